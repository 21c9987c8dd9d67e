// The server's calls by name: MLflow's REST for what it has, `/api/ui` for what the pages need besides.
import type { Experiment } from "../server/wire/experiment.ts";
import type { FileInfo } from "../server/wire/artifact.ts";
import type { Run } from "../server/wire/run.ts";
import type { Cell, Keys, RunsTable, Series } from "../server/wire/table.ts";
import { type Client, createClient, type Start } from "./client.ts";
import { unpackColumn } from "./columns.ts";

/** The client for the server that served this page; outside of a browser it points nowhere. */
export const client: Client = createClient(
  typeof location === "undefined" ? "http://localhost/" : new URL("./", location.href).href,
);

const MLFLOW = "ajax-api/2.0/mlflow";

/** Sends a GET or, with a body, a POST to MLflow's REST. */
const mlflow = <T>(path: string, rest: Omit<Parameters<Client["json"]>[0], "path">) =>
  client.json<T>({ path: `${MLFLOW}/${path}`, ...rest });

/** What a list of experiments is asked by. `order_by` is one key with its direction. */
export type ExperimentSearch = {
  filter?: string;
  order_by: string;
  deleted: boolean;
  page_token?: string;
  max_results?: number;
};

/** A page of experiments; no token means that it is the last. */
export type ExperimentPage = { experiments?: Experiment[]; next_page_token?: string };

/** Searches experiments, 100 a page if not said otherwise. */
export function searchExperiments(search: ExperimentSearch, signal?: AbortSignal): Promise<ExperimentPage> {
  const { deleted, order_by, max_results = 100, ...rest } = search;
  const body = { ...rest, max_results, order_by: [order_by], view_type: deleted ? "DELETED_ONLY" : "ACTIVE_ONLY" };
  return mlflow("experiments/search", { body, read: true, signal });
}

/** One experiment. */
export async function getExperiment(experiment_id: string, signal?: AbortSignal): Promise<Experiment> {
  return (await mlflow<{ experiment: Experiment }>("experiments/get", { query: { experiment_id }, signal })).experiment;
}

/** Creates an experiment and answers its id. */
export async function createExperiment(name: string): Promise<string> {
  return (await mlflow<{ experiment_id: string }>("experiments/create", { body: { name } })).experiment_id;
}

/** Gives an experiment another name. */
export const renameExperiment = (experiment_id: string, new_name: string): Promise<unknown> =>
  mlflow("experiments/update", { body: { experiment_id, new_name } });

/** Moves an experiment to the trash. */
export const deleteExperiment = (experiment_id: string): Promise<unknown> =>
  mlflow("experiments/delete", { body: { experiment_id } });

/** Brings an experiment back from the trash. */
export const restoreExperiment = (experiment_id: string): Promise<unknown> =>
  mlflow("experiments/restore", { body: { experiment_id } });

/** One run with its latest metrics, params and tags. */
export async function getRun(run_id: string, signal?: AbortSignal): Promise<Run> {
  return (await mlflow<{ run: Run }>("runs/get", { query: { run_id }, signal })).run;
}

/** Gives a run another name. */
export const renameRun = (run_id: string, run_name: string): Promise<unknown> =>
  mlflow("runs/update", { body: { run_id, run_name } });

/** Moves a run to the trash. */
export const deleteRun = (run_id: string): Promise<unknown> => mlflow("runs/delete", { body: { run_id } });

/** Brings a run back from the trash. */
export const restoreRun = (run_id: string): Promise<unknown> => mlflow("runs/restore", { body: { run_id } });

/** Sets a tag of a run. */
export const setRunTag = (run_id: string, key: string, value: string): Promise<unknown> =>
  mlflow("runs/set-tag", { body: { run_id, key, value } });

/** Takes a tag of a run away. */
export const deleteRunTag = (run_id: string, key: string): Promise<unknown> =>
  mlflow("runs/delete-tag", { body: { run_id, key } });

/** The files and folders right under `path` in a run's artifacts; paths count from the run's root. */
export async function listArtifacts(run_id: string, path: string, signal?: AbortSignal): Promise<FileInfo[]> {
  const query = { run_id, path: path || undefined };
  return (await mlflow<{ files?: FileInfo[] }>("artifacts/list", { query, signal })).files ?? [];
}

/** Where a browser downloads an artifact from. */
export const artifactUrl = (run_id: string, path: string): string => client.url("get-artifact", { run_id, path });

/** The first bytes of an artifact, at most `limit`, and whether there are more. */
export const getArtifactBytes = (run_id: string, path: string, limit: number, signal?: AbortSignal): Promise<Start> =>
  client.bytes({ path: "get-artifact", query: { run_id, path }, signal }, limit);

/** Which runs a table shows, in which order. */
export type RunSearch = { experiment_ids: string[]; filter: string; order_by: string[]; deleted: boolean };

/** Some rows of a table: `total` counts all that match, every column holds one cell a row. */
export type RunWindow = { total: number; count: number; columns: ReadonlyMap<string, Cell[]> };

/** The rows from `offset` on, at most `limit`. `attributes.run_id` always comes along. */
export async function getRunWindow(
  search: RunSearch,
  columns: string[],
  offset: number,
  limit: number,
  signal?: AbortSignal,
): Promise<RunWindow> {
  const { deleted, filter, order_by, experiment_ids } = search;
  const run_view_type = deleted ? "DELETED_ONLY" : "ACTIVE_ONLY";
  const body = { experiment_ids, filter: filter || undefined, order_by, run_view_type, columns, offset, limit };
  const answer = await client.json<RunsTable>(
    { path: "api/ui/runs", body, read: true, signal },
  );
  const unpacked = Object.entries(answer.columns).map((
    [name, column],
  ): [string, Cell[]] => [name, unpackColumn(column)]);
  return { total: answer.total, count: answer.count, columns: new Map(unpacked) };
}

/** The keys that the active runs of the experiments have. */
export const getKeys = (experiment_ids: string[], signal?: AbortSignal): Promise<Keys> =>
  client.json<Keys>({ path: "api/ui/keys", body: { experiment_ids }, read: true, signal });

/** Which points of which metrics. `from` and `to` are in units of `x`, inclusive; `px` is how many points can be told apart. */
export type SeriesSearch = {
  run_ids: string[];
  keys: string[];
  x: "step" | "time";
  from?: number;
  to?: number;
  px: number;
};

/** The points of each metric; above 2·px of them, reduced to buckets that keep the extremes. */
export async function getSeries(search: SeriesSearch, signal?: AbortSignal): Promise<Series[]> {
  return (await client.json<{ series: Series[] }>({ path: "api/ui/series", body: search, read: true, signal }))
    .series;
}
