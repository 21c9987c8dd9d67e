// The messages of a run, as they stand on the wire.
import type { Int64, JsonText } from "./json.ts";

/** Names and numbers of MLflow's RunStatus; requests may use either. */
export const RUN_STATUS = { RUNNING: 1, SCHEDULED: 2, FINISHED: 3, FAILED: 4, KILLED: 5 } as const;
/** The state of an execution. */
export type RunStatus = keyof typeof RUN_STATUS;

/** Names and numbers of MLflow's ViewType. */
export const VIEW_TYPE = { ACTIVE_ONLY: 1, DELETED_ONLY: 2, ALL: 3 } as const;
/** Which lifecycle stages a search looks at. */
export type ViewType = keyof typeof VIEW_TYPE;

/** `deleted` things are kept, hidden and restorable until they are purged. */
export type LifecycleStage = "active" | "deleted";

/** One point of a metric. `timestamp` is in ms since the epoch, not negative; `step` is any int64; `value` may be NaN or ±Infinity. */
export type Metric = { key: string; value: number; timestamp: Int64; step: Int64 };

/** A metric's point with the run that it belongs to. */
export type MetricWithRunId = Metric & { run_id: string };

/** A constant that was logged once. */
export type Param = { key: string; value: string };

/** A label, free to change. */
export type Tag = { key: string; value: string };

/** What identifies and places a run. Times are ms since the epoch; `end_time` is absent while it runs. */
export type RunInfo = {
  run_id: string;
  /** The older name of `run_id`, always the same value. */
  run_uuid: string;
  run_name: string;
  experiment_id: string;
  user_id: string;
  status: RunStatus;
  start_time: Int64;
  end_time?: Int64;
  artifact_uri: string;
  lifecycle_stage: LifecycleStage;
};

/** A run as `runs/get` and `runs/search` answer it: each metric is the latest point of its key; empty lists are absent. */
export type Run = {
  info: RunInfo;
  data: { metrics?: Metric[]; params?: Param[]; tags?: Tag[] };
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
};

/** A run already written as protocol JSON by the database. */
export type RunText = JsonText<Run>;
