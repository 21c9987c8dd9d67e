// What parseFilter says about texts that are no filter. The words up to the place in brackets were compared with those of
// mlflow 3.17.2; where MLflow lists the whole clause token by token, or names its sets in random order, ours is shorter.
import assert from "node:assert/strict";
import fc from "fast-check";
import { EXPERIMENT_FIELDS, RUN_FIELDS } from "../../../server/search/fields.ts";
import { parseFilter } from "../../../server/search/parser.ts";
import { MAX_SEARCH_TEXT_LENGTH } from "../../../server/search/scanner.ts";
import { SearchTextError } from "../../../server/search/text_error.ts";
import { MAX_PATTERN_LENGTH } from "../../../server/search/value.ts";
import { ApiError } from "../../../server/wire/errors.ts";

const NUMERIC = "['=', '!=', '>', '>=', '<', '<=']";
const LABEL = "['=', '!=', 'LIKE', 'ILIKE', 'IN', 'NOT IN', 'IS NULL', 'IS NOT NULL']";
const ENTITIES = "Valid values are ['metric', 'parameter', 'tag', 'attribute', 'dataset']";
const ATTRIBUTES =
  "Valid keys are ['run_id', 'run_name', 'status', 'user_id', 'artifact_uri', 'start_time', 'end_time']";
const IS_NULL = "IS NULL / IS NOT NULL is only supported for params and tags, not for";
const LIST = "While parsing a list in the query, expected";

/** Filter, complaint, the place from 0. */
const RUN_COMPLAINTS: [string, string, number][] = [
  ["OR", `Invalid clause(s) in filter string: 'OR' (at character 1: "OR")`, 0],
  ["tags.a = '1' OR", `Invalid clause(s) in filter string: 'OR' (at character 14: "OR")`, 13],
  [
    "tags.a = '1' OR OR tags.b = '2'",
    `Invalid clause(s) in filter string: 'OR' (at character 17: "OR tags.b = '2'")`,
    16,
  ],
  ["NOT", `Invalid clause(s) in filter string: 'NOT' (at character 1: "NOT")`, 0],
  ["tags.a = '1';", `Invalid clause(s) in filter string: ';' (at character 13: ";")`, 12],
  [
    "tags.a = '1' xor tags.b = '2'",
    `Invalid clause(s) in filter string: 'xor' (at character 14: "xor tags.b = '2'")`,
    13,
  ],
  ["tags.a = '1' && tags.b = '2'", `Invalid clause(s) in filter string: '&&' (at character 14: "&& tags.b = '2'")`, 13],
  ["tags.a = '1', tags.b = '2'", `Invalid clause(s) in filter string: ',' (at character 13: ", tags.b = '2'")`, 12],
  ["tags.a = '1' LIMIT 1", `Invalid clause(s) in filter string: 'LIMIT' (at character 14: "LIMIT 1")`, 13],
  ["tags.a = '1' -- x", `Invalid clause(s) in filter string: '--' (at character 14: "-- x")`, 13],
  ["garbage", `Invalid clause(s) in filter string: 'garbage' (at character 1: "garbage")`, 0],
  ["tags.a = '1' AND 'x'", `Invalid clause(s) in filter string: ''x'' (at character 18: "'x'")`, 17],
  ["metrics.m x = 1", `Invalid clause(s) in filter string: 'metrics.m' (at character 1: "metrics.m x = 1")`, 0],
  ["metrics.loss", `Invalid clause(s) in filter string: 'metrics.loss' (at character 1: "metrics.loss")`, 0],
  ["metrics.loss =", `Invalid clause(s) in filter string: 'metrics.loss =' (at character 1: "metrics.loss =")`, 0],
  [
    "metrics.loss BETWEEN 0 AND 1",
    `Invalid clause(s) in filter string: 'metrics.loss' (at character 1: "metrics.loss BETWEEN 0 A…")`,
    0,
  ],
  ["= 0.1", `Invalid clause(s) in filter string: '=' (at character 1: "= 0.1")`, 0],
  ["params.lr IS", `Invalid clause(s) in filter string: 'params.lr' (at character 1: "params.lr IS")`, 0],
  ["params.lr IS 'x'", `Invalid clause(s) in filter string: 'params.lr' (at character 1: "params.lr IS 'x'")`, 0],
  ["params.lr NOT 'x'", `Invalid clause(s) in filter string: 'params.lr' (at character 1: "params.lr NOT 'x'")`, 0],
  ["(tags.a = '1'", `Invalid clause(s) in filter string: '(' (at character 1: "(tags.a = '1'")`, 0],
  ["tags.a = '1')", `Invalid clause(s) in filter string: ')' (at character 13: ")")`, 12],
  ["()", `Invalid clause(s) in filter string: ')' (at character 2: ")")`, 1],
  ["tags.a = '1", `Invalid clause(s) in filter string: ''1': the quote is never closed (at character 10: "'1")`, 9],
  ["`x", "Invalid clause(s) in filter string: '`x': the quote is never closed (at character 1: \"`x\")", 0],
  ["run_id IN 'x'", `Invalid clause(s) in filter string: ''x'' (at character 11: "'x'")`, 10],
  ["run_id IN ('x'", `Invalid clause(s) in filter string: 'run_id IN ('x'' (at character 1: "run_id IN ('x'")`, 0],
  [
    "run_id IN ('x' 'y')",
    `Invalid clause(s) in filter string: 'run_id IN ('x'' (at character 1: "run_id IN ('x' 'y')")`,
    0,
  ],

  ["1 = 1", `Invalid comparison clause. Expected 'Identifier' found '1' (at character 1: "1 = 1")`, 0],
  [
    "0.1 = metrics.loss",
    `Invalid comparison clause. Expected 'Identifier' found '0.1' (at character 1: "0.1 = metrics.loss")`,
    0,
  ],
  ["'x' = 'x'", `Invalid comparison clause. Expected 'Identifier' found ''x'' (at character 1: "'x' = 'x'")`, 0],
  [
    "metrics. = 1",
    `Invalid comparison clause. Expected 'Identifier' found 'metrics.' (at character 1: "metrics. = 1")`,
    0,
  ],
  [
    "metrics.a-b = 1",
    `Invalid comparison clause. Expected 'Identifier' found 'metrics.a-b': such a key needs backticks around it (at character 1: "metrics.a-b = 1")`,
    0,
  ],
  [
    "metrics.a/b = 1",
    `Invalid comparison clause. Expected 'Identifier' found 'metrics.a/b': such a key needs backticks around it (at character 1: "metrics.a/b = 1")`,
    0,
  ],

  ["foo.bar = 1", `Invalid entity type 'foo'. ${ENTITIES} (at character 1: "foo.bar = 1")`, 0],
  ["tags.a='1' AND Metrics.m=1", `Invalid entity type 'Metrics'. ${ENTITIES} (at character 16: "Metrics.m=1")`, 15],
  ["runs.status = 'x'", `Invalid entity type 'runs'. ${ENTITIES} (at character 1: "runs.status = 'x'")`, 0],
  ["foo = 'x'", `Invalid attribute key 'foo' specified. ${ATTRIBUTES} (at character 1: "foo = 'x'")`, 0],
  ["Status = 'x'", `Invalid attribute key 'Status' specified. ${ATTRIBUTES} (at character 1: "Status = 'x'")`, 0],
  [
    "experiment_id = '1'",
    `Invalid attribute key 'experiment_id' specified. ${ATTRIBUTES} (at character 1: "experiment_id = '1'")`,
    0,
  ],
  [
    "attributes.constructor = 'x'",
    `Invalid attribute key 'constructor' specified. ${ATTRIBUTES} (at character 1: "attributes.constructor =…")`,
    0,
  ],
  ["`` = 'x'", `Invalid attribute key '' specified. ${ATTRIBUTES} (at character 1: "\`\` = 'x'")`, 0],
  [
    "dataset.foo = 'x'",
    `Invalid dataset key 'foo' specified. Valid keys are ['name', 'digest', 'context'] (at character 1: "dataset.foo = 'x'")`,
    0,
  ],

  ["metrics.loss == 0.1", `Invalid comparator '==' not one of ${NUMERIC} (at character 14: "== 0.1")`, 13],
  ["metrics.loss <> 0.1", `Invalid comparator '<>' not one of ${NUMERIC} (at character 14: "<> 0.1")`, 13],
  ["metrics.loss=<0.1", `Invalid comparator '=<' not one of ${NUMERIC} (at character 13: "=<0.1")`, 12],
  ["metrics.loss LIKE 0.1", `Invalid comparator 'LIKE' not one of ${NUMERIC} (at character 14: "LIKE 0.1")`, 13],
  ["params.lr > '0.1'", `Invalid comparator '>' not one of ${LABEL} (at character 11: "> '0.1'")`, 10],
  [
    "params.lr not like '0%'",
    `Invalid comparator 'NOT LIKE' not one of ${LABEL} (at character 11: "not like '0%'")`,
    10,
  ],
  ["params.lr RLIKE '0%'", `Invalid comparator 'RLIKE' not one of ${LABEL} (at character 11: "RLIKE '0%'")`, 10],
  [
    "status > 'A'",
    `Invalid comparator '>' not one of ['=', '!=', 'LIKE', 'ILIKE', 'IN', 'NOT IN'] (at character 8: "> 'A'")`,
    7,
  ],
  ["metrics.loss IS NULL", `${IS_NULL} 'metric' 'loss' (at character 14: "IS NULL")`, 13],
  ["status is not null", `${IS_NULL} 'attribute' 'status' (at character 8: "is not null")`, 7],
  ["dataset.name IS NULL", `${IS_NULL} 'dataset' 'name' (at character 14: "IS NULL")`, 13],

  ["metrics.loss = 'x'", `Expected numeric value type for metric. Found 'x' (at character 16: "'x'")`, 15],
  [
    "metrics.loss = Infinity",
    `Expected numeric value type for metric. Found Infinity (at character 16: "Infinity")`,
    15,
  ],
  ["metrics.loss != NaN", `Expected numeric value type for metric. Found NaN (at character 17: "NaN")`, 16],
  [
    "metrics.loss = metrics.acc",
    `Expected numeric value type for metric. Found metrics.acc (at character 16: "metrics.acc")`,
    15,
  ],
  ["metrics.loss = 1_000", `Expected numeric value type for metric. Found 1_000 (at character 16: "1_000")`, 15],
  ["metrics.loss = 0x10", `Expected numeric value type for metric. Found 0x10 (at character 16: "0x10")`, 15],
  ["metrics.loss IN (0.1)", `Expected numeric value type for metric. Found (0.1) (at character 17: "(0.1)")`, 16],
  [
    "start_time > '0'",
    `Expected numeric value type for numeric attribute: start_time. Found '0' (at character 14: "'0'")`,
    13,
  ],
  [
    "params.lr = 0.01",
    `Expected a quoted string value for parameter (e.g. 'my-value'). Got value 0.01 (at character 13: "0.01")`,
    12,
  ],
  [
    "params.lr = NULL",
    `Expected a quoted string value for parameter (e.g. 'my-value'). Got value NULL (at character 13: "NULL")`,
    12,
  ],
  [
    "params.lr = ('x')",
    `Expected a quoted string value for parameter (e.g. 'my-value'). Got value ('x') (at character 13: "('x')")`,
    12,
  ],
  ["tags.a = 5", `Expected a quoted string value for tag (e.g. 'my-value'). Got value 5 (at character 10: "5")`, 9],
  ["status = 3", `Expected a quoted string value for attributes. Got value 3 (at character 10: "3")`, 9],
  ["dataset.name = 5", `Expected a quoted string value for dataset attributes. Got value 5 (at character 16: "5")`, 15],
  [
    "tags.a = red",
    `Parameter value is either not quoted or unidentified quote types used for string value red. Use either single or double quotes. (at character 10: "red")`,
    9,
  ],
  [
    "tags.a = `red`",
    'Parameter value is either not quoted or unidentified quote types used for string value `red`. Use either single or double quotes. (at character 10: "`red`")',
    9,
  ],
  ["run_id IN ()", `${LIST} a non-empty list of string values, but got empty list (at character 11: "()")`, 10],
  [
    "run_id IN ('x', 1)",
    `${LIST} string value, punctuation, or whitespace, but got different type in list: ('x', 1) (at character 17: "1)")`,
    16,
  ],
  [
    "run_id IN (x)",
    `${LIST} string value, punctuation, or whitespace, but got different type in list: (x) (at character 12: "x)")`,
    11,
  ],
];

const EXPERIMENT_COMPLAINTS: [string, string, number][] = [
  [
    "params.x = 'y'",
    `Invalid entity type 'params'. Valid values are ['attribute', 'tag'] (at character 1: "params.x = 'y'")`,
    0,
  ],
  [
    "experiment_id = 'x'",
    `Invalid experiment ID 'x'. Experiment ID must be a valid integer. (at character 17: "'x'")`,
    16,
  ],
  [
    "experiment_id IN ('1', 'x')",
    `Invalid experiment ID 'x'. Experiment ID must be a valid integer. (at character 24: "'x')")`,
    23,
  ],
  [
    "experiment_id > '1'",
    `Invalid comparator '>' not one of ['=', '!=', 'IN', 'NOT IN'] (at character 15: "> '1'")`,
    14,
  ],
  [
    "name IS NULL",
    `IS NULL / IS NOT NULL is only supported for tags, not for 'attribute' 'name' (at character 6: "IS NULL")`,
    5,
  ],
];

/** Texts that no stored value can equal, and texts beyond a limit. */
const REFUSED: [string, string, string][] = [
  ["a NUL character", "tags.a = 'x\0y'", "Invalid filter: contains a NUL character"],
  ["half a surrogate pair", "tags.a = '\ud83d'", "Invalid filter: contains half a surrogate pair"],
  ["too long a text", " ".repeat(MAX_SEARCH_TEXT_LENGTH + 1), "Invalid filter: longer than 16384 characters"],
  [
    "too long a pattern",
    `tags.a LIKE '${"x".repeat(MAX_PATTERN_LENGTH + 1)}'`,
    "Invalid filter: a pattern of more than 1000 characters",
  ],
  ["too many clauses", "tags.a='1' ".repeat(101), "Invalid filter: more than 100 clauses"],
  ["too many parentheses", `${"(".repeat(33)}tags.a='1'`, "Invalid filter: nested more than 32 levels deep"],
  ["too many NOTs", `${"NOT ".repeat(33)}tags.a='1'`, "Invalid filter: nested more than 32 levels deep"],
];

function complaintOf(text: string, fields = RUN_FIELDS): SearchTextError {
  try {
    parseFilter(text, fields);
  } catch (error) {
    if (error instanceof SearchTextError) return error;
    throw error;
  }
  throw new Error(`"${text}" is a filter`);
}

for (
  const [fields, complaints] of [[RUN_FIELDS, RUN_COMPLAINTS], [EXPERIMENT_FIELDS, EXPERIMENT_COMPLAINTS]] as const
) {
  for (const [text, message, position] of complaints) {
    Deno.test(`parseFilter: refuses ${JSON.stringify(text)}`, () => {
      const error = complaintOf(text, fields);
      assert.deepEqual({ message: error.message, ...error.details }, { message, position });
      assert.deepEqual([error.code, error.status, error.source], ["INVALID_PARAMETER_VALUE", 400, "filter"]);
    });
  }
}

for (const [what, text, message] of REFUSED) {
  Deno.test(`parseFilter: refuses ${what}`, () => {
    assert.ok(complaintOf(text).message.startsWith(`${message} (`), complaintOf(text).message);
  });
}

Deno.test("parseFilter: a complaint repeats little of a long text", () => {
  assert.ok(complaintOf(`tags.a = ${"x".repeat(16_000)}`).message.length < 500);
});

Deno.test("parseFilter: whatever the tokens, the answer is a tree or an ApiError", () => {
  const tokens = fc.constantFrom(
    ...["metrics.", "tags.a", "params.lr", "status", "start_time", "dataset.name", "`", "'", '"', "'x'", '"y"', "`z`"],
    ...[
      "=",
      "!=",
      ">",
      "<",
      "==",
      "LIKE",
      "IN",
      "NOT",
      "IS",
      "NULL",
      "AND",
      "OR",
      "(",
      ")",
      ",",
      ";",
      ".",
      "-",
      "1",
      "1e9",
    ],
    ...[" ", "  ", "\n", "\0", "é", "😀", "\ud800", "9223372036854775808", "__proto__"],
  );
  const soup = fc.array(fc.oneof(tokens, fc.string({ unit: "binary-ascii", maxLength: 5 })), { maxLength: 40 });
  fc.assert(
    fc.property(soup, fc.constantFrom("", " "), fc.constantFrom(RUN_FIELDS, EXPERIMENT_FIELDS), (parts, by, fields) => {
      try {
        parseFilter(parts.join(by), fields);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
      }
    }),
    { numRuns: 3000 },
  );
});

Deno.test("parseFilter: takes time in proportion to the text, whatever it repeats", () => {
  for (
    const part of [
      "'",
      "''",
      "`",
      "a",
      "1",
      ".",
      "tags.",
      "-",
      "=",
      "(",
      "NOT ",
      "AND ",
      "%",
      "1.",
      "\u00a0",
      "😀",
      "a.`",
    ]
  ) {
    const text = part.repeat(Math.floor(MAX_SEARCH_TEXT_LENGTH / part.length));
    const start = performance.now();
    for (const filter of [text, `tags.a = ${text}`, `metrics.a = ${text}x`, `tags.a IN (${text}`]) {
      try {
        parseFilter(filter.slice(0, MAX_SEARCH_TEXT_LENGTH), RUN_FIELDS);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
      }
    }
    assert.ok(performance.now() - start < 250, `${JSON.stringify(part)}: ${performance.now() - start} ms`);
  }
});
