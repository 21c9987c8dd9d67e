// Experiments: the folders of runs.
import { endpoint } from "../http/endpoint.ts";
import { EXPERIMENT_FIELDS } from "../search/fields.ts";
import { parseOrderBy } from "../search/order_by.ts";
import { parseFilter } from "../search/parser.ts";
import type { Experiment } from "../wire/experiment.ts";
import { defaulted, list, message, required, string } from "../wire/fields.ts";
import { artifactLocation, experimentId, experimentName, experimentTagValue, tagKey } from "../wire/names.ts";
import { atMostTags, messageReply, orAbsent, pageSize, textReply, viewType } from "./messages.ts";

const experimentPage = { experiments: messageReply<Experiment[]>("Experiment"), next_page_token: textReply };

export const createExperiment = endpoint({
  name: "createExperiment",
  method: "POST",
  path: "/mlflow/experiments/create",
  aliases: ["/preview/mlflow/experiments/create"],
  access: "signed_in",
  request: {
    name: required(experimentName),
    artifact_location: artifactLocation,
    tags: list(message({ key: required(tagKey), value: defaulted(experimentTagValue, "") }), atMostTags),
  },
  response: { experiment_id: required(textReply) },
  async handle({ store, artifacts }, { name, artifact_location: location, tags }) {
    const artifact_location = location && artifacts.absoluteLocation(location);
    return { experiment_id: await store.experiments.create({ name, artifact_location, tags }) };
  },
});

export const getExperiment = endpoint({
  name: "getExperiment",
  method: "GET",
  path: "/mlflow/experiments/get",
  aliases: ["/preview/mlflow/experiments/get"],
  access: { read: "experiment" },
  request: { experiment_id: required(experimentId) },
  response: { experiment: required(messageReply<Experiment>("Experiment")) },
  async handle({ store }, { experiment_id }) {
    return { experiment: await store.experiments.get(experiment_id) };
  },
});

export const getExperimentByName = endpoint({
  name: "getExperimentByName",
  method: "GET",
  path: "/mlflow/experiments/get-by-name",
  aliases: ["/preview/mlflow/experiments/get-by-name"],
  access: { read: "experiment" },
  request: { experiment_name: required(string) },
  response: { experiment: required(messageReply<Experiment>("Experiment")) },
  async handle({ store }, { experiment_name }) {
    return { experiment: await store.experiments.getByName(experiment_name) };
  },
});

export const searchExperiments = endpoint({
  name: "searchExperiments",
  method: ["POST", "GET"],
  path: "/mlflow/experiments/search",
  aliases: ["/preview/mlflow/experiments/search"],
  access: "signed_in",
  request: {
    view_type: viewType,
    // The original requires it: absent reads as 0 there, which it refuses.
    max_results: pageSize,
    order_by: list(string),
    filter: defaulted(string, ""),
    page_token: string,
  },
  response: experimentPage,
  async handle({ store }, { view_type, max_results, order_by, filter, page_token }) {
    const page = await store.experiments.search({
      view: view_type,
      filter: parseFilter(filter, EXPERIMENT_FIELDS),
      order_by: parseOrderBy(order_by, EXPERIMENT_FIELDS),
      max_results,
      page_token: page_token || undefined,
    });
    return { experiments: orAbsent(page.items), next_page_token: page.next_page_token };
  },
});

/** Clients before 2.0 list by this call, which the original no longer serves. */
export const listExperiments = endpoint({
  name: "listExperiments",
  method: "GET",
  path: "/mlflow/experiments/list",
  aliases: ["/preview/mlflow/experiments/list"],
  access: "signed_in",
  request: { view_type: viewType, max_results: pageSize, page_token: string },
  response: experimentPage,
  async handle({ store }, { view_type, max_results, page_token }) {
    const page = await store.experiments.search({
      view: view_type,
      filter: { kind: "all", parts: [] },
      order_by: [{ entity: "attribute", key: "experiment_id", ascending: true }],
      max_results,
      page_token: page_token || undefined,
    });
    return { experiments: orAbsent(page.items), next_page_token: page.next_page_token };
  },
});

export const updateExperiment = endpoint({
  name: "updateExperiment",
  method: "POST",
  path: "/mlflow/experiments/update",
  aliases: ["/preview/mlflow/experiments/update"],
  access: { edit: "experiment" },
  request: { experiment_id: required(experimentId), new_name: required(experimentName) },
  response: {},
  async handle({ store }, { experiment_id, new_name }) {
    await store.experiments.rename(experiment_id, new_name);
    return {};
  },
});

export const deleteExperiment = endpoint({
  name: "deleteExperiment",
  method: "POST",
  path: "/mlflow/experiments/delete",
  aliases: ["/preview/mlflow/experiments/delete"],
  access: { manage: "experiment" },
  request: { experiment_id: required(experimentId) },
  response: {},
  async handle({ store }, { experiment_id }) {
    await store.experiments.delete(experiment_id);
    return {};
  },
});

export const restoreExperiment = endpoint({
  name: "restoreExperiment",
  method: "POST",
  path: "/mlflow/experiments/restore",
  aliases: ["/preview/mlflow/experiments/restore"],
  access: { manage: "experiment" },
  request: { experiment_id: required(experimentId) },
  response: {},
  async handle({ store }, { experiment_id }) {
    await store.experiments.restore(experiment_id);
    return {};
  },
});

export const setExperimentTag = endpoint({
  name: "setExperimentTag",
  method: "POST",
  path: "/mlflow/experiments/set-experiment-tag",
  aliases: ["/preview/mlflow/experiments/set-experiment-tag"],
  access: { edit: "experiment" },
  request: {
    experiment_id: required(experimentId),
    key: required(tagKey),
    value: defaulted(experimentTagValue, ""),
  },
  response: {},
  async handle({ store }, { experiment_id, key, value }) {
    await store.experiments.setTag(experiment_id, { key, value });
    return {};
  },
});

export const deleteExperimentTag = endpoint({
  name: "deleteExperimentTag",
  method: "POST",
  path: "/mlflow/experiments/delete-experiment-tag",
  access: { edit: "experiment" },
  request: { experiment_id: required(experimentId), key: required(string) },
  response: {},
  async handle({ store }, { experiment_id, key }) {
    await store.experiments.deleteTag(experiment_id, key);
    return {};
  },
});
