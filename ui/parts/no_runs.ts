// What stands in place of the runs table when there is nothing to put into it.
import { html } from "../html.ts";
import type { RunView } from "../run_view.ts";
import { Empty } from "./states.ts";

const EXAMPLES = [
  ["metrics.loss < 0.1", "the latest value of a metric"],
  ["params.optimizer = 'adam' AND params.lr != '0.1'", "params are text"],
  ["tags.team LIKE 'vis%' OR attributes.status = 'FAILED'", "% stands for anything"],
  ["metrics.`val/loss` <= 0.5", "backticks around keys with other characters"],
  ["attributes.run_name ILIKE '%baseline%'", "in any case"],
];

/** What can be written into the filter: shown while it has a mistake. */
export function FilterHelp() {
  return html`
    <${Empty} title="What a filter looks like">
      <dl class="examples">${EXAMPLES.map(([filter, meaning]) =>
        html`
          <div>
            <dt class="mono">${filter}</dt>
            <dd class="muted">${meaning}</dd>
          </div>
        `
      )}</dl>
      <//>
  `;
}

/** `change` changes the view. */
export type NoRunsProps = { experiment_ids: string[]; view: RunView; change: (changes: Partial<RunView>) => void };

/** Why there are no runs, and how there will be some. */
export function NoRuns({ experiment_ids: [experiment_id = "0"], view, change }: NoRunsProps) {
  if (view.filter) {
    return html`
      <${Empty} title="No run matches the filter">
        <button type="button" onClick=${() => change({ filter: "" })}>Clear the filter</button>
        <//>
    `;
  }
  if (view.deleted) return html`<${Empty} title="No deleted runs" />`;
  return html`
    <${Empty} title="No runs yet">
      <p>A run that is logged to this experiment appears here by itself:</p>
      <pre class="snippet">${writeSnippet(location.href, experiment_id)}</pre>
      <//>
  `;
}

/** A first run in Python, for the server of the page and the experiment that is looked at. */
function writeSnippet(page: string, experiment_id: string): string {
  // The folder of the page is the server with its prefix.
  const server = new URL(".", page).href.replace(/\/$/, "");
  return [
    "import mlflow",
    "",
    `mlflow.set_tracking_uri("${server}")`,
    `mlflow.set_experiment(experiment_id="${experiment_id}")`,
    "with mlflow.start_run():",
    '    mlflow.log_param("lr", 0.01)',
    '    mlflow.log_metric("loss", 0.42)',
  ].join("\n");
}
