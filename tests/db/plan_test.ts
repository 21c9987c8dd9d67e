// Searches among many runs, by each of the ways to a page: always the same runs in the same order, in two reads at most.
import assert from "node:assert/strict";
import { openDatabase } from "../../db/client.ts";
import type { Condition } from "../../db/compare.ts";
import { type Engine, statement } from "../../db/engine.ts";
import { Ids } from "../../db/ids.ts";
import { type Candidates, gather, newestFirst as pageNewestFirst, walk } from "../../db/page.ts";
import { createRunStore } from "../../db/runs.ts";
import type { LookUp } from "../../db/where.ts";
import type { Clause, Filter, OrderBy } from "../../server/search/tree.ts";
import { EVERYTHING, parse } from "./support.ts";

type Run = { run_id: string; start_time: number; x?: number; p: string; experiment: number };

/** Experiment 1 has so many that its runs are not gathered, 2 fewer, 3 so few that all of them are tried. */
const SIZES = [12_000, 3_000, 500];

const RUNS: Run[] = SIZES.flatMap((size, index) =>
  Array.from({ length: size }, (_, i) => ({
    run_id: `${index}-${String((i * 7919) % size).padStart(5, "0")}`,
    start_time: Math.floor(i / 3),
    x: i % 50 === 7 ? undefined : i % 11 === 3 ? NaN : (i * 31) % 97,
    p: `v${i % 400 === 0 ? "rare" : i % 3}`,
    experiment: index + 1,
  }))
);

async function makeEngine(): Promise<Engine> {
  const engine = await openDatabase({ uri: ":memory:", durability: "full", now: 0 });
  const insert = (sql: string, rows: unknown[]) => statement(`INSERT INTO ${sql}`, JSON.stringify(rows));
  await engine.write([
    ...SIZES.map((_, i) => statement("INSERT INTO experiments VALUES (?, ?, 'x:/', 0, 0, 0)", i + 1, String(i))),
    ...["x", "p"].map((name, i) => statement("INSERT INTO keys VALUES (?, ?)", i + 1, name)),
    insert(
      `runs (run_id, experiment_id, user_id, status, start_time, artifact_uri)
        SELECT value ->> 'run_id', value ->> 'experiment', '', 1, value ->> 'start_time', '' FROM json_each(?)`,
      RUNS,
    ),
    insert(
      `latest_metrics (run, key, timestamp, step, value, is_nan, count)
        SELECT r.id, 1, 0, 0, ifnull(value ->> 'x', 0), value ->> 'x' IS NULL, 1
        FROM json_each(?) JOIN runs r ON r.run_id = value ->> 'run_id'`,
      RUNS.filter(({ x }) => x !== undefined),
    ),
    insert(
      "params (run, key, value) SELECT r.id, 2, value ->> 'p' FROM json_each(?) JOIN runs r ON r.run_id = value ->> 'run_id'",
      RUNS,
    ),
  ]);
  return engine;
}

const clause = (
  entity: Clause["entity"],
  key: string,
  comparator: Clause["comparator"],
  value: Clause["value"],
): Clause => (
  { kind: "clause", entity, key, comparator, value, position: 0 }
);

const FILTERS: Record<string, { filter: Filter; meets: (run: Run) => boolean }> = {
  everything: { filter: EVERYTHING, meets: () => true },
  half: { filter: clause("metric", "x", ">", 48), meets: ({ x }) => x !== undefined && x > 48 },
  few: { filter: clause("param", "p", "=", "vrare"), meets: ({ p }) => p === "vrare" },
  none: { filter: clause("param", "p", "=", "nothing"), meets: () => false },
  negated: {
    filter: {
      kind: "all",
      parts: [{ kind: "not", part: clause("param", "p", "=", "v1") }, clause("metric", "x", "<", 90)],
    },
    meets: ({ p, x }) => p !== "v1" && x !== undefined && x < 90,
  },
};

const newestFirst = (a: Run, b: Run) => b.start_time - a.start_time || (a.run_id < b.run_id ? -1 : 1);

/** Numbers, then NaN, then missing. */
const rank = ({ x }: Run) => x === undefined ? 2 : Number.isNaN(x) ? 1 : 0;

const byMetric = (sign: number) => (a: Run, b: Run) =>
  rank(a) - rank(b) || (rank(a) === 0 ? sign * (a.x! - b.x!) : 0) || newestFirst(a, b);

const ORDERS: Record<string, { order_by: OrderBy[]; compare: (a: Run, b: Run) => number }> = {
  newest: { order_by: [], compare: newestFirst },
  oldest: {
    order_by: [{ entity: "attribute", key: "start_time", ascending: true }],
    compare: (a, b) => a.start_time - b.start_time || (a.run_id < b.run_id ? -1 : 1),
  },
  ascending: { order_by: [{ entity: "metric", key: "x", ascending: true }], compare: byMetric(1) },
  descending: { order_by: [{ entity: "metric", key: "x", ascending: false }], compare: byMetric(-1) },
  param: {
    order_by: [{ entity: "param", key: "p", ascending: false }],
    compare: (a, b) => (a.p === b.p ? newestFirst(a, b) : a.p < b.p ? 1 : -1),
  },
};

Deno.test("search: among many runs each filter and order finds the same as a plain sort, in two reads a page", async (t) => {
  const engine = await makeEngine();
  let reads = 0;
  const counted: Engine = { ...engine, read: (batch) => (reads++, engine.read(batch)) };
  const store = createRunStore(counted, new Ids(), { clock: () => 0, newId: () => "" });
  for (const [filterName, { filter, meets }] of Object.entries(FILTERS)) {
    for (const [orderName, { order_by, compare }] of Object.entries(ORDERS)) {
      await t.step(`${filterName}, ${orderName}`, async () => {
        for (const experiments of [[1], [2], [3], [2, 3]]) {
          const wanted = RUNS.filter((run) => experiments.includes(run.experiment) && meets(run)).toSorted(compare);
          const found: string[] = [];
          let page_token: string | undefined;
          for (let page = 0; page < 3; page++) {
            reads = 0;
            const query = { experiment_ids: experiments.map(String), view: "ACTIVE_ONLY", filter, order_by } as const;
            const answer = await store.search({ ...query, max_results: 40, page_token, order_by });
            assert.ok(reads <= 2, `${reads} reads`);
            found.push(...answer.items.map((item) => parse(item).info.run_id));
            page_token = answer.next_page_token;
            if (!page_token) break;
          }
          assert.equal(page_token === undefined, wanted.length <= 120);
          assert.deepEqual(found, wanted.slice(0, 120).map(({ run_id }) => run_id));
        }
      });
    }
  }
  await engine.close();
});

Deno.test("search: each way to a page walks an index of its runs, and looks them up by a key", async () => {
  const engine = await openDatabase({ uri: ":memory:", durability: "full", now: 0 });
  const filter = clause("param", "p", "IN", ["v1", "v2"]);
  const many = Array.from({ length: 30 }, (_, i) => i);
  const of = (experiments: number[], lookUp: LookUp): Candidates => ({
    experiments,
    view: "ACTIVE_ONLY",
    filter,
    lookUp,
  });
  const order_by = ORDERS.ascending!.order_by;
  const pages: Record<string, Condition> = {
    newest: pageNewestFirst(of([1], "each"), undefined, 10),
    merged: pageNewestFirst(of([1, 2], "list"), undefined, 10),
    many: pageNewestFirst(of(many, "each"), undefined, 10),
    gathered: gather(of(many, "each"), order_by, 0, 10),
    walked: walk(of([1, 2], "each"), order_by, 0, 10),
  };
  for (const [name, { sql, args }] of Object.entries(pages)) {
    const [plan] = await engine.read([{ sql: `EXPLAIN QUERY PLAN ${sql}`, args }]);
    const steps = plan!.rows.map((row) => String(row[3]));
    assert.ok(steps.some((step) => /SEARCH [rw] USING .*(runs_by_start|_by_value)/.test(step)), `${name}: ${steps}`);
    const scans = steps.filter((step) => /^SCAN (?!json_each|r$|\(subquery)/.test(step));
    assert.deepEqual(scans, [], name);
    const sorts = steps.some((step) => step === "USE TEMP B-TREE FOR ORDER BY");
    assert.equal(sorts, name !== "newest", name);
  }
  await engine.close();
});
