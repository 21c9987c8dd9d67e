// The page of an experiment: its runs in one table that holds all of them.
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { deleteRun, getExperiment, getKeys, getRunWindow, restoreRun, type RunSearch } from "../calls.ts";
import { titleOf } from "../columns.ts";
import { formatCount, formatPlural } from "../format.ts";
import { html } from "../html.ts";
import { attempt, tell } from "../notices.ts";
import { ColumnPicker } from "../parts/column_picker.ts";
import { FilterBox } from "../parts/filter_box.ts";
import { Icon } from "../parts/icon.ts";
import { Empty, Failed, Loading } from "../parts/states.ts";
import { Table, type TableCell, type TableColumn } from "../parts/table.ts";
import { usePolling, useQuery } from "../query.ts";
import { changeQuery, links, navigate } from "../router.ts";
import { columnsToFetch, runCell, runColumn } from "../run_cells.ts";
import { defaultColumns, FIRST_COLUMNS, orderFrom, queryFrom, type RunView, turnSort, viewFrom } from "../run_view.ts";
import { RunWindows } from "../run_windows.ts";
import { useCrumbs } from "../crumbs.ts";

const RUNNING_POLL_MS = 4_000;
const IDLE_POLL_MS = 20_000;
/** Requests at the same time when many runs are deleted or restored. */
const AT_ONCE = 6;

const CHECK = "check";
const NAME = "attributes.run_name";

/** The runs of one experiment, or of several that are compared. */
export function RunsPage({ experiment_ids, query }: { experiment_ids: string[]; query: URLSearchParams }) {
  const ids = experiment_ids.join(",");
  const experiment = useQuery(`experiment ${ids}`, async (signal) => {
    const [only, ...others] = experiment_ids;
    return others.length === 0 && only !== undefined ? await getExperiment(only, signal) : undefined;
  });
  const keys = useQuery(`keys ${ids}`, (signal) => getKeys(experiment_ids, signal));
  const name = experiment.value?.name ??
    (experiment_ids.length > 1 ? formatPlural(experiment_ids.length, "experiment") : "");
  useCrumbs(name ? [{ text: name, experiment_id: experiment_ids.length === 1 ? ids : undefined }] : []);
  if (experiment.error) {
    return html`<${Failed} heading="h1" what="This experiment can't be shown" error=${experiment.error} retry=${experiment.reload} />`;
  }
  if (experiment_ids.length === 0) return html`<${Empty} heading="h1" title="No experiment is named in the address" />`;

  const view = viewFrom(query);
  const change = (changes: Partial<RunView>) => changeQuery(queryFrom({ ...view, ...changes }));
  const columns = view.columns ?? (keys.value ? defaultColumns(keys.value) : FIRST_COLUMNS);
  return html`
    <${RunsView} key=${ids} experiment_ids=${experiment_ids} view=${view} columns=${columns} change=${change}
      picker=${keys.value && html`
        <${ColumnPicker} keys=${keys.value} columns=${columns}
          onColumns=${(chosen: string[] | undefined) => change({ columns: chosen })} />
      `}
      refreshKeys=${keys.reload} />
  `;
}

type RunsViewProps = {
  experiment_ids: string[];
  view: RunView;
  columns: string[];
  change: (changes: Partial<RunView>) => void;
  picker: unknown;
  refreshKeys: () => void;
};

function RunsView({ experiment_ids, view, columns, change, picker, refreshKeys }: RunsViewProps) {
  const [selected, setSelected] = useState<ReadonlyMap<string, string>>(new Map());
  const search = { experiment_ids, filter: view.filter, order_by: orderFrom(view), deleted: view.deleted };
  const { rows, stale, show, refresh } = useRunWindows(search, columns);
  useEffect(() => setSelected(new Map()), [view.deleted]);
  const shown = columns.filter((column) => column !== NAME);
  const tableColumns = useMemo(() => [checkColumn, nameColumn(), ...shown.map(runColumn)], [shown.join(",")]);
  const read = (row: number) => (column: string) => rows.cell(row, column);
  const runAt = (row: number) => ({ id: rows.cell(row, "attributes.run_id"), name: rows.cell(row, NAME) });

  const select = (row: number) => {
    const { id, name } = runAt(row);
    if (typeof id !== "string") return;
    const next = new Map(selected);
    if (!next.delete(id)) next.set(id, String(name ?? id));
    setSelected(next);
  };
  const href = (row: number) => {
    const { id } = runAt(row);
    return links.run(String(rows.cell(row, "attributes.experiment_id") ?? experiment_ids[0]), String(id ?? ""));
  };
  const cell = (row: number, column: string): TableCell => {
    if (column === CHECK) return checkCell(row, runAt(row), selected, select);
    if (column === NAME) return nameCell(runAt(row), href(row));
    return runCell(column, read(row), Date.now());
  };
  const remove = async () => {
    const runs = [...selected.keys()];
    if (await moveRuns(runs, view.deleted, refresh)) setSelected(new Map());
    refreshKeys();
  };

  const { total, error } = rows;
  const aboutFilter = error && view.filter !== "" && error.status === 400 ? error : undefined;
  return html`<div class="workspace">
    <h1 class="visually-hidden">Runs</h1>
    <div class="toolbar">
      <${FilterBox} filter=${view.filter} error=${aboutFilter} onFilter=${(filter: string) => change({ filter })} />
      <${StageSwitch} deleted=${view.deleted} onChange=${(deleted: boolean) => change({ deleted })} />
      ${picker}
    </div>
    <${CountBar} total=${total} view=${view} selected=${selected.size} clear=${() =>
    setSelected(new Map())} remove=${remove} />
    ${
    error && !aboutFilter && total === undefined &&
    html`<${Failed} what="The runs can't be shown" error=${error} retry=${refresh} />`
  }
    ${total === undefined && !error && html`<${Loading} what="runs" />`}
    ${aboutFilter && html`<${FilterHelp} />`}
    ${total === 0 && !aboutFilter && html`<${NoRuns} view=${view} change=${change} />`}
    ${
    total !== undefined && total > 0 && !aboutFilter && html`
      <${Table} label="Runs" columns=${tableColumns} frozen=${2} total=${total} of=${JSON.stringify(
        search,
      )} stale=${stale}
        sort=${view.sort}
        cell=${cell} isSelected=${(row: number) => selected.has(String(rows.cell(row, "attributes.run_id")))}
        onSort=${(column: string) => change({ sort: turnSort(view.sort, column) })} onSelect=${select}
        onOpen=${(row: number) => navigate(href(row))} onView=${show} />
    `
  }
  </div>`;
}

/**
 * The rows of a search, kept up to date; new columns are added to the rows that are here. After a new search the rows of the
 * one before stay, `stale`, until the first answer.
 */
function useRunWindows(search: RunSearch, columns: string[]) {
  const [, redraw] = useState(0);
  const key = JSON.stringify(search);
  const rows = useMemo(
    () =>
      new RunWindows(
        (names, offset, limit, signal) => getRunWindow(search, names, offset, limit, signal),
        () => redraw((n) => n + 1),
      ),
    [key],
  );
  const fetched = columnsToFetch(columns);
  const show = useCallback((first: number, last: number) => rows.show(first, last, fetched), [rows, fetched.join(",")]);
  useEffect(() => {
    show(0, 0);
    return () => rows.close();
  }, [rows]);
  useEffect(() => rows.showColumns(fetched), [rows, fetched.join(",")]);
  const refresh = useCallback(() => rows.refresh(), [rows]);
  const before = useRef(rows);
  const answered = rows.total !== undefined || rows.error !== undefined;
  if (answered) before.current = rows;
  usePolling(refresh, rows.hasValue("attributes.status", "RUNNING") ? RUNNING_POLL_MS : IDLE_POLL_MS, true);
  return { rows: before.current, stale: !answered, show, refresh };
}

/** Deletes or restores runs, and offers the way back. */
async function moveRuns(runs: string[], restores: boolean, refresh: () => void): Promise<boolean> {
  const [forth, back] = restores ? [restoreRun, deleteRun] : [deleteRun, restoreRun];
  const done = await attempt(() => forEachRun(runs, forth));
  refresh();
  if (!done) return false;
  tell(`${restores ? "Restored" : "Deleted"} ${formatPlural(runs.length, "run")}.`, {
    undo: async () => {
      await forEachRun(runs, back);
      refresh();
    },
  });
  return true;
}

async function forEachRun(runs: string[], work: (run_id: string) => Promise<unknown>): Promise<void> {
  const waiting = [...runs];
  const worker = async () => {
    for (let run_id = waiting.pop(); run_id !== undefined; run_id = waiting.pop()) await work(run_id);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

const checkColumn: TableColumn = { name: CHECK, title: "Selected", untitled: true, width: 36, sortable: false };

/** Narrow windows leave room for a number beside the name. */
const nameColumn = (): TableColumn => ({
  name: NAME,
  title: titleOf(NAME),
  width: Math.min(240, Math.max(140, innerWidth * 0.38)),
  sortable: true,
});

type RunAt = { id: unknown; name: unknown };

function checkCell(
  row: number,
  { id, name }: RunAt,
  selected: ReadonlyMap<string, string>,
  select: (row: number) => void,
): TableCell {
  if (id === undefined) return undefined;
  return {
    content: html`
      <input type="checkbox" tabindex=${-1} aria-label=${`Select ${name ?? id}`} checked=${selected.has(String(id))}
        onChange=${() => select(row)} />
    `,
  };
}

function nameCell({ id, name }: RunAt, href: string): TableCell {
  if (id === undefined) return undefined;
  const text = String(name || id);
  return { content: html`<a href=${href} tabindex=${-1}>${text}</a>`, title: text };
}

function StageSwitch({ deleted, onChange }: { deleted: boolean; onChange: (deleted: boolean) => void }) {
  return html`
    <div class="segments" role="group" aria-label="Which runs">
      <button type="button" aria-pressed=${!deleted} onClick=${() => onChange(false)}>Active</button>
      <button type="button" aria-pressed=${deleted} onClick=${() => onChange(true)}>Deleted</button>
    </div>
  `;
}

type CountBarProps = { total?: number; view: RunView; selected: number; clear: () => void; remove: () => void };

function CountBar({ total, view, selected, clear, remove }: CountBarProps) {
  const matching = view.filter ? " match the filter" : "";
  return html`<div class="count-bar">
    <span role="status">${
    total === undefined ? "" : `${formatPlural(total, view.deleted ? "deleted run" : "run")}${matching}`
  }</span>
    ${
    selected > 0 && html`
      <span class="selection">
        <span>${formatCount(selected)} selected</span>
        <button type="button" onClick=${remove}><${Icon} name=${view.deleted ? "restore" : "trash"} />${view.deleted
          ? "Restore"
          : "Delete"}</button>
        <button type="button" class="quiet" onClick=${clear}>Clear</button>
      </span>
    `
  }
  </div>`;
}

const EXAMPLES = [
  ["metrics.loss < 0.1", "the latest value of a metric"],
  ["params.optimizer = 'adam' AND params.lr != '0.1'", "params are text"],
  ["tags.team LIKE 'vis%' OR attributes.status = 'FAILED'", "% stands for anything"],
  ["metrics.`val/loss` <= 0.5", "backticks around keys with other characters"],
  ["attributes.run_name ILIKE '%baseline%'", "in any case"],
];

function FilterHelp() {
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

function NoRuns({ view, change }: { view: RunView; change: (changes: Partial<RunView>) => void }) {
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
      <pre class="snippet">${`import mlflow\n\nmlflow.set_tracking_uri("${location.origin}")\nwith mlflow.start_run():\n    mlflow.log_param("lr", 0.01)\n    mlflow.log_metric("loss", 0.42)`}</pre>
      <//>
  `;
}
