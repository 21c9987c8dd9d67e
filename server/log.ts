// The log: lines of text on stderr, gathered and written together, so that a request does not wait for a terminal.

/** How much is told, from most to least. */
export const LOG_LEVELS = ["debug", "info", "warning", "error", "off"] as const;

/** A level of the log. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What is told beside a message. `error` is written with its stack and causes; the rest as `name=value`. */
export type LogFields = Readonly<Record<string, unknown>>;

/** A log. Give it facts, never bodies, headers, query strings or credentials. */
export type Log = {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warning(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** True when lines of this level are written; ask before a line is costly to make. */
  writes(level: LogLevel): boolean;
  /** Writes what is gathered; resolves when it is out. */
  flush(): Promise<void>;
};

/** Where lines go: the whole of stderr's interface that is used. */
export type LogSink = { write(bytes: Uint8Array): Promise<number> };

const FLUSH_AFTER_MS = 50;
/** A reader that stopped (a paused terminal, a full pipe) must not make the server grow: lines beyond this are dropped and counted. */
const MAX_GATHERED_CHARS = 1 << 20;

/** A log that writes lines of `level` and above to `sink`. */
export function createLog(level: LogLevel, sink: LogSink, now: () => number = Date.now): Log {
  const least = LOG_LEVELS.indexOf(level);
  const lines = new Lines(sink);
  const writes = (asked: LogLevel) => LOG_LEVELS.indexOf(asked) >= least;
  const timeText = createTimeText();
  const writer = (own: LogLevel) => (message: string, fields?: LogFields) => {
    if (writes(own)) lines.add(formatLine(timeText(now()), own, message, fields));
  };
  return {
    debug: writer("debug"),
    info: writer("info"),
    warning: writer("warning"),
    error: writer("error"),
    writes,
    flush: () => lines.flush(),
  };
}

const NO_FIELDS: LogFields = {};

/** Times in ISO form. A busy server writes many lines in a millisecond, and the text costs more than the rest of a line. */
function createTimeText(): (ms: number) => string {
  let lastMs = NaN;
  let lastText = "";
  return (ms) => {
    if (ms !== lastMs) [lastMs, lastText] = [ms, new Date(ms).toISOString()];
    return lastText;
  };
}

/** One line, and below it the stack of an error. Control characters are escaped: nobody can write a line of their own into the log. */
export function formatLine(time: string, level: LogLevel, message: string, fields: LogFields = NO_FIELDS): string {
  let line = `${time} ${level.toUpperCase()} ${escapeControls(message)}`;
  for (const name in fields) {
    if (name !== "error") line += ` ${name}=${escapeControls(String(fields[name]))}`;
  }
  return "error" in fields ? `${line}\n${describeError(fields.error)}\n` : `${line}\n`;
}

// deno-lint-ignore no-control-regex -- these are what it is for
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

function escapeControls(text: string): string {
  return text.replace(CONTROLS, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `  ${escapeControls(String(error))}`;
  const own = (error.stack ?? String(error)).split("\n").map((line) => `  ${escapeControls(line)}`).join("\n");
  return error.cause === undefined ? own : `${own}\n  caused by:\n${describeError(error.cause)}`;
}

/** Gathers lines and writes them at most every 50 ms, one write at a time. */
class Lines {
  readonly #sink: LogSink;
  readonly #encoder = new TextEncoder();
  #gathered = "";
  #dropped = 0;
  #isClosed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(sink: LogSink) {
    this.#sink = sink;
  }

  add(line: string): void {
    if (this.#isClosed) return;
    if (this.#gathered.length > MAX_GATHERED_CHARS) this.#dropped++;
    else this.#gathered += line;
    this.#timer ??= setTimeout(() => this.flush(), FLUSH_AFTER_MS);
  }

  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#writeAll());
    return this.#writing;
  }

  async #writeAll(): Promise<void> {
    if (this.#dropped > 0) this.#gathered += `(${this.#dropped} lines dropped: stderr was not read)\n`;
    const bytes = this.#encoder.encode(this.#gathered);
    this.#gathered = "";
    this.#dropped = 0;
    try {
      let written = 0;
      while (written < bytes.length) written += await this.#sink.write(bytes.subarray(written));
    } catch {
      // Whoever read stderr is gone: there is nobody left to tell, and the server goes on without a log.
      this.#isClosed = true;
    }
  }
}
