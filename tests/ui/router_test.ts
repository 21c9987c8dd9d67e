// Addresses to pages: MLflow's hash routes, ours, and broken ones.
import assert from "node:assert/strict";
import { links, placeFrom, type Route } from "../../ui/router.ts";

const run = (rest: Partial<Extract<Route, { page: "run" }>>): Route => ({
  page: "run",
  experiment_id: "1",
  run_id: "abc",
  tab: "overview",
  artifact_path: "",
  ...rest,
});
const runs = (...experiment_ids: string[]): Route => ({ page: "runs", experiment_ids });
const absent = (title: string, back: string): Route => ({ page: "absent", title, back });

const ROUTES: [string, Route][] = [
  ["", { page: "experiments" }],
  ["#/", { page: "experiments" }],
  ["#/experiments", { page: "experiments" }],
  ["#/experiments/1", runs("1")],
  ["#/experiments/1?searchFilter=metrics.a%20%3E%201", runs("1")],
  ["#/experiments/1/s?searchInput=x", runs("1")],
  ["#/experiments/1/runs", runs("1")],
  ["#/experiments/123456789012345678", runs("123456789012345678")],
  ["#/compare-experiments?experiments=[%221%22,%222%22]", runs("1", "2")],
  ["#/compare-experiments/s?experiments=[%221%22]", runs("1")],
  ["#/compare-experiments?experiments=nonsense", { page: "experiments" }],
  ["#/experiments/1/runs/abc", run({})],
  ["#/experiments/1/runs/abc?workspace=default", run({})],
  ["#/experiments/1/runs/abc/overview", run({})],
  ["#/experiments/1/runs/abc/model-metrics", run({ tab: "model-metrics" })],
  ["#/experiments/1/runs/abc/system-metrics", run({ tab: "system-metrics" })],
  ["#/experiments/1/runs/abc/artifacts", run({ tab: "artifacts" })],
  ["#/experiments/1/runs/abc/artifacts/dir/a%20b.txt", run({ tab: "artifacts", artifact_path: "dir/a b.txt" })],
  ["#/experiments/1/runs/abc/artifacts/dir%2Fa.txt", run({ tab: "artifacts", artifact_path: "dir/a.txt" })],
  ["#/experiments/1/runs/abc/artifactPath/model", run({ tab: "artifacts", artifact_path: "model" })],
  ["#/runs/abc", { page: "find_run", run_id: "abc" }],
  ["#/experiments/1/runs/abc/traces", absent("Traces", "#/experiments/1/runs/abc")],
  ["#/experiments/1/evaluation-runs?selectedRunUuid=abc", absent("Evaluation runs", "#/experiments/1")],
  ["#/experiments/1/traces/tr-1", absent("Traces", "#/experiments/1")],
  ["#/experiments/1/something-new", absent("This tab", "#/experiments/1")],
  ["#/compare-runs?runs=[%22a%22]&experiments=[%227%22]", absent("Comparing runs", "#/experiments/7")],
  ["#/metric/loss?runs=[%22a%22]&experiments=[%227%22]", absent("The metric page", "#/experiments/7")],
  ["#/models/forest/versions/3", absent("The model registry", "#/experiments")],
  ["#/constructor", absent("This page", "#/experiments")],
  ["#/%E0%A4%A", absent("This page", "#/experiments")],
];

for (const [hash, route] of ROUTES) {
  Deno.test(`placeFrom: ${hash || "an empty address"} is the page ${route.page}`, () => {
    assert.deepEqual(placeFrom(hash).route, route);
  });
}

Deno.test("placeFrom: what stands after the question mark is the state of the view", () => {
  const { path, query } = placeFrom("#/experiments/1?searchFilter=params.q+%3D+%27a%3Fb%27&orderByAsc=true");
  assert.equal(path, "/experiments/1");
  assert.deepEqual([...query], [["searchFilter", "params.q = 'a?b'"], ["orderByAsc", "true"]]);
});

Deno.test("links: each leads to the page that it is named for, whatever stands in it", () => {
  assert.deepEqual(placeFrom(links.experiment("a/b?c#d")).route, runs("a/b?c#d"));
  assert.deepEqual(placeFrom(links.run("1", "abc")).route, run({}));
  assert.deepEqual(placeFrom(links.run("1", "abc", "overview")).route, run({}));
  const metric = placeFrom(links.run("1", "abc", "model-metrics", { metric: "a & b" }));
  assert.deepEqual(metric.route, run({ tab: "model-metrics" }));
  assert.equal(metric.query.get("metric"), "a & b");
  const path = "a dir/50%/ü#?.txt";
  assert.deepEqual(placeFrom(links.artifact("1", "abc", path)).route, run({ tab: "artifacts", artifact_path: path }));
});
