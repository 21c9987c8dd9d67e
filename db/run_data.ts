// What a run logs: metrics, params and tags. A request is one batch: it is stored whole or not at all.
import { invalid, notFound } from "../server/wire/errors.ts";
import { type Int64, writeJson } from "../server/wire/json.ts";
import { pythonRepr } from "../server/wire/python.ts";
import type { Metric, MetricWithRunId, Param, Tag } from "../server/wire/run.ts";
import { type Engine, Refusal, type Result, type Statement, statement } from "./engine.ts";
import { type History, readHistory, readHistoryBulk, readHistoryInterval } from "./history.ts";
import type { Ids, KeyRefs, Ref } from "./ids.ts";
import { storePoints } from "./points.ts";
import { explainInactiveRun, guardRunActive, guardRunTag } from "./refusals.ts";
import { type Form, keepTextsBy, rowStatements, splitForm, valuesList } from "./rows.ts";

/** Every write throws 404 for an unknown run and 400 for a deleted one, and may be repeated without harm. */
export type RunDataStore = {
  /** All or nothing, in the order params, metrics, tags. 400 when a param has another value already. */
  logBatch(run_id: string, batch: { metrics?: Metric[]; params?: Param[]; tags?: Tag[] }): Promise<void>;
  /** As `logBatch` with one param; the complaint about another value is a different one. */
  logParam(run_id: string, param: Param): Promise<void>;
  setTag(run_id: string, tag: Tag): Promise<void>;
  /** 404 when the run has no such tag. */
  deleteTag(run_id: string, key: string): Promise<void>;
  /** Appends to the JSON list in the tag `mlflow.log-model.history`, unless it is there already. */
  logModel(run_id: string, model: Record<string, unknown>): Promise<void>;
  /** By (timestamp, step, value). Without `max_results` all points, 400 if they are too many; unknown runs and keys have none. */
  history(run_id: string, key: string, q: { max_results?: number; page_token?: string }): Promise<History>;
  /** By (run_id, timestamp, step, value), at most `max_results` points over all runs. */
  historyBulk(run_ids: string[], key: string, max_results: number): Promise<MetricWithRunId[]>;
  /** By (step, timestamp, value): of each run at most `max_results` points, evenly, with its first and last. Steps are inclusive. */
  historyBulkInterval(
    run_ids: string[],
    key: string,
    q: { start_step?: Int64; end_step?: Int64; max_results: number },
  ): Promise<MetricWithRunId[]>;
};

const MODEL_HISTORY = "mlflow.log-model.history";

/** The store of what runs log. */
export function createRunDataStore(engine: Engine, ids: Ids): RunDataStore {
  const write = (run_id: string, names: string[], make: MakeBatch) => writeForRun(engine, ids, run_id, names, make);

  async function logBatch(
    run_id: string,
    { metrics = [], params = [], tags = [] }: Parameters<RunDataStore["logBatch"]>[1],
  ) {
    const names = [...params, ...metrics, ...tags].map(({ key }) => key);
    try {
      await write(run_id, names, (run) => [
        ...storeParams(run, ids.keys(params.map(({ key }) => key)), params),
        ...metrics.length > 0 ? storePoints(run, ids.keys(metrics.map(({ key }) => key)), metrics) : [],
        ...storeTags(run, ids.keys(tags.map(({ key }) => key)), tags),
      ]);
    } catch (error) {
      if (isParamChange(error)) throw await explainParamChanges(engine, run_id, params);
      throw error;
    }
  }

  return {
    logBatch,
    async logParam(run_id, param) {
      try {
        await write(run_id, [param.key], (run) => storeParams(run, ids.keys([param.key]), [param]));
      } catch (error) {
        if (isParamChange(error)) throw await explainParamChange(engine, run_id, param);
        throw error;
      }
    },
    setTag: (run_id, tag) => logBatch(run_id, { tags: [tag] }),
    async deleteTag(run_id, key) {
      try {
        await write(run_id, [], (run) => [guardRunTag(run_id, key), deleteTag(run, key)]);
      } catch (error) {
        if (!(error instanceof Refusal && error.rule === "run_tag_exists")) throw error;
        throw notFound(`No tag with name: ${key} in run with id ${run_id}`);
      }
    },
    async logModel(run_id, model) {
      const text = writeJson(model);
      await write(run_id, [MODEL_HISTORY], (run) => [appendModel(run, text)]);
    },
    history: (run_id, key, q) => readHistory(engine, run_id, key, q),
    historyBulk: (run_ids, key, max_results) => readHistoryBulk(engine, run_ids, key, max_results),
    historyBulkInterval: (run_ids, key, q) => readHistoryInterval(engine, run_ids, key, q),
  };
}

/** Makes the statements that follow the guard and the storing of new key names. */
type MakeBatch = (run: Ref) => Statement[];

/**
 * Writes for an active run in one batch and gives the results of what `make` made; tells why the run is not active. A remembered
 * id that became wrong is forgotten and asked anew.
 */
export async function writeForRun(
  engine: Engine,
  ids: Ids,
  run_id: string,
  names: string[],
  make: MakeBatch,
): Promise<Result[]> {
  const run = ids.run(run_id);
  const before = [guardRunActive(run, run_id), ...ids.storeKeys(names)];
  const made = make(run);
  const asked = ids.askFor(run_id, names);
  try {
    const results = await engine.write([...before, ...made, ...asked]);
    ids.learn(results, asked.length);
    return results.slice(before.length, before.length + made.length);
  } catch (error) {
    if (!(error instanceof Refusal && error.rule === "run_active")) throw error;
    const reason = await explainInactiveRun(engine, run_id);
    if (reason) throw reason;
    if (!ids.forgetRun(run_id)) throw error;
    return writeForRun(engine, ids, run_id, names, make);
  }
}

/** Statements that set tags; of a key given twice the last value stays. */
export function storeTags(run: Ref, refs: KeyRefs, tags: readonly Tag[]): Statement[] {
  return rowStatements(UPSERT_TAGS(`${run.sql}|${refs.sql}`), [run.arg], tags, (args, { key, value }) => {
    args.push(refs.arg(key), value);
  });
}

function storeParams(run: Ref, refs: KeyRefs, params: readonly Param[]): Statement[] {
  return rowStatements(INSERT_PARAMS(`${run.sql}|${refs.sql}`), [run.arg], params, (args, { key, value }) => {
    args.push(refs.arg(key), value);
  });
}

function keyedValues(form: Form, count: number): string {
  const { run, key } = splitForm(form);
  return valuesList(count, `${run}, ${key}, ?`, 2);
}

const UPSERT_TAGS = keepTextsBy((form: Form, count) =>
  `INSERT INTO tags (run, key, value) VALUES ${keyedValues(form, count)}
ON CONFLICT (run, key) DO UPDATE SET value = excluded.value WHERE value <> excluded.value`
);

/** Another value becomes null, which the table's CHECK `param_unchanged` refuses; the same value writes nothing. */
const INSERT_PARAMS = keepTextsBy((form: Form, count) =>
  `INSERT INTO params (run, key, value) VALUES ${keyedValues(form, count)}
ON CONFLICT (run, key) DO UPDATE SET value = NULL WHERE value <> excluded.value`
);

const deleteTag = (run: Ref, key: string): Statement => ({
  sql: `DELETE FROM tags WHERE run = ${run.sql} AND key = (SELECT id FROM keys WHERE name = ?)`,
  args: [run.arg, key],
});

/** A client repeats a request whose answer was lost: the same model is not listed twice. */
const appendModel = (run: Ref, text: string): Statement => ({
  sql: `INSERT INTO tags (run, key, value)
VALUES (${run.sql.replace("?", "?1")}, (SELECT id FROM keys WHERE name = ?2), json_array(json(?3)))
ON CONFLICT (run, key) DO UPDATE SET value = CASE WHEN json_valid(value) AND json_type(value) = 'array'
  THEN json_insert(value, '$[#]', json(?3)) ELSE excluded.value END
WHERE NOT json_valid(value) OR NOT EXISTS (SELECT 1 FROM json_each(tags.value) one WHERE one.value = json(?3))`,
  args: [run.arg, MODEL_HISTORY, text],
});

const isParamChange = (error: unknown) => error instanceof Refusal && error.rule === "param_unchanged";

/** The stored values of these params. */
async function readParams(engine: Engine, run_id: string, params: Param[]): Promise<Map<string, string>> {
  const results = await engine.read(params.map(({ key }) =>
    statement(
      `SELECT k.name, p.value FROM runs r JOIN keys k ON k.name = ? JOIN params p ON p.run = r.id AND p.key = k.id
        WHERE r.run_id = ?`,
      key,
      run_id,
    )
  ));
  return new Map(results.flatMap(({ rows }) => rows).map(([name, value]) => [String(name), String(value)]));
}

async function explainParamChange(engine: Engine, run_id: string, { key, value }: Param) {
  const old = (await readParams(engine, run_id, [{ key, value }])).get(key) ?? "";
  return invalid(
    `Changing param values is not allowed. Param with key='${key}' was already logged with value='${old}' for run ` +
      `ID='${run_id}'. Attempted logging new value '${value}'.`,
  );
}

/** A key given twice with two values is a change too, though nothing is stored of it. */
async function explainParamChanges(engine: Engine, run_id: string, params: Param[]) {
  const old = await readParams(engine, run_id, params);
  const changes: string[] = [];
  for (const { key, value } of params) {
    const before = old.get(key);
    if (before === undefined) old.set(key, value);
    else if (before !== value) {
      const fields = { key, old_value: before, new_value: value };
      changes.push(`{${Object.entries(fields).map(([name, text]) => `'${name}': ${pythonRepr(text)}`).join(", ")}}`);
    }
  }
  return invalid(
    `Changing param values is not allowed. Params were already logged='[${
      changes.join(", ")
    }]' for run ID='${run_id}'.`,
  );
}
