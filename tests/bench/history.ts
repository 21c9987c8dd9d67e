// Rows: reading a metric of many points, whole and thinned for a chart, and what a point takes on the disk.
import type { Bench, Group } from "./bench.ts";
import { Connection, type Reply } from "./client.ts";
import { readDatabaseSize } from "./disk.ts";
import { measureRepeated } from "./load.ts";
import { apiGet, createRun, logBatch, readPageToken, readReply } from "./requests.ts";
import { type RunningServer, type ServerName, withServer } from "./servers.ts";

/** Metric histories. */
export const HISTORY: Group = {
  name: "history",
  rows: ["history-paged", "history-interval", "disk-point"],
  async measure(bench: Bench, name: ServerName, round: number) {
    const folder = bench.folder(name, "history");
    await withServer(name, { folder }, async (server) => {
      if (round === 0) runs.set(name, await fillRun(bench, server, folder));
      const run = runs.get(name) ?? "";
      const connection = await Connection.open(server.port);
      if (bench.isWanted("history-paged")) await measurePaged(bench, server, connection, run);
      if (bench.isWanted("history-interval")) await measureInterval(bench, server, connection, run);
      connection.close();
    });
  },
};

/** The run with the points, by server. */
const runs = new Map<ServerName, string>();

const KEY = "loss";
const BATCH = 1000;
const START_TIME = 1_790_000_000_000;

/** Loads the points into one run, and takes how much larger the database is by them. Gives the run. */
async function fillRun(bench: Bench, server: RunningServer, folder: string): Promise<string> {
  const connection = await Connection.open(server.port);
  const run_id = await createRun(connection, { experiment_id: "0", start_time: START_TIME });
  let before = 0;
  for (let step = 0; step < bench.scale.points; step += BATCH) {
    await logBatch(connection, { run_id, metrics: Array.from({ length: BATCH }, (_, at) => pointAt(step + at)) });
    if (step === 0) before = readDatabaseSize(server.name, folder);
  }
  connection.close();
  const bytes = (readDatabaseSize(server.name, folder) - before) / (bench.scale.points - BATCH);
  bench.record("disk-point", server.name, { value: bytes });
  return run_id;
}

/** A falling noisy curve with a point every half second. */
function pointAt(step: number) {
  const value = 4 * Math.exp(-step / 20_000) + Math.sin(step * 12.9898) * 0.05;
  return { key: KEY, value, timestamp: START_TIME + step * 500, step };
}

async function measurePaged(bench: Bench, server: RunningServer, connection: Connection, run: string) {
  const pages: Page[] = [];
  await readPages(connection, run, (reply) => pages.push(readReply(reply)));
  const points = pages.reduce((sum, page) => sum + (page.metrics?.length ?? 0), 0);
  if (points !== bench.scale.points) throw new Error(`${server.name} gave ${points} points of a metric`);
  const read = () => readPages(connection, run, () => {});
  bench.record("history-paged", server.name, await measureRepeated(server, bench.scale.seconds, read));
  if (pages.length === 1 && points > PAGE) bench.note("history-paged", server.name, "one reply, it has no pages");
}

interface Page {
  metrics?: unknown[];
}

/** The page size that the Python client asks for. */
const PAGE = 25_000;

async function readPages(connection: Connection, run: string, take: (page: Reply) => void) {
  let token: string | undefined;
  do {
    const query = { run_id: run, metric_key: KEY, max_results: `${PAGE}`, ...(token ? { page_token: token } : {}) };
    const page = await connection.send(apiGet("metrics/get-history", query));
    take(page);
    token = readPageToken(page);
  } while (token !== undefined);
}

/** The endpoint is one of the pages' API in the reference: its path begins with /ajax-api there. */
async function measureInterval(bench: Bench, server: RunningServer, connection: Connection, run: string) {
  const query = { run_ids: run, metric_key: KEY, max_results: "2500" };
  const request = apiGet("metrics/get-history-bulk-interval", query, "/ajax-api/2.0/mlflow");
  const reply = await connection.send(request);
  if (reply.status === 404) return bench.note("history-interval", server.name, "no such endpoint");
  const page: Page = readReply(reply);
  const count = page.metrics?.length ?? 0;
  if (count < 1_000 || count > 2_600) throw new Error(`${server.name} gave ${count} points of an interval`);
  const read = async () => void await connection.send(request);
  bench.record("history-interval", server.name, await measureRepeated(server, bench.scale.seconds, read));
}
