// Scenarios of searching runs; the grammar itself is tested in tests/server/search.
import { EXPERIMENT, invalid, RUN, runWith, WITH_RUN, wrongType } from "../../support/fixtures.ts";
import { post } from "../../support/http.ts";
import { PAGE_TOKEN, pointing, saying } from "../../support/kinds.ts";
import { runScenarios } from "../../support/scenario.ts";

type Fields = Record<string, unknown>;
const find = (more: Fields) => post("runs/search", { experiment_ids: ["1"], ...more });
const OLD_RUN = post("runs/create", { experiment_id: "1", run_name: "old", start_time: 500 });
const DELETE = post("runs/delete", { run_id: "<run>" });
const LOG_DATA = post("runs/log-batch", {
  run_id: "<run>",
  metrics: [{ key: "m x", value: 0.5, timestamp: 1, step: 2 }],
  params: [{ key: "p", value: "v" }],
  tags: [{ key: "t", value: "w" }],
});

runScenarios([
  {
    it: "searchRuns: the latest start first",
    given: [EXPERIMENT, OLD_RUN, RUN],
    request: find({ max_results: 1 }),
    status: 200,
    reply: { runs: [runWith({})], next_page_token: PAGE_TOKEN },
  },
  {
    it: "searchRuns: no experiments, no runs",
    given: WITH_RUN,
    request: post("runs/search", { experiment_ids: [] }),
    status: 200,
    reply: {},
  },
  {
    it: "searchRuns: no match is an empty message",
    given: WITH_RUN,
    request: find({ filter: "params.x = '1'" }),
    status: 200,
    reply: {},
  },
  {
    it: "searchRuns: active ones only, unless asked",
    given: [...WITH_RUN, DELETE],
    request: find({}),
    status: 200,
    reply: {},
  },
  {
    it: "searchRuns: deleted ones on request",
    given: [...WITH_RUN, DELETE],
    request: find({ run_view_type: "DELETED_ONLY" }),
    status: 200,
    reply: { runs: [runWith({}, { lifecycle_stage: "deleted" })] },
  },
  {
    it: "searchRuns: all of them on request",
    given: [...WITH_RUN, DELETE],
    request: find({ run_view_type: 3 }),
    status: 200,
    reply: { runs: [runWith({}, { lifecycle_stage: "deleted" })] },
  },
  {
    it: "searchRuns: a filter over metric, param, tag and attribute",
    given: [...WITH_RUN, LOG_DATA],
    request: find({
      filter:
        "metrics.`m x` >= 0.5 and params.p LIKE 'v%' AND tags.t ILIKE 'W' AND attributes.status = 'RUNNING' AND run_name = 'r'",
    }),
    status: 200,
    reply: {
      runs: [
        runWith({
          metrics: [{ key: "m x", value: 0.5, timestamp: 1, step: 2 }],
          params: [{ key: "p", value: "v" }],
          tags: [{ key: "mlflow.runName", value: "r" }, { key: "t", value: "w" }],
        }),
      ],
    },
  },
  {
    it: "searchRuns: an unknown experiment has no runs",
    request: post("runs/search", { experiment_ids: ["77"] }),
    status: 200,
    reply: {},
  },
  {
    it: "searchRuns: at most 50000 at once",
    request: find({ max_results: 50001 }),
    status: 400,
    reply: invalid(saying("Invalid value 50001 for parameter 'max_results' supplied")),
  },
  {
    it: "searchRuns: a page of none is refused",
    request: find({ max_results: 0 }),
    status: 400,
    reply: invalid("Invalid value 0 for parameter 'max_results' supplied. It must be a positive integer"),
  },
  {
    it: "searchRuns: a page size must be an integer",
    request: find({ max_results: "many" }),
    status: 400,
    reply: wrongType("max_results", '"many"', "str"),
  },
  {
    it: "searchRuns: a filter must be a string",
    request: find({ filter: 5 }),
    status: 400,
    reply: wrongType("filter", "5", "int"),
  },
  {
    it: "searchRuns: experiment ids must be a list",
    request: post("runs/search", { experiment_ids: "1" }),
    status: 400,
    reply: wrongType("experiment_ids", '"1"', "str"),
  },
  {
    it: "searchRuns: a token that is none is refused",
    request: find({ page_token: "nonsense" }),
    status: 400,
    reply: invalid(saying("Invalid page token")),
  },
  {
    it: "searchRuns: an unknown entity in a filter is refused",
    request: find({ filter: "foo.x = '1'" }),
    status: 400,
    reply: invalid(
      pointing("Invalid entity type 'foo'. Valid values are ['metric', 'parameter', 'tag', 'attribute', 'dataset']"),
    ),
  },
  {
    it: "searchRuns: an unknown attribute in a filter is refused",
    request: find({ filter: "attributes.foo = '1'" }),
    status: 400,
    reply: invalid(saying("Invalid attribute key 'foo' specified. Valid keys are ")),
  },
  {
    it: "searchRuns: a metric is compared with a number",
    request: find({ filter: "metrics.x > 'a'" }),
    status: 400,
    reply: invalid(pointing("Expected numeric value type for metric. Found 'a'")),
  },
  {
    it: "searchRuns: a param is compared with a quoted string",
    request: find({ filter: "params.x = 0.01" }),
    status: 400,
    reply: invalid(pointing("Expected a quoted string value for parameter (e.g. 'my-value'). Got value 0.01")),
  },
  {
    it: "searchRuns: a param has no order",
    request: find({ filter: "params.x > '1'" }),
    status: 400,
    reply: invalid(saying("Invalid comparator '>' not one of ")),
  },
  {
    it: "searchRuns: a view type that is none is refused",
    request: find({ run_view_type: "BOGUS" }),
    status: 400,
    reply: invalid(saying("BOGUS")),
    deviates: "the original ignores it in silence",
  },
  {
    it: "searchRuns: OR is understood",
    given: WITH_RUN,
    request: find({ filter: "run_name = 'nobody' OR run_name = 'r'" }),
    status: 200,
    reply: { runs: [runWith({})] },
    deviates: "the original has no OR",
  },
  {
    it: "searchRuns: parentheses and NOT are understood",
    given: WITH_RUN,
    request: find({ filter: "NOT (run_name = 'nobody' AND status = 'RUNNING')" }),
    status: 200,
    reply: { runs: [runWith({})] },
    deviates: "the original has no NOT",
  },
  {
    it: "searchRuns: a key to sort by that is named twice is refused",
    given: WITH_RUN,
    request: find({ order_by: ["start_time", "start_time"] }),
    status: 400,
    reply: invalid(saying("start_time")),
    deviates: "the original answers 500, which clients repeat for minutes",
  },
]);
