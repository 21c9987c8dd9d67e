// Histories of metrics: every point of one, or a fair sample of many.
import { endpoint } from "../http/endpoint.ts";
import { invalid } from "../wire/errors.ts";
import { checked, defaulted, int32, list, required, string } from "../wire/fields.ts";
import * as limits from "../wire/limits.ts";
import type { Metric, MetricWithRunId } from "../wire/run.ts";
import { messageReply, orAbsent, runOfCall, textReply } from "./messages.ts";

export const getMetricHistory = endpoint({
  name: "getMetricHistory",
  method: "GET",
  path: "/mlflow/metrics/get-history",
  aliases: ["/preview/mlflow/metrics/get-history"],
  access: { read: "run" },
  request: {
    run_id: runOfCall,
    metric_key: required(string),
    max_results: checked(int32, (size) => {
      if (size > 0) return size;
      throw invalid(`Invalid value ${size} for parameter 'max_results' supplied. It must be a positive integer.`);
    }),
    page_token: string,
  },
  response: { metrics: messageReply<Metric[]>("Metric"), next_page_token: textReply },
  async handle({ store }, { run_id, metric_key, max_results, page_token }) {
    return await store.runData.history(run_id, metric_key, { max_results, page_token: page_token || undefined });
  },
});

export const getMetricHistoryBulk = endpoint({
  name: "getMetricHistoryBulk",
  method: "GET",
  path: "/mlflow/metrics/get-history-bulk",
  access: { read: "run" },
  request: {
    run_id: list(string),
    metric_key: string,
    max_results: defaulted(int32, limits.MAX_HISTORY_RESULTS),
  },
  response: { metrics: messageReply<MetricWithRunId[]>("MetricWithRunId") },
  async handle({ store }, { run_id, metric_key, max_results }) {
    if (run_id.length === 0) throw invalid("GetMetricHistoryBulk request must specify at least one run_id.");
    if (run_id.length > limits.MAX_RUNS_GET_METRIC_HISTORY_BULK) {
      throw invalid(
        `GetMetricHistoryBulk request cannot specify more than ${limits.MAX_RUNS_GET_METRIC_HISTORY_BULK} run_ids. ` +
          `Received ${run_id.length} run_ids.`,
      );
    }
    if (metric_key === undefined) throw invalid("GetMetricHistoryBulk request must specify a metric_key.");
    if (max_results < 1) throw invalid("max_results must be at least 1.");
    const size = Math.min(max_results, limits.MAX_HISTORY_RESULTS);
    // The original answers this call with the list even when it is empty.
    return { metrics: await store.runData.historyBulk(run_id, metric_key, size) };
  },
});

export const getMetricHistoryBulkInterval = endpoint({
  name: "getMetricHistoryBulkInterval",
  method: "GET",
  path: "/mlflow/metrics/get-history-bulk-interval",
  access: { read: "run" },
  request: {
    run_ids: required(list(string, (length) => {
      if (length <= limits.MAX_RUNS_GET_METRIC_HISTORY_BULK) return;
      throw invalid(
        `GetMetricHistoryBulkInterval request must specify at most ${limits.MAX_RUNS_GET_METRIC_HISTORY_BULK} run_ids. ` +
          `Received ${length} run_ids. See the API docs for more information about request parameters.`,
      );
    })),
    metric_key: required(string),
    start_step: int32,
    end_step: int32,
    max_results: defaulted(
      checked(int32, (size) => {
        if (size >= 1 && size <= limits.MAX_RESULTS_PER_RUN) return size;
        throw invalid(
          `max_results must be between 1 and ${limits.MAX_RESULTS_PER_RUN}. ` +
            "See the API docs for more information about request parameters.",
        );
      }),
      limits.MAX_RESULTS_PER_RUN,
    ),
  },
  response: { metrics: messageReply<MetricWithRunId[]>("MetricWithRunId") },
  async handle({ store }, { run_ids, metric_key, max_results, start_step, end_step }) {
    checkInterval(start_step, end_step);
    const query = { start_step, end_step, max_results };
    return { metrics: orAbsent(await store.runData.historyBulkInterval(run_ids, metric_key, query)) };
  },
});

function checkInterval(start_step?: number, end_step?: number): void {
  if ((start_step === undefined) !== (end_step === undefined)) {
    throw invalid("If either start step or end step are specified, both must be specified.");
  }
  if (start_step !== undefined && end_step !== undefined && start_step > end_step) {
    throw invalid(
      "end_step must be greater than start_step. " + `Found start_step=${start_step} and end_step=${end_step}.`,
    );
  }
}
