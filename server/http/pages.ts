// Serves ui/dist: index.html at the root, its files below assets/. Compressed once, kept in memory, and knows no resource.
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { rawPath } from "./guards.ts";

const DIST = new URL("../../ui/dist/", import.meta.url);

/** The part of the configuration that the pages depend on. */
export type PagesOptions = {
  /** Empty, or a path that begins with a slash and ends without one. */
  staticPrefix: string;
  /** The sources that may frame the pages; empty when anybody may. */
  frameAncestors: string;
};

/** Answers requests for the pages; undefined for all others. */
export type Pages = (request: Request) => Promise<Response | undefined>;

type Encoding = "identity" | "gzip" | "br";
type Body = { bytes: Uint8Array<ArrayBuffer>; etag: string };

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
};

/** Names below assets/ carry a hash of their content, so what they hold never changes. */
const FOR_EVER = "public, max-age=31536000, immutable";
const ASK_EACH_TIME = "no-cache";

/** Makes the handler. The files are read at the first request for each. */
export function createPages({ staticPrefix, frameAncestors }: PagesOptions): Pages {
  const policy = writePolicy(frameAncestors);
  const bodies = new Map<string, Body>();

  async function bodyOf(file: string, encoding: Encoding): Promise<Body | undefined> {
    const key = `${encoding} ${file}`;
    const body = bodies.get(key) ?? await readBody(file, encoding);
    // Only what exists is kept, or a stranger could fill the memory with names.
    if (body) bodies.set(key, body);
    return body;
  }

  return async (request) => {
    if (request.method !== "GET" && request.method !== "HEAD") return undefined;
    const path = rawPath(request.url);
    // The pages' own addresses are relative, so the root has to end with its slash.
    if (staticPrefix !== "" && path === staticPrefix) return redirect(`${staticPrefix}/`);
    const file = fileFrom(path, staticPrefix);
    const encoding = chooseEncoding(request.headers.get("accept-encoding") ?? "");
    const body = file === undefined ? undefined : await bodyOf(file, encoding);
    if (file === undefined || body === undefined) return undefined;
    const headers = headersFor(file, encoding, body, policy);
    if (isFresh(request, body.etag)) return new Response(null, { status: 304, headers });
    return new Response(request.method === "HEAD" ? null : body.bytes, {
      headers: [...headers, ["content-length", String(body.bytes.length)]],
    });
  };
}

/** Nothing from another host, no inline script, framed only by whom the operator allows. */
function writePolicy(frameAncestors: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "media-src 'self' blob:",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    ...(frameAncestors === "" ? [] : [`frame-ancestors ${frameAncestors}`]),
  ].join("; ");
}

/** The file below dist that a path names, with the prefix or without: proxies forward either. Only plain names are files. */
function fileFrom(path: string, staticPrefix: string): string | undefined {
  const local = path.startsWith(`${staticPrefix}/`) ? path.slice(staticPrefix.length) : path;
  if (local === "/" || local === "/index.html") return "index.html";
  return /^\/(assets\/[\w-]+\.[a-z]+)$/.exec(local)?.[1];
}

async function readBody(file: string, encoding: Encoding): Promise<Body | undefined> {
  try {
    const bytes = await compress(await Deno.readFile(new URL(file, DIST)), encoding);
    return { bytes, etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 16)}"` };
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

async function compress(bytes: Uint8Array<ArrayBuffer>, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  if (encoding === "gzip") return new Uint8Array(await promisify(gzip)(bytes, { level: 9 }));
  if (encoding === "identity") return bytes;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return new Uint8Array(await promisify(brotliCompress)(bytes, { params }));
}

/** The best of what the browser takes; `;q=0` refuses. */
function chooseEncoding(accepted: string): Encoding {
  const names = accepted.split(",").filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part)).map((part) =>
    part.split(";")[0]?.trim()
  );
  return names.includes("br") ? "br" : names.includes("gzip") ? "gzip" : "identity";
}

function headersFor(file: string, encoding: Encoding, { etag }: Body, policy: string): [string, string][] {
  const type = TYPES[file.slice(file.lastIndexOf(".") + 1)] ?? "application/octet-stream";
  return [
    ["content-type", type],
    ["etag", etag],
    ["vary", "accept-encoding"],
    ["cache-control", file === "index.html" ? ASK_EACH_TIME : FOR_EVER],
    ["content-security-policy", policy],
    ["referrer-policy", "same-origin"],
    ["cross-origin-opener-policy", "same-origin"],
    ["x-content-type-options", "nosniff"],
    ...(encoding === "identity" ? [] : [["content-encoding", encoding]] satisfies [string, string][]),
  ];
}

function isFresh(request: Request, etag: string): boolean {
  const known = request.headers.get("if-none-match");
  return known !== null &&
    known.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag || tag.trim() === "*");
}

const redirect = (location: string) => new Response(null, { status: 308, headers: { location } });
