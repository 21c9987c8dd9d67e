// Scenarios of params, tags and logged models of a run.
import { invalid, missing, notFound, runWith, UNKNOWN_RUN, WITH_RUN, wrongType } from "../../support/fixtures.ts";
import { get, post } from "../../support/http.ts";
import { jsonOf, saying } from "../../support/kinds.ts";
import { runScenarios } from "../../support/scenario.ts";

const logParam = (key: string, value: unknown) => post("runs/log-parameter", { run_id: "<run>", key, value });
const setTag = (key: string, value: unknown) => post("runs/set-tag", { run_id: "<run>", key, value });
const DELETE_TAG = post("runs/delete-tag", { run_id: "<run>", key: "t" });
const logModel = (model_json: string) => post("runs/log-model", { run_id: "<run>", model_json });
const MODEL = { run_id: "x", artifact_path: "model", utc_time_created: "2026-01-01", model_uuid: "u", flavors: {} };
const GET_RUN = get("runs/get", { run_id: "<run>" });
const DELETE = post("runs/delete", { run_id: "<run>" });

runScenarios([
  {
    it: "logParam: the run has it",
    given: [...WITH_RUN, logParam("p", "v")],
    request: GET_RUN,
    status: 200,
    reply: { run: runWith({ params: [{ key: "p", value: "v" }] }) },
  },
  {
    it: "logParam: the same value again is fine",
    given: [...WITH_RUN, logParam("p", "v")],
    request: logParam("p", "v"),
    status: 200,
    reply: {},
  },
  {
    it: "logParam: another value is refused",
    given: [...WITH_RUN, logParam("p", "a")],
    request: logParam("p", "b"),
    status: 400,
    reply: invalid(
      "Changing param values is not allowed. Param with key='p' was already logged with value='a' for run ID='<run>'. Attempted logging new value 'b'.",
    ),
  },
  {
    it: "logParam: a value that is absent is stored as empty",
    given: [...WITH_RUN, post("runs/log-parameter", { run_id: "<run>", key: "p" })],
    request: GET_RUN,
    status: 200,
    reply: { run: runWith({ params: [{ key: "p", value: "" }] }) },
  },
  {
    it: "logParam: a value must be a string",
    given: WITH_RUN,
    request: logParam("p", 5),
    status: 400,
    reply: wrongType("value", "5", "int"),
  },
  {
    it: "logParam: a key is required",
    given: WITH_RUN,
    request: post("runs/log-parameter", { run_id: "<run>", value: "v" }),
    status: 400,
    reply: missing("key"),
  },
  {
    it: "logParam: a key of 251 characters is refused",
    given: WITH_RUN,
    request: logParam("k".repeat(251), "v"),
    status: 400,
    reply: invalid("'Param key' exceeds the maximum length of 250 characters"),
  },
  {
    it: "logParam: a key that climbs is refused",
    given: WITH_RUN,
    request: logParam("../p", "v"),
    status: 400,
    reply: invalid(
      `Invalid value "../p" for parameter 'key' supplied: Names may be treated as files in certain cases, and must not resolve to other names when treated as such. This name would resolve to '../p'`,
    ),
  },
  {
    it: "logParam: a deleted run takes no params",
    given: [...WITH_RUN, DELETE],
    request: logParam("p", "v"),
    status: 400,
    reply: invalid("The run <run> must be in the 'active' state. Current state is deleted."),
  },
  {
    it: "logParam: a value of 65535 characters is stored whole",
    given: [...WITH_RUN, logParam("p", "x".repeat(65535))],
    request: GET_RUN,
    status: 200,
    reply: { run: runWith({ params: [{ key: "p", value: "x".repeat(65535) }] }) },
    deviates: "the original cuts it at 6000 characters",
  },
  {
    it: "logParam: a value of 65536 characters is refused",
    given: WITH_RUN,
    request: logParam("p", "x".repeat(65536)),
    status: 400,
    reply: invalid(saying("65535")),
    deviates: "the original cuts it at 6000 characters",
  },
  {
    it: "setTag: the last value stays",
    given: [...WITH_RUN, setTag("t", "1"), setTag("t", "2")],
    request: GET_RUN,
    status: 200,
    reply: { run: runWith({ tags: [{ key: "mlflow.runName", value: "r" }, { key: "t", value: "2" }] }) },
  },
  {
    it: "setTag: mlflow.runName renames the run",
    given: [...WITH_RUN, setTag("mlflow.runName", "s")],
    request: GET_RUN,
    status: 200,
    reply: { run: runWith({ tags: [{ key: "mlflow.runName", value: "s" }] }, { run_name: "s" }) },
  },
  {
    it: "setTag: a key is required",
    given: WITH_RUN,
    request: post("runs/set-tag", { run_id: "<run>", value: "v" }),
    status: 400,
    reply: missing("key"),
  },
  {
    it: "setTag: a key of 251 characters is refused",
    given: WITH_RUN,
    request: setTag("k".repeat(251), "v"),
    status: 400,
    reply: invalid("'key' exceeds the maximum length of 250 characters"),
  },
  {
    it: "setTag: a value must be a string",
    given: WITH_RUN,
    request: setTag("t", { a: 1 }),
    status: 400,
    reply: wrongType("value", '{"a":1}', "dict"),
  },
  {
    it: "setTag: a deleted run takes no tags",
    given: [...WITH_RUN, DELETE],
    request: setTag("t", "v"),
    status: 400,
    reply: invalid("The run <run> must be in the 'active' state. Current state is deleted."),
  },
  {
    it: "setTag: an unknown run is not found",
    request: post("runs/set-tag", { run_id: UNKNOWN_RUN, key: "t", value: "v" }),
    status: 404,
    reply: notFound(`Run with id=${UNKNOWN_RUN} not found`),
  },
  {
    it: "deleteTag: removes the tag",
    given: [...WITH_RUN, setTag("t", "1"), DELETE_TAG],
    request: GET_RUN,
    status: 200,
    reply: { run: runWith({}) },
  },
  {
    it: "deleteTag: a missing tag is not found",
    given: WITH_RUN,
    request: DELETE_TAG,
    status: 404,
    reply: notFound("No tag with name: t in run with id <run>"),
  },
  {
    it: "deleteTag: a deleted run is refused",
    given: [...WITH_RUN, setTag("t", "1"), DELETE],
    request: DELETE_TAG,
    status: 400,
    reply: invalid("The run <run> must be in the 'active' state. Current state is deleted."),
  },
  {
    it: "logModel: keeps the models in the tag mlflow.log-model.history",
    given: [...WITH_RUN, logModel(JSON.stringify(MODEL))],
    request: GET_RUN,
    status: 200,
    reply: {
      run: runWith({
        tags: [{ key: "mlflow.runName", value: "r" }, { key: "mlflow.log-model.history", value: jsonOf([MODEL]) }],
      }),
    },
  },
  {
    it: "logModel: a text that is no JSON is refused",
    given: WITH_RUN,
    request: logModel("{"),
    status: 400,
    reply: invalid("Malformed model info. \n { \n is not a valid JSON."),
  },
  {
    it: "logModel: a model without its fields is refused",
    given: WITH_RUN,
    request: logModel("{}"),
    status: 400,
    reply: invalid(saying("Model json is missing mandatory fields: ")),
  },
]);
