// From a request to a plain object: the JSON of its body, or the fields of its query string.
import { ApiError, invalid } from "../wire/errors.ts";
import type { Fields } from "../wire/fields.ts";
import { isRecord } from "../wire/json.ts";
import { parseJson } from "../wire/parse_json.ts";

/** Reads what a JSON endpoint is asked: the body where the method has one, else the query (or, without a query, a body). */
export async function readRequest(
  request: Request,
  fields: Fields,
  maxBytes: number,
): Promise<Record<string, unknown>> {
  const query = request.url.indexOf("?");
  if (request.method === "GET" || request.method === "HEAD") {
    if (query >= 0) return readQuery(request.url.slice(query + 1), fields);
    return request.body === null ? {} : await readJsonBody(request, maxBytes);
  }
  checkContentType(request);
  return await readJsonBody(request, maxBytes);
}

/** The fields of a query string; a field that is a list takes every value of its key, another one the first. */
export function readQuery(query: string, fields: Fields): Record<string, unknown> {
  const values = new URLSearchParams(query);
  const isList = (name: string) => fields[name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)]?.list;
  const names = [...new Set(values.keys())];
  return Object.fromEntries(names.map((name) => [name, isList(name) ? values.getAll(name) : values.get(name)]));
}

/** A body of another type could be sent by a foreign page without the browser asking first. */
function checkContentType(request: Request): void {
  const type = request.headers.get("content-type");
  // A DELETE without a body has nothing to declare.
  if (type === null && request.body === null && request.method === "DELETE") return;
  if (type === null) throw invalid("Bad Request. Content-Type header is missing.");
  if (type.split(";", 1)[0]?.trim().toLowerCase() !== "application/json") {
    throw invalid("Bad Request. Content-Type must be one of ['application/json'].");
  }
}

async function readJsonBody(request: Request, maxBytes: number): Promise<Record<string, unknown>> {
  const text = decodeUtf8(await readBytes(request, maxBytes));
  if (text.trim() === "") return {};
  let value = parseJson(text);
  // Very old clients encode twice: the body is a JSON string that holds the JSON object.
  if (typeof value === "string") value = parseJson(value);
  if (!isRecord(value)) throw new ApiError("BAD_REQUEST", "The request's body is not a JSON object.");
  return value;
}

/** Reads a body of at most `maxBytes`; a longer one is refused as soon as that shows, and its rest is not read. */
async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const declared = Number(request.headers.get("content-length") ?? NaN);
  if (declared > maxBytes) throw tooLarge(maxBytes);
  // A body of known length can't be longer than it says.
  if (!Number.isNaN(declared)) return new Uint8Array(await request.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return concatenate(chunks, length);
}

function concatenate(chunks: Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}

const tooLarge = (maxBytes: number) =>
  new ApiError("BAD_REQUEST", `The request's body is larger than ${maxBytes} bytes.`, 413);

const LENIENT_UTF8 = new TextDecoder();
const STRICT_UTF8 = new TextDecoder("utf-8", { fatal: true });

/** The strict decoder is twenty times slower, so it only looks where the other one may have mended something. */
function decodeUtf8(bytes: Uint8Array): string {
  const text = LENIENT_UTF8.decode(bytes);
  if (!text.includes("\ufffd")) return text;
  try {
    return STRICT_UTF8.decode(bytes);
  } catch (cause) {
    throw Object.assign(new ApiError("BAD_REQUEST", "The request's body is not valid UTF-8."), { cause });
  }
}
