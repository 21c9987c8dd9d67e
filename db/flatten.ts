// A filter in the form that the database's parser reads with the least memory.
//
// SQLite's parser keeps at most 100 symbols, one or more for each level of a nested condition that it has begun to read. In
// this form NOT stands at clauses alone (every clause is true or false, never NULL, so NOT (a AND b) is NOT a OR NOT b), `all` and
// `any` take turns, and the part that needs the most comes first, when nothing stands before it: two levels need one bracket.
import type { Clause, Filter } from "../server/search/tree.ts";

/** A filter in this form: the parts of an `all` are never `all`, those of an `any` never `any`. */
export type FlatFilter = Term | Group;

/** A clause, or its opposite. */
type Term = { kind: "term"; clause: Clause; negated: boolean; need: number };

/** `need`: the symbols that are kept while it is read, clauses aside. */
type Group = { kind: "all" | "any"; parts: FlatFilter[]; need: number };

const OTHER = { all: "any", any: "all" } as const;

/** The same filter in this form. */
export function flatten(filter: Filter, negated = false): FlatFilter {
  if (filter.kind === "clause") return { kind: "term", clause: filter, negated, need: 0 };
  if (filter.kind === "not") return flatten(filter.part, !negated);
  const kind = negated ? OTHER[filter.kind] : filter.kind;
  const parts = filter.parts.flatMap((part) => {
    const flat = flatten(part, negated);
    return flat.kind === kind ? flat.parts : [flat];
  });
  const [only, ...others] = parts;
  return only && others.length === 0 ? only : groupOf(kind, parts);
}

/** Parts of the same need stay in the order in which they were written. */
function groupOf(kind: Group["kind"], parts: FlatFilter[]): Group {
  const sorted = parts.toSorted((a, b) => b.need - a.need);
  const [first = 0, second = 0] = sorted.map(({ need }) => need);
  // An `any` within an `all` stands in brackets; what comes second has an expression and an operator before it.
  const bracket = kind === "all" ? 1 : 0;
  return { kind, parts: sorted, need: bracket + Math.max(first, second + 2) };
}
