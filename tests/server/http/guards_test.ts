// What stands before and after every request.
import { deepStrictEqual, match, notStrictEqual, strictEqual, throws } from "node:assert/strict";
import { createGuards, type GuardOptions, rawPath, requestIdOf } from "../../../server/http/guards.ts";
import { parseOriginRule } from "../../../server/http/origin.ts";
import { ApiError } from "../../../server/wire/errors.ts";

const OPTIONS: GuardOptions = {
  host: "localhost",
  staticPrefix: "",
  allowedHosts: [],
  corsAllowedOrigins: [],
  xFrameOptions: "SAMEORIGIN",
};

const guardsWith = (changed: Partial<GuardOptions>) => createGuards({ ...OPTIONS, ...changed });

/** A request as Deno's server makes it: the URL is the raw target behind the Host. */
function requestOf(method: string, path: string, headers: Record<string, string>): Request {
  return new Request(`http://${headers.host ?? "localhost:5000"}${path}`, { method, headers });
}

/** The sentence of a refusal, or undefined when the request passes. */
function refusalOf(request: Request, changed: Partial<GuardOptions> = {}): string | undefined {
  try {
    guardsWith(changed).check(request);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    strictEqual(error.code, "PERMISSION_DENIED");
    strictEqual(error.status, 403);
    return error.message;
  }
}

const FOREIGN_HOST = 'The Host "evil.example" is not one of this server\'s: start it with --allowed-hosts to allow it.';

Deno.test("guards: a foreign Host is refused on every method", () => {
  for (const method of ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
    strictEqual(refusalOf(requestOf(method, "/", { host: "evil.example" })), FOREIGN_HOST);
    strictEqual(refusalOf(requestOf(method, "/", { host: "localhost:5000" })), undefined);
  }
});

Deno.test("guards: a request without a Host is refused", () => {
  strictEqual(refusalOf(requestOf("GET", "/", {})), "The request has no Host header.");
});

Deno.test("guards: a request line that names another host than the Host header is refused", () => {
  const request = new Request("http://127.0.0.1:5000/", { headers: { host: "localhost:5000" } });
  strictEqual(
    refusalOf(request),
    'The Host "localhost:5000" is not one of this server\'s: start it with --allowed-hosts to allow it.',
  );
});

Deno.test("guards: /health answers whatever the Host, also below the static prefix, and nothing else does", () => {
  const ask = (path: string, staticPrefix = "") =>
    refusalOf(requestOf("GET", path, { host: "evil.example" }), { staticPrefix });
  strictEqual(ask("/health"), undefined);
  strictEqual(ask("/health?x=1"), undefined);
  strictEqual(ask("/ml/health", "/ml"), undefined);
  strictEqual(ask("/ml/health"), FOREIGN_HOST);
  strictEqual(ask("/healthy"), FOREIGN_HOST);
  strictEqual(ask("/api/health"), FOREIGN_HOST);
  strictEqual(ask("/?/health"), FOREIGN_HOST);
});

const foreignOrigin = (origin: string) =>
  `Pages of the origin "${origin}" may not change anything here: start the server with --cors-allowed-origins to allow it.`;

/** The Origin header, what was listed, and whether a POST from there passes. */
const ORIGINS: [string, string[], boolean][] = [
  ["http://localhost:5000", [], true],
  ["https://localhost:5000", [], true],
  ["http://localhost:3000", [], false],
  ["http://127.0.0.1:5000", [], false],
  ["http://evil.example", [], false],
  ["http://localhost:5000.evil.example", [], false],
  ["null", [], false],
  ["", [], false],
  ["https://app.example.com", ["https://app.example.com"], true],
  ["http://app.example.com", ["https://app.example.com"], false],
  ["https://app.example.com:8443", ["https://app.example.com"], false],
  ["https://app.example.com", ["https://APP.example.com/"], true],
  ["https://a.example.com", ["https://*.example.com"], true],
  ["https://example.com", ["https://*.example.com"], false],
  ["https://evilexample.com", ["https://*.example.com"], false],
  ["http://a.example.com", ["https://*.example.com"], false],
  ["https://anything.example", ["*"], true],
  ["null", ["*"], true],
];

for (const [origin, listed, passes] of ORIGINS) {
  const flag = listed.length > 0 ? ` with --cors-allowed-origins ${listed}` : "";
  Deno.test(`guards: a change from a page of "${origin}" ${passes ? "passes" : "is refused"}${flag}`, () => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const request = requestOf(method, "/x", { host: "localhost:5000", origin });
      strictEqual(refusalOf(request, { corsAllowedOrigins: listed }), passes ? undefined : foreignOrigin(origin));
    }
    const reading = requestOf("GET", "/x", { host: "localhost:5000", origin });
    strictEqual(refusalOf(reading, { corsAllowedOrigins: listed }), undefined);
  });
}

Deno.test("guards: a client that is no page sends no Origin and passes", () => {
  strictEqual(refusalOf(requestOf("POST", "/x", { host: "localhost:5000" })), undefined);
});

for (
  const entry of [
    "app.example.com",
    "ftp://a.com",
    "https://a.com/path",
    "https://app-*.a.com",
    "null",
    "https://u@a.com",
  ]
) {
  Deno.test(`guards: "${entry}" can't be listed as an origin`, () => {
    const message = `"${entry}" is no origin: write https://app.example.com or https://*.example.com`;
    throws(() => parseOriginRule(entry), { message });
  });
}

const preflight = (origin: string) =>
  requestOf("OPTIONS", "/api/2.0/mlflow/runs/create", {
    host: "localhost:5000",
    origin,
    "access-control-request-method": "POST",
    "access-control-request-headers": "content-type",
  });

Deno.test("guards: a preflight of a listed origin is answered with what the browser asked for", () => {
  const reply = guardsWith({ corsAllowedOrigins: ["https://a.com"] }).preflight(preflight("https://a.com"));
  strictEqual(reply?.status, 204);
  deepStrictEqual(Object.fromEntries(reply.headers), {
    "access-control-allow-credentials": "true",
    "access-control-allow-headers": "content-type",
    "access-control-allow-methods": "GET, HEAD, POST, PUT, PATCH, DELETE",
    "access-control-allow-origin": "https://a.com",
    "access-control-expose-headers": "x-request-id, x-kiseki-version, etag, content-range",
    "access-control-max-age": "600",
  });
});

Deno.test("guards: no other preflight is answered, and no other request is taken for one", () => {
  const guards = guardsWith({ corsAllowedOrigins: ["https://a.com"] });
  strictEqual(guards.preflight(preflight("https://b.com")), undefined);
  strictEqual(createGuards(OPTIONS).preflight(preflight("https://a.com")), undefined);
  strictEqual(
    guards.preflight(requestOf("OPTIONS", "/", { host: "localhost:5000", origin: "https://a.com" })),
    undefined,
  );
  strictEqual(guards.preflight(requestOf("POST", "/", { host: "localhost:5000", origin: "https://a.com" })), undefined);
});

/** The headers that `finish` adds to an empty reply. */
function headersAfter(request: Request, changed: Partial<GuardOptions>, given: Record<string, string> = {}) {
  const reply = guardsWith(changed).finish(request, new Response(null, { headers: given }), "id-1");
  return Object.fromEntries(reply.headers);
}

const EVERY_REPLY = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "SAMEORIGIN",
  "x-kiseki-version": "0.1.0",
  "x-request-id": "id-1",
};

Deno.test("guards: every reply names its request, says who answered, and may be neither sniffed nor framed elsewhere", () => {
  const request = requestOf("GET", "/", { host: "localhost:5000", origin: "https://a.com" });
  deepStrictEqual(headersAfter(request, {}), EVERY_REPLY);
  strictEqual(headersAfter(request, { xFrameOptions: "DENY" })["x-frame-options"], "DENY");
  strictEqual(headersAfter(request, { xFrameOptions: "NONE" })["x-frame-options"], undefined);
});

Deno.test("guards: a page that says itself who may frame it gets no X-Frame-Options, a sandboxed artifact does", () => {
  const request = requestOf("GET", "/", { host: "localhost:5000" });
  const framed = (policy: string) =>
    headersAfter(request, {}, { "content-security-policy": policy })["x-frame-options"];
  strictEqual(framed("default-src 'self'; frame-ancestors 'self'"), undefined);
  strictEqual(framed("sandbox; default-src 'none'"), "SAMEORIGIN");
});

Deno.test("guards: a page of a listed origin may read replies, with credentials unless everybody is listed", () => {
  const request = requestOf("GET", "/", { host: "localhost:5000", origin: "https://a.com" });
  const exposed = { "access-control-expose-headers": "x-request-id, x-kiseki-version, etag, content-range" };
  deepStrictEqual(headersAfter(request, { corsAllowedOrigins: ["https://a.com"] }), {
    ...EVERY_REPLY,
    ...exposed,
    "access-control-allow-origin": "https://a.com",
    "access-control-allow-credentials": "true",
    vary: "Origin",
  });
  const open = headersAfter(request, { corsAllowedOrigins: ["*"] });
  deepStrictEqual(open, { ...EVERY_REPLY, ...exposed, "access-control-allow-origin": "*", vary: "Origin" });
});

Deno.test("guards: where origins are listed, a reply to another one says that it depends on the origin", () => {
  const request = requestOf("GET", "/", { host: "localhost:5000", origin: "https://b.com" });
  const headers = headersAfter(request, { corsAllowedOrigins: ["https://a.com"] }, { vary: "accept-encoding" });
  deepStrictEqual(headers, { ...EVERY_REPLY, vary: "accept-encoding, Origin" });
});

Deno.test("guards: a request keeps the id that its proxy gave it, when that is a plain word", () => {
  const idOf = (id: string) => requestIdOf(requestOf("GET", "/", { "x-request-id": id }));
  strictEqual(idOf("4bf92f35-77b3.a"), "4bf92f35-77b3.a");
  notStrictEqual(idOf("a b"), "a b");
  notStrictEqual(idOf("x".repeat(65)), "x".repeat(65));
  match(idOf(""), /^[0-9a-f]{8}-\w+$/);
  notStrictEqual(idOf(""), idOf(""));
});

Deno.test("guards: the path of a raw URL has neither query nor fragment", () => {
  strictEqual(rawPath("http://localhost:5000/a/%2e%2e/b?token=secret"), "/a/%2e%2e/b");
  strictEqual(rawPath("http://localhost/"), "/");
  strictEqual(rawPath("http://localhost//x//y#z?q"), "//x//y");
});
