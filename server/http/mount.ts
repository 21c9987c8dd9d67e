// From declarations to routes: each endpoint under /api and /ajax-api, its older paths, and 404 and 405 for the rest.
import type { Context, Hono } from "hono";
import { TrieRouter } from "hono/router/trie-router";
import type { Deps } from "../deps.ts";
import { ApiError } from "../wire/errors.ts";
import { messageReader } from "../wire/fields.ts";
import { readQuery, readRequest } from "./body.ts";
import type { Endpoint, JsonEndpoint, RawEndpoint } from "./endpoint.ts";
import { replyJson } from "./reply.ts";

/** What a route is told about a request beside itself. */
export type Env = { Bindings: { requestId: string } };

/** Mounts every endpoint. What no route takes is left to `explainUnrouted`. */
export function mountEndpoints(app: Hono<Env>, endpoints: readonly Endpoint[], deps: Deps): void {
  for (const endpoint of endpoints) {
    const handler = endpoint.kind === "json" ? jsonHandler(endpoint, deps) : rawHandler(endpoint, deps);
    for (const path of pathsOf(endpoint)) app.on(endpoint.methods, [path], handler);
  }
}

/**
 * The error for a request that no route takes: 405 where another method would be, else 404. It asks a router of its own: a second
 * handler on every path would put Hono's middleware chain before each request.
 */
export function createUnroutedError(endpoints: readonly Endpoint[]): (method: string, path: string) => ApiError {
  const router = new TrieRouter<readonly string[]>();
  for (const endpoint of endpoints) {
    for (const path of pathsOf(endpoint)) router.add("ALL", path, endpoint.methods);
  }
  return (method, path) => {
    const methods = router.match("ALL", path)[0].flatMap(([methods]) => methods);
    if (methods.length === 0) {
      return new ApiError("ENDPOINT_NOT_FOUND", `No such path: ${method} ${path.slice(0, 200)}`);
    }
    const refused = new ApiError("BAD_REQUEST", `Method ${method} is not allowed here.`, 405);
    return Object.assign(refused, { headers: { allow: [...new Set(methods)].join(", ") } });
  };
}

/** Every path of an endpoint, in Hono's spelling. */
export function pathsOf(endpoint: Endpoint): string[] {
  const paths = [endpoint.path, ...endpoint.aliases].map(honoPath);
  if (endpoint.bare) return paths;
  return ["/api", "/ajax-api"].flatMap((prefix) => paths.map((path) => `${prefix}/${endpoint.version}${path}`));
}

const honoPath = (path: string) =>
  path.replace(/\{(\w+)(:path)?\}/g, (_, name, rest) => rest ? `:${name}{.+}` : `:${name}`);

function jsonHandler(endpoint: JsonEndpoint, deps: Deps) {
  const read = messageReader(endpoint.request);
  const hasPathParams = endpoint.path.includes("{");
  return async (c: Context) => {
    const request = c.req.raw;
    const source = await readRequest(request, endpoint.request, deps.config.maxJsonBytes);
    // 3.x clients may repeat a path parameter in the body; the path is what was routed by.
    const message = read(hasPathParams ? { ...source, ...c.req.param() } : source);
    return replyJson(await endpoint.handle(deps, message, { request }));
  };
}

function rawHandler(endpoint: RawEndpoint, deps: Deps) {
  const read = messageReader(endpoint.request);
  return (c: Context) => {
    const request = c.req.raw;
    const query = request.url.indexOf("?");
    const source = query < 0 ? {} : readQuery(request.url.slice(query + 1), endpoint.request);
    return endpoint.handle(deps, read({ ...source, ...c.req.param() }), { request });
  };
}
