// The page of a run: who, when and how it went on top, and below it what it logged, in tabs.
import { useEffect, useState } from "preact/hooks";
import type { Run } from "../../server/wire/run.ts";
import { deleteRun, getExperiment, getRun, renameRun, restoreRun } from "../calls.ts";
import { useCrumbs } from "../crumbs.ts";
import { formatDuration, formatTime, formatTimeExact } from "../format.ts";
import { html } from "../html.ts";
import { attempt, tell } from "../notices.ts";
import { ArtifactBrowser } from "../parts/artifact_browser.ts";
import { IconButton } from "../parts/controls.ts";
import { CopyButton } from "../parts/copy_button.ts";
import { Icon } from "../parts/icon.ts";
import { RunCharts } from "../parts/run_charts.ts";
import { RunOverview } from "../parts/run_overview.ts";
import { Failed, Loading } from "../parts/states.ts";
import { Status } from "../parts/status.ts";
import { TextDialog } from "../parts/text_dialog.ts";
import { usePolling, useQuery } from "../query.ts";
import { links, type Route, type RunTab } from "../router.ts";
import { isSystemMetric } from "../system_metrics.ts";

type RunRoute = Extract<Route, { page: "run" }>;

const POLL_MS = 4_000;

const TAB_TITLES: Readonly<Record<RunTab, string>> = {
  overview: "Overview",
  "model-metrics": "Metrics",
  "system-metrics": "System metrics",
  artifacts: "Artifacts",
};

/** The page. `query` holds the state of the tab. */
export function RunPage({ route, query }: { route: RunRoute; query: URLSearchParams }) {
  const { experiment_id, run_id } = route;
  const run = useQuery(`run ${run_id}`, (signal) => getRun(run_id, signal));
  const experiment = useQuery(`experiment ${experiment_id}`, (signal) => getExperiment(experiment_id, signal));
  const running = run.value?.info.status === "RUNNING";
  const [round, setRound] = useState(0);
  usePolling(
    () => {
      // An answer that is slower than the polling has to arrive.
      if (run.loading) return;
      run.reload();
      setRound((n) => n + 1);
    },
    POLL_MS,
    running,
  );
  useCrumbs([
    {
      text: experiment.value?.name ?? `Experiment ${experiment_id}`,
      href: links.experiment(experiment_id),
      experiment_id,
    },
    { text: run.value?.info.run_name || run_id },
  ]);
  if (run.error && !run.value) {
    return html`<${Failed} heading="h1" what="This run can't be shown" error=${run.error} retry=${run.reload} />`;
  }
  if (!run.value) return html`<${Loading} what="the run" />`;
  return html`
    <div class="page run-page">
      <${RunHeader} run=${run.value} reload=${run.reload} />
      <${Tabs} route=${route} run=${run.value} />
      <${TabBody} route=${route} run=${run.value} query=${query} round=${round} reload=${run.reload} />
    </div>
  `;
}

function RunHeader({ run, reload }: { run: Run; reload: () => void }) {
  const { run_id, run_name, lifecycle_stage } = run.info;
  const [renaming, setRenaming] = useState(false);
  const deleted = lifecycle_stage === "deleted";
  const rename = async (name: string) => {
    await renameRun(run_id, name);
    reload();
  };
  const edit = html`<${IconButton} icon="edit" label="Rename the run" onClick=${() => setRenaming(true)} />`;
  const dialog = { title: "Rename the run", label: "Name", action: "Rename", initial: run_name, save: rename };
  return html`<header class="run-header">
    <div class="run-title">
      <h1 title=${run_name}>${run_name || run_id}</h1>
      ${deleted ? html`<span class="badge">Deleted</span>` : edit}
      <button type="button" class="run-delete" onClick=${() => moveRun(run, !deleted, reload)}>
        <${Icon} name=${deleted ? "restore" : "trash"} />${deleted ? "Restore" : "Delete"}
      </button>
    </div>
    <${Facts} run=${run} />
    ${renaming && html`<${TextDialog} ...${dialog} close=${() => setRenaming(false)} />`}
  </header>`;
}

/** Deletes or restores the run, and offers the way back. */
async function moveRun(run: Run, away: boolean, reload: () => void): Promise<void> {
  const { run_id, run_name } = run.info;
  const [forth, back] = away ? [deleteRun, restoreRun] : [restoreRun, deleteRun];
  if (!await attempt(() => forth(run_id))) return;
  reload();
  tell(`${away ? "Deleted" : "Restored"} “${run_name || run_id}”.`, {
    undo: async () => {
      await back(run_id);
      reload();
    },
  });
}

function Facts({ run }: { run: Run }) {
  const { run_id, experiment_id, status, start_time, end_time, user_id } = run.info;
  const tags = new Map(run.data.tags?.map(({ key, value }) => [key, value]));
  const now = useNow(status === "RUNNING");
  const start = Number(start_time);
  const end = end_time === undefined ? (status === "RUNNING" ? now : undefined) : Number(end_time);
  const commit = tags.get("mlflow.source.git.commit");
  const parent = tags.get("mlflow.parentRunId");
  // Clients of the REST API are "unknown" to it, whoever they say they are in the tag.
  const user = tags.get("mlflow.user") || user_id;
  const source = tags.get("mlflow.source.name");
  return html`
    <dl class="facts">
      <${Fact} name="Status">
        <${Status} status=${status} />
        <//>
        <${Fact} name="Created"><time title=${formatTimeExact(start)}>${formatTime(start)}</time><//>
        ${end !== undefined && html`<${Fact} name="Duration">${formatDuration(end - start)}<//>`}
        ${user && html`<${Fact} name="User">${user}<//>`}
        ${source && html`<${Fact} name="Source"><span class="mono" title=${source}>${source}</span><//>`}
        ${commit && html`
          <${Fact}
            name="Commit"><span class="mono" title=${commit}>${commit.slice(
              0,
              10,
            )}</span><${CopyButton} text=${commit} what="commit" /><//>
        `}
        ${parent &&
          html`<${Fact} name="Parent"><a class="mono" href=${links.run(experiment_id, parent)}>${
            parent.slice(0, 8)
          }</a><//>`}
        <${Fact} name="Run ID"><span class="mono" title=${run_id}>${run_id}</span><${CopyButton} text=${run_id} what="run ID" /><//>
        <${Fact} name="Experiment ID"><span class="mono">${experiment_id}</span><${CopyButton} text=${experiment_id} what="experiment ID" /><//>
      </dl>
  `;
}

function Fact({ name, children }: { name: string; children?: unknown }) {
  return html`
    <div>
      <dt>${name}</dt>
      <dd>${children}</dd>
    </div>
  `;
}

/** The time, moving while `ticking`. */
function useNow(ticking: boolean): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (!ticking) return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [ticking]);
  return now;
}

function Tabs({ route, run }: { route: RunRoute; run: Run }) {
  const { experiment_id, run_id } = route;
  const keys = run.data.metrics?.map(({ key }) => key) ?? [];
  const counts: Partial<Record<RunTab, number>> = {
    "model-metrics": keys.filter((key) => !isSystemMetric(key)).length,
    "system-metrics": keys.filter(isSystemMetric).length,
  };
  const tab = (name: RunTab) =>
    html`<a href=${links.run(experiment_id, run_id, name)} aria-current=${route.tab === name ? "page" : undefined}>
    ${TAB_TITLES[name]}${counts[name] !== undefined && html`<span class="tab-count">${counts[name]}</span>`}
  </a>`;
  return html`<nav class="tabs" aria-label="Run">
    ${tab("overview")}${tab("model-metrics")}${tab("system-metrics")}${tab("artifacts")}
  </nav>`;
}

type TabBodyProps = { route: RunRoute; run: Run; query: URLSearchParams; round: number; reload: () => void };

function TabBody({ route, run, query, round, reload }: TabBodyProps) {
  const { tab, artifact_path } = route;
  if (tab === "overview") return html`<${RunOverview} run=${run} reload=${reload} />`;
  if (tab === "artifacts") return html`<${ArtifactBrowser} run=${run} path=${artifact_path} />`;
  const system = tab === "system-metrics";
  const metrics = (run.data.metrics ?? []).map(({ key }) => key).filter((key) => isSystemMetric(key) === system);
  return html`
    <${RunCharts} key=${tab} run_id=${run.info.run_id} metrics=${metrics} query=${query} round=${round}
      system=${system} />
  `;
}
