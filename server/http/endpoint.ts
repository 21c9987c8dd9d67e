// The form in which an endpoint is declared, once: routes, checks, permission and OpenAPI entry are read from it.
import type { Deps } from "../deps.ts";
import type { Fields, Message } from "../wire/fields.ts";
import type { JsonText } from "../wire/json.ts";

/** What a permission is asked for. `artifact` is the run or experiment whose folder a path lies in. */
export type Subject = "experiment" | "run" | "artifact";

/**
 * Who may call an endpoint. `open`: anybody, even without a login; `signed_in`: any user, and what the reply shows is filtered
 * by what they may read; otherwise whoever has that permission on the subject that the request names.
 */
export type Access =
  | "open"
  | "signed_in"
  | { read: Subject }
  | { use: Subject }
  | { edit: Subject }
  | { manage: Subject };

/** The methods of the protocol. */
export type Method = "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";

/** A reply: the declared fields, or parts of them as text that the database has written. */
export type ReplyOf<F extends Fields> = {
  [N in keyof Message<F>]: Message<F>[N] | JsonText<Message<F>[N]> | JsonTextItems<Message<F>[N]>;
};
type JsonTextItems<T> = T extends (infer I)[] ? JsonText<I>[] : never;

/** What a handler sees of HTTP: raw routes stream from it, others need it rarely. */
export type RequestContext = { request: Request };

type Route = {
  /** The rpc's name in MLflow's service definition, or ours. */
  name: string;
  methods: Method[];
  /** Below `/api/<version>` and `/ajax-api/<version>`; `{x}` is a path parameter, `{x:path}` one that may hold slashes. */
  path: string;
  version: string;
  /** Older paths of the same call, below the same prefix. */
  aliases: string[];
  /** Mounted at `path` itself, without a prefix (`/health`, `/get-artifact`). */
  bare: boolean;
  access: Access;
  request: Fields;
};

/** An endpoint that reads a JSON body or a query string and answers JSON. */
export type JsonEndpoint = Route & {
  kind: "json";
  response: Fields;
  handle(deps: Deps, message: Record<string, unknown>, context: RequestContext): Promise<unknown> | unknown;
};

/** An endpoint that streams: its fields come from path and query only, its body is untouched, its Response is its own. */
export type RawEndpoint = Route & {
  kind: "raw";
  handle(deps: Deps, message: Record<string, unknown>, context: RequestContext): Promise<Response> | Response;
};

/** A declared endpoint, its types forgotten: what the table of contents holds. */
export type Endpoint = JsonEndpoint | RawEndpoint;

type Declaration<F extends Fields> = {
  name: string;
  method: Method | Method[];
  path: string;
  /** Default `2.0`. */
  version?: string;
  aliases?: string[];
  bare?: boolean;
  access: Access;
  request: F;
};

type JsonDeclaration<F extends Fields, R extends Fields> = Declaration<F> & {
  response: R;
  handle(deps: Deps, message: Message<F>, context: RequestContext): Promise<ReplyOf<R>> | ReplyOf<R>;
};

type RawDeclaration<F extends Fields> = Declaration<F> & {
  handle(deps: Deps, message: Message<F>, context: RequestContext): Promise<Response> | Response;
};

function route<F extends Fields>(declaration: Declaration<F>): Route {
  const { name, method, path, version = "2.0", aliases = [], bare = false, access, request } = declaration;
  return { name, methods: Array.isArray(method) ? method : [method], path, version, aliases, bare, access, request };
}

/** Declares an endpoint of JSON in and out. */
export function endpoint<F extends Fields, R extends Fields>(declaration: JsonDeclaration<F, R>): JsonEndpoint {
  const { response, handle } = declaration;
  return { ...route(declaration), kind: "json", response, handle: handle as JsonEndpoint["handle"] };
}

/** Declares an endpoint of streams. */
export function rawEndpoint<F extends Fields>(declaration: RawDeclaration<F>): RawEndpoint {
  return { ...route(declaration), kind: "raw", handle: declaration.handle as RawEndpoint["handle"] };
}
