// The runs table over HTTP: what a page asks and gets, and every way to ask wrongly.
import assert from "node:assert/strict";
import { openApp } from "../../support/app.ts";
import { type Ask, get, post, type Target, targetOf } from "../../support/http.ts";
import { isObject } from "../../support/json.ts";

const PATH = "/ajax-api/ui/runs";

async function withApp(check: (target: Target) => Promise<void>): Promise<void> {
  const app = await openApp();
  try {
    await check(targetOf("http://localhost:5000", app.fetch));
  } finally {
    await app.close();
  }
}

async function logTwoRuns(target: Target): Promise<void> {
  for (const [run_name, start_time] of [["a", 1000], ["b", 2500]] as const) {
    await target(post("runs/create", { experiment_id: "0", run_name, start_time, user_id: "u" }));
  }
}

const ASKED = { experiment_ids: ["0"], columns: ["attributes.run_name", "attributes.start_time"], limit: 5 };

for (const [how, ask] of [["GET", get(PATH, ASKED)], ["POST", post(PATH, ASKED)]] as const) {
  Deno.test(`readRunsTable: ${how} answers the rows by columns`, () =>
    withApp(async (target) => {
      await logTwoRuns(target);
      const { status, reply } = await target(ask);
      assert.equal(status, 200, JSON.stringify(reply));
      assert(isObject(reply) && isObject(reply.columns));
      const { "attributes.run_id": run_ids, ...columns } = reply.columns;
      assert(isObject(run_ids) && Array.isArray(run_ids.values) && run_ids.values.length === 2);
      assert.deepEqual({ ...reply, columns }, {
        total: 2,
        offset: 0,
        count: 2,
        columns: {
          "attributes.run_name": { values: ["b", "a"] },
          "attributes.start_time": { first: 2500, deltas: [0, -1500] },
        },
      });
    }));
}

const table = (fields: Record<string, unknown>): Ask => post(PATH, { experiment_ids: ["0"], ...fields });

const REFUSED: [name: string, ask: Ask, words: string][] = [
  ["no experiments", post(PATH, {}), "Missing value for required parameter 'experiment_ids'"],
  ["an empty list of experiments", table({ experiment_ids: [] }), "1 to 100 items. Got 0"],
  ["101 experiments", table({ experiment_ids: Array(101).fill("0") }), "1 to 100 items. Got 101"],
  ["an experiment that is no number", table({ experiment_ids: ["x"] }), "Invalid experiment ID 'x'"],
  ["an unknown entity", table({ columns: ["nothing.loss"] }), "for parameter 'columns[0]'"],
  ["an unknown attribute", table({ columns: ["metrics.a", "attributes.colour"] }), "for parameter 'columns[1]'"],
  ["a column without a key", table({ columns: ["metrics."] }), "for parameter 'columns[0]'"],
  ["a column without an entity", table({ columns: ["loss"] }), "A column is metrics.<key>"],
  ["501 columns", table({ columns: Array.from({ length: 501 }, (_, i) => `params.p${i}`) }), "at most 500 items"],
  ["limit 0", table({ limit: 0 }), "for parameter 'limit' supplied: It must be between 1 and 20000"],
  ["limit 20001", table({ limit: 20001 }), "for parameter 'limit' supplied: It must be between 1 and 20000"],
  [
    "more cells than an answer may have",
    table({ limit: 20000, columns: Array.from({ length: 101 }, (_, i) => `params.p${i}`) }),
    "at most 2000000 cells",
  ],
  ["a negative offset", table({ offset: -1 }), "for parameter 'offset' supplied: It must not be negative"],
  ["an offset of a wrong type", table({ offset: "far" }), "for parameter 'offset'"],
  ["an unknown view", table({ run_view_type: "SOME" }), "for parameter 'run_view_type'"],
  ["a filter that breaks off", table({ filter: "metrics.loss <" }), "at character 1"],
  ["a filter with a mistake inside", table({ filter: "metrics.loss = 'x'" }), "at character 16"],
  ["an ordering that is none", table({ order_by: ["metrics.loss UPWARDS"] }), "at character"],
];

for (const [name, ask, words] of REFUSED) {
  Deno.test(`readRunsTable: ${name} is refused`, () =>
    withApp(async (target) => {
      const { status, reply } = await target(ask);
      assert(isObject(reply));
      assert.deepEqual([status, reply.error_code], [400, "INVALID_PARAMETER_VALUE"]);
      assert(String(reply.message).includes(words), String(reply.message));
    }));
}

Deno.test("readRunsTable: an offset behind the end has no rows, and the total all the same", () =>
  withApp(async (target) => {
    await logTwoRuns(target);
    const { status, reply } = await target(table({ offset: 50 }));
    assert.deepEqual([status, reply], [200, {
      total: 2,
      offset: 50,
      count: 0,
      columns: { "attributes.run_id": { values: [] } },
    }]);
  }));

Deno.test("readRunsTable: a key of odd characters comes back under the name that was asked for", () =>
  withApp(async (target) => {
    await logTwoRuns(target);
    const columns = ["params.a b/c", "params.`a b/c`", "tags.__proto__"];
    const { reply } = await target(table({ columns }));
    assert(isObject(reply) && isObject(reply.columns));
    assert.deepEqual(Object.keys(reply.columns).toSorted(), ["attributes.run_id", ...columns].toSorted());
  }));
