// Filters: text, and the tree that it is read as.
import assert from "node:assert/strict";
import { EXPERIMENT_FIELDS, RUN_FIELDS } from "../../../server/search/fields.ts";
import { MAX_CLAUSES, MAX_DEPTH, parseFilter } from "../../../server/search/parser.ts";
import type { Clause, Comparator, Entity, Filter } from "../../../server/search/tree.ts";

const clause = (
  entity: Entity,
  key: string,
  comparator: Comparator,
  value: Clause["value"],
  position = 0,
): Clause => ({ kind: "clause", entity, key, comparator, value, position });
const all = (...parts: Filter[]): Filter => ({ kind: "all", parts });
const any = (...parts: Filter[]): Filter => ({ kind: "any", parts });
const not = (part: Filter): Filter => ({ kind: "not", part });

/** Four clauses of equal length, to put together. */
const A = (position: number) => clause("tag", "a", "=", "1", position);
const B = (position: number) => clause("tag", "b", "=", "2", position);
const C = (position: number) => clause("tag", "c", "=", "3", position);

const RUN_TREES: [string, Filter][] = [
  ["", all()],
  ["  \n", all()],
  ["AND", all()],
  ["and and", all()],

  ["metrics.loss = 0.1", clause("metric", "loss", "=", 0.1)],
  ["metric.loss!=0.1", clause("metric", "loss", "!=", 0.1)],
  ["metrics.loss>-0.1", clause("metric", "loss", ">", -0.1)],
  ["metrics.loss >= -.1", clause("metric", "loss", ">=", -0.1)],
  ["metrics.loss < 1e-3", clause("metric", "loss", "<", 0.001)],
  ["metrics.loss <= 1.", clause("metric", "loss", "<=", 1)],
  ["metrics.n = 9007199254740993", clause("metric", "n", "=", 9007199254740992)],
  ["metrics.n < 1e309", clause("metric", "n", "<", Infinity)],
  ["  metrics.loss = 1", clause("metric", "loss", "=", 1, 2)],

  ["params.lr = '0.1'", clause("param", "lr", "=", "0.1")],
  ['param.lr != "0.1"', clause("param", "lr", "!=", "0.1")],
  ["parameter.lr LIKE '0%'", clause("param", "lr", "LIKE", "0%")],
  ["parameters.lr ilike '0_'", clause("param", "lr", "ILIKE", "0_")],
  ["params.lr LIKE'0.1'", clause("param", "lr", "LIKE", "0.1")],
  ["params.lr IS NULL", clause("param", "lr", "IS NULL", null)],
  ["params.lr is  not\nnull", clause("param", "lr", "IS NOT NULL", null)],
  ["params.lr = ''", clause("param", "lr", "=", "")],
  ["params.lr IN ('1', \"2\")", clause("param", "lr", "IN", ["1", "2"])],
  ["tags.a not in ('1',)", clause("tag", "a", "NOT IN", ["1"])],
  ["tags.a IN('it''s')", clause("tag", "a", "IN", ["it''s"])],

  ["tag.a = 'say \"hi\"'", clause("tag", "a", "=", 'say "hi"')],
  ['tags.a = "it\'s"', clause("tag", "a", "=", "it's")],
  ["tags.a = 'x''y'", clause("tag", "a", "=", "x''y")],
  ["tags.a = 'back\\slash'", clause("tag", "a", "=", "back\\slash")],
  ["tags.a = '( AND ) = OR'", clause("tag", "a", "=", "( AND ) = OR")],
  ["tags.mlflow.source.name = 'x'", clause("tag", "mlflow.source.name", "=", "x")],
  ["tags.`mlflow.source.name` = 'x'", clause("tag", "mlflow.source.name", "=", "x")],
  ["metrics.`m x` = 1", clause("metric", "m x", "=", 1)],
  ['metrics."m x" = 1', clause("metric", "m x", "=", 1)],
  ["metrics.'m x' = 1", clause("metric", "m x", "=", 1)],
  ["`metrics`.`m x`=1", clause("metric", "m x", "=", 1)],
  ["`metrics`.loss = 1", clause("metric", "loss", "=", 1)],
  ["metrics.`a/b:c-d` = 1", clause("metric", "a/b:c-d", "=", 1)],
  ["metrics.日本 = 1", clause("metric", "日本", "=", 1)],
  ["params.5 = 'x'", clause("param", "5", "=", "x")],

  ["status = 'FINISHED'", clause("attribute", "status", "=", "FINISHED")],
  ["attribute.status = 'x'", clause("attribute", "status", "=", "x")],
  ["attributes.status = 'x'", clause("attribute", "status", "=", "x")],
  ["attr.status = 'x'", clause("attribute", "status", "=", "x")],
  ["run.status = 'x'", clause("attribute", "status", "=", "x")],
  ["`status` = 'x'", clause("attribute", "status", "=", "x")],
  ["\"status\" = 'x'", clause("attribute", "status", "=", "x")],
  ["attributes.`run name` = 'x'", clause("attribute", "run_name", "=", "x")],
  ["`Run Name` = 'x'", clause("attribute", "run_name", "=", "x")],
  ["created > 5", clause("attribute", "start_time", ">", 5)],
  ["attributes.Created > 5", clause("attribute", "start_time", ">", 5)],
  ["end_time = 9007199254740993", clause("attribute", "end_time", "=", 9007199254740993n)],
  ["end_time < 9223372036854775808", clause("attribute", "end_time", "<", 9223372036854775808)],
  ["start_time > 1.5", clause("attribute", "start_time", ">", 1.5)],
  ["run_id IN ('x')", clause("attribute", "run_id", "IN", ["x"])],
  ["datasets.name = 'x'", clause("dataset", "name", "=", "x")],
  ["dataset.digest NOT IN ('x')", clause("dataset", "digest", "NOT IN", ["x"])],

  ["tags.a='1' AND tags.b='2'", all(A(0), B(15))],
  ["tags.a='1' aNd tags.b='2'", all(A(0), B(15))],
  ["tags.a='1' tags.b='2'", all(A(0), B(11))],
  ["tags.a='1'tags.b='2'", all(A(0), B(10))],
  ["tags.a='1'AND tags.b='2'", all(A(0), B(14))],
  ["AND tags.a='1' AND AND tags.b='2' AND", all(A(4), B(23))],
  ["tags.a='1' or tags.b='2'", any(A(0), B(14))],
  ["tags.a='1' OR tags.b='2' AND tags.c='3'", any(A(0), all(B(14), C(29)))],
  ["tags.a='1' AND tags.b='2' OR tags.c='3'", any(all(A(0), B(15)), C(29))],
  ["(tags.a='1' OR tags.b='2') AND tags.c='3'", all(any(A(1), B(15)), C(31))],
  ["(tags.a='1' OR tags.b='2') tags.c='3'", all(any(A(1), B(15)), C(27))],
  ["NOT tags.a='1' AND tags.b='2'", all(not(A(4)), B(19))],
  ["not(tags.a='1' AND tags.b='2')", not(all(A(4), B(19)))],
  ["tags.a='1' NOT tags.b='2'", all(A(0), not(B(15)))],
  ["NOT NOT ((tags.a='1'))", not(not(A(10)))],
];

const EXPERIMENT_TREES: [string, Filter][] = [
  ["name like 'a%'", clause("attribute", "name", "LIKE", "a%")],
  ["attribute.name = 'x'", clause("attribute", "name", "=", "x")],
  ["attributes.name IN ('x')", clause("attribute", "name", "IN", ["x"])],
  ["attr.name ILIKE 'x'", clause("attribute", "name", "ILIKE", "x")],
  ["experiment_id = '12'", clause("attribute", "experiment_id", "=", "12")],
  ["experiment_id not in ('1', '2')", clause("attribute", "experiment_id", "NOT IN", ["1", "2"])],
  ["creation_time > 5", clause("attribute", "creation_time", ">", 5)],
  ["last_update_time <= 5", clause("attribute", "last_update_time", "<=", 5)],
  ["tag.a is null", clause("tag", "a", "IS NULL", null)],
];

for (const [text, tree] of RUN_TREES) {
  Deno.test(`parseFilter: a filter of runs, ${JSON.stringify(text)}`, () => {
    assert.deepEqual(parseFilter(text, RUN_FIELDS), tree);
  });
}
for (const [text, tree] of EXPERIMENT_TREES) {
  Deno.test(`parseFilter: a filter of experiments, ${JSON.stringify(text)}`, () => {
    assert.deepEqual(parseFilter(text, EXPERIMENT_FIELDS), tree);
  });
}

Deno.test("parseFilter: as many clauses and levels as are allowed", () => {
  const clauses = Array(MAX_CLAUSES).fill("tags.a='1'").join(" OR ");
  assert.equal(parseFilter(clauses, RUN_FIELDS).kind, "any");
  const nested = `${"(".repeat(MAX_DEPTH)}tags.a='1'${")".repeat(MAX_DEPTH)}`;
  assert.deepEqual(parseFilter(nested, RUN_FIELDS), A(MAX_DEPTH));
});
