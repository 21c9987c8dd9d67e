// The kinds of value that an option can have.
import type { Kind } from "./arguments.ts";

/** Any text; empty means that it was not given. */
export const text = (placeholder: string): Kind<string> => ({ placeholder, read: (value) => value });

/** On or off; a switch on the command line, a word in a variable. */
export const onOff: Kind<boolean> = {
  read(value) {
    if (/^(true|1|yes|on)$/i.test(value)) return true;
    if (/^(false|0|no|off)$/i.test(value)) return false;
    throw new Error(`"${value}" is neither true nor false`);
  },
};

/** A whole number within bounds. */
export const integer = (placeholder: string, min: number, max: number): Kind<number> => ({
  placeholder,
  read(value) {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= min && number <= max) return number;
    throw new Error(`"${value}" is no whole number from ${min} to ${max}`);
  },
});

const UNITS = ["", "k", "m", "g", "t"];

/** A number of bytes, with or without a unit of 1024: `16MB`, `16m`, `16777216`. */
export const bytes: Kind<number> = {
  placeholder: "BYTES",
  read(value) {
    const match = /^(\d+(?:\.\d+)?)\s*([kmgt]?)(?:i?b)?$/i.exec(value);
    const size = Math.floor(Number(match?.[1]) * 1024 ** UNITS.indexOf((match?.[2] ?? "").toLowerCase()));
    if (match && size > 0 && Number.isSafeInteger(size)) return size;
    throw new Error(`"${value}" is no size: write it as 16MB or 16777216`);
  },
};

/** One of a few words, in any case of letters; the word itself is the value. */
export const choice = <W extends string>(...words: readonly W[]): Kind<W> => ({
  placeholder: words.join("|"),
  read(value) {
    const word = words.find((candidate) => candidate.toLowerCase() === value.toLowerCase());
    if (word !== undefined) return word;
    throw new Error(`"${value}" is none of ${words.join(", ")}`);
  },
});

/** Parts separated by commas, each checked by `check`, which throws an Error saying what is wrong. */
export const list = (placeholder: string, check: (part: string) => string): Kind<string[]> => ({
  placeholder,
  read: (value) => value.split(",").map((part) => part.trim()).filter((part) => part !== "").map(check),
});

/** A path below which everything is served. */
export const pathPrefix: Kind<string> = {
  placeholder: "PATH",
  read(value) {
    if (value === "" || /^(\/[\w.~-]*[\w~-])+$/.test(value)) return value;
    throw new Error(
      `"${value}" must begin with a slash, end without one and hold no special characters, as in /mlflow`,
    );
  },
};

/** The sources of a Content-Security-Policy's directive. */
export const frameSources: Kind<string> = {
  placeholder: "SOURCES",
  read(value) {
    if (!/[^ -~]|[;,]/.test(value)) return value;
    throw new Error(
      `"${value}" is no list of sources: write them with spaces between, as in 'self' https://example.com`,
    );
  },
};
