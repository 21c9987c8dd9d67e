// Collects the series that several charts ask for at the same moment into one request.
import { getSeries, type SeriesSearch } from "./calls.ts";
import type { Series } from "../server/wire/table.ts";

/** One metric of one run; the rest as in `SeriesSearch`. */
export type SeriesWish = Omit<SeriesSearch, "run_ids" | "keys"> & { run_id: string; key: string };

type Waiting = { key: string; resolve: (series: Series | undefined) => void; reject: (error: unknown) => void };
type Batch = { search: Omit<SeriesSearch, "keys">; waiting: Waiting[] };

/** Charts that scroll into view together ask within this time. */
const COLLECT_MS = 15;
/** What the server takes at once. */
const MOST_KEYS = 100;

const batches = new Map<string, Batch>();

/** The points of a metric; undefined when it has none. A chart that goes away drops its wish by `signal`. */
export function loadSeries({ run_id, key, ...rest }: SeriesWish, signal: AbortSignal): Promise<Series | undefined> {
  const search = { ...rest, run_ids: [run_id] };
  const name = JSON.stringify(search);
  return new Promise((resolve, reject) => {
    const wish = { key, resolve, reject };
    const batch = batches.get(name) ?? openBatch(name, search);
    batch.waiting.push(wish);
    signal.addEventListener("abort", () => {
      batch.waiting = batch.waiting.filter((other) => other !== wish);
      reject(signal.reason);
    }, { once: true });
    if (batch.waiting.length >= MOST_KEYS) batches.delete(name);
  });
}

function openBatch(name: string, search: Batch["search"]): Batch {
  const batch: Batch = { search, waiting: [] };
  batches.set(name, batch);
  setTimeout(() => {
    if (batches.get(name) === batch) batches.delete(name);
    send(batch);
  }, COLLECT_MS);
  return batch;
}

async function send({ search, waiting }: Batch): Promise<void> {
  if (waiting.length === 0) return;
  try {
    const found = await getSeries({ ...search, keys: [...new Set(waiting.map(({ key }) => key))] });
    for (const { key, resolve } of waiting) resolve(found.find((series) => series.key === key));
  } catch (error) {
    for (const { reject } of waiting) reject(error);
  }
}
