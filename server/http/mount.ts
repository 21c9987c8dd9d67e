// From declarations to routes: each endpoint under /api and /ajax-api, its older paths, and 404 and 405 for the rest.
import type { Context, Hono } from "hono";
import type { Deps } from "../deps.ts";
import { ApiError } from "../wire/errors.ts";
import { messageReader } from "../wire/fields.ts";
import { readQuery, readRequest } from "./body.ts";
import type { Endpoint, JsonEndpoint, RawEndpoint } from "./endpoint.ts";
import { replyJson } from "./reply.ts";

/** What a route is told about a request beside itself. */
export type Env = { Bindings: { requestId: string } };

/** Mounts every endpoint, and answers 405 where a path is known but the method is not. */
export function mountEndpoints(app: Hono<Env>, endpoints: readonly Endpoint[], deps: Deps): void {
  const methodsOfPath = new Map<string, Set<string>>();
  for (const endpoint of endpoints) {
    const handler = endpoint.kind === "json" ? jsonHandler(endpoint, deps) : rawHandler(endpoint, deps);
    for (const path of pathsOf(endpoint)) {
      app.on(endpoint.methods, [path], handler);
      const methods = methodsOfPath.get(path) ?? new Set();
      endpoint.methods.forEach((method) => methods.add(method));
      methodsOfPath.set(path, methods);
    }
  }
  for (const [path, methods] of methodsOfPath) app.all(path, (c) => refuseMethod(c, methods));
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

function refuseMethod(c: Context, methods: Set<string>): never {
  c.header("allow", [...methods].join(", "));
  throw new ApiError("BAD_REQUEST", `Method ${c.req.method} is not allowed here.`, 405);
}
