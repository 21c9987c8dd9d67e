// Runs: one execution each, found by id or by the filter grammar.
import { endpoint } from "../http/endpoint.ts";
import { RUN_FIELDS } from "../search/fields.ts";
import { parseOrderBy } from "../search/order_by.ts";
import { parseFilter } from "../search/parser.ts";
import { defaulted, enumOf, int64, list, required, string } from "../wire/fields.ts";
import { MAX_TAG_VAL_LENGTH } from "../wire/limits.ts";
import { experimentId, fitValue, userId } from "../wire/names.ts";
import { type Run, RUN_STATUS, type RunInfo } from "../wire/run.ts";
import { messageReply, orAbsent, pageSize, runOfCall, tagList, textReply, viewType } from "./messages.ts";
import { fitTags } from "./run_data.ts";

/** A run's name is one of its tags. An empty one is none. */
const fitName = (name: string | undefined, truncate: boolean) =>
  name ? fitValue(name, "run_name", MAX_TAG_VAL_LENGTH, truncate) : undefined;

export const createRun = endpoint({
  name: "createRun",
  method: "POST",
  path: "/mlflow/runs/create",
  aliases: ["/preview/mlflow/runs/create"],
  access: { edit: "experiment" },
  request: {
    experiment_id: required(experimentId),
    user_id: defaulted(userId, ""),
    run_name: string,
    start_time: defaulted(int64, 0),
    tags: tagList,
  },
  response: { run: required(messageReply<Run>("Run")) },
  async handle({ store, config }, { run_name, tags, ...run }) {
    const truncate = config.truncateLongValues;
    const fitted = { run_name: fitName(run_name, truncate), tags: fitTags(tags, truncate) };
    return { run: await store.runs.create({ ...run, ...fitted }) };
  },
});

export const getRun = endpoint({
  name: "getRun",
  method: "GET",
  path: "/mlflow/runs/get",
  aliases: ["/preview/mlflow/runs/get"],
  access: { read: "run" },
  request: { run_id: runOfCall },
  response: { run: required(messageReply<Run>("Run")) },
  async handle({ store }, { run_id }) {
    return { run: await store.runs.get(run_id) };
  },
});

export const updateRun = endpoint({
  name: "updateRun",
  method: "POST",
  path: "/mlflow/runs/update",
  aliases: ["/preview/mlflow/runs/update"],
  access: { edit: "run" },
  request: { run_id: runOfCall, status: enumOf(RUN_STATUS), end_time: int64, run_name: string },
  response: { run_info: required(messageReply<RunInfo>("RunInfo")) },
  async handle({ store, config }, { run_id, status, end_time, run_name }) {
    const change = { status, end_time, run_name: fitName(run_name, config.truncateLongValues) };
    return { run_info: await store.runs.update(run_id, change) };
  },
});

export const deleteRun = endpoint({
  name: "deleteRun",
  method: "POST",
  path: "/mlflow/runs/delete",
  aliases: ["/preview/mlflow/runs/delete"],
  access: { edit: "run" },
  request: { run_id: runOfCall },
  response: {},
  async handle({ store }, { run_id }) {
    await store.runs.delete(run_id);
    return {};
  },
});

export const restoreRun = endpoint({
  name: "restoreRun",
  method: "POST",
  path: "/mlflow/runs/restore",
  aliases: ["/preview/mlflow/runs/restore"],
  access: { edit: "run" },
  request: { run_id: runOfCall },
  response: {},
  async handle({ store }, { run_id }) {
    await store.runs.restore(run_id);
    return {};
  },
});

export const searchRuns = endpoint({
  name: "searchRuns",
  method: "POST",
  path: "/mlflow/runs/search",
  aliases: ["/preview/mlflow/runs/search"],
  access: "signed_in",
  request: {
    experiment_ids: list(experimentId),
    filter: defaulted(string, ""),
    run_view_type: viewType,
    max_results: pageSize,
    order_by: list(string),
    page_token: string,
  },
  response: { runs: messageReply<Run[]>("Run"), next_page_token: textReply },
  async handle({ store }, { experiment_ids, filter, run_view_type, max_results, order_by, page_token }) {
    const page = await store.runs.search({
      experiment_ids,
      view: run_view_type,
      filter: parseFilter(filter, RUN_FIELDS),
      order_by: parseOrderBy(order_by, RUN_FIELDS),
      max_results,
      page_token: page_token || undefined,
    });
    return { runs: orAbsent(page.items), next_page_token: page.next_page_token };
  },
});
