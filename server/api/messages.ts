// Declarations that several endpoints share: the run that a call names, pages, and the messages in replies.
import { invalid } from "../wire/errors.ts";
import {
  alsoCalled,
  checked,
  defaulted,
  enumOf,
  int32,
  list,
  message,
  reply,
  required,
  string,
} from "../wire/fields.ts";
import { MAX_TAGS_AT_CREATION, SEARCH_MAX_RESULTS_DEFAULT, SEARCH_MAX_RESULTS_THRESHOLD } from "../wire/limits.ts";
import { tagKeyAtCreation } from "../wire/names.ts";
import { VIEW_TYPE } from "../wire/run.ts";

/** The run of a call. Clients send its older name `run_uuid` beside it; either will do. */
export const runOfCall = alsoCalled(required(string), "run_uuid");

/** Which lifecycle stages a search looks at: the active ones unless it says otherwise. */
export const viewType = defaulted(enumOf(VIEW_TYPE), "ACTIVE_ONLY");

/** Bounds the tags that something is created with. */
export function atMostTags(length: number): void {
  if (length <= MAX_TAGS_AT_CREATION) return;
  throw invalid(
    `At most ${MAX_TAGS_AT_CREATION} tags can be given at creation. Got ${length}; set the others afterwards.`,
  );
}

/** Tags given at a run's creation. The last one of a key wins, and the original looks at their keys' length alone. */
export const tagList = list(
  message({ key: required(tagKeyAtCreation), value: defaulted(string, "") }),
  atMostTags,
);

/** How many rows a page of runs or experiments may have. */
export const pageSize = defaulted(
  checked(int32, (size) => {
    if (size < 1) throw invalidPageSize(size, "a positive integer");
    if (size > SEARCH_MAX_RESULTS_THRESHOLD) throw invalidPageSize(size, `at most ${SEARCH_MAX_RESULTS_THRESHOLD}`);
    return size;
  }),
  SEARCH_MAX_RESULTS_DEFAULT,
);

const invalidPageSize = (size: number, rule: string) =>
  invalid(`Invalid value ${size} for parameter 'max_results' supplied. It must be ${rule}`);

/** A field of a reply: text. */
export const textReply = reply<string>({ type: "string" });

/** A field of a reply: a message (or a list of them) that `wire` names. */
export const messageReply = <T>(name: string) => reply<T>({ $ref: `#/components/schemas/${name}` });

/** A list for a reply: empty ones are absent on the wire. */
export const orAbsent = <T>(items: T[]): T[] | undefined => items.length > 0 ? items : undefined;
