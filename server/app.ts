// The application: what happens to every request, in order, on one screen.
import { Hono } from "hono";
import { ENDPOINTS } from "./api/endpoints.ts";
import type { Deps } from "./deps.ts";
import { logAccess } from "./http/access_log.ts";
import type { Endpoint } from "./http/endpoint.ts";
import { createGuards, requestIdOf } from "./http/guards.ts";
import { createUnroutedError, type Env, mountEndpoints } from "./http/mount.ts";
import { createPages } from "./http/pages.ts";
import { replyError } from "./http/reply.ts";
import { ApiError } from "./wire/errors.ts";

/** The application as `Deno.serve` and tests call it. */
export type App = { fetch(request: Request): Promise<Response> };

/** Builds the application. */
export function createApp(deps: Deps): App {
  const guards = createGuards(deps.config);
  const routes = createRoutes(deps);

  async function answer(request: Request, requestId: string): Promise<Response> {
    try {
      guards.check(request);
      return guards.preflight(request) ?? await routes.fetch(request, { requestId });
    } catch (error) {
      return replyError(error, requestId, deps.log);
    }
  }

  return {
    async fetch(request) {
      const startedAt = performance.now();
      const requestId = requestIdOf(request);
      const response = guards.finish(request, await answer(request, requestId), requestId);
      if (deps.log.writes("info")) logAccess(deps.log, request, response, requestId, startedAt);
      return response;
    },
  };
}

/** Everything is served below the static prefix too: proxies forward with it or without. */
function createRoutes(deps: Deps): Hono<Env> {
  const { staticPrefix, artifactsOnly } = deps.config;
  const endpoints = artifactsOnly ? ENDPOINTS.map(withoutTracking) : ENDPOINTS;
  const pages = createPages(deps.config);
  const unroutedError = createUnroutedError(endpoints);
  const app = new Hono<Env>();
  mountEndpoints(app, endpoints, deps);
  if (staticPrefix !== "") mountEndpoints(app.basePath(staticPrefix), endpoints, deps);
  app.notFound(async (c) => {
    const page = await pages(c.req.raw);
    if (page) return page;
    const path = c.req.path.startsWith(`${staticPrefix}/`) ? c.req.path.slice(staticPrefix.length) : c.req.path;
    throw unroutedError(c.req.method, path);
  });
  app.onError((error, c) => replyError(error, c.env.requestId, deps.log));
  return app;
}

/**
 * With `--artifacts-only` what needs a run or an experiment is refused. The original answers 503, which clients retry for
 * minutes; 501 says the same once.
 */
function withoutTracking(endpoint: Endpoint): Endpoint {
  const { access } = endpoint;
  if (access === "open" || (typeof access === "object" && Object.values(access)[0] === "artifact")) return endpoint;
  const handle = () => {
    throw new ApiError("NOT_IMPLEMENTED", `${endpoint.name} is not served: this server runs with --artifacts-only.`);
  };
  return { ...endpoint, handle };
}
