// Makes load and times it: many connections for some seconds, or one operation again and again.
import process from "node:process";
import { Connection } from "./client.ts";
import { readCpuTime } from "./process_tree.ts";
import type { Sample } from "./results.ts";
import { pause, type RunningServer } from "./servers.ts";

/** What to send, and for how long. */
export interface Load {
  connections: number;
  /** Seconds before counting begins, in which the server's compiler and caches settle. */
  warmup: number;
  /** Seconds that are counted. */
  seconds: number;
  /** The next request of a connection; undefined when there is no more, which ends the load early. */
  next(connection: number): Uint8Array | undefined;
}

interface Counters {
  counting: boolean;
  stopping: boolean;
  times: number[];
  failures: string[];
}

/** Gives answered requests a second, with the processor time of the server and of this client a request. */
export async function measureLoad(server: RunningServer, load: Load): Promise<Sample> {
  const counters: Counters = { counting: false, stopping: false, times: [], failures: [] };
  const working = Promise.all(
    Array.from({ length: load.connections }, (_, at) => work(server.port, load, at, counters)),
  );
  await Promise.race([pause(load.warmup * 1000), working]);
  const before = readClocks(server.pid);
  counters.counting = true;
  await Promise.race([pause(load.seconds * 1000), working]);
  // A slow server on a busy machine gets longer, so that its figure is more than chance.
  for (let more = 0; more < MOST_EXTRA_TIME && isTooFew(counters); more += 100) await pause(100);
  counters.counting = false;
  const after = readClocks(server.pid);
  counters.stopping = true;
  await working;
  return summarize(counters, before, after);
}

/** A figure stands on this many answers, unless they take longer than the extra time (milliseconds). */
const LEAST_ANSWERS = 10;
const MOST_EXTRA_TIME = 60_000;

const isTooFew = ({ times, failures }: Counters) => times.length < LEAST_ANSWERS && failures.length < LEAST_ANSWERS;

async function work(port: number, load: Load, at: number, counters: Counters) {
  const connection = await Connection.open(port);
  try {
    while (!counters.stopping) {
      const request = load.next(at);
      if (request === undefined) return;
      const begin = performance.now();
      const { status, body } = await connection.send(request);
      if (status !== 200) counters.failures.push(`${status}: ${new TextDecoder().decode(body.subarray(0, 300))}`);
      else if (counters.counting) counters.times.push(performance.now() - begin);
    }
  } finally {
    connection.close();
  }
}

/** What was used until a moment. */
export interface Clocks {
  wall: number;
  server: number;
  client: number;
}

/** Wall time in milliseconds, processor time of server and client in microseconds. */
export function readClocks(pid: number): Clocks {
  const { user, system } = process.cpuUsage();
  return { wall: performance.now(), server: readCpuTime(pid), client: user + system };
}

/**
 * Repeats an operation on one connection for `seconds`, at least three times, after once for the caches. Gives its
 * median time in milliseconds, with the processor time of the server and of this client an operation.
 */
export async function measureRepeated(
  server: RunningServer,
  seconds: number,
  operate: () => Promise<void>,
): Promise<Sample> {
  await operate();
  const before = readClocks(server.pid);
  const times: number[] = [];
  while (times.length < 3 || performance.now() - before.wall < seconds * 1000) {
    const begin = performance.now();
    await operate();
    times.push(performance.now() - begin);
  }
  return { ...costs(before, readClocks(server.pid), times.length), value: percentileOf(times, 0.5) };
}

/** Processor time of server and client an operation, in microseconds. */
export function costs(before: Clocks, after: Clocks, operations: number): Pick<Sample, "cpu_us" | "client_us"> {
  return {
    cpu_us: (after.server - before.server) / operations,
    client_us: (after.client - before.client) / operations,
  };
}

function percentileOf(times: number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? NaN;
}

function summarize({ times, failures }: Counters, before: Clocks, after: Clocks): Sample {
  if (times.length === 0) throw new Error(`No request succeeded; the first answer was ${failures[0]}`);
  return {
    ...costs(before, after, times.length),
    value: times.length / ((after.wall - before.wall) / 1000),
    p50_ms: percentileOf(times, 0.5),
    p99_ms: percentileOf(times, 0.99),
    ...(failures.length > 0 ? { failed: failures.length, failure: failures[0] } : {}),
  };
}
