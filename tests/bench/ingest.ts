// Rows: writing metrics one by one and in batches, creating runs, and the memory before and after all that.
import type { Bench, Group } from "./bench.ts";
import { Connection } from "./client.ts";
import { measureFlushRate } from "./disk.ts";
import { type Load, measureLoad } from "./load.ts";
import { readCpuTime, readMemory } from "./process_tree.ts";
import { apiPost, createExperiment, createRun, type Point } from "./requests.ts";
import type { Sample } from "./results.ts";
import { pause, type RunningServer, type ServerName, withServer } from "./servers.ts";

/** Ingest: everything that a training loop does. */
export const INGEST: Group = {
  name: "ingest",
  rows: [
    "memory-idle",
    "memory-ingest",
    "log-metric-1-full",
    "log-metric-16-full",
    "log-metric-1-normal",
    "log-metric-16-normal",
    "log-batch-100",
    "log-batch-1000",
    "log-batch-100-8",
    "log-batch-1000-8",
    "create-runs",
  ],
  async measure(bench: Bench, server: ServerName, round: number) {
    const folder = bench.folder(server, `ingest-${round}`);
    await withServer(server, { folder, durability: "full" }, (running) => measureIngest(bench, running));
    if (server !== "kiseki" || !bench.isWanted("log-metric-1-normal") && !bench.isWanted("log-metric-16-normal")) {
      return;
    }
    const relaxed = { folder: `${folder}-normal`, durability: "normal" } as const;
    await withServer(server, relaxed, (running) => measureLogMetric(bench, running, ["normal"]));
  },
};

async function measureIngest(bench: Bench, server: RunningServer) {
  const { name } = server;
  await settle(server.pid);
  if (bench.isWanted("memory-idle")) bench.record("memory-idle", name, { value: readMemory(server.pid) / 2 ** 20 });
  if (name === "kiseki") bench.flushRates.push(await measureFlushRate(bench.scratch));
  // The others know one durability: their figure stands beside both of Kiseki's.
  await measureLogMetric(bench, server, name === "kiseki" ? ["full"] : ["full", "normal"]);
  for (const size of [100, 1000]) {
    for (const connections of [1, 8]) await measureLogBatch(bench, server, size, connections);
  }
  await measureCreateRun(bench, server);
  if (bench.isWanted("memory-ingest")) bench.record("memory-ingest", name, { value: readMemory(server.pid) / 2 ** 20 });
}

/**
 * Waits until the server does nothing (the reference goes on starting workers for long after it has answered), but not
 * for ever: on a machine that others use too it may never look idle.
 */
async function settle(pid: number) {
  for (let waited = 0; waited < 60; waited += 2) {
    const before = readCpuTime(pid);
    await pause(2_000);
    if (readCpuTime(pid) - before < IDLE_CPU) return;
  }
}

/** Processor time that an idle server may use in two seconds, microseconds: MLflow's job runners look for work. */
const IDLE_CPU = 200_000;

async function measureLogMetric(bench: Bench, server: RunningServer, durabilities: string[]) {
  for (const connections of [1, 16]) {
    const rows = durabilities.map((durability) => `log-metric-${connections}-${durability}`).filter(bench.isWanted);
    if (rows.length === 0) continue;
    const runs = await createRuns(server, connections);
    let step = 0;
    const next = (at: number) => {
      const point = pointAt(step++);
      return apiPost("runs/log-metric", { run_id: runs[at], ...point });
    };
    const sample = await measure(bench, server, { connections, next });
    for (const row of rows) bench.record(row, server.name, sample);
  }
}

async function measureLogBatch(bench: Bench, server: RunningServer, size: number, connections: number) {
  const row = `log-batch-${size}${connections === 1 ? "" : `-${connections}`}`;
  if (!bench.isWanted(row)) return;
  const runs = await createRuns(server, connections);
  // The bodies are prepared before, since making them costs more than some servers take to store them.
  const bodies = runs.map((run) => prepareBatches(run, size, Math.ceil(BATCHED_POINTS / size / connections)));
  const sample = await measure(bench, server, { connections, next: (at) => bodies[at]?.pop() });
  bench.record(row, server.name, { ...sample, value: sample.value * size });
}

/** Points prepared for one measurement: more than any server here stores in the time. */
const BATCHED_POINTS = 1_600_000;

function prepareBatches(run: string, size: number, count: number): Uint8Array[] {
  const batches = Array.from({ length: count }, (_, batch) => {
    const metrics = Array.from({ length: size }, (_, at) => pointAt(batch * size + at));
    return apiPost("runs/log-batch", { run_id: run, metrics });
  });
  return batches.reverse(); // they are taken from the end: the steps rise
}

async function measureCreateRun(bench: Bench, server: RunningServer) {
  if (!bench.isWanted("create-runs")) return;
  const experiment = await withConnection(server, (connection) => createExperiment(connection, "created runs"));
  let count = 0;
  const next = () => {
    const fields = { experiment_id: experiment, run_name: `run-${count}`, start_time: START_TIME + count++ };
    return apiPost("runs/create", { ...fields, user_id: "bench", tags: [{ key: "mlflow.user", value: "bench" }] });
  };
  bench.record("create-runs", server.name, await measure(bench, server, { connections: 8, next }));
}

const START_TIME = 1_790_000_000_000;
const METRICS = ["loss", "accuracy", "val_loss", "val_accuracy", "f1", "precision", "recall", "grad_norm", "lr", "auc"];

/** The nth point of a training run: ten metrics, each a noisy curve, a second between steps. */
function pointAt(n: number): Point {
  const step = Math.floor(n / METRICS.length);
  const value = 1 / (1 + step) + Math.sin(n * 12.9898) * 0.01;
  return { key: METRICS[n % METRICS.length] ?? "loss", value, timestamp: START_TIME + step * 1000, step };
}

async function measure(bench: Bench, server: RunningServer, load: Pick<Load, "connections" | "next">): Promise<Sample> {
  const sample = await measureLoad(server, { ...bench.scale, ...load });
  if (server.name === "kiseki" && sample.failed) throw new Error(`Kiseki refused a request: ${sample.failure}`);
  return sample;
}

function createRuns(server: RunningServer, count: number): Promise<string[]> {
  return withConnection(server, async (connection) => {
    const runs: string[] = [];
    while (runs.length < count) runs.push(await createRun(connection, { experiment_id: "0", start_time: START_TIME }));
    return runs;
  });
}

async function withConnection<T>(server: RunningServer, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await Connection.open(server.port);
  return await work(connection).finally(() => connection.close());
}
