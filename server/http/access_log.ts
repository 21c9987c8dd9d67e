// One line in the log for each request: method, path, status, milliseconds, bytes and the request's id.
import type { Log } from "../log.ts";
import { rawPath } from "./guards.ts";

/**
 * Writes the line of an answered request at level `info`. The query is left out, as it may hold names and tokens. The time ends
 * where the reply begins, so a long download is not in it; bytes are those that the reply announces, `-` when it does not.
 */
export function logAccess(log: Log, request: Request, response: Response, requestId: string, startedAt: number): void {
  const ms = Math.round((performance.now() - startedAt) * 10) / 10;
  const bytes = response.headers.get("content-length") ?? "-";
  log.info(`${request.method} ${rawPath(request.url)} ${response.status} ${ms}ms ${bytes} ${requestId}`);
}
