// What every group of rows is given: how much to do, where to keep data, and where to put the figures.
import type { Cell, RowResult, Sample } from "./results.ts";
import type { ServerName } from "./servers.ts";

/** How much work a measurement is. */
export interface Scale {
  seconds: number;
  warmup: number;
  runs: number;
  manyRuns: number;
  points: number;
  artifactBytes: number;
}

/** What the table in the README is measured with. */
export const FULL_SCALE: Scale = {
  seconds: 3,
  warmup: 1,
  runs: 3_000,
  manyRuns: 100_000,
  points: 100_000,
  artifactBytes: 256 * 1024 * 1024,
};

/** Enough to see that everything works. */
export const QUICK_SCALE: Scale = {
  seconds: 1,
  warmup: 0.3,
  runs: 300,
  manyRuns: 3_000,
  points: 10_000,
  artifactBytes: 32 * 1024 * 1024,
};

/** Rows that are measured together, since they need the same server or the same data. */
export interface Group {
  name: string;
  /** The ids of its rows (`rows.ts`). */
  rows: readonly string[];
  /** Only some of the servers, where the others are not asked. */
  servers?: readonly ServerName[];
  /** Measures one server once; called for each server in each round (counted from 0). */
  measure(bench: Bench, server: ServerName, round: number): Promise<void>;
}

/** The state of one invocation. */
export class Bench {
  /** The figures of this invocation. */
  readonly rows: Record<string, RowResult> = {};
  /** Flushes a second that the disk did, each time it was asked. */
  readonly flushRates: number[] = [];

  constructor(
    readonly scale: Scale,
    /** A folder that is removed at the end. */
    readonly scratch: string,
    /** The servers of this invocation. */
    readonly servers: readonly ServerName[],
    readonly isWanted: (row: string) => boolean,
  ) {}

  /** A folder for a server's data, the same one each time it is asked for by the same name. */
  folder(server: ServerName, name: string): string {
    return `${this.scratch}/${name}-${server}`;
  }

  /** Keeps a sample, and says so. */
  record(row: string, server: ServerName, sample: Sample) {
    this.#cell(row, server).samples.push(sample);
    const cpu = sample.cpu_us === undefined ? "" : `, ${sample.cpu_us.toFixed(0)} cpu-µs`;
    const failed = sample.failed === undefined ? "" : `, ${sample.failed} failed: ${sample.failure}`;
    console.log(`  ${server.padEnd(12)} ${row.padEnd(26)} ${sample.value.toFixed(1).padStart(10)}${cpu}${failed}`);
  }

  /** Says why a row has no figure for a server, or what is special about it. */
  note(row: string, server: ServerName, text: string) {
    this.#cell(row, server).note = text;
  }

  #cell(row: string, server: ServerName): Cell {
    const result = this.rows[row] ??= { date: new Date().toISOString().slice(0, 10), cells: {} };
    return result.cells[server] ??= { samples: [] };
  }
}
