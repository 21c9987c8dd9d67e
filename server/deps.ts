// All that a handler can reach. Handlers get it as an argument and import none of it, so tests can hand in their own.
import type { Store } from "../db/store.ts";
import type { ArtifactStore } from "./artifacts/store.ts";
import type { Config } from "./config.ts";
import type { Log } from "./log.ts";

/** What a request is served with. */
export type Deps = {
  store: Store;
  /** The files of runs whose artifacts go through this server. */
  artifacts: ArtifactStore;
  config: Config;
  log: Log;
};
