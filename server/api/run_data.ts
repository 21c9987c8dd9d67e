// What a run logs: metrics, params, tags, and the models that clients before 3.0 record in a tag.
import { endpoint } from "../http/endpoint.ts";
import { ApiError, invalid } from "../wire/errors.ts";
import {
  checked,
  defaulted,
  double,
  type Fields,
  int64,
  invalidValue,
  list,
  type Message,
  message,
  required,
  string,
} from "../wire/fields.ts";
import { isRecord } from "../wire/json.ts";
import * as limits from "../wire/limits.ts";
import { checkLength, fitValue, metricKey, paramKey, tagKey } from "../wire/names.ts";
import { parseJson } from "../wire/parse_json.ts";
import { pythonFloat, pythonList } from "../wire/python.ts";
import type { Metric, Param, Tag } from "../wire/run.ts";
import { runOfCall } from "./messages.ts";

// In the order of the original's complaints. `model_id` and the dataset of a point come with the model registry.
const metricFields = {
  key: required(metricKey),
  value: required(double),
  timestamp: required(int64),
  step: defaulted(int64, 0),
} satisfies Fields;
const paramFields = { key: required(paramKey), value: defaulted(string, "") } satisfies Fields;
const tagFields = { key: required(tagKey), value: defaulted(string, "") } satisfies Fields;

/** `index` is the metric's place in its batch. */
function metricFrom({ key, value, timestamp, step }: Message<typeof metricFields>, index?: number): Metric {
  if (timestamp < 0) {
    const path = index === undefined ? "" : `metrics[${index}].`;
    const reason = `metric '${key}' (value=${
      pythonFloat(value)
    }). Timestamp must be a nonnegative long (64-bit integer) `;
    throw invalidValue({ path: `${path}timestamp` }, timestamp, reason);
  }
  return { key, value, timestamp, step };
}

const fitParam = ({ key, value }: Param, truncate: boolean): Param => ({
  key,
  value: fitValue(value, "Param value", limits.MAX_PARAM_VAL_LENGTH, truncate),
});

const fitTag = ({ key, value }: Tag, path: string, truncate: boolean): Tag => ({
  key,
  value: fitValue(value, `${path}value`, limits.MAX_TAG_VAL_LENGTH, truncate),
});

/** A list of tags with values that can be stored; with `truncate` long ones are cut as the original does. */
export const fitTags = (tags: Tag[], truncate: boolean): Tag[] =>
  tags.map((tag, index) => fitTag(tag, `tags[${index}].`, truncate));

export const logMetric = endpoint({
  name: "logMetric",
  method: "POST",
  path: "/mlflow/runs/log-metric",
  aliases: ["/preview/mlflow/runs/log-metric"],
  access: { edit: "run" },
  request: { run_id: runOfCall, ...metricFields },
  response: {},
  async handle({ store }, { run_id, ...metric }) {
    await store.runData.logBatch(run_id, { metrics: [metricFrom(metric)] });
    return {};
  },
});

export const logParam = endpoint({
  name: "logParam",
  method: "POST",
  path: "/mlflow/runs/log-parameter",
  aliases: ["/preview/mlflow/runs/log-parameter"],
  access: { edit: "run" },
  request: { run_id: runOfCall, ...paramFields },
  response: {},
  async handle({ store, config }, { run_id, ...param }) {
    await store.runData.logParam(run_id, fitParam(param, config.truncateLongValues));
    return {};
  },
});

export const logBatch = endpoint({
  name: "logBatch",
  method: "POST",
  path: "/mlflow/runs/log-batch",
  aliases: ["/preview/mlflow/runs/log-batch"],
  access: { edit: "run" },
  request: {
    run_id: runOfCall,
    metrics: list(message(metricFields), atMost("metrics", limits.MAX_METRICS_PER_BATCH)),
    params: list(message(paramFields), atMost("params", limits.MAX_PARAMS_TAGS_PER_BATCH)),
    tags: list(message(tagFields), atMost("tags", limits.MAX_PARAMS_TAGS_PER_BATCH)),
  },
  response: {},
  async handle({ store, config }, { run_id, metrics, params, tags }) {
    atMost("metrics, params, and tags", limits.MAX_ENTITIES_PER_BATCH)(metrics.length + params.length + tags.length);
    checkDistinct(params);
    await store.runData.logBatch(run_id, {
      metrics: metrics.map(metricFrom),
      params: params.map((param) => fitParam(param, config.truncateLongValues)),
      tags: fitTags(tags, config.truncateLongValues),
    });
    return {};
  },
});

function checkDistinct(params: Param[]): void {
  const repeated = params.map(({ key }) => key).filter((key, index, keys) => keys.indexOf(key) < index);
  if (repeated.length === 0) return;
  throw invalid(
    `Duplicate parameter keys have been submitted: ${
      pythonList(repeated)
    }. Please ensure the request contains only one ` +
      "param value per param key.",
  );
}

function atMost(what: string, limit: number) {
  return (length: number) => {
    if (length <= limit) return;
    throw invalid(
      `A batch logging request can contain at most ${limit} ${what}. Got ${length} ${what}. ` +
        `Please split up ${what} across multiple requests and try again.`,
    );
  };
}

export const setTag = endpoint({
  name: "setTag",
  method: "POST",
  path: "/mlflow/runs/set-tag",
  aliases: ["/preview/mlflow/runs/set-tag"],
  access: { edit: "run" },
  request: { run_id: runOfCall, ...tagFields },
  response: {},
  async handle({ store, config }, { run_id, ...tag }) {
    await store.runData.setTag(run_id, fitTag(tag, "", config.truncateLongValues));
    return {};
  },
});

export const deleteTag = endpoint({
  name: "deleteTag",
  method: "POST",
  path: "/mlflow/runs/delete-tag",
  aliases: ["/preview/mlflow/runs/delete-tag"],
  access: { edit: "run" },
  request: { run_id: runOfCall, key: required(string) },
  response: {},
  async handle({ store }, { run_id, key }) {
    await store.runData.deleteTag(run_id, key);
    return {};
  },
});

const modelJson = checked(string, (text, place) => {
  checkLength(text, place, limits.MAX_MODEL_JSON_LENGTH);
  return text;
});

const MODEL_FIELDS = ["artifact_path", "flavors", "utc_time_created", "run_id"];

export const logModel = endpoint({
  name: "logModel",
  method: "POST",
  path: "/mlflow/runs/log-model",
  aliases: ["/preview/mlflow/runs/log-model"],
  access: { edit: "run" },
  request: { run_id: runOfCall, model_json: required(modelJson) },
  response: {},
  async handle({ store }, { run_id, model_json }) {
    await store.runData.logModel(run_id, readModel(model_json));
    return {};
  },
});

function readModel(model_json: string): Record<string, unknown> {
  const model = parseObject(model_json);
  if (model === undefined) {
    throw invalid(`Malformed model info. \n ${model_json.slice(0, 1000)} \n is not a valid JSON.`);
  }
  const missing = MODEL_FIELDS.filter((field) => !Object.hasOwn(model, field));
  if (missing.length > 0) {
    throw invalid(`Model json is missing mandatory fields: {${missing.map((field) => `'${field}'`).join(", ")}}`);
  }
  return model;
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value = parseJson(text);
    return isRecord(value) ? value : undefined;
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}
