// The guards: statements that fail a batch when a rule about stored data does not hold, and the errors that callers get then.
import { ApiError, invalid, notFound } from "../server/wire/errors.ts";
import type { Engine, Statement } from "./engine.ts";
import { statement } from "./engine.ts";
import type { Ref } from "./ids.ts";

/** The run is there and active. Checks the id and the text together: a remembered id may be of a purged run. */
export function guardRunActive(run: Ref, run_id: string): Statement {
  return {
    sql: `INSERT INTO refusals (rule) SELECT 'run_active'
      WHERE NOT EXISTS (SELECT 1 FROM runs WHERE id = ${run.sql} AND run_id = ? AND deleted = 0)`,
    args: [run.arg, run_id],
  };
}

/** The run is there, active or deleted. */
export const guardRunExists = (run_id: string): Statement =>
  statement(
    "INSERT INTO refusals (rule) SELECT 'run_exists' WHERE NOT EXISTS (SELECT 1 FROM runs WHERE run_id = ?)",
    run_id,
  );

/** The run has this tag. */
export const guardRunTag = (run_id: string, key: string): Statement =>
  statement(
    `INSERT INTO refusals (rule) SELECT 'run_tag_exists' WHERE NOT EXISTS (SELECT 1 FROM tags
      WHERE run = (SELECT id FROM runs WHERE run_id = ?) AND key = (SELECT id FROM keys WHERE name = ?))`,
    run_id,
    key,
  );

/** The experiment is there and active. */
export const guardExperimentActive = (id: number | bigint): Statement =>
  statement(
    `INSERT INTO refusals (rule) SELECT 'experiment_active'
      WHERE NOT EXISTS (SELECT 1 FROM experiments WHERE id = ? AND deleted = 0)`,
    id,
  );

/** The experiment is there and deleted. */
export const guardExperimentDeleted = (id: number | bigint): Statement =>
  statement(
    `INSERT INTO refusals (rule) SELECT 'experiment_deleted'
      WHERE NOT EXISTS (SELECT 1 FROM experiments WHERE id = ? AND deleted = 1)`,
    id,
  );

/** The experiment has this tag. */
export const guardExperimentTag = (id: number | bigint, key: string): Statement =>
  statement(
    `INSERT INTO refusals (rule) SELECT 'experiment_tag_exists'
      WHERE NOT EXISTS (SELECT 1 FROM experiment_tags WHERE experiment_id = ? AND key = ?)`,
    id,
    key,
  );

/** 404 for a run that is not there. */
export const noSuchRun = (run_id: string) => notFound(`Run with id=${run_id} not found`);

/** 404 for an experiment that is not there. */
export const noSuchExperiment = (experiment_id: string) => notFound(`No Experiment with id=${experiment_id} exists`);

/** Why a run is not active; undefined when it is (then the guard was asked with an id that is no longer its own). */
export async function explainInactiveRun(engine: Engine, run_id: string): Promise<ApiError | undefined> {
  const [found] = await engine.read([statement("SELECT deleted FROM runs WHERE run_id = ?", run_id)]);
  const row = found?.rows[0];
  if (!row) return noSuchRun(run_id);
  if (row[0] === 0) return undefined;
  return invalid(`The run ${run_id} must be in the 'active' state. Current state is deleted.`);
}

/** Why an experiment is not active: absent (404), or deleted, which is said with `deleted`. */
export async function explainInactiveExperiment(
  engine: Engine,
  experiment_id: string,
  id: number | bigint,
  deleted: ApiError,
): Promise<ApiError> {
  const [found] = await engine.read([statement("SELECT 1 FROM experiments WHERE id = ?", id)]);
  return found?.rows.length ? deleted : noSuchExperiment(experiment_id);
}

/** 400 for what needs an active experiment. */
export const experimentNotActive = (experiment_id: string) =>
  invalid(`The experiment ${experiment_id} must be in the 'active' state. Current state is deleted.`);
