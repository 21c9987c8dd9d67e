// A chart for every metric of a run; which ones and over what axes stands in the address.
import { formatCount, formatPlural } from "../format.ts";
import { html, textOf } from "../html.ts";
import { changeQuery } from "../router.ts";
import { ChartCard } from "./chart_card.ts";
import { Empty } from "./states.ts";

/** `metrics` are the keys; `round` grows when there may be new points; `system` only chooses the words. */
export type RunChartsProps = {
  run_id: string;
  metrics: string[];
  query: URLSearchParams;
  round: number;
  system: boolean;
};

/** The charts with their controls. The names of the address's fields are those of MLflow's metric page. */
export function RunCharts({ run_id, metrics, query, round, system }: RunChartsProps) {
  const search = query.get("metric") ?? "";
  const x = query.get("x_axis") === "time" ? "time" : "step";
  const logarithmic = query.get("y_axis_scale") === "log";
  if (metrics.length === 0) {
    return html`
      <${Empty} title=${system ? "No system metrics" : "No metrics"}>
        <p>${system
          ? "They are logged when the client has system metrics switched on."
          : "The first call of log_metric brings a chart here."}</p>
        <//>
    `;
  }
  const shown = metrics.filter((key) => key.toLowerCase().includes(search.toLowerCase()));
  const toggle = (name: string, value: string | undefined) => changeQuery({ [name]: value }, { replace: true });
  return html`
    <div class="toolbar">
      <input type="search" class="search" aria-label="Find metrics by name" placeholder="Find metrics" value=${search}
        onInput=${(event: Event) => toggle("metric", textOf(event) || undefined)} />
      <${Choice} label="Horizontal axis" chosen=${x} options=${[["step", "Step"], ["time", "Time"]]}
        onChoose=${(value: string) => toggle("x_axis", value === "step" ? undefined : value)} />
      <${Choice} label="Vertical axis" chosen=${logarithmic ? "log" : "linear"} options=${[["linear", "Linear"], [
        "log",
        "Log",
      ]]}
        onChoose=${(value: string) => toggle("y_axis_scale", value === "linear" ? undefined : value)} />
      <span class="muted" role="status">${search ? `${formatCount(shown.length)} of ` : ""}${formatPlural(
        metrics.length,
        "metric",
      )}</span>
    </div>
        <div class="cards">
          ${shown.map((key) =>
            html`
              <${ChartCard} key=${key} run_id=${run_id} metric=${key} x=${x} logarithmic=${logarithmic}
                round=${round} />
            `
          )}
        </div>
        ${shown.length === 0 && html`<${Empty} title=${`No metric has “${search}” in its name`} />`}
  `;
}

type ChoiceProps = { label: string; chosen: string; options: [string, string][]; onChoose: (value: string) => void };

function Choice({ label, chosen, options, onChoose }: ChoiceProps) {
  return html`<div class="segments" role="group" aria-label=${label}>
    ${
    options.map(([value, title]) =>
      html`<button type="button" key=${value} aria-pressed=${chosen === value} onClick=${() =>
        onChoose(value)}>${title}</button>`
    )
  }
  </div>`;
}
