// What was measured: samples by row and server, their medians, and the file that keeps them.
import type { ServerName } from "./servers.ts";

/** One measurement. Further figures than `value` are there where they could be taken. */
export interface Sample {
  /** In the row's unit. */
  value: number;
  /** Processor time of the server's process tree an operation, microseconds. */
  cpu_us?: number;
  /** Processor time of the load generator an operation, microseconds. */
  client_us?: number;
  p50_ms?: number;
  p99_ms?: number;
  /** Requests that were not answered with 200 (they are not counted), and the first such answer. */
  failed?: number;
  failure?: string;
}

/** What is known of a row on one server. */
export interface Cell {
  samples: Sample[];
  /** Why there is no figure, or what is to be known about it. */
  note?: string;
}

/** A row's cells; `date` is when it was measured, since rows can be measured one by one. */
export interface RowResult {
  date: string;
  cells: Partial<Record<ServerName, Cell>>;
}

/** The file results.json. */
export interface Results {
  date: string;
  machine: { cpus: number; memory_mib: number; system: string; flushes_per_second?: number };
  versions: Record<string, string>;
  rows: Record<string, RowResult>;
}

const FILE = new URL("results.json", import.meta.url);

/** The figures kept from the last time, if there are any. */
export async function readResults(): Promise<Results | undefined> {
  try {
    return JSON.parse(await Deno.readTextFile(FILE));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

/** Keeps the figures. */
export async function writeResults(results: Results): Promise<void> {
  await Deno.writeTextFile(FILE, JSON.stringify(results, null, 2) + "\n");
}

/** The middle sample's figure, or undefined where nobody has one. */
export function medianOf(
  cell: Cell | undefined,
  figure: "value" | "cpu_us" | "client_us" = "value",
): number | undefined {
  const figures = (cell?.samples ?? []).flatMap((sample) => sample[figure] ?? []).sort((a, b) => a - b);
  if (figures.length === 0) return undefined;
  const middle = figures.slice(Math.floor((figures.length - 1) / 2), Math.floor(figures.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}
