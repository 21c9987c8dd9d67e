// The only fetch(): sends a request to the server that served the page, and turns every failure into a CallError.
import { parseJson } from "./json.ts";
import { createObservable, type Observable } from "./observable.ts";

/** What a request failed with. `status` is 0 when no answer came; `position` counts characters into the filter it complains about. */
export class CallError extends Error {
  constructor(
    readonly error_code: string,
    message: string,
    readonly status: number,
    readonly position?: number,
  ) {
    super(message);
  }
}

/** One request. `path` is relative to the page; `read` marks a POST that changes nothing and may be sent again. */
export type Call = {
  path: string;
  query?: Record<string, string | undefined>;
  body?: unknown;
  read?: boolean;
  headers?: Record<string, string>;
  signal?: AbortSignal;
};

/** Sends requests. An aborted one rejects with the DOMException "AbortError", every other failure is a CallError. */
export type Client = {
  /** Whether the last request got any answer. */
  online: Observable<boolean>;
  /** Sends a GET, or a POST when there is a body, and reads a JSON answer, which is trusted to have the form `T`. */
  json<T>(call: Call): Promise<T>;
  /** The first bytes of an answer, at most `limit`, and whether there are more. */
  bytes(call: Call, limit: number): Promise<Start>;
  /** The answer itself, once its status is known to be good; its body is not read yet. */
  response(call: Call): Promise<Response>;
  /** The address of a GET, for links. */
  url(path: string, query?: Call["query"]): string;
};

/** How an answer begins; `cut` when there is more of it. */
export type Start = { bytes: Uint8Array<ArrayBuffer>; cut: boolean };

const TIMEOUT_MS = 60_000;
const RETRY_DELAYS_MS = [300, 1_200];

/** A client for the server whose pages lie at `base` (a folder's URL, with its closing slash). */
export function createClient(base: string, retryDelays: readonly number[] = RETRY_DELAYS_MS): Client {
  const online = createObservable(true);

  function url(path: string, query: Call["query"] = {}): string {
    const address = new URL(path, base);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) address.searchParams.set(name, value);
    }
    return address.href;
  }

  async function send(call: Call): Promise<Response> {
    const signal = AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), ...(call.signal ? [call.signal] : [])]);
    const hasBody = call.body !== undefined;
    const headers = { ...(hasBody ? { "content-type": "application/json" } : {}), ...call.headers };
    const body = hasBody ? JSON.stringify(call.body) : undefined;
    try {
      const answer = await fetch(url(call.path, call.query), {
        method: hasBody ? "POST" : "GET",
        headers,
        body,
        signal,
      });
      online.set(true);
      return answer;
    } catch (cause) {
      if (call.signal?.aborted) throw cause;
      online.set(false);
      throw new CallError("UNREACHABLE", "The server does not answer. Is it still running?", 0);
    }
  }

  async function sendPatiently(call: Call): Promise<Response> {
    const repeatable = call.read === true || call.body === undefined;
    for (const delay of repeatable ? retryDelays : []) {
      try {
        return await send(call);
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        await pause(delay, call.signal);
      }
    }
    return await send(call);
  }

  async function response(call: Call): Promise<Response> {
    const answer = await sendPatiently(call);
    if (!answer.ok) throw await errorFrom(answer, call);
    return answer;
  }

  return {
    online,
    url,
    response,
    async json<T>(call: Call): Promise<T> {
      return await readAnswer(await response(call), call);
    },
    async bytes(call, limit) {
      const answer = await response(call);
      return await finish(readUpTo(answer, limit), answer, call);
    },
  };
}

/** The body that is being read; a connection that breaks meanwhile is a CallError too, unless the caller hung up. */
async function finish<T>(body: Promise<T>, { status }: Response, { signal }: Call): Promise<T> {
  try {
    return await body;
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw Object.assign(new CallError("CUT_ANSWER", "The server's answer broke off.", status), { cause });
  }
}

/**
 * Reads the body until there is one byte too many, then hangs up: an empty file has no range that could be asked for.
 * With a reader, since streams can't be iterated over in every browser.
 */
async function readUpTo({ body }: Response, limit: number): Promise<Start> {
  const reader = body?.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  while (reader && size <= limit) {
    const { value } = await reader.read();
    if (value === undefined) break;
    parts.push(value);
    size += value.length;
  }
  await reader?.cancel();
  const whole = new Uint8Array(await new Blob(parts).arrayBuffer());
  return { bytes: whole.subarray(0, limit), cut: size > limit };
}

async function readAnswer<T>(answer: Response, call: Call): Promise<T> {
  const text = await finish(answer.text(), answer, call);
  try {
    return parseJson(text);
  } catch (cause) {
    throw Object.assign(new CallError("MALFORMED_ANSWER", "The server's answer is not JSON.", answer.status), {
      cause,
    });
  }
}

async function errorFrom(answer: Response, call: Call): Promise<CallError> {
  const text = await finish(answer.text(), answer, call);
  const fields = readFields(text);
  const code = typeof fields.error_code === "string" ? fields.error_code : `HTTP_${answer.status}`;
  const message = typeof fields.message === "string" ? fields.message : text.slice(0, 500) || answer.statusText;
  const position = typeof fields.position === "number" ? fields.position : undefined;
  return new CallError(code, message || `The server answered with status ${answer.status}.`, answer.status, position);
}

/** The fields of an error; none when something in between (a proxy) answered with other text. */
function readFields(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    }, { once: true });
  });
}
