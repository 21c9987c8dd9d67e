// What a declaration accepts and how it complains; the wording is MLflow's.
import assert from "node:assert/strict";
import { ApiError } from "../../../server/wire/errors.ts";
import {
  alsoCalled,
  defaulted,
  double,
  enumOf,
  type Fields,
  int32,
  int64,
  list,
  message,
  messageReader,
  required,
  string,
} from "../../../server/wire/fields.ts";
import { RUN_STATUS } from "../../../server/wire/run.ts";

const HINT = "See the API docs for more information about request parameters.";

function complaint(fields: Fields, source: Record<string, unknown>): string {
  try {
    messageReader(fields)(source);
  } catch (error) {
    if (error instanceof ApiError && error.code === "INVALID_PARAMETER_VALUE") return error.message;
    throw error;
  }
  return "accepted";
}

const ACCEPTED: [string, Fields, Record<string, unknown>, Record<string, unknown>][] = [
  ["a string", { a: string }, { a: "x" }, { a: "x" }],
  ["an absent optional field stays absent", { a: string }, {}, {}],
  ["null is absent", { a: string }, { a: null }, {}],
  ["unknown fields are ignored", { a: string }, { b: 1, a: "x" }, { a: "x" }],
  ["camelCase is another spelling", { max_results: int32 }, { maxResults: 5 }, { max_results: 5 }],
  ["an int64 as number", { a: int64 }, { a: -5 }, { a: -5 }],
  ["an int64 as text", { a: int64 }, { a: "1795217346003" }, { a: 1795217346003 }],
  ["an int64 beyond 2^53 as text", { a: int64 }, { a: "9223372036854775807" }, { a: 9223372036854775807n }],
  ["an int64 beyond 2^53 as bigint", { a: int64 }, { a: -(2n ** 63n) }, { a: -(2n ** 63n) }],
  ["a small bigint becomes a number", { a: int64 }, { a: 7n }, { a: 7 }],
  ["a double", { a: double }, { a: 0.1 }, { a: 0.1 }],
  ["a double as text", { a: double }, { a: "-1.5e-3" }, { a: -0.0015 }],
  ["NaN as word", { a: double }, { a: "NaN" }, { a: NaN }],
  ["-Infinity as word", { a: double }, { a: "-Infinity" }, { a: -Infinity }],
  ["an enum by name", { s: enumOf(RUN_STATUS) }, { s: "FAILED" }, { s: "FAILED" }],
  ["an enum by number", { s: enumOf(RUN_STATUS) }, { s: 3 }, { s: "FINISHED" }],
  ["an absent list is empty", { l: list(string) }, {}, { l: [] }],
  ["a default", { a: defaulted(string, "") }, {}, { a: "" }],
  ["an older name", { run_id: alsoCalled(required(string), "run_uuid") }, { run_uuid: "r" }, { run_id: "r" }],
  ["both names", { run_id: alsoCalled(required(string), "run_uuid") }, { run_id: "a", run_uuid: "b" }, { run_id: "a" }],
];

for (const [sentence, fields, source, expected] of ACCEPTED) {
  Deno.test(`fields: ${sentence} is read`, () => {
    assert.deepEqual(messageReader(fields)(source), expected);
  });
}

const key = required(string);
const REFUSED: [string, Fields, Record<string, unknown>, string][] = [
  ["a missing field", { key }, {}, `Missing value for required parameter 'key'. ${HINT}`],
  ["an empty required field", { key }, { key: "" }, `Missing value for required parameter 'key'. ${HINT}`],
  [
    "a number for a string",
    { experiment_id: string },
    { experiment_id: 11 },
    `Invalid value 11 for parameter 'experiment_id' supplied:  Hint: Value was of type 'int'. ${HINT}`,
  ],
  [
    "an object for a string, quoted as Python does",
    { a: string },
    { a: { z: [1.5, null], b: "é" } },
    `Invalid value {"b":"\\u00e9","z":[1.5,null]} for parameter 'a' supplied:  Hint: Value was of type 'dict'. ${HINT}`,
  ],
  [
    "a fraction for an int64",
    { timestamp: int64 },
    { timestamp: 1.5 },
    `Invalid value 1.5 for parameter 'timestamp' supplied:  Hint: Value was of type 'float'. ${HINT}`,
  ],
  [
    "an int64 out of range",
    { step: int64 },
    { step: 2n ** 63n },
    `Invalid value 9223372036854775808 for parameter 'step' supplied:  Hint: Value was of type 'int'. ${HINT}`,
  ],
  [
    "a word for a double",
    { value: double },
    { value: "abc" },
    `Invalid value "abc" for parameter 'value' supplied:  Hint: Value was of type 'str'. ${HINT}`,
  ],
  [
    "an unknown status",
    { status: enumOf(RUN_STATUS) },
    { status: "BOGUS" },
    `Invalid value "BOGUS" for parameter 'status' supplied: Valid values are RUNNING, SCHEDULED, FINISHED, FAILED, KILLED.`,
  ],
  [
    "a missing field of an item",
    { params: list(message({ key })) },
    { params: [{ key: "a" }, {}] },
    `Missing value for required parameter 'params[1].key'. ${HINT}`,
  ],
  [
    "two spellings at once",
    { run_id: string },
    { run_id: "a", runId: "b" },
    "Request specifies both 'run_id' and 'runId'; provide only one of them.",
  ],
  [
    "a NUL character",
    { a: string },
    { a: "x\0y" },
    `Invalid value "x\\u0000y" for parameter 'a' supplied: Text may hold neither NUL characters nor lone surrogates.`,
  ],
  [
    "a lone surrogate",
    { a: string },
    { a: "\ud800" },
    `Invalid value "\\ud800" for parameter 'a' supplied: Text may hold neither NUL characters nor lone surrogates.`,
  ],
  [
    "the first bad field in the declaration's order",
    { a: key, b: key },
    { b: 5 },
    `Missing value for required parameter 'a'. ${HINT}`,
  ],
];

for (const [sentence, fields, source, expected] of REFUSED) {
  Deno.test(`fields: ${sentence} is refused`, () => {
    assert.equal(complaint(fields, source), expected);
  });
}

Deno.test("fields: names of Object.prototype are no fields", () => {
  assert.deepEqual(messageReader({ a: string })(JSON.parse('{"__proto__": {"a": "x"}, "constructor": 1}')), {});
});
