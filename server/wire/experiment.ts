// The messages of an experiment, as they stand on the wire.
import type { Int64 } from "./json.ts";
import type { LifecycleStage, Tag } from "./run.ts";

/** The folder of runs. Times are ms since the epoch; empty `tags` are absent. */
export type Experiment = {
  experiment_id: string;
  name: string;
  artifact_location: string;
  lifecycle_stage: LifecycleStage;
  creation_time: Int64;
  last_update_time: Int64;
  tags?: Tag[];
  workspace: string;
};
