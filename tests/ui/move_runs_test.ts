// What is done to many runs, one after another and some at a time.
import assert from "node:assert/strict";
import { forEachRun } from "../../ui/move_runs.ts";

const RUNS = Array.from({ length: 20 }, (_, i) => `run-${i}`);

/** Lets the other workers go on. */
const pass = () => new Promise((resolve) => setTimeout(resolve, 1));

Deno.test("forEachRun: every run is done once, at most six at the same time", async () => {
  let now = 0;
  let most = 0;
  const { done, failure } = await forEachRun(RUNS, async () => {
    most = Math.max(most, ++now);
    await pass();
    now--;
  });
  assert.deepEqual([done.toSorted(), failure, most], [RUNS.toSorted(), undefined, 6]);
});

Deno.test("forEachRun: after a failure nothing new is begun, and what was done is told when all is through", async () => {
  const begun: string[] = [];
  const { done, failure } = await forEachRun(RUNS, async (run_id) => {
    begun.push(run_id);
    if (run_id === "run-2") throw new Error("no");
    await pass();
  });
  assert.deepEqual(begun, RUNS.slice(0, 6));
  assert.deepEqual([done, failure?.message], [begun.filter((run_id) => run_id !== "run-2"), "no"]);
});
