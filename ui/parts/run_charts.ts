// A chart for every metric of a run; which ones and over what axes stands in the address.
import { formatCount, formatPlural } from "../format.ts";
import { html } from "../html.ts";
import { changeQuery } from "../router.ts";
import { ChartCard } from "./chart_card.ts";
import { SearchInput, Segments } from "./controls.ts";
import { Empty } from "./states.ts";

/** `metrics` are the keys; `round` grows when there may be new points; `system` only chooses the words. */
export type RunChartsProps = {
  run_id: string;
  metrics: string[];
  query: URLSearchParams;
  round: number;
  system: boolean;
};

const X_AXES = [["step", "Step"], ["time", "Time"]];
const Y_SCALES = [["linear", "Linear"], ["log", "Log"]];

/** The charts with their controls. The names of the address's fields are those of MLflow's metric page. */
export function RunCharts({ run_id, metrics, query, round, system }: RunChartsProps) {
  const search = query.get("metric") ?? "";
  const x = query.get("x_axis") === "time" ? "time" : "step";
  const y = query.get("y_axis_scale") === "log" ? "log" : "linear";
  const logarithmic = y === "log";
  if (metrics.length === 0) return html`<${NoMetrics} system=${system} />`;
  const shown = metrics.filter((key) => key.toLowerCase().includes(search.toLowerCase()));
  const change = (name: string) => (value: string) => changeQuery({ [name]: value || undefined }, { replace: true });
  const count = (search ? `${formatCount(shown.length)} of ` : "") + formatPlural(metrics.length, "metric");
  const card = (metric: string) => html`<${ChartCard} key=${metric} ...${{ run_id, metric, x, logarithmic, round }} />`;
  return html`
    <div class="toolbar">
      <${SearchInput} class="search" label="Find metrics by name" placeholder="Find metrics" value=${search}
        onText=${change("metric")} />
      <${Segments} label="Horizontal axis" chosen=${x} options=${X_AXES} onChoose=${change("x_axis")} />
      <${Segments} label="Vertical axis" chosen=${y} options=${Y_SCALES} onChoose=${change("y_axis_scale")} />
      <span class="muted" role="status">${count}</span>
    </div>
        <div class="cards">${shown.map(card)}</div>
        ${shown.length === 0 && html`<${Empty} title=${`No metric has “${search}” in its name`} />`}
  `;
}

function NoMetrics({ system }: { system: boolean }) {
  if (!system) {
    return html`
      <${Empty} title="No metrics">
        <p>The first call of log_metric brings a chart here.</p>
        <//>
    `;
  }
  return html`
    <${Empty} title="No system metrics">
      <p>The client logs them when it is told to.</p>
      <//>
  `;
}
