// Scenarios of how messages are read and written, whichever call they belong to; and of the calls that say what the server is.
import { EXPERIMENT, experiment, invalid, missing, wrongType } from "../../support/fixtures.ts";
import { get, post, send } from "../../support/http.ts";
import { saying } from "../../support/kinds.ts";
import { runScenarios } from "../../support/scenario.ts";

const create = (body: string, type?: string) => send("POST", "experiments/create", body, type);
const ODD_NAME = 'tab\t quote" \u0001 \u{1f600} \u2028';

runScenarios([
  {
    it: "a body may name a charset",
    request: create('{"name": "a"}', "application/json; charset=utf-8"),
    status: 200,
    reply: { experiment_id: "1" },
  },
  {
    it: "a body of another type is refused",
    request: create('{"name": "a"}', "text/plain"),
    status: 400,
    reply: invalid("Bad Request. Content-Type must be one of ['application/json']."),
  },
  {
    it: "a form is refused",
    request: create("name=a", "application/x-www-form-urlencoded"),
    status: 400,
    reply: invalid("Bad Request. Content-Type must be one of ['application/json']."),
  },
  {
    it: "a body without a type is refused",
    request: { ...create('{"name": "a"}'), headers: { "content-type": "" } },
    status: 400,
    reply: invalid("Bad Request. Content-Type must be one of ['application/json']."),
  },
  {
    it: "a JSON string that holds the message is decoded twice, as very old clients send it",
    request: create(JSON.stringify('{"name": "a"}')),
    status: 200,
    reply: { experiment_id: "1" },
  },
  {
    it: "the pages' prefix serves the same calls",
    given: [EXPERIMENT],
    request: get("/ajax-api/2.0/mlflow/experiments/get", { experiment_id: "1" }),
    status: 200,
    reply: { experiment: experiment("1", "e") },
  },
  {
    it: "a field in both spellings is refused",
    request: create('{"name": "a", "artifact_location": "/x", "artifactLocation": "/y"}'),
    status: 400,
    reply: invalid("Request specifies both 'artifact_location' and 'artifactLocation'; provide only one of them."),
  },
  {
    it: "unknown fields are ignored, also nested ones",
    request: create('{"name": "a", "tags": [{"key": "k", "value": "v", "colour": "blue"}], "x": {"y": [1]}}'),
    status: 200,
    reply: { experiment_id: "1" },
  },
  {
    it: "null counts as absent",
    request: create('{"name": "a", "artifact_location": null, "tags": null}'),
    status: 200,
    reply: { experiment_id: "1" },
  },
  {
    it: "control characters and any plane of unicode pass through",
    given: [create(JSON.stringify({ name: ODD_NAME }))],
    request: get("experiments/get", { experiment_id: "1" }),
    status: 200,
    reply: { experiment: experiment("1", ODD_NAME) },
  },
  { it: "an empty body is an empty message", request: create(""), status: 400, reply: missing("name") },
  {
    it: "broken JSON is refused",
    request: send("POST", "runs/search", '{"experiment_ids": ["0"'),
    status: 400,
    reply: { error_code: "INVALID_PARAMETER_VALUE", message: saying("JSON") },
    deviates: "the original takes it for an empty message",
  },
  {
    it: "a JSON list is refused",
    request: send("POST", "runs/search", "[]"),
    status: 400,
    reply: { error_code: "BAD_REQUEST", message: saying("JSON") },
    deviates: "the original takes it for an empty message",
  },
  {
    it: "a value of a wrong type is shown as Python writes it",
    request: create('{"name": {"z": [1.5, true, null, "é"], "a": 1e400}}'),
    status: 400,
    reply: wrongType("name", '{"a":Infinity,"z":[1.5,true,null,"\\u00e9"]}', "dict"),
  },
  {
    it: "a truth value has Python's name",
    request: create('{"name": true}'),
    status: 400,
    reply: wrongType("name", "true", "bool"),
  },
  {
    it: "a text beyond ASCII is shown as Python writes it",
    request: post("runs/create", { experiment_id: "0", start_time: "é" }),
    status: 400,
    reply: wrongType("start_time", '"\\u00e9"', "str"),
  },
  {
    it: "the preview prefix serves the same calls, as client 1.20.2 asks for them",
    request: get("/api/2.0/preview/mlflow/experiments/get", { experiment_id: "0" }),
    status: 200,
    reply: { experiment: experiment("0", "Default") },
    deviates: "3.17.2 no longer serves the prefix",
  },
  {
    it: "the wrong method is refused",
    request: get("experiments/create", { name: "a" }),
    status: 405,
    reply: { error_code: "BAD_REQUEST", message: saying("GET") },
    deviates: "the original answers with a page of HTML",
  },
  {
    it: "an unknown call is not found",
    request: post("experiments/explode"),
    status: 404,
    reply: { error_code: "ENDPOINT_NOT_FOUND", message: saying("/api/2.0/mlflow/experiments/explode") },
    deviates: "the original answers with a page of HTML",
  },
  {
    it: "server-info says what the server can do",
    request: get("/api/3.0/mlflow/server-info"),
    status: 200,
    reply: {
      store_type: "SqlStore",
      workspaces_enabled: false,
      trace_archival_enabled: false,
      multipart_uploads_enabled: false,
      multipart_downloads_enabled: false,
      presigned_upload_run_id_supported: false,
      presigned_upload_model_id_supported: false,
      features_enabled: { gateway: false },
    },
    deviates: "what is not served is not promised",
  },
  { it: "health says OK", request: get("/health"), status: 200, reply: "OK" },
  {
    it: "version is that of the MLflow whose protocol is spoken",
    request: get("/version"),
    status: 200,
    reply: "3.17.2",
  },
  {
    it: "a multipart upload is not supported",
    request: post("/api/2.0/mlflow-artifacts/mpu/create/0/x", { path: "f", num_parts: 2 }),
    status: 501,
    reply: {
      error_code: "NOT_IMPLEMENTED",
      message: "Multipart upload is not supported for the current artifact repository",
    },
  },
  {
    it: "logged models: none",
    request: post("logged-models/search", { experiment_ids: ["0"] }),
    status: 200,
    reply: {},
  },
]);
