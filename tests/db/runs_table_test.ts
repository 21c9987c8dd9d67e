// The runs table: any window of a search, by columns.
import assert from "node:assert/strict";
import { openStore } from "../../db/open.ts";
import type { RunsTableQuery } from "../../db/runs_table.ts";
import type { Store } from "../../db/store.ts";
import { RUN_FIELDS } from "../../server/search/fields.ts";
import { parseOrderBy } from "../../server/search/order_by.ts";
import { parseFilter } from "../../server/search/parser.ts";
import { Place } from "../../server/wire/fields.ts";
import { type Column, columnName } from "../../server/wire/table.ts";

const ids = (i: number) => String(i).padStart(32, "0");

/** Twelve runs, the newest with the highest number; every third has no metric, and the fourth is NaN. */
async function withRuns(check: (store: Store) => Promise<void>): Promise<void> {
  let next = 0;
  const newId = () => ids(next++);
  const store = await openStore({ uri: ":memory:", artifactRoot: "mlflow-artifacts:/", durability: "normal", newId });
  try {
    for (let i = 0; i < 12; i++) {
      await store.runs.create({
        experiment_id: "0",
        user_id: "u",
        run_name: `r${i}`,
        start_time: 1000 + 10 * i,
        tags: [],
      });
      const metrics = i % 3 === 0 ? [] : [{ key: "loss", value: i === 4 ? NaN : 0.1 * i, timestamp: 1, step: 0 }];
      await store.runData.logBatch(ids(i), {
        metrics,
        params: [{ key: "model", value: i % 2 ? "transformer" : "perceptron" }],
      });
    }
    await check(store);
  } finally {
    await store.close();
  }
}

type Asked = Partial<Omit<RunsTableQuery, "filter" | "order_by" | "columns">> & {
  filter?: string;
  order_by?: string[];
  columns?: string[];
};

const read = (store: Store, { filter = "", order_by = [], columns = [], ...rest }: Asked) =>
  store.runsTable.read({
    experiment_ids: ["0"],
    view: "ACTIVE_ONLY",
    offset: 0,
    limit: 200,
    filter: parseFilter(filter, RUN_FIELDS),
    order_by: parseOrderBy(order_by, RUN_FIELDS),
    columns: columns.map((name) => columnName.read(name, new Place("columns"))),
    ...rest,
  });

/** One cell a row again. */
function unpack(column: Column | undefined): unknown[] {
  assert(column);
  if ("values" in column) return column.values;
  if ("codes" in column) return column.codes.map((code) => code === null ? null : column.dictionary[code]);
  let time = column.first;
  return column.deltas.map((delta) => delta === null ? null : time += delta);
}

const runIds = ({ columns }: { columns: Record<string, Column> }) => unpack(columns["attributes.run_id"]).map(Number);

Deno.test("runs table: newest first, with the total of all that match", () =>
  withRuns(async (store) => {
    const table = await read(store, { offset: 9, limit: 2 });
    assert.deepEqual([table.total, table.offset, table.count, runIds(table)], [12, 9, 2, [2, 1]]);
    assert.deepEqual(Object.keys(table.columns), ["attributes.run_id"]);
  }));

Deno.test("runs table: windows put together are the whole, in every order", () =>
  withRuns(async (store) => {
    for (
      const order_by of [[], ["metrics.loss DESC"], ["params.model"], ["attributes.start_time ASC"], [
        "attributes.end_time",
      ]]
    ) {
      const whole = runIds(await read(store, { order_by }));
      const windows = await Promise.all([0, 5, 10, 15].map((offset) => read(store, { order_by, offset, limit: 5 })));
      assert.deepEqual(windows.flatMap(runIds), whole);
      assert.equal(new Set(whole).size, 12);
    }
    const ordered = await read(store, { order_by: ["metrics.loss"] });
    assert.deepEqual(runIds(ordered), [1, 2, 5, 7, 8, 10, 11, 4, 9, 6, 3, 0], "numbers, NaN, then none, newest first");
  }));

Deno.test("runs table: cells of each kind, null where a run has none", () =>
  withRuns(async (store) => {
    await store.runs.update(ids(1), { status: "FINISHED", end_time: 5000 });
    const columns = [
      "metrics.loss",
      "params.model",
      "params.none",
      "attributes.end_time",
      "attributes.status",
      "attributes.run_name",
    ];
    const table = await read(store, { columns, order_by: ["attributes.start_time ASC"], limit: 5 });
    const cells = Object.fromEntries(columns.map((name) => [name, unpack(table.columns[name])]));
    assert.deepEqual(cells, {
      "metrics.loss": [null, 0.1, 0.2, null, "NaN"],
      "params.model": ["perceptron", "transformer", "perceptron", "transformer", "perceptron"],
      "params.none": [null, null, null, null, null],
      "attributes.end_time": [null, 5000, null, null, null],
      "attributes.status": ["RUNNING", "FINISHED", "RUNNING", "RUNNING", "RUNNING"],
      "attributes.run_name": ["r0", "r1", "r2", "r3", "r4"],
    });
  }));

Deno.test("runs table: repeated texts come as a dictionary, times as differences", () =>
  withRuns(async (store) => {
    const { columns } = await read(store, { columns: ["params.model", "attributes.start_time"], limit: 4 });
    assert.deepEqual(columns["params.model"], { dictionary: ["transformer", "perceptron"], codes: [0, 1, 0, 1] });
    assert.deepEqual(columns["attributes.start_time"], { first: 1110, deltas: [0, -10, -10, -10] });
  }));

Deno.test("runs table: infinities are words, and doubles are exact", () =>
  withRuns(async (store) => {
    const values = [Infinity, -Infinity, 0.1 + 0.2, 5e-324];
    await store.runData.logBatch(ids(0), {
      metrics: values.map((value, i) => ({ key: `m${i}`, value, timestamp: 1, step: 0 })),
    });
    const columns = values.map((_, i) => `metrics.m${i}`);
    const table = await read(store, { columns, filter: `attributes.run_id = '${ids(0)}'` });
    assert.deepEqual(columns.flatMap((name) => unpack(table.columns[name])), [
      "Infinity",
      "-Infinity",
      0.1 + 0.2,
      5e-324,
    ]);
  }));

Deno.test("runs table: the filter and the view choose the runs that are counted", () =>
  withRuns(async (store) => {
    await store.runs.delete(ids(3));
    const total = async (asked: Asked) => (await read(store, asked)).total;
    assert.equal(await total({ filter: "metrics.loss > 0.75" }), 3);
    assert.equal(await total({ filter: "params.model = 'transformer'" }), 5);
    assert.deepEqual([await total({}), await total({ view: "DELETED_ONLY" }), await total({ view: "ALL" })], [
      11,
      1,
      12,
    ]);
    assert.equal(await total({ experiment_ids: ["77"] }), 0);
  }));
