// How a search finds its page: which way through the runs, and how its filter looks at them. Found out by one cheap query.
import type { Filter, OrderBy } from "../server/search/tree.ts";
import type { Condition } from "./compare.ts";
import type { Engine } from "./engine.ts";
import {
  type Candidates,
  canWalk,
  countRuns,
  gather,
  isNewestFirst,
  MAX_GATHERED,
  newestFirst,
  offsetOf,
  type Place,
  SAMPLE,
  sampleMatches,
  walk,
} from "./page.ts";

/** Runs that a walk may look at before listing all runs that meet the filter would have been cheaper. */
const MAX_WALKED = 10_000;

/** What a page is asked for: the place it starts at, and how many runs. */
export type Wanted = { order_by: OrderBy[]; place: Place | undefined; limit: number };

/** `SELECT id` of a page. Reads the database at most once, and not at all for the newest runs without a filter. */
export async function planPage(engine: Engine, candidates: Candidates, wanted: Wanted): Promise<Condition> {
  const { order_by, place, limit } = wanted;
  const offset = offsetOf(place);
  const newest = isNewestFirst(order_by);
  if (newest && !looksUp(candidates.filter)) return newestFirst(candidates, place, limit);
  const { few, tiny, dense } = await look(engine, candidates, offset + limit);
  const each: Candidates = { ...candidates, lookUp: "each" };
  if (newest) return newestFirst(tiny || dense ? each : candidates, place, limit);
  // A walk may pass by the runs of other experiments, so it is for large ones.
  if (!few && dense && canWalk(order_by)) return walk(each, order_by, offset, limit);
  return gather(tiny ? each : candidates, order_by, offset, limit);
}

/** Whether some clause is about a metric, param or tag, and so looks into another table. */
function looksUp(filter: Filter): boolean {
  if (filter.kind === "not") return looksUp(filter.part);
  if (filter.kind !== "clause") return filter.parts.some(looksUp);
  return filter.entity !== "attribute" || filter.key === "run_name";
}

/** `few`: few enough to sort them all. `tiny`: the sample was all of them. `dense`: a walk soon meets as many as are wanted. */
async function look(engine: Engine, candidates: Candidates, wanted: number) {
  const [counted, sampled] = await engine.read([countRuns(candidates), sampleMatches(candidates)]);
  const [seen, hits] = sampled!.rows[0]!.map(Number) as [number, number];
  return {
    few: Number(counted!.rows[0]![0]) <= MAX_GATHERED,
    tiny: seen < SAMPLE,
    dense: wanted * seen <= hits * MAX_WALKED,
  };
}
