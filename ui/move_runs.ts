// Moves many runs to the trash, or back from it.
import { deleteRun, restoreRun } from "./calls.ts";
import type { CallError } from "./client.ts";
import { formatPlural } from "./format.ts";
import { tell } from "./notices.ts";
import { callErrorFrom } from "./query.ts";

/** Requests at the same time. */
const AT_ONCE = 6;

type Work = (run_id: string) => Promise<unknown>;
type Moved = { done: string[]; failure?: CallError };

/** Deletes or restores runs, offers the way back, and tells what failed. Answers which were moved. */
export async function moveRuns(runs: string[], restores: boolean, refresh: () => void): Promise<ReadonlySet<string>> {
  const [forth, back] = restores ? [restoreRun, deleteRun] : [deleteRun, restoreRun];
  const { done, failure } = await forEachRun(runs, forth);
  refresh();
  if (done.length > 0) {
    tell(`${restores ? "Restored" : "Deleted"} ${formatPlural(done.length, "run")}.`, {
      undo: () => moveBack(done, back, refresh),
    });
  }
  if (failure) tell(failure.message, { bad: true });
  return new Set(done);
}

/** Throws the CallError of what failed, when what could be moved was. */
async function moveBack(runs: string[], back: Work, refresh: () => void): Promise<void> {
  const { failure } = await forEachRun(runs, back);
  refresh();
  if (failure) throw failure;
}

/**
 * Does `work` to each run, six at a time. After a first failure no other run is begun; the answer comes when all that were begun are
 * through, and says to which of them it was done.
 */
export async function forEachRun(runs: string[], work: Work): Promise<Moved> {
  const waiting = [...runs];
  const done: string[] = [];
  let failure: CallError | undefined;
  const worker = async () => {
    for (let run_id = waiting.shift(); run_id !== undefined && !failure; run_id = waiting.shift()) {
      try {
        await work(run_id);
        done.push(run_id);
      } catch (error) {
        failure ??= callErrorFrom(error);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { done, failure };
}
