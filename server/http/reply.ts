// From a result or an error to a Response; the only writer of `error_code`.
import type { Log } from "../log.ts";
import { ApiError } from "../wire/errors.ts";
import { writeJson } from "../wire/json.ts";

const JSON_HEADERS = { "content-type": "application/json" };

/** A 200 with the reply as protocol JSON. */
export function replyJson(reply: unknown): Response {
  return new Response(writeJson(reply), { headers: JSON_HEADERS });
}

/** The protocol's `{error_code, message}` for whatever was thrown. What is not an ApiError is a defect: logged whole, told without detail. */
export function replyError(error: unknown, requestId: string, log: Log): Response {
  if (error instanceof ApiError) return replyApiError(error);
  log.error("request failed", { request_id: requestId, error });
  const message = `The server met an error of its own. Its log has the details under the request id ${requestId}.`;
  return replyApiError(new ApiError("INTERNAL_ERROR", message));
}

function replyApiError(error: ApiError): Response {
  const { code: error_code, message, status, details } = error;
  const headers: Record<string, string> = { ...JSON_HEADERS, ...error.headers };
  // Clients honour it: 503 is worth another try soon, and a body that was not read whole spoils the connection.
  if (status === 503) headers["retry-after"] = "1";
  if (status === 413) headers["connection"] = "close";
  return new Response(writeJson({ error_code, message, ...details }), { status, headers });
}
