// Scenarios of reading the history of metrics: whole, paged, of many runs, thinned out.
import { invalid, missing, UNKNOWN_RUN, WITH_RUN } from "../../support/fixtures.ts";
import { get, post } from "../../support/http.ts";
import { PAGE_TOKEN, saying } from "../../support/kinds.ts";
import { runScenarios, saved } from "../../support/scenario.ts";

type Fields = Record<string, unknown>;
const logMetric = (more: Fields) =>
  post("runs/log-metric", { run_id: "<run>", key: "m", value: 1.5, timestamp: 10, step: 0, ...more });
const HISTORY = { run_id: "<run>", metric_key: "m" };
const history = (more: Record<string, string | number>) => get("metrics/get-history", { ...HISTORY, ...more });
const bulk = (query: Record<string, string>) => get("/ajax-api/2.0/mlflow/metrics/get-history-bulk", query);
const interval = (more: Record<string, number>) =>
  get("/ajax-api/2.0/mlflow/metrics/get-history-bulk-interval", { run_ids: "<run>", metric_key: "m", ...more });
const steps = (count: number) => {
  const metrics = Array.from({ length: count }, (_, step) => ({ key: "m", value: step, timestamp: 1, step }));
  return post("runs/log-batch", { run_id: "<run>", metrics });
};
const DELETE = post("runs/delete", { run_id: "<run>" });

runScenarios([
  {
    it: "getMetricHistory: by timestamp, then step, then value",
    given: [
      ...WITH_RUN,
      logMetric({ timestamp: 2, step: 1 }),
      logMetric({ timestamp: 1, step: 3 }),
      logMetric({ timestamp: 1, step: 2, value: 9 }),
      logMetric({ timestamp: 1, step: 2, value: 8 }),
    ],
    request: history({}),
    status: 200,
    reply: {
      metrics: [{ key: "m", value: 8, timestamp: 1, step: 2 }, { key: "m", value: 9, timestamp: 1, step: 2 }, {
        key: "m",
        value: 1.5,
        timestamp: 1,
        step: 3,
      }, { key: "m", value: 1.5, timestamp: 2, step: 1 }],
    },
  },
  {
    it: "getMetricHistory: an unknown key is an empty message",
    given: WITH_RUN,
    request: history({}),
    status: 200,
    reply: {},
  },
  {
    it: "getMetricHistory: an unknown run is an empty message",
    request: get("metrics/get-history", { run_id: UNKNOWN_RUN, metric_key: "m" }),
    status: 200,
    reply: {},
  },
  {
    it: "getMetricHistory: pages with a token",
    given: [...WITH_RUN, logMetric({ step: 1 }), logMetric({ step: 2 }), logMetric({ step: 3 })],
    request: history({ max_results: 2 }),
    status: 200,
    reply: {
      metrics: [{ key: "m", value: 1.5, timestamp: 10, step: 1 }, { key: "m", value: 1.5, timestamp: 10, step: 2 }],
      next_page_token: PAGE_TOKEN,
    },
  },
  {
    it: "getMetricHistory: the last page has no token",
    given: [
      ...WITH_RUN,
      logMetric({ step: 1 }),
      logMetric({ step: 2 }),
      saved(history({ max_results: 1 }), { page: "next_page_token" }),
    ],
    request: history({ max_results: 1, page_token: "<page>" }),
    status: 200,
    reply: { metrics: [{ key: "m", value: 1.5, timestamp: 10, step: 2 }] },
  },
  {
    it: "getMetricHistory: a page of none is refused",
    given: WITH_RUN,
    request: history({ max_results: 0 }),
    status: 400,
    reply: invalid("Invalid value 0 for parameter 'max_results' supplied. It must be a positive integer."),
  },
  {
    it: "getMetricHistory: a token that is none is refused",
    given: WITH_RUN,
    request: history({ max_results: 1, page_token: "nonsense" }),
    status: 400,
    reply: invalid(saying("Invalid page token")),
  },
  {
    it: "getMetricHistory: a key is required",
    given: WITH_RUN,
    request: get("metrics/get-history", { run_id: "<run>" }),
    status: 400,
    reply: missing("metric_key"),
  },
  {
    it: "getMetricHistory: a run is required",
    request: get("metrics/get-history", { metric_key: "m" }),
    status: 400,
    reply: missing("run_id"),
  },
  {
    it: "getMetricHistory: a deleted run still has its history",
    given: [...WITH_RUN, logMetric({}), DELETE],
    request: history({}),
    status: 200,
    reply: { metrics: [{ key: "m", value: 1.5, timestamp: 10, step: 0 }] },
  },
  {
    it: "getMetricHistoryBulk: plain points with their runs",
    given: [...WITH_RUN, logMetric({ step: 1 }), logMetric({ step: 2 })],
    request: bulk({ run_id: "<run>", metric_key: "m" }),
    status: 200,
    reply: {
      metrics: [{ key: "m", run_id: "<run>", step: 1, timestamp: 10, value: 1.5 }, {
        key: "m",
        run_id: "<run>",
        step: 2,
        timestamp: 10,
        value: 1.5,
      }],
    },
  },
  {
    it: "getMetricHistoryBulk: a run is required",
    request: bulk({ metric_key: "m" }),
    status: 400,
    reply: invalid("GetMetricHistoryBulk request must specify at least one run_id."),
  },
  {
    it: "getMetricHistoryBulk: a key is required",
    request: bulk({ run_id: "a" }),
    status: 400,
    reply: invalid("GetMetricHistoryBulk request must specify a metric_key."),
  },
  {
    it: "getMetricHistoryBulkInterval: every point when they are few",
    given: [...WITH_RUN, logMetric({ step: 1 }), logMetric({ step: 2 })],
    request: interval({ max_results: 10 }),
    status: 200,
    reply: {
      metrics: [{ key: "m", value: 1.5, timestamp: 10, step: 1, run_id: "<run>" }, {
        key: "m",
        value: 1.5,
        timestamp: 10,
        step: 2,
        run_id: "<run>",
      }],
    },
  },
  {
    it: "getMetricHistoryBulkInterval: first and last stay when points are left out",
    given: [...WITH_RUN, steps(100)],
    request: interval({ max_results: 3 }),
    status: 200,
    reply: {
      metrics: [{ key: "m", value: 0, timestamp: 1, step: 0, run_id: "<run>" }, {
        key: "m",
        value: 34,
        timestamp: 1,
        step: 34,
        run_id: "<run>",
      }, { key: "m", value: 99, timestamp: 1, step: 99, run_id: "<run>" }],
    },
  },
  {
    it: "getMetricHistoryBulkInterval: a range of steps",
    given: [...WITH_RUN, steps(10)],
    request: interval({ max_results: 10, start_step: 3, end_step: 4 }),
    status: 200,
    reply: {
      metrics: [{ key: "m", value: 3, timestamp: 1, step: 3, run_id: "<run>" }, {
        key: "m",
        value: 4,
        timestamp: 1,
        step: 4,
        run_id: "<run>",
      }],
    },
  },
  {
    it: "getMetricHistoryBulkInterval: a start without an end is refused",
    given: WITH_RUN,
    request: interval({ start_step: 3 }),
    status: 400,
    reply: invalid("If either start step or end step are specified, both must be specified."),
  },
  {
    it: "getMetricHistoryBulkInterval: at most 2500 points",
    given: WITH_RUN,
    request: interval({ max_results: 2501 }),
    status: 400,
    reply: invalid(
      "max_results must be between 1 and 2500. See the API docs for more information about request parameters.",
    ),
  },
]);
