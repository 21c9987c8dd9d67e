// Requests that are larger, deeper or stranger than any client's: refused at once, whatever they ask for.
import assert from "node:assert/strict";
import { openApp } from "../../support/app.ts";
import { invalid, notFound, WITH_RUN } from "../../support/fixtures.ts";
import { get, post, targetOf } from "../../support/http.ts";
import { saying } from "../../support/kinds.ts";
import { runScenarios } from "../../support/scenario.ts";

const OWN_BOUND = "the original knows no such bound";
const longName = "n".repeat(70_000);
const tags = (count: number) => Array.from({ length: count }, (_, i) => ({ key: `k${i}`, value: "v" }));
const logModel = (model_json: string) => post("runs/log-model", { run_id: "<run>", model_json });

runScenarios([
  {
    it: "createRun: a name beyond 65,535 characters is refused",
    given: WITH_RUN,
    request: post("runs/create", { experiment_id: "1", run_name: longName }),
    status: 400,
    reply: invalid("'run_name' exceeds the maximum length of 65535 characters"),
    deviates: OWN_BOUND,
  },
  {
    it: "updateRun: a name beyond 65,535 characters is refused",
    given: WITH_RUN,
    request: post("runs/update", { run_id: "<run>", run_name: longName }),
    status: 400,
    reply: invalid("'run_name' exceeds the maximum length of 65535 characters"),
    deviates: OWN_BOUND,
  },
  {
    it: "createRun: a user's name beyond 250 characters is refused",
    given: WITH_RUN,
    request: post("runs/create", { experiment_id: "1", user_id: "u".repeat(251) }),
    status: 400,
    reply: invalid("'user_id' exceeds the maximum length of 250 characters"),
    deviates: OWN_BOUND,
  },
  {
    it: "createRun: more than 1,000 tags are refused",
    given: WITH_RUN,
    request: post("runs/create", { experiment_id: "1", tags: tags(1001) }),
    status: 400,
    reply: invalid("At most 1000 tags can be given at creation. Got 1001; set the others afterwards."),
    deviates: OWN_BOUND,
  },
  {
    it: "logModel: JSON deeper than any model is refused",
    given: WITH_RUN,
    request: logModel(`{"artifact_path":"m","flavors":${"[".repeat(1100)}${"]".repeat(1100)}}`),
    status: 400,
    reply: invalid(saying("is not a valid JSON.")),
  },
  {
    it: "getRun: an id of a megabyte is not found, and not echoed whole",
    request: get("runs/get", { run_id: "a".repeat(20_000) }),
    status: 404,
    reply: notFound(`${`Run with id=${"a".repeat(20_000)}`.slice(0, 8000)}…`),
    deviates: OWN_BOUND,
  },
  {
    it: "a request for a workspace is refused, since there are none",
    request: { ...get("experiments/get", { experiment_id: "0" }), headers: { "x-mlflow-workspace": "team" } },
    status: 400,
    reply: {
      error_code: "FEATURE_DISABLED",
      message: 'There are no workspaces here, and the request names "team".',
    },
    deviates: "the original answers 500, which clients repeat for minutes",
  },
]);

Deno.test("createExperiment: a relative location is made absolute, since every client has a folder of its own", async () => {
  const app = await openApp();
  try {
    const target = targetOf("http://localhost:5000", app.fetch);
    await target(post("experiments/create", { name: "e", artifact_location: "shared/artifacts" }));
    const { artifact_location } = await app.store.experiments.get("1");
    assert.equal(artifact_location, `${Deno.cwd()}/shared/artifacts`);
  } finally {
    await app.close();
  }
});

Deno.test("logModel: integers keep their digits", async () => {
  const app = await openApp();
  try {
    const target = targetOf("http://localhost:5000", app.fetch);
    const run = { experiment_id: "0", run_name: "r" };
    const { info: { run_id } } = JSON.parse(
      (await app.store.runs.create({ ...run, user_id: "", start_time: 0, tags: [] })).text,
    );
    const model = `{"artifact_path":"m","flavors":{},"utc_time_created":"now","run_id":"r","size":9007199254740993}`;
    assert.equal((await target(post("runs/log-model", { run_id, model_json: model }))).status, 200);
    assert.match((await app.store.runs.get(run_id)).text, /9007199254740993/);
  } finally {
    await app.close();
  }
});
