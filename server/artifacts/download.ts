// From an open file to the reply of a download.
import type { StoredFile } from "./backend.ts";
import { attachment, mediaType } from "./media_type.ts";
import { isUnchanged, readRange } from "./range.ts";

/** A file must not run as a page of this server, whoever stored it and whatever a browser takes it for. */
const INERT = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "sandbox; default-src 'none'",
};

/** Answers GET and HEAD with the file, the part of it that is asked for, or 304. Takes over the file and closes it. */
export function answerDownload(file: StoredFile, fileName: string, request: Request): Response {
  const headers = {
    ...INERT,
    "content-type": mediaType(fileName),
    "content-disposition": attachment(fileName),
    "accept-ranges": "bytes",
    // Kept copies are asked about again each time: another file may have taken the name.
    "cache-control": "no-cache",
    "etag": file.etag,
    "last-modified": file.modified.toUTCString(),
  };
  try {
    if (isUnchanged(request.headers, file)) return closed(file, 304, headers);
    // RFC 9110: ranges are for GET alone.
    const range = request.method === "GET" ? readRange(request.headers, file) : undefined;
    if (range === "none") return closed(file, 416, { ...INERT, "content-range": `bytes */${file.size}` });
    const { start, end } = range ?? { start: 0, end: file.size };
    const part = { ...headers, "content-length": String(end - start), ...range && contentRange(start, end, file.size) };
    const status = range === undefined ? 200 : 206;
    if (request.method === "HEAD" || start === end) return closed(file, status, part);
    return new Response(file.read(start, end), { status, headers: part });
  } catch (error) {
    file.close();
    throw error;
  }
}

const contentRange = (start: number, end: number, size: number) => ({
  "content-range": `bytes ${start}-${end - 1}/${size}`,
});

function closed(file: StoredFile, status: number, headers: Record<string, string>): Response {
  file.close();
  return new Response(null, { status, headers });
}
