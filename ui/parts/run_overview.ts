// What a run logged, at a glance: its description, metrics, params and tags.
import { useState } from "preact/hooks";
import type { Metric, Param, Run } from "../../server/wire/run.ts";
import { formatExact, formatNumber, formatTimeExact } from "../format.ts";
import { type ComponentChildren, html } from "../html.ts";
import { links } from "../router.ts";
import { isSystemMetric } from "../system_metrics.ts";
import { SearchInput } from "./controls.ts";
import { PairRow } from "./pair_row.ts";
import { RunTags } from "./run_tags.ts";

const NOTE = "mlflow.note.content";
/** From so many entries on a list can be searched. */
const SEARCHED_FROM = 8;

/** The tab. `reload` is called after a tag was changed. */
export function RunOverview({ run, reload }: { run: Run; reload: () => void }) {
  const { metrics = [], params = [], tags = [] } = run.data;
  const note = tags.find(({ key }) => key === NOTE)?.value;
  const { experiment_id, run_id, lifecycle_stage } = run.info;
  const hrefOf = ({ key }: Metric) =>
    links.run(experiment_id, run_id, isSystemMetric(key) ? "system-metrics" : "model-metrics", { metric: key });
  const metricRow = (metric: Metric) =>
    html`<${MetricRow} key=${metric.key} metric=${metric} href=${hrefOf(metric)} />`;
  const paramRow = (param: Param) => html`<${PairRow} key=${param.key} name=${param.key} value=${param.value} />`;
  const own = { run_id, tags: tags.filter(({ key }) => key !== NOTE), editable: lifecycle_stage === "active", reload };
  return html`<div class="overview">
    ${note && html`<${Description} note=${note} />`}
    <${SearchedPanel} title="Metrics" none="No metrics yet" entries=${metrics} columns=${METRIC_COLUMNS} row=${metricRow} />
    <${SearchedPanel} title="Params" none="No params" entries=${params} columns=${PARAM_COLUMNS} row=${paramRow} />
    <${RunTags} ...${own} />
  </div>`;
}

function Description({ note }: { note: string }) {
  return html`
    <section class="panel panel-wide">
      <h2>Description</h2>
      <p class="note">${note}</p>
    </section>
  `;
}

/** Titles and the classes of their columns. */
const METRIC_COLUMNS = [["Metric", ""], ["Latest", "number"], ["Step", "number"]];
const PARAM_COLUMNS = [["Param", ""], ["Value", ""]];

function MetricRow({ metric, href }: { metric: Metric; href: string }) {
  const { key, value, step, timestamp } = metric;
  const whole = `${formatExact(value)} at ${formatTimeExact(Number(timestamp))}`;
  return html`
    <tr>
      <th scope="row"><a href=${href} title=${`Chart of ${key}`}>${key}</a></th>
      <td class="number" title=${whole}>${formatNumber(value)}</td>
      <td class="number">${formatExact(step)}</td>
    </tr>
  `;
}

type SearchedPanelProps<Entry> = {
  title: string;
  entries: Entry[];
  none: string;
  columns: string[][];
  row: (entry: Entry) => ComponentChildren;
};

/** A table of entries with a key; long ones can be searched by key and value. */
function SearchedPanel<Entry extends { key: string; value: unknown }>(
  { title, entries, none, columns, row }: SearchedPanelProps<Entry>,
) {
  const [search, setSearch] = useState("");
  const wanted = search.toLowerCase();
  const shown = entries.filter(({ key, value }) => `${key}\n${value}`.toLowerCase().includes(wanted));
  const box = { label: `Find ${title.toLowerCase()}`, placeholder: "Find", value: search, onText: setSearch };
  const head = ([title, className]: string[]) => html`<th scope="col" class=${className}>${title}</th>`;
  const table = html`
    <table class="pairs">
      <thead>
        <tr>${columns.map(head)}</tr>
      </thead>
      <tbody>${shown.map(row)}</tbody>
    </table>
  `;
  return html`<section class="panel">
    <div class="panel-header">
      <h2>${title}<span class="tab-count">${entries.length}</span></h2>
      ${entries.length >= SEARCHED_FROM && html`<${SearchInput} ...${box} />`}
    </div>
    ${entries.length === 0 ? html`<p class="muted">${none}</p>` : table}
    ${entries.length > 0 && shown.length === 0 && html`<p class="muted">Nothing has “${search}” in it.</p>`}
  </section>`;
}
