// Experiments: making, reading, renaming, deleting, restoring, searching and tagging them.
import { readPageToken, writePageToken } from "../server/search/page_token.ts";
import type { Filter, OrderBy } from "../server/search/tree.ts";
import { alreadyExists, ApiError, notFound } from "../server/wire/errors.ts";
import type { Experiment } from "../server/wire/experiment.ts";
import type { Int64 } from "../server/wire/json.ts";
import type { Tag, ViewType } from "../server/wire/run.ts";
import { type Engine, Refusal, type Statement, statement, type Value } from "./engine.ts";
import { readExperimentId } from "./experiment_id.ts";
import {
  experimentNotActive,
  explainInactiveExperiment,
  guardExperimentActive,
  guardExperimentDeleted,
  guardExperimentTag,
  noSuchExperiment,
} from "./refusals.ts";
import type { Page } from "./runs.ts";
import { whereExperiments } from "./where.ts";

/** Every call with an unknown id throws 404, with one that is no integer 400. */
export type ExperimentStore = {
  /** The new id. RESOURCE_ALREADY_EXISTS when an active or deleted experiment has the name. */
  create(e: { name: string; artifact_location?: string; tags?: Tag[] }): Promise<string>;
  /** Deleted ones too. */
  get(experiment_id: string): Promise<Experiment>;
  /** Deleted ones too; 404 when none has the name. */
  getByName(name: string): Promise<Experiment>;
  /** RESOURCE_ALREADY_EXISTS when another has the name; INVALID_STATE when it is deleted. */
  rename(experiment_id: string, new_name: string): Promise<void>;
  /** Deletes its active runs with it. 404 when it is deleted already. */
  delete(experiment_id: string): Promise<void>;
  /** Restores the runs that were deleted with it, and no others. 404 when it is active. */
  restore(experiment_id: string): Promise<void>;
  /** Without `order_by` by creation_time DESC, id; with it, then by id DESC. */
  search(q: {
    view: ViewType;
    filter: Filter;
    order_by: OrderBy[];
    max_results: number;
    page_token?: string;
  }): Promise<Page<Experiment>>;
  /** 400 when the experiment is deleted. */
  setTag(experiment_id: string, tag: Tag): Promise<void>;
  /** 400 when the experiment is deleted; 404 when it has no such tag. */
  deleteTag(experiment_id: string, key: string): Promise<void>;
};

/** `artifactRoot` is the URI that new experiments' folders are in, with or without a slash at its end. */
export type ExperimentStoreOptions = { clock: () => number; artifactRoot: string };

const COLUMNS = `e.id, e.name, e.artifact_location, e.deleted, e.creation_time, e.last_update_time,
  (SELECT json_group_array(json_array(t.key, t.value)) FROM experiment_tags t WHERE t.experiment_id = e.id)`;

/** The store of experiments. */
export function createExperimentStore(
  engine: Engine,
  { clock, artifactRoot }: ExperimentStoreOptions,
): ExperimentStore {
  const get = async (experiment_id: string) => {
    const id = readExperimentId(experiment_id);
    const [found] = await engine.read([statement(`SELECT ${COLUMNS} FROM experiments e WHERE e.id = ?`, id)]);
    if (!found!.rows[0]) throw noSuchExperiment(experiment_id);
    return experimentFrom(found!.rows[0]);
  };
  const getByName = async (name: string) => {
    const [found] = await engine.read([statement(`SELECT ${COLUMNS} FROM experiments e WHERE e.name = ?`, name)]);
    if (!found!.rows[0]) throw notFound(`Could not find experiment with name '${name}'`);
    return experimentFrom(found!.rows[0]);
  };
  /** Writes for an experiment that must be active; `deleted` is what is thrown when it is deleted. */
  const writeActive = async (
    experiment_id: string,
    make: (id: number | bigint) => Statement[],
    deleted: ApiError = experimentNotActive(experiment_id),
  ) => {
    const id = readExperimentId(experiment_id);
    try {
      await engine.write([guardExperimentActive(id), ...make(id)]);
    } catch (error) {
      if (!(error instanceof Refusal && error.rule === "experiment_active")) throw error;
      throw await explainInactiveExperiment(engine, experiment_id, id, deleted);
    }
  };
  const nameTaken = async (name: string) => {
    const { lifecycle_stage } = await getByName(name);
    const hint = lifecycle_stage === "deleted" ? " It is deleted: restore it, or choose another name." : "";
    return alreadyExists(`Experiment(name=${name}) already exists.${hint}`);
  };

  return {
    get,
    getByName,
    async create({ name, artifact_location, tags = [] }) {
      try {
        const results = await engine.write(insertExperiment(name, artifact_location, artifactRoot, clock(), tags));
        return String(results[1]!.rows[0]![0]);
      } catch (error) {
        throw isNameTaken(error) ? await nameTaken(name) : error;
      }
    },
    async rename(experiment_id, new_name) {
      const change = (id: number | bigint) =>
        statement("UPDATE experiments SET name = ?, last_update_time = ? WHERE id = ?", new_name, clock(), id);
      const deleted = new ApiError("INVALID_STATE", `Cannot rename experiment ${experiment_id}: it is deleted`);
      try {
        await writeActive(experiment_id, (id) => [change(id)], deleted);
      } catch (error) {
        throw isNameTaken(error) ? await nameTaken(new_name) : error;
      }
    },
    delete: (experiment_id) => {
      const now = clock();
      return writeActive(experiment_id, (id) => [
        statement("UPDATE experiments SET deleted = 1, last_update_time = ? WHERE id = ?", now, id),
        statement("UPDATE runs SET deleted = 2, deleted_time = ? WHERE experiment_id = ? AND deleted = 0", now, id),
      ], noSuchExperiment(experiment_id));
    },
    async restore(experiment_id) {
      const id = readExperimentId(experiment_id);
      try {
        await engine.write([
          guardExperimentDeleted(id),
          statement("UPDATE experiments SET deleted = 0, last_update_time = ? WHERE id = ?", clock(), id),
          statement("UPDATE runs SET deleted = 0, deleted_time = NULL WHERE experiment_id = ? AND deleted = 2", id),
        ]);
      } catch (error) {
        throw isRefusal(error, "experiment_deleted") ? noSuchExperiment(experiment_id) : error;
      }
    },
    search: (q) => searchExperiments(engine, q),
    setTag: (experiment_id, { key, value }) => writeActive(experiment_id, (id) => [statement(SET_TAG, id, key, value)]),
    async deleteTag(experiment_id, key) {
      try {
        await writeActive(experiment_id, (id) => [
          guardExperimentTag(id, key),
          statement("DELETE FROM experiment_tags WHERE experiment_id = ? AND key = ?", id, key),
        ]);
      } catch (error) {
        if (!isRefusal(error, "experiment_tag_exists")) throw error;
        throw notFound(`No tag with name: ${key} in experiment with id ${experiment_id}`);
      }
    },
  };
}

/** Makes experiment 0, which every MLflow server has from the start. One read when it is there already. */
export async function ensureDefaultExperiment(engine: Engine, artifactRoot: string, now: number): Promise<void> {
  const [found] = await engine.read([statement("SELECT 1 FROM experiments WHERE id = 0")]);
  if (found!.rows.length > 0) return;
  const location = `${folderOf(artifactRoot)}0`;
  await engine.write([
    statement(
      `INSERT OR IGNORE INTO experiments (id, name, artifact_location, creation_time, last_update_time)
        VALUES (0, 'Default', ?, ?, ?)`,
      location,
      now,
      now,
    ),
  ]);
}

const folderOf = (root: string) => root.endsWith("/") ? root : `${root}/`;

const isRefusal = (error: unknown, rule: string) => error instanceof Refusal && error.rule === rule;
const isNameTaken = (error: unknown) => isRefusal(error, "experiments.name");

/** The next number after the last one that no (imported) experiment has. */
const TAKE_ID = `UPDATE counters SET value = (
  SELECT min(free) FROM (SELECT counters.value + 1 AS free
    UNION ALL SELECT e.id + 1 FROM experiments e WHERE e.id > counters.value AND e.id < 9223372036854775807)
  WHERE NOT EXISTS (SELECT 1 FROM experiments e WHERE e.id = free))
WHERE name = 'experiment'`;

const NEW_ID = "(SELECT value FROM counters WHERE name = 'experiment')";

const INSERT_EXPERIMENT = `INSERT INTO experiments (id, name, artifact_location, creation_time, last_update_time)
SELECT value, ?1, ifnull(?2, ?3 || value), ?4, ?4 FROM counters WHERE name = 'experiment' RETURNING id`;

const SET_TAG = `INSERT INTO experiment_tags (experiment_id, key, value) VALUES (?, ?, ?)
ON CONFLICT (experiment_id, key) DO UPDATE SET value = excluded.value`;

function insertExperiment(
  name: string,
  artifact_location: string | undefined,
  artifactRoot: string,
  now: number,
  tags: Tag[],
): Statement[] {
  return [
    statement(TAKE_ID),
    statement(INSERT_EXPERIMENT, name, artifact_location || null, folderOf(artifactRoot), now),
    ...tags.map(({ key, value }) => statement(SET_TAG.replace("?", NEW_ID), key, value)),
  ];
}

const IN_VIEW: Record<ViewType, string> = {
  ACTIVE_ONLY: "e.deleted = 0",
  DELETED_ONLY: "e.deleted = 1",
  ALL: "TRUE",
};

const SORTED_COLUMNS: Record<string, string> = {
  name: "e.name",
  experiment_id: "e.id",
  creation_time: "e.creation_time",
  last_update_time: "e.last_update_time",
};

async function searchExperiments(
  engine: Engine,
  { view, filter, order_by, max_results, page_token }: Parameters<ExperimentStore["search"]>[0],
): Promise<Page<Experiment>> {
  const offset = readPageToken(page_token, readOffset) ?? 0;
  const { sql, args } = whereExperiments(filter, "e");
  const query = statement(
    `SELECT ${COLUMNS} FROM (SELECT * FROM experiments e WHERE ${IN_VIEW[view]} AND ${sql}
ORDER BY ${orderTerms(order_by)} LIMIT ? OFFSET ?) e`,
    ...args,
    max_results + 1,
    offset,
  );
  const [found] = await engine.read([query]);
  const items = found!.rows.slice(0, max_results).map(experimentFrom);
  if (found!.rows.length <= max_results) return { items };
  return { items, next_page_token: writePageToken({ offset: offset + max_results }) };
}

const readOffset = ({ offset }: Record<string, unknown>) =>
  typeof offset === "number" && Number.isSafeInteger(offset) && offset > 0 ? offset : undefined;

function orderTerms(order_by: OrderBy[]): string {
  if (order_by.length === 0) return "e.creation_time DESC, e.id";
  const terms = order_by.map(({ key, ascending }) => {
    const column = SORTED_COLUMNS[key];
    if (!column) throw new Error(`Cannot sort experiments by "${key}": there is no such column`);
    return `${column} ${ascending ? "ASC" : "DESC"}`;
  });
  return [...terms, "e.id DESC"].join(", ");
}

function experimentFrom([id, name, artifact_location, deleted, created, updated, tags]: Value[]): Experiment {
  const pairs = JSON.parse(String(tags)) as [string, string][];
  return {
    experiment_id: String(id),
    name: String(name),
    artifact_location: String(artifact_location),
    lifecycle_stage: deleted === 0 ? "active" : "deleted",
    creation_time: created as Int64,
    last_update_time: updated as Int64,
    ...pairs.length > 0 ? { tags: pairs.map(([key, value]) => ({ key, value })) } : {},
    workspace: "default",
  };
}
