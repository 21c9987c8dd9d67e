// The npm package `mlflow` through all of its calls; prints a line for each statement, as the Python scripts do.
const assert = require("node:assert/strict");
const log = console.log;
// The package prints every body that it sends.
console.log = () => {};
const MLflow = require("mlflow").default ?? require("mlflow");
const { RunStatus, ViewType } = require("mlflow/enum");

const { Experiments, Runs, Metrics, Artifacts } = new MLflow({ endpoint: process.env.MLFLOW_TRACKING_URI });
const onReference = "KISEKI_REFERENCE_URL" in process.env;
let failures = 0;

function check(sentence, actual, expected) {
  try {
    assert.deepEqual(actual, expected);
    log(`ok - ${sentence}`);
  } catch {
    failures++;
    log(`FAIL - ${sentence}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
  }
}

async function main() {
  const name = `npm ${process.env.KISEKI_TEST_FOLDER}`;
  const { experiment_id } = await Experiments.create({ name });
  const { experiment } = await Experiments.get({ experiment_id });
  check("an experiment is made and found", [experiment.name, experiment.lifecycle_stage], [name, "active"]);
  if (!onReference) {
    const { experiments } = await Experiments.list({ view_type: ViewType.ACTIVE_ONLY });
    check("it is listed", experiments.some((one) => one.experiment_id === experiment_id), true);
  }
  await Experiments.update({ experiment_id, new_name: `${name} renamed` });
  check("it is renamed", (await Experiments.get({ experiment_id })).experiment.name, `${name} renamed`);
  await Experiments.delete({ experiment_id });
  check("it is deleted", (await Experiments.get({ experiment_id })).experiment.lifecycle_stage, "deleted");
  await Experiments.restore({ experiment_id });
  check("it is restored", (await Experiments.get({ experiment_id })).experiment.lifecycle_stage, "active");

  const tags = [{ key: "mlflow.runName", value: "from node" }];
  const { run } = await Runs.create({ experiment_id, user_id: "ada", start_time: 1000, tags });
  const { run_id } = run.info;
  check("a run is made", [run.info.run_name, run.info.user_id, run.info.status], ["from node", "ada", "RUNNING"]);
  await Runs.logParameter({ run_id, key: "p", value: "v" });
  await Runs.logMetric({ run_id, key: "m", value: 0.5, timestamp: 10, step: 1 });
  await Runs.logMetric({ run_id, key: "m", value: 0.25, timestamp: 20, step: 2 });
  await Runs.setTag({ run_id, key: "t", value: "1" });
  await Runs.setTag({ run_id, key: "gone", value: "1" });
  await Runs.deleteTag({ run_id, key: "gone" });
  await Runs.logBatch({
    run_id,
    metrics: [{ key: "b", value: 1, timestamp: 5, step: -1 }],
    params: [{ key: "q", value: "" }],
    tags: [{ key: "u", value: "ü" }],
  });
  await Runs.update({ run_id, status: RunStatus.FINISHED, end_time: 2000 });
  const { info, data } = (await Runs.get({ run_id })).run;
  const pairs = (items) => Object.fromEntries(items.map(({ key, value }) => [key, value]));
  check("it is finished", [info.status, info.end_time], ["FINISHED", 2000]);
  check("its params", pairs(data.params), { p: "v", q: "" });
  check("its latest metrics", pairs(data.metrics), { m: 0.25, b: 1 });
  check("its tags", pairs(data.tags), { "mlflow.runName": "from node", t: "1", u: "ü" });
  const history = (await Metrics.getHistory({ run_id, metric_key: "m" })).metrics;
  check("a history", history.map(({ value, timestamp, step }) => [value, timestamp, step]), [[0.5, 10, 1], [
    0.25,
    20,
    2,
  ]]);
  check("no artifacts", (await Artifacts.list({ run_id, path: "" })).files, undefined);

  const query = {
    experiment_ids: [experiment_id],
    filter: "metrics.m < 0.5 and params.p = 'v'",
    order_by: ["metrics.m"],
  };
  check("it is found by a search", (await Runs.search(query)).runs.map((one) => one.info.run_id), [run_id]);
  await Runs.delete({ run_id });
  check("deleted, it is not", (await Runs.search(query)).runs, undefined);
  await Runs.restore({ run_id });
  check("restored, it is", (await Runs.search({ ...query, run_view_type: ViewType.ALL })).runs.length, 1);
  const refusal = await Runs.get({ run_id: "0".repeat(32) }).catch((error) => error.message);
  check("a run that nobody made is not found", /"status":404.*RESOURCE_DOES_NOT_EXIST/.test(refusal), true);
}

main().then(() => process.exit(failures === 0 ? 0 : 1));
