// Scenarios of logging many things at once: all or nothing.
import { invalid, missing, notFound, runWith, UNKNOWN_RUN, WITH_RUN, wrongType } from "../../support/fixtures.ts";
import { get, post } from "../../support/http.ts";
import { saying } from "../../support/kinds.ts";
import { refused, runScenarios } from "../../support/scenario.ts";

type Fields = Record<string, unknown>;
const logParam = (key: string, value: unknown) => post("runs/log-parameter", { run_id: "<run>", key, value });
const logBatch = (message: Fields) => post("runs/log-batch", { run_id: "<run>", ...message });
const HISTORY = get("metrics/get-history", { run_id: "<run>", metric_key: "m" });
const POINT = { key: "m", value: 1, timestamp: 1, step: 1 };
const many = (count: number, item: (index: number) => Fields) =>
  Array.from({ length: count }, (_, index) => item(index));
const points = (count: number) => many(count, (step) => ({ ...POINT, step }));
const GET_RUN = get("runs/get", { run_id: "<run>" });
const DELETE = post("runs/delete", { run_id: "<run>" });

runScenarios([
  {
    it: "logBatch: metrics, params and tags at once",
    given: [
      ...WITH_RUN,
      logBatch({ metrics: [POINT], params: [{ key: "p", value: "v" }], tags: [{ key: "t", value: "w" }] }),
    ],
    request: GET_RUN,
    status: 200,
    reply: {
      run: runWith({
        metrics: [POINT],
        params: [{ key: "p", value: "v" }],
        tags: [{ key: "mlflow.runName", value: "r" }, { key: "t", value: "w" }],
      }),
    },
  },
  { it: "logBatch: nothing at all is fine", given: WITH_RUN, request: logBatch({}), status: 200, reply: {} },
  {
    it: "logBatch: of two tags with one key the last stays",
    given: [...WITH_RUN, logBatch({ tags: [{ key: "t", value: "1" }, { key: "t", value: "2" }] })],
    request: GET_RUN,
    status: 200,
    reply: { run: runWith({ tags: [{ key: "mlflow.runName", value: "r" }, { key: "t", value: "2" }] }) },
  },
  {
    it: "logBatch: the same point twice is one point",
    given: [...WITH_RUN, logBatch({ metrics: [POINT, POINT] })],
    request: HISTORY,
    status: 200,
    reply: { metrics: [POINT] },
  },
  {
    it: "logBatch: two params with one key are refused",
    given: WITH_RUN,
    request: logBatch({ params: [{ key: "p", value: "1" }, { key: "p", value: "2" }] }),
    status: 400,
    reply: invalid(
      "Duplicate parameter keys have been submitted: ['p']. Please ensure the request contains only one param value per param key.",
    ),
  },
  {
    it: "logBatch: a changed param is refused",
    given: [...WITH_RUN, logParam("x", "1")],
    request: logBatch({ params: [{ key: "x", value: "2" }] }),
    status: 400,
    reply: invalid(saying("Changing param values is not allowed. Params were already logged='[")),
  },
  {
    it: "logBatch: what is refused for a changed param changes nothing",
    given: [
      ...WITH_RUN,
      logParam("x", "1"),
      refused(
        logBatch({
          metrics: [POINT],
          params: [{ key: "a", value: "1" }, { key: "x", value: "2" }],
          tags: [{ key: "t", value: "w" }],
        }),
      ),
    ],
    request: GET_RUN,
    status: 200,
    reply: { run: runWith({ params: [{ key: "x", value: "1" }] }) },
  },
  {
    it: "logBatch: 1000 metrics fit",
    given: WITH_RUN,
    request: logBatch({ metrics: points(1000) }),
    status: 200,
    reply: {},
  },
  {
    it: "logBatch: 1001 metrics are refused",
    given: WITH_RUN,
    request: logBatch({ metrics: points(1001) }),
    status: 400,
    reply: invalid(
      "A batch logging request can contain at most 1000 metrics. Got 1001 metrics. Please split up metrics across multiple requests and try again.",
    ),
  },
  {
    it: "logBatch: 101 params are refused",
    given: WITH_RUN,
    request: logBatch({ params: many(101, (n) => ({ key: `p${n}`, value: "v" })) }),
    status: 400,
    reply: invalid(
      "A batch logging request can contain at most 100 params. Got 101 params. Please split up params across multiple requests and try again.",
    ),
  },
  {
    it: "logBatch: 101 tags are refused",
    given: WITH_RUN,
    request: logBatch({ tags: many(101, (n) => ({ key: `t${n}`, value: "v" })) }),
    status: 400,
    reply: invalid(
      "A batch logging request can contain at most 100 tags. Got 101 tags. Please split up tags across multiple requests and try again.",
    ),
  },
  {
    it: "logBatch: 1001 things in all are refused",
    given: WITH_RUN,
    request: logBatch({ metrics: points(950), params: many(51, (n) => ({ key: `p${n}`, value: "v" })) }),
    status: 400,
    reply: invalid(
      "A batch logging request can contain at most 1000 metrics, params, and tags. Got 1001 metrics, params, and tags. Please split up metrics, params, and tags across multiple requests and try again.",
    ),
  },
  {
    it: "logBatch: a metric needs a key",
    given: WITH_RUN,
    request: logBatch({ metrics: [{ value: 1, timestamp: 1, step: 0 }] }),
    status: 400,
    reply: missing("metrics[0].key"),
  },
  {
    it: "logBatch: a metric needs a value",
    given: WITH_RUN,
    request: logBatch({ metrics: [{ key: "m", timestamp: 1, step: 0 }] }),
    status: 400,
    reply: missing("metrics[0].value"),
  },
  {
    it: "logBatch: a metric needs a timestamp",
    given: WITH_RUN,
    request: logBatch({ metrics: [{ key: "m", value: 1, timestamp: 1 }, { key: "m", value: 1, step: 0 }] }),
    status: 400,
    reply: missing("metrics[1].timestamp"),
  },
  {
    it: "logBatch: a metric's key is checked",
    given: WITH_RUN,
    request: logBatch({ metrics: [{ key: "a*b", value: 1, timestamp: 1, step: 0 }] }),
    status: 400,
    reply: invalid(
      `Invalid value "a*b" for parameter 'metrics[0].name' supplied: Names may only contain alphanumerics, underscores (_), dashes (-), periods (.), spaces ( ), colon(:) and slashes (/).`,
    ),
  },
  {
    it: "logBatch: a param's key is checked",
    given: WITH_RUN,
    request: logBatch({ params: [{ key: "a//b", value: "1" }] }),
    status: 400,
    reply: invalid(
      `Invalid value "a//b" for parameter 'params[0].key' supplied: Names may be treated as files in certain cases, and must not resolve to other names when treated as such. This name would resolve to 'a/b'`,
    ),
  },
  {
    it: "logBatch: a tag's key is checked",
    given: WITH_RUN,
    request: logBatch({ tags: [{ key: "ok", value: "1" }, { key: "/b", value: "1" }] }),
    status: 400,
    reply: invalid(
      `Invalid value "/b" for parameter 'tags[1].key' supplied: Names may be treated as files in certain cases, and must not resolve to other names when treated as such. This name would resolve to '/b'`,
    ),
  },
  {
    it: "logBatch: a param's key of 251 characters is refused",
    given: WITH_RUN,
    request: logBatch({ params: [{ key: "k".repeat(251), value: "1" }] }),
    status: 400,
    reply: invalid("'Param key' exceeds the maximum length of 250 characters"),
  },
  {
    it: "logBatch: metrics must be a list",
    given: WITH_RUN,
    request: logBatch({ metrics: "x" }),
    status: 400,
    reply: wrongType("metrics", '"x"', "str"),
  },
  {
    it: "logBatch: a param's value must be a string",
    given: WITH_RUN,
    request: logBatch({ params: [{ key: "p", value: 1 }] }),
    status: 400,
    reply: wrongType("params[0].value", "1", "int"),
    deviates: "the original answers 200 and stores something else",
  },
  {
    it: "logBatch: a run is required",
    request: post("runs/log-batch", { metrics: [] }),
    status: 400,
    reply: missing("run_id"),
  },
  {
    it: "logBatch: a deleted run is refused",
    given: [...WITH_RUN, DELETE],
    request: logBatch({ tags: [{ key: "t", value: "1" }] }),
    status: 400,
    reply: invalid("The run <run> must be in the 'active' state. Current state is deleted."),
  },
  {
    it: "logBatch: an unknown run is not found",
    request: post("runs/log-batch", { run_id: UNKNOWN_RUN }),
    status: 404,
    reply: notFound(`Run with id=${UNKNOWN_RUN} not found`),
  },
]);
