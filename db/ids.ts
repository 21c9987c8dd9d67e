// The integer ids behind run ids and key names. They never change, so they are remembered; what is not remembered yet is looked
// up inside the statement that needs it, so that a batch is one round trip either way.
import { LruMap } from "./lru_map.ts";
import type { Result, Statement, Value } from "./engine.ts";

const MAX_RUNS = 50_000;
const MAX_KEYS = 50_000;

/** An SQL expression with exactly one parameter, as text with `?` for it, and that parameter's value. */
export type Ref = { sql: string; arg: Value };

/** Parameters for keys: one form of expression for all of a statement's rows, and the parameter of each name. */
export type KeyRefs = { sql: string; arg: (name: string) => Value };

const RUN_BY_TEXT = "(SELECT id FROM runs WHERE run_id = ?)";
const KEY_BY_NAME = "(SELECT id FROM keys WHERE name = ?)";

/** Remembers ids. What it remembers may be of a run that was purged since: guards check id and run_id together. */
export class Ids {
  readonly #runs = new LruMap<string, number>(MAX_RUNS);
  readonly #keys = new LruMap<string, number>(MAX_KEYS);

  /** The run's id, or the look-up of it. */
  run(run_id: string): Ref {
    const id = this.#runs.get(run_id);
    return id === undefined ? { sql: RUN_BY_TEXT, arg: run_id } : { sql: "?", arg: id };
  }

  /** Ids for all of these names when every one is known, look-ups for all of them otherwise. */
  keys(names: string[]): KeyRefs {
    const ids = new Map<string, number>();
    for (const name of names) {
      const id = this.#keys.get(name);
      if (id === undefined) return { sql: KEY_BY_NAME, arg: (text) => text };
      ids.set(name, id);
    }
    return { sql: "?", arg: (name) => ids.get(name)! };
  }

  /** Statements that store the names which are new; they go before the statements that look them up. */
  storeKeys(names: string[]): Statement[] {
    const unknown = [...new Set(names)].filter((name) => this.#keys.get(name) === undefined);
    return unknown.map((name) => ({ sql: "INSERT OR IGNORE INTO keys (name) VALUES (?)", args: [name] }));
  }

  /** Statements whose results `learn` takes; they go last in a batch. Nothing when everything is known already. */
  askFor(run_id: string, names: string[]): Statement[] {
    const unknown = [...new Set(names)].filter((name) => this.#keys.get(name) === undefined);
    const asked: Statement[] = unknown.map((name) => ({
      sql: "SELECT name, id FROM keys WHERE name = ?",
      args: [name],
    }));
    if (this.#runs.get(run_id) !== undefined) return asked;
    return [...asked, { sql: "SELECT run_id, id, 'run' FROM runs WHERE run_id = ?", args: [run_id] }];
  }

  /** Remembers what `askFor` asked, from the last `count` results of a committed batch. */
  learn(results: Result[], count: number): void {
    if (count === 0) return;
    for (const [text, id, kind] of results.slice(-count).flatMap(({ rows }) => rows)) {
      if (kind === "run") this.learnRun(String(text), Number(id));
      else this.#keys.set(String(text), Number(id));
    }
  }

  /** Remembers one run. */
  learnRun(run_id: string, id: number): void {
    this.#runs.set(run_id, id);
  }

  /** Forgets a run whose id turned out to be another one. True when it was remembered. */
  forgetRun(run_id: string): boolean {
    return this.#runs.delete(run_id);
  }
}
