// Cuts a filter or an ordering into tokens, each with its place. One pass, and no pattern here can backtrack.
import { clip, type SearchText, SearchTextError } from "./text_error.ts";

/** The longest filter or ordering, in UTF-16 units. */
export const MAX_SEARCH_TEXT_LENGTH = 16_384;

/**
 * `word` is whatever stands between the others: names, keywords, numbers. `quoted` includes its quotes (' " or `).
 * `operator` is a run of signs, valid or not. `end` comes once, last, with empty text.
 */
export type TokenKind = "word" | "quoted" | "operator" | "punctuation" | "end";

/** A piece of the text as written. `position` counts from 0 in UTF-16 units. */
export type Token = { kind: TokenKind; text: string; position: number };

const KINDS: [TokenKind, RegExp][] = [
  ["word", /[^\s'"`=<>!~(),;]+/y],
  ["operator", /[=<>!~]+/y],
  ["punctuation", /[(),;]/y],
];
const SPACE = /\s*/y;

/** The tokens of `text`. Throws for a text that is too long or that no stored value can equal, and for an open quote. */
export function scan(text: string, source: SearchText): Token[] {
  checkText(text, source);
  const tokens: Token[] = [];
  for (let position = skipSpace(text, 0); position < text.length;) {
    const token = scanToken(text, position, source);
    tokens.push(token);
    position = skipSpace(text, position + token.text.length);
  }
  return [...tokens, { kind: "end", text: "", position: text.length }];
}

/** NUL ends a text inside SQLite and lone surrogates have no UTF-8, so comparing with either would find the wrong rows. */
function checkText(text: string, source: SearchText): void {
  if (text.length > MAX_SEARCH_TEXT_LENGTH) {
    const complaint = `Invalid ${source}: longer than ${MAX_SEARCH_TEXT_LENGTH} characters`;
    throw new SearchTextError(complaint, source, text, MAX_SEARCH_TEXT_LENGTH);
  }
  const nul = text.indexOf("\0");
  if (nul >= 0) throw new SearchTextError(`Invalid ${source}: contains a NUL character`, source, text, nul);
  const lone = text.search(/\p{Surrogate}/u);
  if (lone >= 0) throw new SearchTextError(`Invalid ${source}: contains half a surrogate pair`, source, text, lone);
}

function skipSpace(text: string, position: number): number {
  SPACE.lastIndex = position;
  SPACE.test(text);
  return SPACE.lastIndex;
}

function scanToken(text: string, position: number, source: SearchText): Token {
  for (const [kind, pattern] of KINDS) {
    pattern.lastIndex = position;
    const match = pattern.exec(text);
    if (match) return { kind, text: match[0], position };
  }
  return { kind: "quoted", text: text.slice(position, findEndOfQuoted(text, position, source)), position };
}

/**
 * There are no escapes: a backslash is itself. A doubled quote does not end the text, and both of the two belong to it
 * (as in MLflow, where a value that contains a quote is written between quotes of the other kind).
 */
function findEndOfQuoted(text: string, start: number, source: SearchText): number {
  const quote = text.charAt(start);
  for (let end = text.indexOf(quote, start + 1); end >= 0; end = text.indexOf(quote, end + 2)) {
    if (text[end + 1] !== quote) return end + 1;
  }
  const complaint = source === "filter"
    ? `Invalid clause(s) in filter string: '${clip(text.slice(start))}': the quote is never closed`
    : `Invalid order_by clause '${clip(text)}'. Could not be parsed: the quote is never closed`;
  throw new SearchTextError(complaint, source, text, start);
}
