// Group commit, the one way to write: batches that arrive in one turn of the event loop share a transaction and its flush.
import { setImmediate, setTimeout } from "node:timers";
import type { Connection } from "./connection.ts";
import type { Result, Statement } from "./engine.ts";
import { explainFailure, isFatal, isLocked, stillLocked } from "./failures.ts";

/**
 * The event loop waits for a group, so a group ends after so many batches or milliseconds; the rest goes into the next. One that
 * is done again because of a refusal has the milliseconds twice.
 */
const MAX_GROUP_BATCHES = 512;
const MAX_GROUP_MS = 25;
/** Small batches after which, and statements of a batch from which on, the clock is looked at. */
const CLOCK_EVERY = 16;
/** How long a lock of another process is waited for, and the pauses between tries, in ms. */
const LOCK_DEADLINE_MS = 5_000;
const FIRST_PAUSE_MS = 10;
const LAST_PAUSE_MS = 250;

type Waiting = {
  batch: Statement[];
  since: number;
  resolve: (results: Result[]) => void;
  reject: (error: unknown) => void;
};
type Outcome = { results: Result[] } | { error: unknown };

/** Queues batches and commits them in groups. Never holds a transaction across an await. */
export class Writer {
  readonly #connection: Connection;
  #queue: Waiting[] = [];
  #busy = false;
  #pause = FIRST_PAUSE_MS;
  #whenIdle: (() => void)[] = [];

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Writes a batch whole or not at all; answers after its group is committed. Throws what `Engine.write` throws. */
  write(batch: Statement[]): Promise<Result[]> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ batch, since: performance.now(), resolve, reject });
      this.#schedule();
    });
  }

  /** Resolves when everything that was accepted is answered. */
  finish(): Promise<void> {
    if (!this.#busy) return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  #schedule(): void {
    if (this.#busy) return;
    this.#busy = true;
    setImmediate(() => this.#flush());
  }

  #flush(): void {
    const group = this.#queue.slice(0, MAX_GROUP_BATCHES);
    try {
      const outcomes = this.#commit(group);
      this.#queue.splice(0, outcomes.length);
      outcomes.forEach((outcome, i) => answer(group[i]!, outcome));
      this.#pause = FIRST_PAUSE_MS;
    } catch (error) {
      if (isLocked(error)) return this.#waitForLock();
      this.#queue.splice(0, group.length);
      for (const waiting of group) waiting.reject(explainFailure(error));
    }
    this.#continue();
  }

  /** Begins this way because a refused BEGIN leaves the connection as it was, unlike a refused statement inside. */
  #commit(group: Waiting[]): Outcome[] {
    this.#connection.exec("BEGIN IMMEDIATE");
    try {
      const outcomes = this.#runTogether(group);
      this.#connection.exec("COMMIT");
      return outcomes;
    } catch (error) {
      if (this.#connection.inTransaction) this.#connection.exec("ROLLBACK");
      throw error;
    }
  }

  /** The usual case: nothing fails, no savepoints are paid for. When something does, all is undone and done again apart. */
  #runTogether(group: Waiting[]): Outcome[] {
    try {
      return runUntilLate(group, (batch) => ({ results: this.#connection.runBatch(batch) }));
    } catch (error) {
      if (isFatal(error)) throw error;
      this.#connection.exec("ROLLBACK");
      this.#connection.exec("BEGIN IMMEDIATE");
      return runUntilLate(group, (batch) => this.#runApart(batch));
    }
  }

  /** A batch in a savepoint of its own, so that its refusal does not undo the others. */
  #runApart(batch: Statement[]): Outcome {
    this.#connection.exec("SAVEPOINT batch");
    try {
      const results = this.#connection.runBatch(batch);
      this.#connection.exec("RELEASE batch");
      return { results };
    } catch (error) {
      if (isFatal(error)) throw error;
      this.#connection.exec("ROLLBACK TO batch");
      this.#connection.exec("RELEASE batch");
      return { error };
    }
  }

  /** Pauses in JavaScript, since SQLite's own waiting would stop the event loop; gives up on those that waited too long. */
  #waitForLock(): void {
    const late = performance.now() - LOCK_DEADLINE_MS;
    for (const waiting of this.#queue) if (waiting.since <= late) waiting.reject(stillLocked());
    this.#queue = this.#queue.filter((waiting) => waiting.since > late);
    setTimeout(() => this.#queue.length > 0 ? this.#flush() : this.#continue(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, LAST_PAUSE_MS);
  }

  #continue(): void {
    this.#busy = false;
    if (this.#queue.length > 0) return this.#schedule();
    for (const resolve of this.#whenIdle.splice(0)) resolve();
  }
}

/** Runs at least one batch of the group, and the next ones until it has taken its time. */
function runUntilLate(group: Waiting[], run: (batch: Statement[]) => Outcome): Outcome[] {
  const started = performance.now();
  const outcomes: Outcome[] = [];
  for (const { batch } of group) {
    outcomes.push(run(batch));
    const look = outcomes.length % CLOCK_EVERY === 0 || batch.length > CLOCK_EVERY;
    if (look && performance.now() - started > MAX_GROUP_MS) break;
  }
  return outcomes;
}

function answer(waiting: Waiting, outcome: Outcome): void {
  if ("results" in outcome) waiting.resolve(outcome.results);
  else waiting.reject(explainFailure(outcome.error));
}
