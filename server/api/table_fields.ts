// Declarations that the pages' own data calls share.
import { invalid } from "../wire/errors.ts";
import { list, required } from "../wire/fields.ts";
import { experimentId } from "../wire/names.ts";
import { MAX_TABLE_EXPERIMENTS } from "../wire/table.ts";

/** A rule on the length of a list. */
export function atMost(name: string, most: number, least = 1): (length: number) => void {
  return (length) => {
    if (length >= least && length <= most) return;
    throw invalid(`${name} must have ${least > 0 ? `${least} to` : "at most"} ${most} items. Got ${length}.`);
  };
}

/** The experiments that a table or a list of keys is about. */
export const tableExperiments = required(list(experimentId, atMost("experiment_ids", MAX_TABLE_EXPERIMENTS)));
