// Rules for keys, ids, names and values: the checks that MLflow makes by hand, each beside the field that it guards.
import { invalid } from "./errors.ts";
import { checked, invalidValue, Place, string } from "./fields.ts";
import * as limits from "./limits.ts";
import { pythonLength, pythonRepr } from "./python.ts";

const BAD_CHARACTERS = "Names may only contain alphanumerics, underscores (_), dashes (-), periods (.), spaces ( ), " +
  "colon(:) and slashes (/).";

/** Python's `\w` knows every alphabet, so letters and digits are Unicode's. */
const KEY_CHARACTERS = /^[/\p{L}\p{N}_.\- :]*\n?$/u;

/** Python's posixpath.normpath, which decides whether a key could stand for another one. */
function normalizePath(path: string): string {
  if (path === "") return ".";
  const root = path.startsWith("/") ? (path.startsWith("//") && !path.startsWith("///") ? "//" : "/") : "";
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== ".." || (root === "" && (parts.length === 0 || parts.at(-1) === ".."))) parts.push(part);
    else if (parts.length > 0) parts.pop();
  }
  return root + parts.join("/") || ".";
}

/** Nearly all keys: ASCII words between single slashes and periods. The rest takes the long way. */
const PLAIN_KEY = /^[\w\- :]+(?:[/.][\w\- :]+)*$/;

function checkKey(key: string, place: { path: string }): void {
  if (PLAIN_KEY.test(key)) return;
  if (!KEY_CHARACTERS.test(key)) throw invalidValue(place, key, BAD_CHARACTERS);
  const normalized = normalizePath(key);
  if (normalized === key && normalized !== "." && !normalized.startsWith("..") && !normalized.startsWith("/")) return;
  throw invalidValue(
    place,
    key,
    "Names may be treated as files in certain cases, and must not resolve to other names when treated as such. " +
      `This name would resolve to ${pythonRepr(normalized)}`,
  );
}

/** Throws MLflow's complaint when a text is longer than `limit` code points; `what` is quoted. */
export function checkLength(text: string, what: string | Place, limit: number): void {
  // Most texts are short enough in UTF-16 units already; counting code points is for the others.
  if (text.length > limit && pythonLength(text) > limit) {
    throw invalid(`'${what instanceof Place ? what.path : what}' exceeds the maximum length of ${limit} characters`);
  }
}

/** A metric's key. The original calls it `name` in its complaints. */
export const metricKey = checked(string, (key, { within }) => {
  checkKey(key, new Place("name", within));
  checkLength(key, "Metric name", limits.MAX_ENTITY_KEY_LENGTH);
  return key;
});

/** A param's key. */
export const paramKey = checked(string, (key, place) => {
  checkKey(key, place);
  checkLength(key, "Param key", limits.MAX_ENTITY_KEY_LENGTH);
  return key;
});

/** The key of a run's or an experiment's tag. */
export const tagKey = checked(string, (key, place) => {
  checkKey(key, place);
  checkLength(key, place, limits.MAX_ENTITY_KEY_LENGTH);
  return key;
});

/** The key of a tag that a run is created with: characters are not looked at. */
export const tagKeyAtCreation = checked(string, (key, place) => {
  checkLength(key, place, limits.MAX_ENTITY_KEY_LENGTH);
  return key;
});

/** The value of an experiment's tag. */
export const experimentTagValue = checked(string, (value, place) => {
  checkLength(value, place, limits.MAX_EXPERIMENT_TAG_VAL_LENGTH);
  return value;
});

/**
 * What is stored of a param's or run tag's value: all of it up to 65,535 characters, where the original cuts silently.
 * With `truncate` (MLFLOW_TRUNCATE_LONG_VALUES) it is cut at the original's `limit`. `what` is quoted in the complaint.
 */
export function fitValue(value: string, what: string, limit: number, truncate: boolean): string {
  if (truncate) return value.length > limit ? Array.from(value).slice(0, limit).join("") : value;
  checkLength(value, what, limits.MAX_STORED_VALUE_LENGTH);
  return value;
}

/** The name of an experiment. */
export const experimentName = checked(string, (name, place) => {
  checkLength(name, place.path === "new_name" ? "name" : place, limits.MAX_EXPERIMENT_NAME_LENGTH);
  return name;
});

/** An experiment's id: a decimal integer as text. Imported ones have up to 18 digits. */
export const experimentId = checked(string, (id) => {
  if (!/^\d{1,18}$/.test(id)) {
    throw invalid(`Invalid experiment ID '${id.slice(0, 100)}'. Experiment ID must be a valid integer.`);
  }
  return id;
});

/** The name of whoever made a run. */
export const userId = checked(string, (user, place) => {
  checkLength(user, place, limits.MAX_USER_ID_LENGTH);
  return user;
});

/** Where an experiment's artifacts lie. It is data: what a client does with it is the client's business. */
export const artifactLocation = checked(string, (location, { path }) => {
  if (/^runs:/i.test(location)) {
    throw invalid(`${path} cannot have the scheme 'runs': got ${pythonRepr(location)}`);
  }
  checkLength(location, path, limits.MAX_ARTIFACT_LOCATION_LENGTH);
  const [beforeQuery = "", query = ""] = location.split("?", 2);
  const hasParams = beforeQuery.includes(";") && !/^s3:/i.test(location);
  if (location.includes("#") || hasParams) throw invalid(`'${path}' URL can't include fragments or params.`);
  if (/\.\./.test(decodeFully(query))) throw invalid(`Invalid query string: ${query}`);
  return location;
});

/** Percent-decodes until nothing changes (at most ten rounds); text that does not decode stays as it is. */
function decodeFully(text: string): string {
  for (let round = 0; round < 10 && text.includes("%"); round++) {
    const decoded = text.replace(/%[0-7][0-9a-f]/gi, (escape) => String.fromCharCode(parseInt(escape.slice(1), 16)));
    if (decoded === text) break;
    text = decoded;
  }
  return text;
}
