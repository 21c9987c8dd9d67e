// Reads a command line and its environment variables against a table of options. Knows no option itself.
import { parseArgs } from "node:util";

/** A mistake of whoever typed the command. Its message is one sentence and is all that is shown. */
export class UsageError extends Error {
  override name = "UsageError";

  /** The error of one option's value, with the option's name before it. */
  static about(option: string, error: unknown): UsageError {
    return new UsageError(`${option}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** How a text becomes a value. `placeholder` stands in `--help`; a kind without one is a switch. */
export type Kind<T> = {
  placeholder?: string;
  /** Throws an Error that says what is wrong, to follow the option's name and a colon. */
  read(text: string): T;
};

/** One option: everything that the parser, `--help` and the README's table know of it. */
export type Option<T = unknown> = {
  flag: string;
  /** One letter, without its dash. */
  short?: string;
  /** Environment variables that stand in for the flag, the first that is set counts. */
  env: readonly string[];
  kind: Kind<T>;
  /** The text that is read when neither flag nor variable is given. */
  default: string;
  /** One sentence for `--help`. */
  says: string;
  /** Its value is shown nowhere. */
  secret?: boolean;
  /** Another server's: it is taken, but `--help` does not offer it. */
  foreign?: boolean;
};

/** The texts that were given, by flag without dashes, and the flag or variable that gave them. */
export type Given = ReadonlyMap<string, { text: string; from: string }>;

/** True for an option that takes no value. */
export const isSwitch = (option: Option) => option.kind.placeholder === undefined;

/** The flag that turns a switch off. */
export const negationOf = (option: Option) => `no-${option.flag}`;

type Named = { option: Option; text?: string };

function nameTable(options: readonly Option[]): Map<string, Named> {
  const table = new Map<string, Named>();
  for (const option of options) {
    table.set(option.flag, isSwitch(option) ? { option, text: "true" } : { option });
    if (isSwitch(option) && !option.foreign) table.set(negationOf(option), { option, text: "false" });
  }
  return table;
}

/** The flags and variables that were given. Throws UsageError for a flag that does not exist or lacks its value. */
export function readArguments(
  options: readonly Option[],
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Given {
  const given = new Map<string, { text: string; from: string }>();
  for (const option of options) {
    const variable = option.env.find((name) => env[name]);
    if (variable) given.set(option.flag, { text: env[variable] ?? "", from: variable });
  }
  for (const [flag, text] of readFlags(options, args)) given.set(flag, { text, from: `--${flag}` });
  return given;
}

function* readFlags(options: readonly Option[], args: readonly string[]): Generator<[string, string]> {
  const table = nameTable(options);
  // Not strict: the complaints of a strict parse name neither the nearest flag nor what was meant.
  const { tokens } = parseArgs({ args: [...args], options: parserOptions(table), strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === "option-terminator") continue;
    if (token.kind === "positional") throw new UsageError(`Unexpected argument "${token.value}"`);
    const named = table.get(token.name);
    if (!named) throw new UsageError(unknownFlag(token.rawName, [...table.keys()]));
    yield [named.option.flag, textOf(named, token.rawName, token.value, token.inlineValue ?? false, table)];
  }
}

function parserOptions(table: Map<string, Named>) {
  const entries = [...table].map(([name, { option, text }]) => {
    const type = text === undefined ? "string" as const : "boolean" as const;
    return [name, option.short && name === option.flag ? { type, short: option.short } : { type }] as const;
  });
  return Object.fromEntries(entries);
}

function textOf(named: Named, rawName: string, value: string | undefined, inline: boolean, table: Map<string, Named>) {
  if (named.text !== undefined) {
    if (inline) throw new UsageError(`${rawName} takes no value`);
    return named.text;
  }
  const swallowedFlag = !inline && value?.startsWith("--") && table.has(value.slice(2).replace(/=.*/s, ""));
  // Options of other servers (`--gunicorn-opts "--timeout 60"`) are flags by nature.
  if (value === undefined || (swallowedFlag && !named.option.foreign)) {
    throw new UsageError(`${rawName} needs a value (${named.option.kind.placeholder})`);
  }
  return value;
}

function unknownFlag(rawName: string, known: readonly string[]): string {
  const near = nearest(rawName.replace(/^-+/, ""), known);
  return `Unknown option ${rawName}${near ? `: did you mean --${near}?` : ": see --help"}`;
}

/** The value of an option: as given, else its default. Throws UsageError that names where the text came from. */
export function valueOf<T>(option: Option<T>, given: Given): T {
  const { text, from } = given.get(option.flag) ?? { text: option.default, from: `--${option.flag}` };
  try {
    return option.kind.read(text);
  } catch (error) {
    throw UsageError.about(from, error);
  }
}

/** The candidate that is fewest edits away, when that is few enough to be a slip of the fingers. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const scored = candidates.map((candidate) => ({ candidate, edits: editDistance(word, candidate) }));
  const best = scored.sort((a, b) => a.edits - b.edits)[0];
  return best && best.edits <= Math.max(2, word.length / 4) ? best.candidate : undefined;
}

/** Levenshtein's distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
