// Filter text to tree. The grammar, which holds MLflow's (clauses joined by AND) and adds OR, NOT and parentheses:
//
//   filter     = { AND } [ any ]
//   any        = all { OR all }
//   all        = { AND } part { { AND } part } { AND }
//   part       = NOT part | "(" any ")" | clause
//   clause     = identifier comparator value
//   comparator = "=" | "!=" | ">" | ">=" | "<" | "<=" | LIKE | ILIKE | [ NOT ] IN | IS [ NOT ] NULL
//   value      = number | string | "(" string { "," string } [ "," ] ")" | nothing, after NULL
//   identifier = [ entity "." ] key, see identifier.ts; `entity` and `key` may be quoted
//
// Keywords may have any case. An AND may be missing, doubled, or stand at an end, because MLflow allows it and filters
// that programs put together rely on it. A filter of blanks matches everything.
import { checkClause } from "./clause.ts";
import { Cursor } from "./cursor.ts";
import type { SearchFields } from "./fields.ts";
import { readTerm } from "./identifier.ts";
import type { Token } from "./scanner.ts";
import type { Clause, Filter } from "./tree.ts";
import type { WrittenComparator, WrittenValue } from "./value.ts";

/** The most clauses in a filter: each is a subquery. */
export const MAX_CLAUSES = 100;
/** The deepest nesting of parentheses and NOTs: in every form of it the database can still read the search. */
export const MAX_DEPTH = 32;

/** Comparators of words, longest first. Those that no field has are known here so that the complaint names them. */
const WORD_COMPARATORS = [
  ["IS", "NOT", "NULL"],
  ["IS", "NULL"],
  ...["IN", "LIKE", "ILIKE", "RLIKE"].flatMap((word) => [["NOT", word], [word]]),
];

/** Throws a `SearchTextError` that points at the first trouble in `text`. */
export function parseFilter(text: string, fields: SearchFields): Filter {
  return new Parser(new Cursor(text, "filter"), fields).readFilter();
}

class Parser {
  #clauses = 0;
  #depth = 0;

  constructor(readonly cursor: Cursor, readonly fields: SearchFields) {}

  readFilter(): Filter {
    this.skipAnds();
    if (this.cursor.peek().kind === "end") return { kind: "all", parts: [] };
    const filter = this.readAny();
    const rest = this.cursor.peek();
    if (rest.kind !== "end") throw this.cursor.complainOfClause(rest.position, rest.position + rest.text.length);
    return filter;
  }

  readAny(): Filter {
    const parts = [this.readAll()];
    while (this.cursor.take("OR")) parts.push(this.readAll());
    return joinParts("any", parts);
  }

  readAll(): Filter {
    const parts: Filter[] = [];
    this.skipAnds();
    do {
      parts.push(this.readPart());
      this.skipAnds();
    } while (!this.seesEndOfAll());
    return joinParts("all", parts);
  }

  skipAnds(): void {
    while (this.cursor.take("AND"));
  }

  seesEndOfAll(): boolean {
    const { kind, text } = this.cursor.peek();
    return kind === "end" || text === ")" || this.cursor.sees("OR");
  }

  readPart(): Filter {
    const { position } = this.cursor.peek();
    if (this.cursor.take("NOT")) return this.readNested(position, () => ({ kind: "not", part: this.readPart() }));
    if (this.cursor.takePunctuation("(")) return this.readNested(position, () => this.readGroup(position));
    return this.readClause();
  }

  readNested(position: number, read: () => Filter): Filter {
    if (this.#depth === MAX_DEPTH) {
      throw this.cursor.complain(`Invalid filter: nested more than ${MAX_DEPTH} levels deep`, position);
    }
    this.#depth++;
    const part = read();
    this.#depth--;
    return part;
  }

  readGroup(position: number): Filter {
    const part = this.readAny();
    if (!this.cursor.takePunctuation(")")) throw this.cursor.complainOfClause(position, position + 1);
    return part;
  }

  readClause(): Clause {
    const term = readTerm(this.cursor);
    if (term.text === "") throw this.complainOfMissingClause();
    if (this.#clauses++ === MAX_CLAUSES) {
      throw this.cursor.complain(`Invalid filter: more than ${MAX_CLAUSES} clauses`, term.position);
    }
    const comparator = this.readComparator();
    if (!comparator) throw this.cursor.complainOfClause(term.position, term.position + term.text.length);
    const value = comparator.text.endsWith("NULL") ? undefined : this.readValue(term.position);
    return checkClause(this.cursor, this.fields, { term, comparator, value });
  }

  /** At the end of the text, what is wrong is the word that wants a clause after it. */
  complainOfMissingClause(): Error {
    const next = this.cursor.peek();
    const culprit = next.kind === "end" ? this.cursor.previous() ?? next : next;
    return this.cursor.complainOfClause(culprit.position, culprit.position + culprit.text.length);
  }

  readComparator(): WrittenComparator | undefined {
    const { kind, position } = this.cursor.peek();
    if (kind === "operator") return this.cursor.next();
    const words = WORD_COMPARATORS.find((words) => this.cursor.take(...words));
    return words && { text: words.join(" "), position };
  }

  readValue(clauseStart: number): WrittenValue {
    const { kind, text, position } = this.cursor.peek();
    if (this.cursor.takePunctuation("(")) return this.readList(clauseStart, position);
    if (kind !== "word" && kind !== "quoted") throw this.cursor.complainOfClause(clauseStart, position);
    this.cursor.next();
    return { text, position };
  }

  readList(clauseStart: number, position: number): WrittenValue {
    const items: Token[] = [];
    while (!this.cursor.takePunctuation(")")) {
      const item = this.cursor.next();
      const closed = this.cursor.takePunctuation(",") || this.cursor.peek().text === ")";
      if (!closed || (item.kind !== "word" && item.kind !== "quoted")) {
        throw this.cursor.complainOfClause(clauseStart, this.cursor.peek().position);
      }
      items.push(item);
    }
    const end = this.cursor.previous()?.position ?? position;
    return { text: this.cursor.text.slice(position, end + 1), position, items };
  }
}

function joinParts(kind: "all" | "any", parts: Filter[]): Filter {
  const [only, ...others] = parts;
  return only && others.length === 0 ? only : { kind, parts };
}
