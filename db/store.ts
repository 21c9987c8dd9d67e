// The store: one property per resource. Stores take and give the protocol's messages; rows never leave this folder.
import type { ExperimentStore } from "./experiments.ts";
import type { RunDataStore } from "./run_data.ts";
import type { RunStore } from "./runs.ts";

/** All that is kept, by resource. */
export type Store = {
  experiments: ExperimentStore;
  runs: RunStore;
  runData: RunDataStore;
  /** Finishes what was accepted and closes the database. */
  close(): Promise<void>;
};
