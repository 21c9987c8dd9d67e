// Experiment ids: decimal texts in the protocol, integers here. Imported ones have up to 18 digits, more than a double keeps.
import { invalid } from "../server/wire/errors.ts";

/** The integer that an id is kept as. 400 in MLflow's words for what is no integer. */
export function readExperimentId(text: string): number | bigint {
  if (!/^\s*[+-]?\d{1,19}\s*$/.test(text)) {
    throw invalid(`Invalid experiment ID '${text}'. Experiment ID must be a valid integer.`);
  }
  const id = BigInt.asIntN(64, BigInt(text.trim().replace(/^\+/, "")));
  return Number.isSafeInteger(Number(id)) ? Number(id) : id;
}
