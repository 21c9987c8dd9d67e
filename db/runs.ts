// Runs: making, reading, changing, deleting, restoring and searching them.
import { readPageToken, writePageToken } from "../server/search/page_token.ts";
import type { Filter, OrderBy } from "../server/search/tree.ts";
import { invalid } from "../server/wire/errors.ts";
import { type Int64, JsonText, writeJson } from "../server/wire/json.ts";
import {
  type Run,
  RUN_STATUS,
  type RunInfo,
  type RunStatus,
  type RunText,
  type Tag,
  type ViewType,
} from "../server/wire/run.ts";
import type { Condition } from "./compare.ts";
import { type Engine, Refusal, type Result, statement, type Value } from "./engine.ts";
import { readExperimentId } from "./experiment_id.ts";
import type { Ids } from "./ids.ts";
import { isNewestFirst, offsetOf, type Place, readPlace } from "./page.ts";
import { countFitting } from "./page_length.ts";
import { planPage } from "./plan.ts";
import {
  experimentNotActive,
  explainInactiveExperiment,
  guardExperimentActive,
  guardRunExists,
  noSuchRun,
} from "./refusals.ts";
import { storeTags, writeForRun } from "./run_data.ts";
import { INFO_COLUMNS, RUN_JSON, RUN_NAME_TAG } from "./run_json.ts";
import { makeRunName } from "./run_name.ts";

/** A page of a search; the token is there when more follow. */
export type Page<T> = { items: T[]; next_page_token?: string };

/** What a new run is made of. Without a name it takes that of its tag `mlflow.runName`, else one is made up. */
export type NewRun = { experiment_id: string; user_id: string; run_name?: string; start_time: Int64; tags: Tag[] };

/** Every call with the id of an unknown run throws 404. */
export type RunStore = {
  /** 404 for an unknown experiment; 400 for a deleted one and for two different names. */
  create(run: NewRun): Promise<RunText>;
  get(run_id: string): Promise<RunText>;
  getInfo(run_id: string): Promise<RunInfo>;
  /** Only what is given changes, an empty name does not. 400 for a deleted run. */
  update(run_id: string, change: { status?: RunStatus; end_time?: Int64; run_name?: string }): Promise<RunInfo>;
  /** Deleting what is deleted, and restoring what is active, changes nothing. */
  delete(run_id: string): Promise<void>;
  restore(run_id: string): Promise<void>;
  /** By `order_by`, missing values last, then newest first, then by id. Unknown experiments have no runs. */
  search(q: {
    experiment_ids: string[];
    view: ViewType;
    filter: Filter;
    order_by: OrderBy[];
    max_results: number;
    page_token?: string;
  }): Promise<Page<RunText>>;
};

/** The clock (ms) and the source of ids (32 hex digits) are given, so that tests can set them. */
export type RunStoreOptions = { clock: () => number; newId: () => string };

/** The store of runs. */
export function createRunStore(engine: Engine, ids: Ids, { clock, newId }: RunStoreOptions): RunStore {
  return {
    create: (run) => createRun(engine, ids, newId(), run),
    async get(run_id) {
      const [found] = await engine.read([statement(`SELECT ${RUN_JSON} FROM runs r WHERE r.run_id = ?`, run_id)]);
      const text = found!.rows[0]?.[0];
      if (text === undefined) throw noSuchRun(run_id);
      return new JsonText<Run>(String(text));
    },
    async getInfo(run_id) {
      const [found] = await engine.read([selectInfo(run_id)]);
      return infoFrom(found!, run_id);
    },
    update: (run_id, change) => updateRun(engine, ids, run_id, change),
    delete: (run_id) =>
      writeIfExists(
        engine,
        run_id,
        "UPDATE runs SET deleted = 1, deleted_time = ifnull(deleted_time, ?) WHERE run_id = ? AND deleted <> 1",
        clock(),
      ),
    restore: (run_id) =>
      writeIfExists(
        engine,
        run_id,
        "UPDATE runs SET deleted = 0, deleted_time = NULL WHERE run_id = ? AND deleted <> 0",
      ),
    search: (q) => searchRuns(engine, q),
  };
}

/** The end of an experiment's location may be a query (`https://host/path?key=…`): a run's folder comes before it. */
const ARTIFACT_URI = (() => {
  const query = "instr(e.artifact_location || '?', '?')";
  const path = `rtrim(substr(e.artifact_location, 1, ${query} - 1), '/')`;
  return `${path} || '/' || ?1 || '/artifacts' || substr(e.artifact_location, ${query})`;
})();

const INSERT_RUN = `INSERT INTO runs (run_id, experiment_id, user_id, status, start_time, artifact_uri)
SELECT ?1, e.id, ?2, ${RUN_STATUS.RUNNING}, ?3, ${ARTIFACT_URI} FROM experiments e WHERE e.id = ?4
RETURNING id, artifact_uri`;

async function createRun(engine: Engine, ids: Ids, run_id: string, run: NewRun): Promise<RunText> {
  const id = readExperimentId(run.experiment_id);
  const run_name = nameOf(run, run_id);
  const tags = [...run.tags.filter(({ key }) => key !== RUN_NAME_TAG), { key: RUN_NAME_TAG, value: run_name }];
  const names = tags.map(({ key }) => key);
  const batch = [
    guardExperimentActive(id),
    statement(INSERT_RUN, run_id, run.user_id, run.start_time, id),
    ...ids.storeKeys(names),
    ...storeTags(ids.run(run_id), ids.keys(names), tags),
  ];
  try {
    const results = await engine.write(batch);
    const [row_id, artifact_uri] = results[1]!.rows[0]!;
    ids.learnRun(run_id, Number(row_id));
    return newRunText({ ...run, run_name, tags }, run_id, String(artifact_uri), String(id));
  } catch (error) {
    if (!(error instanceof Refusal && error.rule === "experiment_active")) throw error;
    throw await explainInactiveExperiment(engine, run.experiment_id, id, experimentNotActive(run.experiment_id));
  }
}

/** The reply of create has no `outputs`, as in MLflow. */
function newRunText(run: NewRun, run_id: string, artifact_uri: string, experiment_id: string): RunText {
  const { user_id, run_name = "", start_time } = run;
  const tags = [...new Map(run.tags.map((tag) => [tag.key, tag])).values()];
  const info: RunInfo = {
    run_id,
    run_uuid: run_id,
    run_name,
    experiment_id,
    user_id,
    status: "RUNNING",
    start_time,
    artifact_uri,
    lifecycle_stage: "active",
  };
  return new JsonText<Run>(writeJson({ info, data: { tags }, inputs: {} }));
}

function nameOf({ run_name, tags }: NewRun, run_id: string): string {
  const tagged = tags.findLast(({ key }) => key === RUN_NAME_TAG)?.value;
  if (run_name && tagged && run_name !== tagged) {
    throw invalid(
      `Both 'run_name' argument and 'mlflow.runName' tag are specified, but with different values ` +
        `(run_name='${run_name}', mlflow.runName='${tagged}').`,
    );
  }
  return run_name || tagged || makeRunName(run_id);
}

const selectInfo = (run_id: string) => statement(`SELECT ${INFO_COLUMNS} FROM runs r WHERE r.run_id = ?`, run_id);

async function updateRun(
  engine: Engine,
  ids: Ids,
  run_id: string,
  { status, end_time, run_name }: { status?: RunStatus; end_time?: Int64; run_name?: string },
): Promise<RunInfo> {
  const tags = run_name ? [{ key: RUN_NAME_TAG, value: run_name }] : [];
  const names = tags.map(({ key }) => key);
  const change: Value[] = [status === undefined ? null : RUN_STATUS[status], end_time ?? null];
  const results = await writeForRun(engine, ids, run_id, names, (run) => [
    {
      sql: `UPDATE runs SET status = ifnull(?, status), end_time = ifnull(?, end_time) WHERE id = ${run.sql}`,
      args: [...change, run.arg],
    },
    ...storeTags(run, ids.keys(names), tags),
    selectInfo(run_id),
  ]);
  return infoFrom(results.at(-1)!, run_id);
}

function infoFrom({ rows }: Result, id: string): RunInfo {
  const row = rows[0];
  if (!row) throw noSuchRun(id);
  const [run_id, run_name, experiment_id, user_id, status, start_time, end_time, artifact_uri, deleted] = row;
  return {
    run_id: String(run_id),
    run_uuid: String(run_id),
    run_name: String(run_name),
    experiment_id: String(experiment_id),
    user_id: String(user_id),
    status: status as RunStatus,
    start_time: start_time as Int64,
    ...end_time === null ? {} : { end_time: end_time as Int64 },
    artifact_uri: String(artifact_uri),
    lifecycle_stage: deleted === 0 ? "active" : "deleted",
  };
}

async function writeIfExists(engine: Engine, run_id: string, sql: string, ...args: Value[]): Promise<void> {
  try {
    await engine.write([guardRunExists(run_id), statement(sql, ...args, run_id)]);
  } catch (error) {
    throw error instanceof Refusal && error.rule === "run_exists" ? noSuchRun(run_id) : error;
  }
}

async function searchRuns(
  engine: Engine,
  { experiment_ids, view, filter, order_by, max_results, page_token }: Parameters<RunStore["search"]>[0],
): Promise<Page<RunText>> {
  const place = readPageToken(page_token, (object) => readPlace(object, order_by));
  const experiments = [...new Set(experiment_ids.map(readExperimentId))];
  if (experiments.length === 0) return { items: [] };
  // One row more than asked for tells whether another page follows.
  const wanted = { order_by, place, limit: max_results + 1 };
  const page = await planPage(engine, { experiments, view, filter }, wanted);
  const [found] = await engine.read([hydrate(page)]);
  const rows = found!.rows;
  const texts = rows.slice(0, max_results).map(([text]) => String(text));
  const count = countFitting(texts);
  const items = texts.slice(0, count).map((text) => new JsonText<Run>(text));
  if (rows.length <= count) return { items };
  const [, start_time, run_id] = rows[count - 1]!;
  const next: Place = isNewestFirst(order_by)
    ? { start_time: String(start_time), run_id: String(run_id) }
    : { offset: offsetOf(place) + count };
  return { items, next_page_token: writePageToken(next) };
}

/** The page's ids are found before anything is written as JSON; CROSS JOIN keeps their order. */
const hydrate = ({ sql, args }: Condition) => ({
  sql: `WITH page (id) AS (${sql})
SELECT ${RUN_JSON}, r.start_time, r.run_id FROM page CROSS JOIN runs r ON r.id = page.id`,
  args,
});
