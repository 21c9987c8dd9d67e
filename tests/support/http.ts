// Requests to an MLflow server, written short, and the answers that tests look at.
import { type Json, parseJson } from "./json.ts";

/** A request. Field values may name what an earlier step saved: `"<run>"`. */
export type Ask = {
  method: string;
  /** The whole path with the query, percent-encoded. */
  path: string;
  /** The JSON body as text. */
  body?: string;
  headers?: Record<string, string>;
};

/** An answer; `reply` is the JSON body, or the text of another one. */
export type Answer = { status: number; reply: Json; headers: Headers };

/** Something that answers requests: our server in this process, or a server on a port. */
export type Target = (ask: Ask) => Promise<Answer>;

type Query = Record<string, string | number | boolean | readonly string[]>;

/** A GET under /api/2.0/mlflow, or of a whole path that begins with a slash. */
export function get(path: string, query: Query = {}): Ask {
  const pairs = Object.entries(query).flatMap(([key, value]) => [value].flat().map((item) => [key, String(item)]));
  const text = new URLSearchParams(pairs).toString();
  return { method: "GET", path: wholePath(path) + (text && `?${text}`) };
}

/** A POST of a message as JSON. */
export const post = (path: string, message: unknown = {}): Ask => send("POST", path, JSON.stringify(message));

/** A request with a body exactly as written. */
export const send = (method: string, path: string, body: string, type = "application/json"): Ask => ({
  method,
  path: wholePath(path),
  body,
  headers: { "content-type": type },
});

const wholePath = (path: string) => path.startsWith("/") ? path : `/api/2.0/mlflow/${path}`;

/** Makes a target of anything that takes a Request. */
export function targetOf(origin: string, fetchOne: (request: Request) => Response | Promise<Response>): Target {
  return async ({ path, ...init }) => {
    const response = await fetchOne(new Request(origin + path, init));
    return {
      status: response.status,
      reply: readReply(response.headers, await response.text()),
      headers: response.headers,
    };
  };
}

function readReply(headers: Headers, text: string): Json {
  const isJson = text !== "" && headers.get("content-type")?.startsWith("application/json");
  return isJson ? parseJson(text) : text;
}
