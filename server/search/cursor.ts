// A place in the tokens of a filter or an ordering: what the rules of the grammar read from.
import { scan, type Token } from "./scanner.ts";
import { clip, type SearchText, SearchTextError } from "./text_error.ts";

/** Walks over the tokens of one text. The `end` token is never passed. */
export class Cursor {
  readonly #tokens: Token[];
  readonly #end: Token;
  #index = 0;

  /** Throws a `SearchTextError` if `text` has no tokens to walk over: an open quote, an impossible character. */
  constructor(readonly text: string, readonly source: SearchText) {
    this.#tokens = scan(text, source);
    this.#end = { kind: "end", text: "", position: text.length };
  }

  /** The next token, not taken; `ahead` looks further. */
  peek(ahead = 0): Token {
    return this.#tokens[this.#index + ahead] ?? this.#end;
  }

  /** Takes the next token. */
  next(): Token {
    const token = this.peek();
    if (token.kind !== "end") this.#index++;
    return token;
  }

  /** The token that was taken last. */
  previous(): Token | undefined {
    return this.#tokens[this.#index - 1];
  }

  /** Whether these words come next, in any case. */
  sees(...words: string[]): boolean {
    return words.every((word, ahead) => {
      const token = this.peek(ahead);
      return token.kind === "word" && token.text.toUpperCase() === word;
    });
  }

  /** Takes these words if they come next. */
  take(...words: string[]): boolean {
    const seen = this.sees(...words);
    if (seen) this.#index += words.length;
    return seen;
  }

  /** Takes this bracket or comma if it comes next. */
  takePunctuation(text: string): boolean {
    const token = this.peek();
    const seen = token.kind === "punctuation" && token.text === text;
    if (seen) this.#index++;
    return seen;
  }

  /** The error for this complaint about what stands at `position`. */
  complain(complaint: string, position: number): SearchTextError {
    return new SearchTextError(complaint, this.source, this.text, position);
  }

  /** MLflow's complaint about what is no clause: the text between two positions. */
  complainOfClause(position: number, end: number): SearchTextError {
    const clause = clip(this.text.slice(position, end).trim());
    return this.complain(`Invalid clause(s) in filter string: '${clause}'`, position);
  }
}
