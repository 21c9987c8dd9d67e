// Opens the store: the database, its migrations, the Default experiment, and one store for each resource.
import { type Durability, openDatabase } from "./client.ts";
import { createExperimentStore, ensureDefaultExperiment } from "./experiments.ts";
import { Ids } from "./ids.ts";
import { createKeysStore } from "./keys.ts";
import { createRunDataStore } from "./run_data.ts";
import { createRunStore } from "./runs.ts";
import { createRunsTableStore } from "./runs_table.ts";
import { createSeriesStore } from "./series.ts";
import type { Store } from "./store.ts";

/**
 * `uri` is a file's path or `:memory:`; `artifactRoot` the URI that experiments' folders are in, such as `mlflow-artifacts:/`.
 * The clock (ms since the epoch) and the source of run ids (32 hex digits) can be set for tests.
 */
export type StoreOptions = {
  uri: string;
  artifactRoot: string;
  durability: Durability;
  clock?: () => number;
  newId?: () => string;
};

/** Opens a store, making the database if there is none. Throws `DatabaseError`, whose message is for the person at the shell. */
export async function openStore(
  { uri, artifactRoot, durability, clock = Date.now, newId = randomId }: StoreOptions,
): Promise<Store> {
  const engine = await openDatabase({ uri, durability, now: clock() });
  const ids = new Ids();
  await ensureDefaultExperiment(engine, artifactRoot, clock());
  return {
    experiments: createExperimentStore(engine, { clock, artifactRoot }),
    runs: createRunStore(engine, ids, { clock, newId }),
    runData: createRunDataStore(engine, ids),
    runsTable: createRunsTableStore(engine),
    keys: createKeysStore(engine),
    series: createSeriesStore(engine),
    close: () => engine.close(),
  };
}

const randomId = () => crypto.randomUUID().replaceAll("-", "");
