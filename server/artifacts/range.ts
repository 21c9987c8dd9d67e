// Which bytes of a file a request asks for: RFC 9110's Range, If-Range, If-None-Match and If-Modified-Since.
import { ApiError } from "../wire/errors.ts";

/** What the conditions are judged by. */
export type Version = { size: number; etag: string; modified: Date };

/** A part of a file, `end` exclusive. */
export type ByteRange = { start: number; end: number };

/** True when the client has this version already, so that 304 will do. */
export function isUnchanged(headers: Headers, version: Version): boolean {
  const tags = headers.get("if-none-match");
  if (tags !== null) {
    const known = tags.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
    return known.includes("*") || known.includes(version.etag);
  }
  const since = Date.parse(headers.get("if-modified-since") ?? "");
  return wholeSeconds(version.modified) <= since;
}

/**
 * The part that is asked for; undefined for the whole file, "none" when nothing of the file lies in it. Several parts at once,
 * units other than bytes and a part of another version are answered with the whole file, which the RFC allows. Throws 400 for
 * a range of bytes that is none, as the original does.
 */
export function readRange(headers: Headers, version: Version): ByteRange | "none" | undefined {
  const range = headers.get("range");
  if (range === null || !/^bytes=/i.test(range) || range.includes(",") || !isSameVersion(headers, version)) {
    return undefined;
  }
  const [, first = "", last = ""] = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/i.exec(range) ?? [];
  if (first === "" && last === "") throw invalidRange(range);
  if (first !== "" && last !== "" && Number(last) < Number(first)) throw invalidRange(range);
  const start = first === "" ? Math.max(version.size - Number(last), 0) : Number(first);
  const end = first === "" || last === "" ? version.size : Math.min(Number(last) + 1, version.size);
  return start < end ? { start, end } : "none";
}

const invalidRange = (range: string) => new ApiError("BAD_REQUEST", `Invalid Range header: ${range.slice(0, 100)}`);

/** If-Range holds a tag, or a date that must be the file's own to the second. */
function isSameVersion(headers: Headers, version: Version): boolean {
  const condition = headers.get("if-range");
  if (condition === null) return true;
  return condition.includes('"')
    ? condition === version.etag
    : Date.parse(condition) === wholeSeconds(version.modified);
}

/** HTTP dates have no fractions. */
const wholeSeconds = (date: Date) => Math.floor(date.getTime() / 1000) * 1000;
