// What a run logged, at a glance: its description, metrics, params and tags.
import { useState } from "preact/hooks";
import type { Metric, Param, Run } from "../../server/wire/run.ts";
import { formatExact, formatNumber, formatTimeExact } from "../format.ts";
import { type ComponentChildren, html, textOf } from "../html.ts";
import { links } from "../router.ts";
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
    links.run(experiment_id, run_id, key.startsWith("system/") ? "system-metrics" : "model-metrics", { metric: key });
  return html`<div class="overview">
    ${
    note && html`
      <section class="panel panel-wide">
        <h2>Description</h2>
        <p class="note">${note}</p>
      </section>
    `
  }
    <${SearchedPanel} title="Metrics" entries=${metrics} none="No metrics yet" columns=${["Metric", "Latest", "Step"]}
      row=${(metric: Metric) => html`<${MetricRow} key=${metric.key} metric=${metric} href=${hrefOf(metric)} />`} />
    <${SearchedPanel} title="Params" entries=${params} none="No params" columns=${["Param", "Value"]}
      row=${({ key, value }: Param) =>
    html`
      <tr key=${key}>
        <th scope="row">${key}</th>
        <td class="mono value">${value}</td>
      </tr>
    `} />
    <${RunTags} run_id=${run_id} tags=${tags.filter(({ key }) => key !== NOTE)} editable=${
    lifecycle_stage === "active"
  } reload=${reload} />
  </div>`;
}

function MetricRow({ metric, href }: { metric: Metric; href: string }) {
  const { key, value, step, timestamp } = metric;
  return html`
    <tr>
      <th scope="row"><a href=${href} title=${`Chart of ${key}`}>${key}</a></th>
      <td class="number" title=${`${formatExact(value)} at ${formatTimeExact(Number(timestamp))}`}>${formatNumber(
        value,
      )}</td>
      <td class="number">${formatExact(step)}</td>
    </tr>
  `;
}

type SearchedPanelProps<Entry> = {
  title: string;
  entries: Entry[];
  none: string;
  columns: string[];
  row: (entry: Entry) => ComponentChildren;
};

/** A table of entries with a key; long ones can be searched by key and value. */
function SearchedPanel<Entry extends { key: string; value: unknown }>(
  { title, entries, none, columns, row }: SearchedPanelProps<Entry>,
) {
  const [search, setSearch] = useState("");
  const wanted = search.toLowerCase();
  const shown = entries.filter(({ key, value }) => `${key}\n${value}`.toLowerCase().includes(wanted));
  return html`<section class="panel">
    <div class="panel-header">
      <h2>${title}<span class="tab-count">${entries.length}</span></h2>
      ${
    entries.length >= SEARCHED_FROM && html`
      <input type="search" aria-label=${`Find ${title.toLowerCase()}`} placeholder="Find" value=${search}
        onInput=${(event: Event) => setSearch(textOf(event))} />
    `
  }
    </div>
    ${
    entries.length === 0 ? html`<p class="muted">${none}</p>` : html`
      <table class="pairs">
        <thead>
          <tr>${columns.map((column, index) =>
            html`<th scope="col" class=${title === "Metrics" && index > 0 ? "number" : ""}>${column}</th>`
          )}</tr>
        </thead>
        <tbody>${shown.map(row)}</tbody>
      </table>
    `
  }
    ${entries.length > 0 && shown.length === 0 && html`<p class="muted">Nothing has “${search}” in it.</p>`}
  </section>`;
}
