// The store: one property per resource. Stores take and give the protocol's messages; rows never leave this folder.
import type { ExperimentStore } from "./experiments.ts";
import type { KeysStore } from "./keys.ts";
import type { RunDataStore } from "./run_data.ts";
import type { RunStore } from "./runs.ts";
import type { RunsTableStore } from "./runs_table.ts";
import type { SeriesStore } from "./series.ts";

/** All that is kept, by resource. */
export type Store = {
  experiments: ExperimentStore;
  runs: RunStore;
  runData: RunDataStore;
  runsTable: RunsTableStore;
  keys: KeysStore;
  series: SeriesStore;
  /** Finishes what was accepted and closes the database. */
  close(): Promise<void>;
};
