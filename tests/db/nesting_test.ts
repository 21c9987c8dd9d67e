// However a filter nests within the grammar's bounds, SQLite's parser can read the searches that are made of it.
import assert from "node:assert/strict";
import { openDatabase } from "../../db/client.ts";
import type { Condition } from "../../db/compare.ts";
import type { Statement } from "../../db/engine.ts";
import { type Candidates, countMatches, gather, newestFirst, sampleMatches, walk } from "../../db/page.ts";
import { RUN_JSON } from "../../db/run_json.ts";
import { createRunsTableStore } from "../../db/runs_table.ts";
import { createExperimentStore, ensureDefaultExperiment } from "../../db/experiments.ts";
import { EXPERIMENT_FIELDS, RUN_FIELDS } from "../../server/search/fields.ts";
import { MAX_CLAUSES, MAX_DEPTH, parseFilter } from "../../server/search/parser.ts";
import type { Filter, OrderBy } from "../../server/search/tree.ts";
import { ApiError } from "../../server/wire/errors.ts";

/** The clauses whose SQL nests deepest; experiments are searched by tags too. */
const CLAUSES = [
  "tags.a = '1'",
  `tags.a IN (${"'1',".repeat(11)})`,
  "tags.a IS NULL",
  "tags.a LIKE '%x%'",
  "tags.a ILIKE 'x_'",
];
const METRIC = "metrics.a != 1";

/** How a level of nesting is written around what is inside it: `level` counts from the inside. */
const LEVELS: Record<string, (inside: string, clause: string, level: number) => string> = {
  "or, and": (inside, clause, level) => `${clause} ${level % 2 ? "AND" : "OR"} (${inside})`,
  "or, and, inside first": (inside, clause, level) => `(${inside}) ${level % 2 ? "AND" : "OR"} ${clause}`,
  "both at once": (inside, clause) => `${clause} OR ${clause} AND (${inside})`,
  "both, negated": (inside, clause) => `${clause} OR ${clause} AND NOT (${inside})`,
  "negated": (inside, clause, level) => `${clause} ${level % 2 ? "AND" : "OR"} NOT (${inside})`,
  "not": (inside) => `NOT ${inside}`,
  "twofold": (inside, clause, level) => {
    const both = `(${inside}) ${level % 2 ? "AND" : "OR"} (${inside})`;
    return isAllowed(both) ? both : `${clause} ${level % 2 ? "AND" : "OR"} (${inside})`;
  },
};

const isAllowed = (filter: string) => filter.split("tags.").length + filter.split("metrics.").length - 2 <= MAX_CLAUSES;

/** As many levels around a clause as the grammar takes. */
function nestDeep(clause: string, around: (inside: string, clause: string, level: number) => string): string {
  let filter = clause;
  for (let level = 1; level <= MAX_DEPTH; level++) {
    const deeper = around(filter, clause, level);
    try {
      parseFilter(deeper, RUN_FIELDS);
    } catch (error) {
      assert.ok(error instanceof ApiError);
      return filter;
    }
    filter = deeper;
  }
  return filter;
}

const ORDER: OrderBy[] = [
  { entity: "metric", key: "a", ascending: true },
  { entity: "param", key: "a", ascending: true },
];

/** Every way in which a search of runs is read, as statements. */
function searchesOf(filter: Filter): Statement[] {
  const each: Candidates = { experiments: [0, 1], view: "ALL", filter, lookUp: "each" };
  const one: Candidates = { experiments: [0], view: "ACTIVE_ONLY", filter };
  const page = ({ sql, args }: Condition) => ({
    sql: `WITH page (id) AS (${sql})
SELECT ${RUN_JSON}, r.start_time, r.run_id FROM page CROSS JOIN runs r ON r.id = page.id`,
    args,
  });
  const place = { start_time: "1", run_id: "x" };
  return [
    ...[one, each].map((candidates) => page(newestFirst(candidates, place, 10))),
    ...[one, each].map((candidates) => page(gather(candidates, ORDER, 0, 10))),
    page(walk(each, ORDER, 0, 10)),
    sampleMatches(each),
    countMatches(each),
  ];
}

for (const [name, around] of Object.entries(LEVELS)) {
  Deno.test(`nesting: as deep as the grammar allows is not too deep for the database: ${name}`, async () => {
    const engine = await openDatabase({ uri: ":memory:", durability: "full", now: 0 });
    await ensureDefaultExperiment(engine, "x:/", 0);
    const experiments = createExperimentStore(engine, { artifactRoot: "x:/", clock: () => 0 });
    const table = createRunsTableStore(engine);
    for (const clause of [...CLAUSES, METRIC]) {
      const text = nestDeep(clause, around);
      const filter = parseFilter(text, RUN_FIELDS);
      for (const { sql, args } of searchesOf(filter)) await engine.read([{ sql, args }]);
      const column = { name: "metrics.a", entity: "metric", key: "a" } as const;
      const q = { filter, order_by: ORDER, columns: [column], offset: 0, limit: 10 };
      await table.read({ ...q, experiment_ids: ["0", "1"], view: "ALL" });
      if (clause === METRIC) continue;
      const found = {
        view: "ALL",
        filter: parseFilter(text, EXPERIMENT_FIELDS),
        order_by: [],
        max_results: 10,
      } as const;
      assert.ok((await experiments.search({ ...found, order_by: [] })).items.length <= 1);
    }
    await engine.close();
  });
}
