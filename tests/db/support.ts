// What the tests of the stores share: a store in memory with a clock and ids of its own, and short ways to fill it.
import assert from "node:assert/strict";
import { openStore } from "../../db/open.ts";
import type { History } from "../../db/history.ts";
import type { Store } from "../../db/store.ts";
import { ApiError, type ErrorCode } from "../../server/wire/errors.ts";
import type { Metric, Run, Tag } from "../../server/wire/run.ts";
import type { JsonText } from "../../server/wire/json.ts";
import type { Filter } from "../../server/search/tree.ts";

/** The filter that matches everything. */
export const EVERYTHING: Filter = { kind: "all", parts: [] };

/** A store in memory (or in a file) whose clock goes on by 1 ms with each look at it. */
export async function makeStore(uri = ":memory:", now = 1_700_000_000_000): Promise<Store> {
  return await openStore({ uri, artifactRoot: "mlflow-artifacts:/", durability: "full", clock: () => now++ });
}

/** A path for a database file in a folder of its own, and the removal of that folder. */
export function makeFolder(): { path: string; [Symbol.dispose](): void } {
  const folder = Deno.makeTempDirSync({ prefix: "kiseki-db-" });
  return { path: `${folder}/kiseki.db`, [Symbol.dispose]: () => Deno.removeSync(folder, { recursive: true }) };
}

/** The message in a text that the database wrote. */
export const parse = <T>(text: JsonText<T>): T => JSON.parse(text.text);

/** The text of a history's points. */
export const textOf = ({ metrics }: History) => metrics?.text ?? "[]";

/** Makes a run and gives its id. */
export async function makeRun(store: Store, run: { experiment_id?: string; start_time?: number; tags?: Tag[] } = {}) {
  const { experiment_id = "0", start_time = 0, tags = [] } = run;
  return parse(await store.runs.create({ experiment_id, user_id: "me", start_time, tags })).info.run_id;
}

/** The run as runs/get answers it. */
export const readRun = async (store: Store, run_id: string): Promise<Run> => parse(await store.runs.get(run_id));

/** A point with its step for a time. */
export const point = (key: string, value: number, step = 0, timestamp = step): Metric => ({
  key,
  value,
  step,
  timestamp,
});

/** Asserts that a call is refused with this code and exact message. */
export async function refused(call: Promise<unknown>, code: ErrorCode, message: string): Promise<void> {
  await assert.rejects(call, (error) => {
    assert.ok(error instanceof ApiError, `not an ApiError: ${error}`);
    assert.deepEqual({ code: error.code, message: error.message }, { code, message });
    return true;
  });
}
