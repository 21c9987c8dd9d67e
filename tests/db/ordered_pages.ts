// Runs with few different values and many missing ones, and the pages that either way of ordering them gives.
import { openDatabase } from "../../db/client.ts";
import { statement } from "../../db/engine.ts";
import { Ids } from "../../db/ids.ts";
import { type Candidates, gather, walk } from "../../db/page.ts";
import { createRunDataStore } from "../../db/run_data.ts";
import { createRunStore } from "../../db/runs.ts";
import type { OrderBy } from "../../server/search/tree.ts";
import { EVERYTHING, parse, point } from "./support.ts";

const RUNS = 60;

/** `page` gives the ids of the runs in a page, found in one of the two ways. */
export async function makeOrderedPages() {
  const engine = await openDatabase({ uri: ":memory:", durability: "full", now: 0 });
  await engine.write([statement("INSERT INTO experiments VALUES (0, 'Default', 'x:/', 0, 0, 0)")]);
  const ids = new Ids();
  let next = 0;
  const runStore = createRunStore(engine, ids, { clock: () => 0, newId: () => String(next++).padStart(32, "0") });
  const runData = createRunDataStore(engine, ids);
  for (let i = 0; i < RUNS; i++) {
    const created = await runStore.create({ experiment_id: "0", user_id: "", start_time: i % 5, tags: [] });
    const texts = ["x", "y"].filter((_, j) => i % (3 + j) > 0).map((key, j) => ({
      key,
      value: `v${(i * (j + 2)) % 4}`,
    }));
    const metrics = texts.map(({ key }, j) => point(key, i % 7 === 6 ? NaN : (i * (j + 3)) % 5));
    await runData.logBatch(parse(created).info.run_id, { params: texts, tags: texts.toReversed(), metrics });
  }
  const candidates: Candidates = { experiments: [0], view: "ACTIVE_ONLY", filter: EVERYTHING };
  const page = async (way: "walk" | "gather", order_by: OrderBy[], offset: number, limit: number) => {
    const { sql, args } = (way === "walk" ? walk : gather)(candidates, order_by, offset, limit);
    const [found] = await engine.read([{ sql: `WITH page (id) AS (${sql}) SELECT id FROM page`, args }]);
    return found!.rows.map(([id]) => String(id));
  };
  return { page, runs: RUNS };
}
