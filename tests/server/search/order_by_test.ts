// Orderings of a search: text and what it is read as, and text and the exact complaint.
import assert from "node:assert/strict";
import fc from "fast-check";
import { EXPERIMENT_FIELDS, RUN_FIELDS } from "../../../server/search/fields.ts";
import { MAX_ORDER_BY, parseOrderBy } from "../../../server/search/order_by.ts";
import type { Entity, OrderBy } from "../../../server/search/tree.ts";
import { ApiError } from "../../../server/wire/errors.ts";

const by = (entity: Entity, key: string, ascending = true): OrderBy => ({ entity, key, ascending });

const RUN_ORDERS: [string[], OrderBy[]][] = [
  [[], []],
  [["metrics.loss"], [by("metric", "loss")]],
  [["metric.loss asc"], [by("metric", "loss")]],
  [["metrics.loss DESC"], [by("metric", "loss", false)]],
  [["metrics.loss\tDesc"], [by("metric", "loss", false)]],
  [["  metrics.loss   desc  "], [by("metric", "loss", false)]],
  [["metrics.`m x` DESC"], [by("metric", "m x", false)]],
  [['metrics."m x"'], [by("metric", "m x")]],
  [["`metrics`.'m x'"], [by("metric", "m x")]],
  [["metrics.a.b"], [by("metric", "a.b")]],
  [["metrics.desc"], [by("metric", "desc")]],
  [["metrics.asc DESC"], [by("metric", "asc", false)]],
  [["params.lr", "tag.team DESC"], [by("param", "lr"), by("tag", "team", false)]],
  [["start_time", "run_id DESC"], [by("attribute", "start_time"), by("attribute", "run_id", false)]],
  [["Created DESC"], [by("attribute", "start_time", false)]],
  [["attributes.run_name"], [by("attribute", "run_name")]],
  [["`Run name`"], [by("attribute", "run_name")]],
  [["tags.mlflow.runName", "run_name"], [by("tag", "mlflow.runName"), by("attribute", "run_name")]],
];

const EXPERIMENT_ORDERS: [string[], OrderBy[]][] = [
  [["name", "experiment_id DESC"], [by("attribute", "name"), by("attribute", "experiment_id", false)]],
  [["attributes.creation_time DESC"], [by("attribute", "creation_time", false)]],
  [["name", "last_update_time", "name DESC"], [by("attribute", "name"), by("attribute", "last_update_time")]],
];

const invalidClause = (text: string) => `Invalid order_by clause '${text}'. Could not be parsed.`;
const VALID_KEYS =
  "Valid keys are ['run_id', 'run_name', 'status', 'user_id', 'artifact_uri', 'start_time', 'end_time']";

const RUN_COMPLAINTS: [string[], string][] = [
  [[""], `${invalidClause("")} (at the end)`],
  [[" "], `${invalidClause(" ")} (at the end)`],
  [["DESC"], `${invalidClause("DESC")} (at character 1: "DESC")`],
  [["1"], `${invalidClause("1")} (at character 1: "1")`],
  [["'x'"], `${invalidClause("'x'")} (at character 1: "'x'")`],
  [["metrics."], `${invalidClause("metrics.")} (at character 1: "metrics.")`],
  [["metrics.a/b DESC"], `${invalidClause("metrics.a/b DESC")} (at character 1: "metrics.a/b DESC")`],
  [["metrics.a ASC DESC"], `${invalidClause("metrics.a ASC DESC")} (at character 15: "DESC")`],
  [["metrics.a, metrics.b"], `${invalidClause("metrics.a, metrics.b")} (at character 10: ", metrics.b")`],
  [["metrics.a = 1"], `${invalidClause("metrics.a = 1")} (at character 11: "= 1")`],
  [["start_time NULLS LAST"], `${invalidClause("start_time NULLS LAST")} (at character 12: "NULLS LAST")`],
  [
    ["metrics.`a"],
    "Invalid order_by clause 'metrics.`a'. Could not be parsed: the quote is never closed (at character 9: \"`a\")",
  ],
  [["metrics.m x"], `Invalid ordering key in order_by clause 'metrics.m x'. (at character 11: "x")`],
  [["metrics.loss up"], `Invalid ordering key in order_by clause 'metrics.loss up'. (at character 14: "up")`],
  [["foo"], `Invalid attribute key 'foo' specified. ${VALID_KEYS} (at character 1: "foo")`],
  [
    ["foo.a"],
    `Invalid entity type 'foo'. Valid values are ['metric', 'parameter', 'tag', 'attribute', 'dataset'] (at character 1: "foo.a")`,
  ],
  [["dataset.name"], `Invalid identifier type 'dataset': it cannot be sorted by (at character 1: "dataset.name")`],
  [["metrics.a", "metric.a DESC"], "`order_by` contains duplicate fields: ['metrics.a', 'metric.a DESC']"],
  [["start_time", "created"], "`order_by` contains duplicate fields: ['start_time', 'created']"],
  [Array(MAX_ORDER_BY + 1).fill("metrics.a"), "Invalid order_by: more than 20 keys"],
];

for (const [list, order] of RUN_ORDERS) {
  Deno.test(`parseOrderBy: an order of runs, ${JSON.stringify(list)}`, () => {
    assert.deepEqual(parseOrderBy(list, RUN_FIELDS), order);
  });
}
for (const [list, order] of EXPERIMENT_ORDERS) {
  Deno.test(`parseOrderBy: an order of experiments, ${JSON.stringify(list)}`, () => {
    assert.deepEqual(parseOrderBy(list, EXPERIMENT_FIELDS), order);
  });
}
for (const [list, message] of RUN_COMPLAINTS) {
  Deno.test(`parseOrderBy: refuses ${JSON.stringify(list.slice(0, 2))}`, () => {
    const code = "INVALID_PARAMETER_VALUE";
    assert.throws(() => parseOrderBy(list, RUN_FIELDS), { name: "ApiError", code, status: 400, message, details: {} });
  });
}

Deno.test("parseOrderBy: experiments are not sorted by tags", () => {
  const message = `Invalid identifier type 'tag': it cannot be sorted by (at character 1: "tags.a")`;
  assert.throws(() => parseOrderBy(["tags.a"], EXPERIMENT_FIELDS), { message });
});

Deno.test("parseOrderBy: whatever the text, the answer is an order or an ApiError", () => {
  const token = fc.constantFrom(
    "metrics.",
    "tags.a",
    "start_time",
    "`",
    "'",
    '"x"',
    " ",
    "ASC",
    "DESC",
    ",",
    "(",
    "=",
    "\0",
    "1",
  );
  const soup = fc.array(fc.oneof(token, fc.string({ unit: "binary-ascii", maxLength: 5 })), { maxLength: 8 });
  fc.assert(
    fc.property(fc.array(soup, { maxLength: 3 }), (list) => {
      try {
        parseOrderBy(list.map((parts) => parts.join("")), RUN_FIELDS);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
      }
    }),
    { numRuns: 1000 },
  );
});
