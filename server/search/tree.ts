// What a filter or an ordering says, as data: the tree that the parser makes and the database compiles. Knows no SQL.

/** What a clause looks at. */
export type Entity = "attribute" | "metric" | "param" | "tag" | "dataset";

/** How a clause compares. */
export type Comparator =
  | "="
  | "!="
  | ">"
  | ">="
  | "<"
  | "<="
  | "LIKE"
  | "ILIKE"
  | "IN"
  | "NOT IN"
  | "IS NULL"
  | "IS NOT NULL";

/** One comparison. `value` is a number for numeric fields, a list for IN and NOT IN, null for IS [NOT] NULL. */
export type Clause = {
  kind: "clause";
  entity: Entity;
  key: string;
  comparator: Comparator;
  value: string | number | bigint | string[] | null;
  /** Where the clause starts in the filter's text, in UTF-16 units. */
  position: number;
};

/** A whole filter. `all` with no parts matches everything. */
export type Filter =
  | Clause
  | { kind: "all"; parts: Filter[] }
  | { kind: "any"; parts: Filter[] }
  | { kind: "not"; part: Filter };

/** One key to sort by. */
export type OrderBy = { entity: Entity; key: string; ascending: boolean };
