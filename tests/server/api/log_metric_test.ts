// Scenarios of logging one metric: what a point may be, and which point is the latest.
import { invalid, missing, notFound, runWith, UNKNOWN_RUN, WITH_RUN, wrongType } from "../../support/fixtures.ts";
import { get, post, send } from "../../support/http.ts";
import { runScenarios } from "../../support/scenario.ts";

type Fields = Record<string, unknown>;
const logMetric = (more: Fields) =>
  post("runs/log-metric", { run_id: "<run>", key: "m", value: 1.5, timestamp: 10, step: 0, ...more });
const sendMetric = (body: string) => send("POST", "runs/log-metric", body);
const HISTORY = get("metrics/get-history", { run_id: "<run>", metric_key: "m" });
const GET_RUN = get("runs/get", { run_id: "<run>" });
const DELETE = post("runs/delete", { run_id: "<run>" });

runScenarios([
  { it: "logMetric: answers an empty message", given: WITH_RUN, request: logMetric({}), status: 200, reply: {} },
  {
    it: "logMetric: the run has the latest value by step",
    given: [
      ...WITH_RUN,
      logMetric({ value: 1, step: 2, timestamp: 10 }),
      logMetric({ value: 9, step: 1, timestamp: 99 }),
    ],
    request: GET_RUN,
    status: 200,
    reply: { run: runWith({ metrics: [{ key: "m", value: 1, timestamp: 10, step: 2 }] }) },
  },
  {
    it: "logMetric: at the same step the later timestamp counts",
    given: [...WITH_RUN, logMetric({ value: 1, timestamp: 20 }), logMetric({ value: 9, timestamp: 10 })],
    request: GET_RUN,
    status: 200,
    reply: { run: runWith({ metrics: [{ key: "m", value: 1, timestamp: 20, step: 0 }] }) },
  },
  {
    it: "logMetric: at the same step and time the greater value counts",
    given: [...WITH_RUN, logMetric({ value: 9 }), logMetric({ value: 1 })],
    request: GET_RUN,
    status: 200,
    reply: { run: runWith({ metrics: [{ key: "m", value: 9, timestamp: 10, step: 0 }] }) },
  },
  {
    it: "logMetric: NaN counts as 0 among equals",
    given: [...WITH_RUN, logMetric({ value: "NaN" }), logMetric({ value: -1 })],
    request: GET_RUN,
    status: 200,
    reply: { run: runWith({ metrics: [{ key: "m", value: "NaN", timestamp: 10, step: 0 }] }) },
  },
  {
    it: "logMetric: NaN stays NaN",
    given: [...WITH_RUN, logMetric({ value: "NaN" })],
    request: HISTORY,
    status: 200,
    reply: { metrics: [{ key: "m", value: "NaN", timestamp: 10, step: 0 }] },
  },
  {
    it: "logMetric: infinities become the greatest doubles",
    given: [...WITH_RUN, logMetric({ value: "Infinity", step: 1 }), logMetric({ value: "-Infinity", step: 2 })],
    request: HISTORY,
    status: 200,
    reply: {
      metrics: [{ key: "m", value: 1.7976931348623157e+308, timestamp: 10, step: 1 }, {
        key: "m",
        value: -1.7976931348623157e+308,
        timestamp: 10,
        step: 2,
      }],
    },
  },
  {
    it: "logMetric: the same point twice is one point",
    given: [...WITH_RUN, logMetric({}), logMetric({})],
    request: HISTORY,
    status: 200,
    reply: { metrics: [{ key: "m", value: 1.5, timestamp: 10, step: 0 }] },
  },
  {
    it: "logMetric: negative steps and steps beyond 2^53 keep their digits",
    given: [
      ...WITH_RUN,
      sendMetric('{"run_id": "<run>", "key": "m", "value": 1, "timestamp": 1, "step": -9223372036854775808}'),
      sendMetric('{"run_id": "<run>", "key": "m", "value": 1, "timestamp": 1, "step": 9223372036854775807}'),
    ],
    request: HISTORY,
    status: 200,
    reply: {
      metrics: [{ key: "m", value: 1, timestamp: 1, step: -9223372036854775808n }, {
        key: "m",
        value: 1,
        timestamp: 1,
        step: 9223372036854775807n,
      }],
    },
  },
  {
    it: "logMetric: a step is 0 when absent",
    given: [...WITH_RUN, post("runs/log-metric", { run_id: "<run>", key: "m", value: 2, timestamp: 5 })],
    request: HISTORY,
    status: 200,
    reply: { metrics: [{ key: "m", value: 2, timestamp: 5, step: 0 }] },
  },
  {
    it: "logMetric: int64 as text, as client 1.20.2 sends it",
    given: [...WITH_RUN, logMetric({ timestamp: "1795000000000", step: "7" })],
    request: HISTORY,
    status: 200,
    reply: { metrics: [{ key: "m", value: 1.5, timestamp: 1795000000000, step: 7 }] },
  },
  {
    it: "logMetric: whole floats pass for integers",
    given: [...WITH_RUN, sendMetric('{"run_id": "<run>", "key": "m", "value": 1, "timestamp": 1.0, "step": 2.0}')],
    request: HISTORY,
    status: 200,
    reply: { metrics: [{ key: "m", value: 1, timestamp: 1, step: 2 }] },
  },
  {
    it: "logMetric: doubles keep every digit",
    given: [
      ...WITH_RUN,
      logMetric({ value: 0.1 + 0.2, step: 1 }),
      logMetric({ value: 5e-324, step: 2 }),
      logMetric({ value: -1.7976931348623157e308, step: 3 }),
    ],
    request: HISTORY,
    status: 200,
    reply: {
      metrics: [{ key: "m", value: 0.30000000000000004, timestamp: 10, step: 1 }, {
        key: "m",
        value: 5e-324,
        timestamp: 10,
        step: 2,
      }, { key: "m", value: -1.7976931348623157e+308, timestamp: 10, step: 3 }],
    },
  },
  {
    it: "logMetric: a key may have slashes, spaces, colons and letters of any script",
    given: [...WITH_RUN, logMetric({ key: "größe/val loss:1" })],
    request: GET_RUN,
    status: 200,
    reply: { run: runWith({ metrics: [{ key: "größe/val loss:1", value: 1.5, timestamp: 10, step: 0 }] }) },
  },
  {
    it: "logMetric: the old name run_uuid is understood",
    given: WITH_RUN,
    request: post("runs/log-metric", { run_uuid: "<run>", key: "m", value: 1, timestamp: 1 }),
    status: 200,
    reply: {},
  },
  {
    it: "logMetric: a deleted run takes no metrics",
    given: [...WITH_RUN, DELETE],
    request: logMetric({}),
    status: 400,
    reply: invalid("The run <run> must be in the 'active' state. Current state is deleted."),
  },
  {
    it: "logMetric: an unknown run is not found",
    request: post("runs/log-metric", { run_id: UNKNOWN_RUN, key: "m", value: 1, timestamp: 1 }),
    status: 404,
    reply: notFound(`Run with id=${UNKNOWN_RUN} not found`),
  },
  {
    it: "logMetric: a run is required",
    request: post("runs/log-metric", { key: "m", value: 1, timestamp: 1 }),
    status: 400,
    reply: missing("run_id"),
  },
  {
    it: "logMetric: a key is required",
    given: WITH_RUN,
    request: post("runs/log-metric", { run_id: "<run>", value: 1, timestamp: 1 }),
    status: 400,
    reply: missing("key"),
  },
  {
    it: "logMetric: a value is required",
    given: WITH_RUN,
    request: post("runs/log-metric", { run_id: "<run>", key: "m", timestamp: 1 }),
    status: 400,
    reply: missing("value"),
  },
  {
    it: "logMetric: a timestamp is required",
    given: WITH_RUN,
    request: post("runs/log-metric", { run_id: "<run>", key: "m", value: 1 }),
    status: 400,
    reply: missing("timestamp"),
  },
  {
    it: "logMetric: a value must be a number",
    given: WITH_RUN,
    request: logMetric({ value: "high" }),
    status: 400,
    reply: wrongType("value", '"high"', "str"),
  },
  {
    it: "logMetric: a truth value is no number",
    given: WITH_RUN,
    request: logMetric({ value: true }),
    status: 400,
    reply: wrongType("value", "true", "bool"),
    deviates: "the original stores 1",
  },
  {
    it: "logMetric: a key must be a string",
    given: WITH_RUN,
    request: logMetric({ key: 7 }),
    status: 400,
    reply: wrongType("key", "7", "int"),
  },
  {
    it: "logMetric: a run id must be a string",
    request: post("runs/log-metric", { run_id: 5, key: "m", value: 1, timestamp: 1 }),
    status: 400,
    reply: wrongType("run_id", "5", "int"),
  },
  {
    it: "logMetric: a step must be an integer",
    given: WITH_RUN,
    request: logMetric({ step: "one" }),
    status: 400,
    reply: wrongType("step", '"one"', "str"),
  },
  {
    it: "logMetric: a negative timestamp is refused",
    given: WITH_RUN,
    request: logMetric({ timestamp: -1, value: 1 }),
    status: 400,
    reply: invalid(
      "Invalid value -1 for parameter 'timestamp' supplied: metric 'm' (value=1.0). Timestamp must be a nonnegative long (64-bit integer) ",
    ),
  },
  {
    it: "logMetric: a key with a star is refused",
    given: WITH_RUN,
    request: logMetric({ key: "a*b" }),
    status: 400,
    reply: invalid(
      `Invalid value "a*b" for parameter 'name' supplied: Names may only contain alphanumerics, underscores (_), dashes (-), periods (.), spaces ( ), colon(:) and slashes (/).`,
    ),
  },
  {
    it: "logMetric: a key that climbs is refused",
    given: WITH_RUN,
    request: logMetric({ key: "a/../b" }),
    status: 400,
    reply: invalid(
      `Invalid value "a/../b" for parameter 'name' supplied: Names may be treated as files in certain cases, and must not resolve to other names when treated as such. This name would resolve to 'b'`,
    ),
  },
  {
    it: "logMetric: a key of 250 characters fits",
    given: WITH_RUN,
    request: logMetric({ key: "k".repeat(250) }),
    status: 200,
    reply: {},
  },
  {
    it: "logMetric: a key of 251 characters is refused",
    given: WITH_RUN,
    request: logMetric({ key: "k".repeat(251) }),
    status: 400,
    reply: invalid("'Metric name' exceeds the maximum length of 250 characters"),
  },
  {
    it: "logMetric: the bare words NaN and Infinity are read as the values",
    given: [...WITH_RUN, sendMetric('{"run_id": "<run>", "key": "m", "value": NaN, "timestamp": 7, "step": 3}')],
    request: HISTORY,
    status: 200,
    reply: { metrics: [{ key: "m", value: "NaN", timestamp: 7, step: 3 }] },
    deviates: "the original stores value 0 at timestamp 0",
  },
  {
    it: "logMetric: a timestamp with a fraction is refused",
    given: WITH_RUN,
    request: logMetric({ timestamp: 1.5 }),
    status: 400,
    reply: wrongType("timestamp", "1.5", "float"),
    deviates: "the original stores timestamp 0",
  },
]);
