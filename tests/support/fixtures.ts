// What many scenarios begin with, and the replies that many of them expect.
import { post } from "./http.ts";
import { ARTIFACT_URI, type Expected, RUN_ID, saying, TIME } from "./kinds.ts";
import { saved } from "./scenario.ts";

type Message = { [key: string]: Expected };

/** Experiment 1, named `e`. */
export const EXPERIMENT = post("experiments/create", { name: "e" });

/** Run `<run>`, named `r`, in experiment 1, started at 1000. */
export const RUN = saved(post("runs/create", { experiment_id: "1", run_name: "r", start_time: 1000 }), {
  run: "run.info.run_id",
});

/** Experiment 1 and a run in it. */
export const WITH_RUN = [EXPERIMENT, RUN] as const;

/** An id that no run has. */
export const UNKNOWN_RUN = "0123456789abcdef0123456789abcdef";

/** An experiment made just now, and where it is not as new ones are. */
export const experiment = (experiment_id: string, name: string, more: Message = {}): Message => ({
  experiment_id,
  name,
  artifact_location: `mlflow-artifacts:/${experiment_id}`,
  lifecycle_stage: "active",
  creation_time: TIME,
  last_update_time: TIME,
  workspace: "default",
  ...more,
});

/** The reply of runs/create for a run in experiment 1: where its info is not that of RUN, and its tags. */
export function created(info: Message, tags: Expected[]): Expected {
  const ids = { run_id: RUN_ID, run_uuid: RUN_ID, artifact_uri: ARTIFACT_URI };
  return { run: { info: { ...RUN_INFO, ...ids, ...info }, data: { tags }, inputs: {} } };
}

/** Run `<run>` as runs/get and runs/search answer it: what was logged, and where its info is not that of RUN. */
export function runWith(data: Message, info: Message = {}): Expected {
  const tags = data.tags ?? [RUN_NAME_TAG];
  return { info: { ...RUN_INFO, ...info }, data: { ...data, tags }, inputs: {}, outputs: {} };
}

/** The tag that carries the name of RUN. */
export const RUN_NAME_TAG = { key: "mlflow.runName", value: "r" };

/** The info of RUN. */
export const RUN_INFO = {
  run_id: "<run>",
  run_uuid: "<run>",
  run_name: "r",
  experiment_id: "1",
  user_id: "",
  status: "RUNNING",
  start_time: 1000,
  artifact_uri: "mlflow-artifacts:/1/<run>/artifacts",
  lifecycle_stage: "active",
};

/** A 400 reply. */
export const invalid = (message: Expected) => ({ error_code: "INVALID_PARAMETER_VALUE", message });

/** A 404 reply. */
export const notFound = (message: Expected) => ({ error_code: "RESOURCE_DOES_NOT_EXIST", message });

/** The refusal of a name that is taken. The original adds the SQL that failed. */
export const taken = (message: string) => ({ error_code: "RESOURCE_ALREADY_EXISTS", message: saying(message) });

/** The complaint about a field that is absent, null or empty. */
export const missing = (name: string) =>
  invalid(
    `Missing value for required parameter '${name}'. See the API docs for more information about request parameters.`,
  );

/** The complaint about a field of a wrong type: the value as JSON, and its type's name in Python. */
export const wrongType = (name: string, value: string, type: string) =>
  invalid(
    `Invalid value ${value} for parameter '${name}' supplied:  Hint: Value was of type '${type}'. ` +
      "See the API docs for more information about request parameters.",
  );
