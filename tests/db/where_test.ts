// The runs and experiments below were logged to mlflow 3.17.2; its answers to the same filters stand here, except to those
// that only we accept.
import assert from "node:assert/strict";
import { whereExperiments, whereRuns } from "../../db/where.ts";
import { EXPERIMENT_FIELDS } from "../../server/search/fields.ts";
import { parseFilter } from "../../server/search/parser.ts";
import type { Clause } from "../../server/search/tree.ts";
import { findRuns, openEmpty, openWithRuns, readIds, type SearchedRun } from "./searched_runs.ts";

const DAY = 1700000000000n;
const LABELS = "abcdefghij";

const RUNS: Record<string, SearchedRun> = {
  a: {
    user_id: "ann",
    status: "FINISHED",
    start_time: DAY + 1n,
    end_time: DAY + 1000n,
    metrics: { loss: 0.1, acc: 0.9 },
    params: { lr: "0.01", model: "ResNet" },
    tags: { "mlflow.runName": "alpha", team: "red", "mlflow.source.name": "train.py" },
  },
  b: {
    user_id: "bob",
    status: "FAILED",
    start_time: DAY + 2n,
    end_time: DAY + 2000n,
    metrics: { loss: NaN, acc: 0.5 },
    params: { lr: "0.1", model: "resnet" },
    tags: { "mlflow.runName": "beta run", team: "Red", "a.b": "dot" },
  },
  c: {
    user_id: "ann",
    status: "RUNNING",
    start_time: DAY + 3n,
    end_time: null,
    metrics: { acc: 0.5 },
    params: { model: "RESNET50", text: "100%" },
    tags: { "mlflow.runName": "Gamma", team: "blue" },
  },
  d: {
    user_id: "",
    status: "KILLED",
    start_time: DAY + 4n,
    end_time: DAY + 10n,
    metrics: { loss: Infinity },
    params: { lr: "1e-3", text: "a_b", "m x": "space" },
    tags: { "mlflow.runName": "100%", team: "[x]*?" },
  },
  e: {
    user_id: "Ann",
    status: "SCHEDULED",
    start_time: DAY + 5n,
    end_time: DAY + 2000n,
    metrics: { loss: -Infinity, "m x": 1.5 },
    params: { text: "axb", model: "Ünï" },
    tags: { "mlflow.runName": "a*b", team: "ÜBER", note: "" },
  },
  f: {
    user_id: "O'Neil",
    status: "FINISHED",
    start_time: DAY + 5n,
    end_time: DAY + 2000n,
    metrics: { loss: 0.1, neg: -2.5, "a.b": 3 },
    params: { text: "line1\nline2", lr: "0.010" },
    tags: { "mlflow.runName": "a[b]c", team: "über", note: 'say "hi"' },
  },
  g: {
    user_id: "zed",
    status: "RUNNING",
    start_time: 0n,
    end_time: null,
    metrics: { big: 9007199254740992 },
    params: { text: "back\\slash", model: "x'y" },
    tags: { "mlflow.runName": "alpha", "mlflow.user": "zed2" },
  },
  h: {
    user_id: "zed",
    status: "FINISHED",
    start_time: DAY + 7n,
    end_time: 9007199254740993n,
    metrics: { loss: 0, zero: -0 },
    params: { text: "*" },
    tags: { "mlflow.runName": "ALPHA", team: "?" },
  },
  i: {
    user_id: "zed",
    status: "FINISHED",
    start_time: 9007199254740993n,
    end_time: 9223372036854775807n,
    metrics: { loss: 1e308 },
    params: { text: "[a]", emoji: "😀 smile" },
    tags: { "mlflow.runName": "run]", team: "日本" },
  },
  j: {
    user_id: "zed",
    status: "RUNNING",
    start_time: 9007199254740992n,
    end_time: null,
    metrics: { loss: -0.1 },
    params: { text: "", " lead": "1" },
    tags: { "mlflow.runName": "skillful-mare-964", team: "" },
  },
};

/** Filter, and the runs that MLflow finds. */
const FOUND: [string, string][] = [
  ["", "abcdefghij"],
  ["metrics.loss = 0.1", "af"],
  ["metrics.loss != 0.1", "bdehij"],
  ["metrics.loss > 0", "adfi"],
  ["metrics.loss >= 0.1", "adfi"],
  ["metrics.loss < .2", "aefhj"],
  ["metrics.loss <= -0.1", "ej"],
  ["metrics.loss > 1e308", "d"],
  ["metrics.loss = 1.7976931348623157e308", "d"],
  ["metrics.loss = 1e309", ""],
  ["metrics.loss < 1e309", "adefhij"],
  ["metrics.loss != 1e309", "abdefhij"],
  ["metrics.loss > -1e309", "adefhij"],
  ["metrics.big = 9007199254740993", "g"],
  ["metrics.zero = -0", "h"],
  ["metrics.nokey > 0", ""],
  ["metrics.`m x` = 1.5", "e"],
  ["metrics.a.b = 3", "f"],
  ["metrics.loss > 0 AND metrics.loss < 0.2", "af"],
  ["metrics.loss != 0.1 AND metrics.acc = 0.5", "b"],

  ["params.lr = '0.1'", "b"],
  ["params.lr != '0.1'", "adf"],
  ["params.lr LIKE '0.0%'", "af"],
  ["params.lr Like '0.0_'", "a"],
  ["params.lr ILIKE '0.0_'", "a"],
  ["params.model LIKE 'Res%'", "a"],
  ["params.model ILIKE 'RES%'", "abc"],
  ["params.model ILIKE 'ünï'", ""],
  ["params.model LIKE 'Ü%'", "e"],
  ['params.model = "x\'y"', "g"],
  ["params.model = 'x''y'", ""],
  ["params.text LIKE '100%'", "c"],
  ["params.text LIKE '%00%'", "c"],
  ["params.text LIKE 'a_b'", "de"],
  ["params.text LIKE '*'", "h"],
  ["params.text LIKE '[a]'", "i"],
  ["params.text LIKE '%\\%'", "g"],
  ["params.text LIKE 'back\\slash'", "g"],
  ["params.text LIKE '_'", "h"],
  ["params.text LIKE '%'", "cdefghij"],
  ["params.text LIKE ''", "j"],
  ["params.text = ''", "j"],
  ["params.text != ''", "cdefghi"],
  ["params.text LIKE 'line1_line2'", "f"],
  ["params.text LIKE '100\\%'", ""],
  ["params.emoji LIKE '_ smile'", "i"],
  ["params.emoji ILIKE '_ SMILE'", "i"],
  ["params.lr IS NULL", "ceghij"],
  ["params.lr IS NOT NULL", "abdf"],
  ["params.nokey IS NULL", "abcdefghij"],
  ["params.` lead` = '1'", "j"],

  ["tags.team != 'red'", "bcdefhij"],
  ["tags.team LIKE '[x]*?'", "d"],
  ["tags.team LIKE '[x]%'", "d"],
  ["tags.team ILIKE 'über'", "f"],
  ["tags.team ILIKE '%BER'", "ef"],
  ["tags.team LIKE '__'", "i"],
  ["tags.team = ''", "j"],
  ["tags.note = 'say \"hi\"'", "f"],
  ["tags.a.b = 'dot'", "b"],
  ["tags.mlflow.source.name = 'train.py'", "a"],
  ["tags.mlflow.runName = 'alpha'", "ag"],
  ["tags.mlflow.user IS NULL", "abcdefhij"],

  ["status = 'FINISHED'", "afhi"],
  ["status = 'finished'", ""],
  ["status != 'BOGUS'", "abcdefghij"],
  ["status LIKE '%ED'", "abdefhi"],
  ["status LIKE '_AILED'", "b"],
  ["status ILIKE 'f%'", "abfhi"],
  ["run_name = 'alpha'", "ag"],
  ["run_name != 'alpha'", "bcdefhij"],
  ["run_name ILIKE 'alpha'", "agh"],
  ["run_name LIKE '%*%'", "e"],
  ["run_name LIKE 'a[b]c'", "f"],
  ["`Run name` = 'alpha'", "ag"],
  ["user_id = 'ann'", "ac"],
  ["user_id ILIKE 'ann'", "ace"],
  ["user_id LIKE '_nn'", "ace"],
  ['user_id = "O\'Neil"', "f"],
  ["user_id = ''", "d"],
  ["run_id NOT IN ('x')", "abcdefghij"],
  ["artifact_uri LIKE 'mlflow-artifacts:/%'", "abcdefghij"],
  ["start_time = 0", "g"],
  ["start_time >= 1700000000005", "efhij"],
  ["start_time = 9007199254740993", "i"],
  ["start_time > 9007199254740992", "i"],
  ["start_time != 9007199254740992", "abcdefghi"],
  ["start_time = 1700000000005.0", "ef"],
  ["start_time > 1.5", "abcdefhij"],
  ["created > -1", "abcdefghij"],
  ["end_time = 9223372036854775807", "i"],
  ["end_time != 5", "abdefhi"],
  ["end_time < 1700000002000", "ad"],
  ["end_time > 9007199254740992", "hi"],

  ["dataset.name = 'x'", ""],
  ["dataset.digest != 'x'", ""],
  ["dataset.context NOT IN ('x')", ""],
];

/** Filter, and the runs that we find: MLflow answers 400, or 500 to a number beyond int64. */
const FOUND_BY_US_ALONE: [string, string][] = [
  ["start_time < 99999999999999999999", "abcdefghij"],
  ["start_time > 99999999999999999999", ""],
  ["end_time < 9223372036854775808", "abdefhi"],
  ["end_time > -1e400", "abdefhi"],
  ["params.lr IN ('0.1', '0.01')", "ab"],
  ["params.lr NOT IN ('0.1')", "adf"],
  ["tags.team in ('red', \"Red\")", "ab"],
  ["run_name IN ('alpha', 'Gamma')", "acg"],
  ["status NOT IN ('FINISHED', 'RUNNING')", "bde"],
  ["metrics.acc = 0.9 OR metrics.acc = 0.5 AND user_id = 'bob'", "ab"],
  ["(metrics.acc = 0.9 OR metrics.acc = 0.5) AND user_id = 'ann'", "ac"],
  ["NOT metrics.loss = 0.1", "bcdeghij"],
  ["NOT metrics.loss != 0.1", "acfg"],
  ["NOT params.lr = '0.1'", "acdefghij"],
  ["NOT params.lr IS NULL", "abdf"],
  ["NOT end_time > 0", "cgj"],
  ["NOT end_time > 0 AND NOT NOT user_id = 'ann'", "c"],
  ["NOT dataset.name = 'x'", "abcdefghij"],
  ["NOT (status = 'FINISHED' OR status = 'RUNNING')", "bde"],
];

const db = openWithRuns([...LABELS].map((label) => RUNS[label]!));
const labelsOf = (places: number[]) => places.map((place) => LABELS[place]).join("");

for (const [filter, labels] of [...FOUND, ...FOUND_BY_US_ALONE]) {
  Deno.test(`whereRuns: ${filter || "an empty filter"}`, () => {
    assert.equal(labelsOf(findRuns(db, filter)), labels);
  });
}

Deno.test("whereRuns: a run is found by its id", () => {
  assert.equal(labelsOf(findRuns(db, "run_id = 'run-0003' OR run_id IN ('run-0005', 'x')")), "df");
});

Deno.test("whereRuns: a listed text is found as a single one is, whatever its characters", () => {
  const texts = ["a\0b", "\ud800", "\\ \" '\n\t", "😀", ""];
  const runs = texts.map((text) => ({ ...RUNS.a!, params: { text } }));
  const odd = openWithRuns(runs);
  texts.forEach((text, index) => {
    const clause = { kind: "clause", entity: "param", key: "text", position: 0 } as const;
    const find = (filter: Clause) => {
      const { sql, args } = whereRuns(filter, "r");
      return readIds(odd.prepare(`SELECT r.id FROM runs r WHERE ${sql}`).all(...args));
    };
    assert.deepEqual(find({ ...clause, comparator: "=", value: text }), [index + 1]);
    assert.deepEqual(find({ ...clause, comparator: "IN", value: [text, "x"] }), [index + 1]);
    const many = Array.from({ length: 20 }, (_, i) => `x${i}`);
    assert.deepEqual(find({ ...clause, comparator: "IN", value: [text, ...many] }), [index + 1]);
  });
  odd.close();
});

Deno.test("whereRuns: values are bound, never part of the SQL", () => {
  assert.deepEqual(findRuns(db, `tags."x') OR 1=1 --" = "') OR 1=1 --" OR user_id LIKE "') OR 1=1 --%"`), []);
});

Deno.test("whereRuns: as many clauses and levels as the grammar allows are not too many for the database", () => {
  const clauses = Array.from({ length: 100 }, (_, index) => `tags.a = '${index}'`);
  assert.deepEqual(findRuns(db, clauses.join(" OR ")), []);
  const nested = `${"NOT (".repeat(16)}tags.team = 'red' AND ${clauses.slice(1).join(" AND ")}${")".repeat(16)}`;
  assert.deepEqual(findRuns(db, nested), []);
  const ids = Array.from({ length: 3_000 }, () => "'x'");
  assert.equal(findRuns(db, `run_id NOT IN (${ids.join(",")})`).length, 10);
});

/** Name and tags of the experiments 1, 2, … Their times are 1000 times their ids. */
const EXPERIMENTS: [string, Record<string, string>][] = [
  ["probe", {}],
  ["Alpha", { team: "red", "a b": "space" }],
  ["alpha2", { team: "Red" }],
  ["50%", { team: "" }],
  ["ümlaut", {}],
  ["a_b", { "mlflow.note.content": "hi" }],
  ["axb", {}],
];

const FOUND_EXPERIMENTS: [string, number[]][] = [
  ["name = 'Alpha'", [2]],
  ["name != 'Alpha'", [1, 3, 4, 5, 6, 7]],
  ["name LIKE 'a%'", [3, 6, 7]],
  ["name ILIKE 'a%'", [2, 3, 6, 7]],
  ["name LIKE 'a_b'", [6, 7]],
  ["name LIKE '50%'", [4]],
  ["name IN ('Alpha', 'axb')", [2, 7]],
  ["experiment_id = '2'", [2]],
  ["experiment_id = '02'", [2]],
  ["experiment_id != '2'", [1, 3, 4, 5, 6, 7]],
  ["experiment_id IN ('2','3','99')", [2, 3]],
  ["experiment_id NOT IN ('2','3')", [1, 4, 5, 6, 7]],
  ["experiment_id = '99999999999999999999'", []],
  ["experiment_id != '99999999999999999999'", [1, 2, 3, 4, 5, 6, 7]],
  ["creation_time > 3000", [4, 5, 6, 7]],
  ["last_update_time <= 2000.5", [1, 2]],
  ["tags.team != 'red'", [3, 4]],
  ["tags.team ILIKE 'R%'", [2, 3]],
  ["tags.team IN ('red', '')", [2, 4]],
  ["tags.team IS NULL", [1, 5, 6, 7]],
  ["tags.team IS NOT NULL", [2, 3, 4]],
  ["tags.`a b` = 'space'", [2]],
  ["name = 'Alpha' AND tags.team = 'red'", [2]],
  ["NOT (name ILIKE 'a%' OR tags.team = '')", [1, 5]],
];

for (const [filter, ids] of FOUND_EXPERIMENTS) {
  Deno.test(`whereExperiments: ${filter}`, () => {
    const db = openEmpty();
    EXPERIMENTS.forEach(([name, tags], index) => {
      const id = index + 1;
      db.prepare(
        "INSERT INTO experiments (id, name, artifact_location, creation_time, last_update_time) VALUES (?, ?, '', ?, ?)",
      )
        .run(id, name, id * 1000, id * 1000);
      for (const [key, value] of Object.entries(tags)) {
        db.prepare("INSERT INTO experiment_tags (experiment_id, key, value) VALUES (?, ?, ?)").run(id, key, value);
      }
    });
    const { sql, args } = whereExperiments(parseFilter(filter, EXPERIMENT_FIELDS), "e");
    const rows = db.prepare(`SELECT e.id FROM experiments e WHERE ${sql} ORDER BY e.id`).all(...args);
    assert.deepEqual(readIds(rows), ids);
    db.close();
  });
}
