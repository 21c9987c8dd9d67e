// The table: every row, what its figure is, and what Kiseki promises.

/** What a figure is counted in. More is better where it is "… a second", less is better elsewhere. */
export type Unit = "ms" | "requests/s" | "points/s" | "MiB" | "MiB/s" | "bytes";

/** What must hold; where two ways are given with `flushShare`, either is enough. */
export interface Target {
  /** Times better than the reference. */
  mlflow?: number;
  /** Times better than FastTrackML; under 1 it may be worse by so much. */
  fasttrackml?: number;
  /** At most this figure. */
  most?: number;
  /** Or: this share of what the disk can flush. */
  flushShare?: number;
  /** At most so many times Kiseki's own figure in another row. */
  own?: { row: string; most: number };
}

/** A row of the table. */
export interface Row {
  id: string;
  work: string;
  unit: Unit;
  target: Target;
}

const row = (id: string, work: string, unit: Unit, target: Target): Row => ({ id, work, unit, target });

const SEARCH_TARGET: Target = { mlflow: 10, fasttrackml: 1 };
const ownTarget = (search: string): Target => ({ own: { row: `search-${search}`, most: 3 } });

/** In the order in which they are shown. */
export const ROWS: readonly Row[] = [
  row("start-empty", "start to first `/health`, empty folder", "ms", { mlflow: 50, fasttrackml: 1 / 5 }),
  row("start-again", "start to first `/health`, on existing data", "ms", { mlflow: 50, fasttrackml: 1 / 5 }),
  row("memory-idle", "resident memory, idle", "MiB", { mlflow: 12, most: 120 }),
  row("memory-ingest", "resident memory after the ingest rows", "MiB", { mlflow: 12, most: 160 }),
  row("log-metric-1-full", "log-metric, 1 connection, durability full", "requests/s", { mlflow: 3, flushShare: 0.8 }),
  row("log-metric-1-normal", "log-metric, 1 connection, durability normal", "requests/s", { mlflow: 20 }),
  row("log-metric-16-full", "log-metric, 16 connections, durability full", "requests/s", {
    mlflow: 30,
    fasttrackml: 3,
  }),
  row("log-metric-16-normal", "log-metric, 16 connections, durability normal", "requests/s", {
    mlflow: 60,
    fasttrackml: 6,
  }),
  row("log-batch-100", "log-batch of 100 metrics, 1 connection", "points/s", { mlflow: 20, fasttrackml: 3 }),
  row("log-batch-1000", "log-batch of 1000 metrics, 1 connection", "points/s", { mlflow: 20, fasttrackml: 3 }),
  row("log-batch-100-8", "log-batch of 100 metrics, 8 connections", "points/s", { mlflow: 20, fasttrackml: 3 }),
  row("log-batch-1000-8", "log-batch of 1000 metrics, 8 connections", "points/s", { mlflow: 20, fasttrackml: 3 }),
  row("create-runs", "runs/create, 8 connections", "requests/s", { mlflow: 20, fasttrackml: 1 }),
  row("search-newest-100", "search 3,000 runs: newest 100", "ms", SEARCH_TARGET),
  row("search-newest-1000", "search 3,000 runs: newest 1000", "ms", SEARCH_TARGET),
  row("search-metric-param", "search 3,000 runs: metric and param filter, by metric", "ms", SEARCH_TARGET),
  row("search-like", "search 3,000 runs: LIKE on a param", "ms", SEARCH_TARGET),
  row("search-by-param", "search 3,000 runs: ordered by a param", "ms", SEARCH_TARGET),
  row("search-all-pages", "search 3,000 runs: page through all", "ms", SEARCH_TARGET),
  row("search-many-newest-100", "search 100,000 runs: newest 100", "ms", ownTarget("newest-100")),
  row("search-many-newest-1000", "search 100,000 runs: newest 1000", "ms", ownTarget("newest-1000")),
  row(
    "search-many-metric-param",
    "search 100,000 runs: metric and param filter, by metric",
    "ms",
    ownTarget("metric-param"),
  ),
  row("search-many-like", "search 100,000 runs: LIKE on a param", "ms", ownTarget("like")),
  row("search-many-by-param", "search 100,000 runs: ordered by a param", "ms", ownTarget("by-param")),
  row("search-many-all-pages", "search 100,000 runs: page through all", "ms", {}),
  row("history-paged", "history of 100,000 points, by 25,000", "ms", { mlflow: 10 }),
  row("history-interval", "the same thinned to 2,500 points (bulk-interval)", "ms", { mlflow: 10 }),
  row("disk-point", "bytes on disk a metric point", "bytes", { mlflow: 3 }),
  row("disk-run", "bytes on disk a run (20 params, 5 metrics, 5 tags)", "bytes", { mlflow: 2 }),
  row("artifact-upload", "artifact of 256 MiB, up", "MiB/s", { mlflow: 1 }),
  row("artifact-download", "artifact of 256 MiB, down", "MiB/s", { mlflow: 1 }),
  row("artifact-memory", "memory growth by these transfers", "MiB", { most: 64 }),
];
