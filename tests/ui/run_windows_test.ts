// The sparse copy of a table's rows: what it fetches, keeps, adds and aborts.
import assert from "node:assert/strict";
import type { Cell } from "../../server/wire/table.ts";
import type { RunWindow } from "../../ui/calls.ts";
import { CallError } from "../../ui/client.ts";
import { RunWindows } from "../../ui/run_windows.ts";

const TOTAL = 100_000;
type Asked = {
  columns: string[];
  offset: number;
  signal: AbortSignal;
  answer: (prefix?: string) => Promise<void>;
  fail: () => Promise<void>;
};

/** A server whose answers the test lets go one by one. Row i has the id `<prefix>i` and `<column>-i` in every column. */
function table() {
  const asked: Asked[] = [];
  let changes = 0;
  const rows = new RunWindows((columns, offset, limit, signal) => {
    const { promise, resolve, reject } = Promise.withResolvers<RunWindow>();
    const answer = async (prefix = "run") => {
      const ids = Array.from({ length: Math.min(limit, TOTAL - offset) }, (_, i) => offset + i);
      const named = columns.filter((column) => column !== "tags.unknown");
      const cells = named.map((column): [string, Cell[]] => [column, ids.map((i) => `${column}-${i}`)]);
      resolve({
        total: TOTAL,
        count: ids.length,
        columns: new Map([["attributes.run_id", ids.map((i) => `${prefix}${i}`)], ...cells]),
      });
      await new Promise((done) => setTimeout(done));
    };
    const fail = async () => {
      reject(new CallError("INTERNAL_ERROR", "no", 500));
      await new Promise((done) => setTimeout(done));
    };
    asked.push({ columns, offset, signal, answer, fail });
    return promise;
  }, () => changes++);
  return { rows, asked, changes: () => changes };
}

/** The request number `index`, which has to be there. */
const nth = (asked: Asked[], index: number): Asked => asked[index] ?? assert.fail(`there is no request ${index}`);

Deno.test("RunWindows: the window in view is fetched once, and its cells are there after the answer", async () => {
  const { rows, asked, changes } = table();
  rows.show(0, 30, ["metrics.a"]);
  rows.show(0, 31, ["metrics.a"]);
  assert.equal(asked.length, 1);
  assert.equal(rows.cell(7, "metrics.a"), undefined);
  await nth(asked, 0).answer();
  assert.equal(rows.cell(7, "metrics.a"), "metrics.a-7");
  assert.deepEqual([rows.total, changes()], [TOTAL, 1]);
});

Deno.test("RunWindows: a jump to the end fetches what is there and aborts what is not seen any more", async () => {
  const { rows, asked } = table();
  rows.show(0, 30, ["metrics.a"]);
  await nth(asked, 0).answer();
  rows.show(50_000, 50_030, ["metrics.a"]);
  rows.show(99_970, 99_999, ["metrics.a"]);
  assert.deepEqual(asked.map(({ offset, signal }) => [offset, signal.aborted]), [[0, false], [50_000, true], [
    99_800,
    false,
  ]]);
  await nth(asked, 2).answer();
  assert.equal(rows.cell(99_999, "attributes.run_id"), "run99999");
});

Deno.test("RunWindows: a new column is fetched alone and added to the rows", async () => {
  const { rows, asked } = table();
  rows.show(0, 30, ["metrics.a"]);
  await nth(asked, 0).answer();
  rows.showColumns(["metrics.a", "params.b"]);
  assert.deepEqual(nth(asked, 1).columns, ["params.b"]);
  await nth(asked, 1).answer();
  assert.deepEqual([rows.cell(3, "metrics.a"), rows.cell(3, "params.b")], ["metrics.a-3", "params.b-3"]);
});

Deno.test("RunWindows: columns of other runs are not mixed with the old ones: the rows are fetched anew", async () => {
  const { rows, asked } = table();
  rows.show(0, 30, ["metrics.a"]);
  await nth(asked, 0).answer();
  rows.showColumns(["metrics.a", "params.b"]);
  await nth(asked, 1).answer("other");
  assert.equal(rows.cell(3, "metrics.a"), undefined);
  assert.deepEqual(nth(asked, 2).columns, ["metrics.a"]);
});

Deno.test("RunWindows: a column that the server does not send is not asked for again", async () => {
  const { rows, asked } = table();
  rows.show(0, 30, ["tags.unknown"]);
  await nth(asked, 0).answer();
  rows.show(0, 30, ["tags.unknown"]);
  assert.equal(asked.length, 1);
});

Deno.test("RunWindows: refresh keeps the old rows until the new ones are here, and forgets the hidden ones", async () => {
  const { rows, asked } = table();
  rows.show(0, 30, ["metrics.a"]);
  await nth(asked, 0).answer();
  rows.show(1_000, 1_030, ["metrics.a"]);
  await nth(asked, 1).answer();
  rows.refresh();
  assert.equal(rows.cell(1_001, "attributes.run_id"), "run1001");
  assert.equal(rows.cell(1, "attributes.run_id"), undefined);
  await nth(asked, 2).answer("new");
  assert.equal(rows.cell(1_001, "attributes.run_id"), "new1001");
});

Deno.test("RunWindows: a failure is told, and gone after the next answer", async () => {
  const { rows, asked, changes } = table();
  rows.show(0, 30, ["metrics.a"]);
  await nth(asked, 0).fail();
  assert.deepEqual([rows.error?.status, changes()], [500, 1]);
  rows.show(0, 30, ["metrics.a"]);
  await nth(asked, 1).answer();
  assert.equal(rows.error, undefined);
});

Deno.test("RunWindows: a walk over everything keeps a bounded number of rows", async () => {
  const { rows, asked } = table();
  for (let first = 0; first < TOTAL; first += 200) {
    rows.show(first, first + 30, ["metrics.a"]);
    await nth(asked, asked.length - 1).answer();
  }
  assert.equal(rows.cell(0, "metrics.a"), undefined);
  assert.equal(rows.cell(99_999, "metrics.a"), "metrics.a-99999");
});

Deno.test("RunWindows: close aborts what is pending", () => {
  const { rows, asked } = table();
  rows.show(0, 30, ["metrics.a"]);
  rows.close();
  assert.equal(nth(asked, 0).signal.aborted, true);
});
