// Collects the series that several charts ask for at the same moment into one request.
import { getSeries, type SeriesSearch } from "./calls.ts";
import type { Series } from "../server/wire/table.ts";

/** One metric of one run; the rest as in `SeriesSearch`. */
export type SeriesWish = Omit<SeriesSearch, "run_ids" | "keys"> & { run_id: string; key: string };

type Waiting = { key: string; resolve: (series: Series | undefined) => void; reject: (error: unknown) => void };
/** Charts whose series are, or will be, one request. `stop` ends it when no chart waits any more. */
type Batch = { search: Omit<SeriesSearch, "keys">; waiting: Waiting[]; stop: AbortController };

/** Charts that scroll into view together ask within this time. */
const COLLECT_MS = 15;
/** What the server takes at once. */
const MOST_KEYS = 100;

/** The points of a metric; undefined when it has none. A chart that goes away drops its wish by `signal`. */
export type LoadSeries = (wish: SeriesWish, signal: AbortSignal) => Promise<Series | undefined>;

/** Makes the function that collects wishes, and asks for them by `ask`. */
export function createSeriesLoader(ask: typeof getSeries): LoadSeries {
  const open = new Map<string, Batch>();

  function openBatch(name: string, search: Batch["search"]): Batch {
    const batch: Batch = { search, waiting: [], stop: new AbortController() };
    open.set(name, batch);
    setTimeout(() => {
      close(name, batch);
      send(batch, ask);
    }, COLLECT_MS);
    return batch;
  }

  function close(name: string, batch: Batch): void {
    if (open.get(name) === batch) open.delete(name);
  }

  function drop(name: string, batch: Batch, wish: Waiting): void {
    batch.waiting = batch.waiting.filter((other) => other !== wish);
    if (batch.waiting.length > 0) return;
    close(name, batch);
    batch.stop.abort();
  }

  return ({ run_id, key, ...rest }, signal) => {
    if (signal.aborted) return Promise.reject(signal.reason);
    const search = { ...rest, run_ids: [run_id] };
    const name = JSON.stringify(search);
    return new Promise((resolve, reject) => {
      const wish = { key, resolve, reject };
      const batch = open.get(name) ?? openBatch(name, search);
      batch.waiting.push(wish);
      signal.addEventListener("abort", () => {
        drop(name, batch, wish);
        reject(signal.reason);
      }, { once: true });
      if (batch.waiting.length >= MOST_KEYS) close(name, batch);
    });
  };
}

async function send(batch: Batch, ask: typeof getSeries): Promise<void> {
  if (batch.waiting.length === 0) return;
  const keys = [...new Set(batch.waiting.map(({ key }) => key))];
  try {
    const found = await ask({ ...batch.search, keys }, batch.stop.signal);
    for (const { key, resolve } of batch.waiting) resolve(found.find((series) => series.key === key));
  } catch (error) {
    for (const { reject } of batch.waiting) reject(error);
  }
}

/** Loads from the server that served the page. */
export const loadSeries: LoadSeries = createSeriesLoader(getSeries);
