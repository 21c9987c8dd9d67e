// The table of contents: every endpoint that is served.
import type { Endpoint } from "../http/endpoint.ts";
import * as artifacts from "./artifacts.ts";
import * as experiments from "./experiments.ts";
import * as keys from "./keys.ts";
import * as metrics from "./metrics.ts";
import * as runData from "./run_data.ts";
import * as runs from "./runs.ts";
import * as runsTable from "./runs_table.ts";
import * as series from "./series.ts";
import * as serverInfo from "./server_info.ts";

/** Every declared endpoint. A name that a file exports and that is an endpoint is served; nothing else is. */
export const ENDPOINTS: readonly Endpoint[] = [
  experiments,
  runs,
  runData,
  metrics,
  artifacts,
  runsTable,
  keys,
  series,
  serverInfo,
]
  .flatMap((room) => Object.values(room))
  .filter(isEndpoint);

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === "object" && value !== null && "handle" in value && "access" in value;
}
