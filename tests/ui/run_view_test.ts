// The view of a runs table, from the address and back.
import assert from "node:assert/strict";
import { defaultColumns, FIRST_COLUMNS, orderFrom, queryFrom, turnSort, viewFrom } from "../../ui/run_view.ts";

const view = (query: string) => viewFrom(new URLSearchParams(query));

Deno.test("viewFrom: without a state the newest runs come first", () => {
  assert.deepEqual(view(""), { filter: "", sort: { name: "attributes.start_time", ascending: false }, deleted: false });
});

Deno.test("viewFrom: MLflow's fields and quoted names are read", () => {
  assert.deepEqual(
    view(
      "searchFilter=metrics.a > 1&orderByKey=metrics.`val/loss`&orderByAsc=true&lifecycleFilter=Deleted&selectedColumns=params.`lr`,attributes.`User`,x.y,params.lr",
    ),
    {
      filter: "metrics.a > 1",
      sort: { name: "metrics.val/loss", ascending: true },
      deleted: true,
      columns: ["params.lr", "attributes.user_id"],
    },
  );
});

Deno.test("viewFrom: older links name the filter searchInput", () => {
  assert.equal(view("searchInput=params.lr = '1'").filter, "params.lr = '1'");
});

Deno.test("queryFrom: what it writes, viewFrom reads", () => {
  const state = {
    filter: "tags.`a b` = 'ü & ='",
    sort: { name: "metrics.a b", ascending: true },
    deleted: true,
    columns: ["metrics.a b", "attributes.status"],
  };
  const fields = Object.entries(queryFrom(state)).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]]
  );
  assert.deepEqual(viewFrom(new URLSearchParams(fields)), state);
});

Deno.test("queryFrom: no column at all is a choice too", () => {
  const chosen = { ...view(""), columns: [] };
  assert.equal(queryFrom(chosen).selectedColumns, "");
  assert.deepEqual(view("selectedColumns=").columns, []);
});

Deno.test("orderFrom: keys are quoted for the grammar", () => {
  assert.deepEqual(orderFrom({ ...view(""), sort: { name: "metrics.val/loss", ascending: true } }), [
    "metrics.`val/loss` ASC",
  ]);
});

Deno.test("turnSort: a click turns the order round; a new column begins with its largest numbers or its first texts", () => {
  const loss = turnSort(view("").sort, "metrics.loss");
  assert.deepEqual(loss, { name: "metrics.loss", ascending: false });
  assert.deepEqual(turnSort(loss, "metrics.loss"), { name: "metrics.loss", ascending: true });
  assert.equal(turnSort(loss, "params.lr").ascending, true);
});

const key = (name: string, runs: number, varies: boolean) => ({ key: name, runs, distinct: varies ? 2 : 1, varies });

Deno.test("defaultColumns: what varies, the most complete first, at most six of a kind, nothing of the machine", () => {
  const many = Array.from({ length: 9 }, (_, i) => key(`m${i}`, i, true));
  const columns = defaultColumns({
    metrics: [...many, key("same", 100, false), key("system/cpu", 100, true)],
    params: [key("lr", 9, true), key("epochs", 9, false)],
    tags: [key("team", 9, true)],
    runs_total: 9,
  });
  assert.deepEqual(columns, [
    ...FIRST_COLUMNS,
    ...["m8", "m7", "m6", "m5", "m4", "m3"].map((name) => `metrics.${name}`),
    "params.lr",
  ]);
});

Deno.test("defaultColumns: where nothing varies the first keys are shown all the same", () => {
  const columns = defaultColumns({ metrics: [key("loss", 1, false)], params: [], tags: [], runs_total: 1 });
  assert.deepEqual(columns, [...FIRST_COLUMNS, "metrics.loss"]);
});
