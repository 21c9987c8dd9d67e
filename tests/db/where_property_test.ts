// Random filters on random runs: the tree survives being written and parsed, and the SQL finds what a plain evaluator finds.
import assert from "node:assert/strict";
import fc from "fast-check";
import { parseFilter } from "../../server/search/parser.ts";
import { RUN_FIELDS } from "../../server/search/fields.ts";
import type { Clause, Comparator, Filter } from "../../server/search/tree.ts";
import type { RunStatus } from "../../server/wire/run.ts";
import { findRuns, openWithRuns, runIdAt, type SearchedRun } from "./searched_runs.ts";

// Few keys and few characters, so that clauses often hold. The characters are those that LIKE, GLOB and the grammar heed.
const KEYS = ["k", "K", "a.b", "with space", "ключ"];
const CHARACTERS = ["a", "A", "b", "é", "É", "😀", "%", "_", "*", "?", "[", "]", "^", "-", "\\", "'", "\n"];
const STATUSES: RunStatus[] = ["RUNNING", "SCHEDULED", "FINISHED", "FAILED", "KILLED"];

const key = fc.constantFrom(...KEYS);
const text = fc.array(fc.constantFrom(...CHARACTERS), { maxLength: 4 }).map((parts) => parts.join(""));
const metric = fc.constantFrom(NaN, Infinity, -Infinity, -1, 0, 0.1, 1, 1e308, Number.MAX_VALUE);
const time = fc.constantFrom(0n, 5n, 9007199254740992n, 9007199254740993n, 9223372036854775807n);

const run: fc.Arbitrary<SearchedRun> = fc.record({
  user_id: text,
  status: fc.constantFrom(...STATUSES),
  start_time: time,
  end_time: fc.option(time),
  metrics: fc.dictionary(key, metric, { maxKeys: 3, noNullPrototype: true }),
  params: fc.dictionary(key, text, { maxKeys: 3, noNullPrototype: true }),
  tags: fc.dictionary(fc.oneof(key, fc.constant("mlflow.runName")), text, { maxKeys: 3, noNullPrototype: true }),
});

const stringOperand = (text: fc.Arbitrary<string>) =>
  fc.oneof(
    fc.record({ comparator: fc.constantFrom<Comparator>("=", "!=", "LIKE", "ILIKE"), value: text }),
    fc.record({
      comparator: fc.constantFrom<Comparator>("IN", "NOT IN"),
      value: fc.array(text, { minLength: 1, maxLength: 3 }),
    }),
  );
const nullOperand = fc.record({
  comparator: fc.constantFrom<Comparator>("IS NULL", "IS NOT NULL"),
  value: fc.constant(null),
});
const numericOperand = <T>(value: fc.Arbitrary<T>) =>
  fc.record({ comparator: fc.constantFrom<Comparator>("=", "!=", ">", ">=", "<", "<="), value });

const name = (entity: Clause["entity"], key: fc.Arbitrary<string>) => fc.record({ entity: fc.constant(entity), key });
const label = fc.oneof(name("param", key), name("tag", key));
const status = fc.oneof(fc.constantFrom(...STATUSES), fc.constantFrom("%ED", "f%", "_U%", "finished"), text);
const runId = fc.oneof(fc.integer({ min: 0, max: 6 }).map(runIdAt), fc.constant("run-%"));
const integer = fc.constantFrom<number | bigint>(
  -1,
  0,
  0.5,
  5,
  9007199254740992n,
  9007199254740993n,
  9223372036854775807n,
  2 ** 63,
  Infinity,
);
const double = metric.filter((value) => !Number.isNaN(value));

const clause: fc.Arbitrary<Clause> = fc.oneof(
  fc.tuple(label, fc.oneof(stringOperand(text), nullOperand)),
  fc.tuple(name("metric", key), numericOperand(double)),
  fc.tuple(name("attribute", fc.constantFrom("user_id", "run_name")), stringOperand(text)),
  fc.tuple(name("attribute", fc.constant("status")), stringOperand(status)),
  fc.tuple(name("attribute", fc.constant("run_id")), stringOperand(runId)),
  fc.tuple(name("attribute", fc.constantFrom("start_time", "end_time")), numericOperand(integer)),
  fc.tuple(name("dataset", fc.constantFrom("name", "digest")), stringOperand(text)),
).map(([target, operand]) => ({ kind: "clause", ...target, ...operand, position: 0 }));

const { filter } = fc.letrec<{ filter: Filter; parts: Filter[] }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    clause,
    tie("parts").map((parts): Filter => ({ kind: "all", parts })),
    tie("parts").map((parts): Filter => ({ kind: "any", parts })),
    tie("filter").map((part): Filter => ({ kind: "not", part })),
  ),
  parts: fc.array(tie("filter"), { minLength: 2, maxLength: 3 }),
}));

const JOINERS = { all: " AND ", any: " OR " };

function write(filter: Filter): string {
  switch (filter.kind) {
    case "clause":
      return `${filter.entity === "param" ? "params" : filter.entity}.\`${filter.key}\` ${filter.comparator} ${
        writeValue(filter.value)
      }`;
    case "not":
      return `NOT (${write(filter.part)})`;
    default:
      return filter.parts.map((part) => `(${write(part)})`).join(JOINERS[filter.kind]);
  }
}

function writeValue(value: Clause["value"]): string {
  if (value === null) return "";
  if (Array.isArray(value)) return `(${value.map(writeValue).join(", ")})`;
  if (typeof value === "string") return `"${value}"`;
  return String(value).replace("Infinity", "1e999");
}

function forgetPositions(filter: Filter): Filter {
  if (filter.kind === "clause") return { ...filter, position: 0 };
  if (filter.kind === "not") return { kind: "not", part: forgetPositions(filter.part) };
  return { kind: filter.kind, parts: filter.parts.map(forgetPositions) };
}

function holds(filter: Filter, run: SearchedRun, index: number): boolean {
  switch (filter.kind) {
    case "clause":
      return clauseHolds(filter, valueOf(filter, run, index));
    case "not":
      return !holds(filter.part, run, index);
    case "all":
      return filter.parts.every((part) => holds(part, run, index));
    case "any":
      return filter.parts.some((part) => holds(part, run, index));
  }
}

type Value = string | number | bigint | undefined;

function valueOf({ entity, key }: Clause, run: SearchedRun, index: number): Value {
  if (entity === "dataset") return undefined;
  if (entity === "metric") return clampInfinity(run.metrics[key]);
  if (entity === "param") return run.params[key];
  if (entity === "tag") return run.tags[key];
  const { user_id, status, start_time, end_time } = run;
  const attributes: Record<string, Value> = {
    ...{ user_id, status, start_time, end_time: end_time ?? undefined },
    run_id: runIdAt(index),
    run_name: run.tags["mlflow.runName"],
  };
  return attributes[key];
}

/** Infinities are kept as the largest finite numbers, as in MLflow. */
const clampInfinity = (value: number | undefined) =>
  value === undefined || Number.isFinite(value) || Number.isNaN(value) ? value : Math.sign(value) * Number.MAX_VALUE;

function clauseHolds({ comparator, value }: Clause, actual: Value): boolean {
  if (comparator === "IS NULL") return actual === undefined;
  if (actual === undefined || value === null) return comparator === "IS NOT NULL" && actual !== undefined;
  if (Array.isArray(value)) return value.includes(String(actual)) === (comparator === "IN");
  if (comparator === "LIKE") return isLike([...String(actual)], [...String(value)]);
  if (comparator === "ILIKE") return isLike([...foldAscii(String(actual))], [...foldAscii(String(value))]);
  const isEqual = actual <= value && actual >= value;
  const results = {
    "=": isEqual,
    "!=": !isEqual,
    ">": actual > value,
    ">=": actual >= value,
    "<": actual < value,
    "<=": actual <= value,
  };
  return Object.entries(results).some(([name, result]) => name === comparator && result);
}

const foldAscii = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

function isLike([first, ...rest]: string[], [sign, ...others]: string[]): boolean {
  if (sign === undefined) return first === undefined;
  if (sign === "%") {
    return isLike(first === undefined ? [] : [first, ...rest], others) ||
      (first !== undefined && isLike(rest, [sign, ...others]));
  }
  return first !== undefined && (sign === "_" || sign === first) && isLike(rest, others);
}

Deno.test("whereRuns: random filters, written, parsed and run as SQL, find what a plain evaluator finds", () => {
  fc.assert(
    fc.property(
      fc.array(run, { maxLength: 6 }),
      fc.array(filter, { minLength: 20, maxLength: 20 }),
      (runs, filters) => {
        const db = openWithRuns(runs);
        for (const filter of filters) {
          const text = write(filter);
          assert.deepEqual(forgetPositions(parseFilter(text, RUN_FIELDS)), filter);
          const expected = runs.flatMap((run, index) => holds(filter, run, index) ? [index] : []);
          assert.deepEqual(findRuns(db, text), expected, text);
        }
        db.close();
      },
    ),
    { numRuns: 100 },
  );
});

Deno.test("whereRuns: LIKE and ILIKE agree with a plain matcher on every short pattern", () => {
  const patterns = fc.sample(
    fc.array(fc.constantFrom("a", "A", "é", "%", "%", "_", "*", "[", "]"), { maxLength: 5 }),
    { numRuns: 400, seed: 1 },
  );
  const texts = fc.sample(text, { numRuns: 40, seed: 2 });
  const db = openWithRuns(texts.map((user_id) => ({ ...EMPTY_RUN, user_id })));
  for (const pattern of patterns) {
    const like = texts.flatMap((text, index) => isLike([...text], pattern) ? [index] : []);
    assert.deepEqual(findRuns(db, `user_id LIKE "${pattern.join("")}"`), like, pattern.join(""));
    const folded = pattern.map(foldAscii);
    const ilike = texts.flatMap((text, index) => isLike([...foldAscii(text)], folded) ? [index] : []);
    assert.deepEqual(findRuns(db, `user_id ILIKE "${pattern.join("")}"`), ilike, pattern.join(""));
  }
  db.close();
});

const EMPTY_RUN: SearchedRun = {
  user_id: "",
  status: "RUNNING",
  start_time: 0n,
  end_time: null,
  metrics: {},
  params: {},
  tags: {},
};

Deno.test("whereRuns: the longest pattern on the longest value is answered soon", () => {
  const db = openWithRuns([{ ...EMPTY_RUN, tags: { k: "a".repeat(65_535) } }]);
  for (const pattern of [`%${"a".repeat(990)}b_%`, "%a".repeat(500), `${"%_".repeat(499)}b`, `%${"a".repeat(990)}b%`]) {
    const start = performance.now();
    findRuns(db, `tags.k LIKE '${pattern}'`);
    findRuns(db, `tags.k ILIKE '${pattern}'`);
    assert.ok(performance.now() - start < 2000, pattern.slice(0, 10));
  }
  db.close();
});
