// Which series is read, and which part of it: what both ways of reading one are given.
import type { SeriesX } from "../server/wire/table.ts";

/** A metric of a run, by its ids inside and outside; `count` is of all its points. */
export type Found = { run: number; key: number; run_id: string; name: string; count: number };

/** The part of the x axis that is wanted, both ends included, and the room there is for it. */
export type Window = { x: SeriesX; low: bigint; high: bigint; px: number };

/** The column of `metrics` that is the axis. */
export const COLUMN_OF: Record<SeriesX, string> = { step: "step", time: "timestamp" };
