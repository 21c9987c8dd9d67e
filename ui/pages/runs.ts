// The page of an experiment: its runs in one table that holds all of them.
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { deleteRun, getExperiment, getKeys, getRunWindow, restoreRun, type RunSearch } from "../calls.ts";
import type { CallError } from "../client.ts";
import { titleOf } from "../columns.ts";
import { formatCount, formatPlural } from "../format.ts";
import { html } from "../html.ts";
import { attempt, tell } from "../notices.ts";
import { ColumnPicker } from "../parts/column_picker.ts";
import { Segments } from "../parts/controls.ts";
import { FilterBox } from "../parts/filter_box.ts";
import { Icon } from "../parts/icon.ts";
import { Empty, Failed, Loading } from "../parts/states.ts";
import { Table, type TableCell, type TableColumn, type TableProps } from "../parts/table.ts";
import { usePolling, useQuery, useReconnect } from "../query.ts";
import { changeQuery, links, navigate } from "../router.ts";
import { columnsToFetch, runCell, runColumn } from "../run_cells.ts";
import { defaultColumns, FIRST_COLUMNS, orderFrom, queryFrom, type RunView, turnSort, viewFrom } from "../run_view.ts";
import { RunWindows } from "../run_windows.ts";
import { useCrumbs } from "../crumbs.ts";

const RUNNING_POLL_MS = 4_000;
const IDLE_POLL_MS = 20_000;
/** Requests at the same time when many runs are deleted or restored. */
const AT_ONCE = 6;

const STAGES = [[false, "Active"], [true, "Deleted"]];
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

  const view = viewFrom(query);
  const change = (changes: Partial<RunView>) => changeQuery(queryFrom({ ...view, ...changes }));
  const columns = view.columns ?? (keys.value ? defaultColumns(keys.value) : FIRST_COLUMNS);
  const choose = (chosen: string[] | undefined) => change({ columns: chosen });
  const picker = keys.value
    ? html`<${ColumnPicker} keys=${keys.value} columns=${columns} onColumns=${choose} />`
    : keys.error &&
      html`<button type="button" class="bad" onClick=${keys.reload}>No list of columns: try again</button>`;
  const shown = { experiment_ids, view, columns, change, picker, refreshKeys: keys.reload };
  return html`<${RunsView} key=${ids} ...${shown} />`;
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
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const search = { experiment_ids, filter: view.filter, order_by: orderFrom(view), deleted: view.deleted };
  const { rows, stale, show, refresh } = useRunWindows(search, columns);
  useChange(rows.total, refreshKeys);
  usePolling(refreshKeys, IDLE_POLL_MS, rows.hasValue("attributes.status", "RUNNING"));
  const unselect = () => setSelected(new Set());
  useEffect(unselect, [view.deleted]);
  const shown = columns.filter((column) => column !== NAME);
  const tableColumns = useMemo(() => [checkColumn, nameColumn(), ...shown.map(runColumn)], [shown.join(",")]);

  const idOf = (row: number) => String(rows.cell(row, "attributes.run_id") ?? "");
  const hrefOf = (row: number) =>
    links.run(String(rows.cell(row, "attributes.experiment_id") ?? experiment_ids[0]), idOf(row));
  // Rows are kept as they were drawn, so this function may be an older one: what is selected now is not in its reach.
  const select = (row: number) => setSelected((old) => idOf(row) === "" ? old : toggle(old, idOf(row)));
  const cell = (row: number, column: string): TableCell => {
    const id = idOf(row);
    if (id === "") return undefined;
    const name = String(rows.cell(row, NAME) || id);
    if (column === CHECK) return checkCell(name, selected.has(id), () => select(row));
    if (column === NAME) return { content: html`<a href=${hrefOf(row)} tabindex=${-1}>${name}</a>`, title: name };
    return runCell(column, (other) => rows.cell(row, other), Date.now());
  };
  const table: TableProps = {
    label: "Runs",
    of: JSON.stringify(search),
    state: rows.state,
    stale,
    columns: tableColumns,
    frozen: 2,
    total: rows.total ?? 0,
    sort: view.sort,
    cell,
    isSelected: (row) => selected.has(idOf(row)),
    onSort: (column) => change({ sort: turnSort(view.sort, column) }),
    onSelect: select,
    onOpen: (row) => navigate(hrefOf(row)),
    onView: show,
  };

  const move = async () => {
    if (await moveRuns([...selected], view.deleted, refresh)) unselect();
    refreshKeys();
  };
  const chooseStage = (deleted: boolean) => change({ deleted });
  const mistake = view.filter !== "" && rows.error?.status === 400 ? rows.error : undefined;
  return html`
    <div class="workspace">
      <h1 class="visually-hidden">Runs</h1>
      <div class="toolbar">
          <${FilterBox} filter=${view.filter} error=${mistake} onFilter=${(filter: string) => change({ filter })} />
          <${Segments} label="Which runs" chosen=${view.deleted} options=${STAGES} onChoose=${chooseStage} />
          ${picker}
        </div>
      <${CountBar} total=${rows.total} view=${view} selected=${selected.size} unselect=${unselect} move=${move} />
      <${Rows} rows=${rows} mistake=${mistake} table=${table} view=${view} change=${change}
        refresh=${refresh} />
    </div>
  `;
}

type RowsProps = {
  rows: RunWindows;
  mistake?: CallError;
  table: TableProps;
  view: RunView;
  change: (changes: Partial<RunView>) => void;
  refresh: () => void;
};

/** The table, or what there is to say in its place. A failure does not take away the rows that are here. */
function Rows({ rows: { total, error }, mistake, table, view, change, refresh }: RowsProps) {
  if (mistake) return html`<${FilterHelp} />`;
  if (total) return html`<${Table} ...${table} />`;
  if (total === 0) return html`<${NoRuns} view=${view} change=${change} />`;
  if (error) return html`<${Failed} what="The runs can't be shown" error=${error} retry=${refresh} />`;
  return html`<${Loading} what="runs" />`;
}

/** Calls `work` when a value becomes another one; its first value is not a change. */
function useChange<T>(value: T | undefined, work: () => void): void {
  const before = useRef(value);
  useEffect(() => {
    if (before.current !== undefined && before.current !== value) work();
    before.current = value;
  }, [value]);
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
  useReconnect(refresh);
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

function checkCell(name: string, checked: boolean, onChange: () => void): TableCell {
  const label = `Select ${name}`;
  return {
    content: html`<input type="checkbox" tabindex=${-1} aria-label=${label} checked=${checked} onChange=${onChange} />`,
  };
}

function toggle(set: ReadonlySet<string>, item: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}

type CountBarProps = { total?: number; view: RunView; selected: number; unselect: () => void; move: () => void };

/** How many there are, and what can be done with those that are selected. */
function CountBar({ total, view, selected, unselect, move }: CountBarProps) {
  const count = total === undefined ? "" : formatPlural(total, view.deleted ? "deleted run" : "run");
  const [icon, action] = view.deleted ? ["restore", "Restore"] : ["trash", "Delete"];
  const selection = html`
    <span class="selection">
      <span>${formatCount(selected)} selected</span>
      <button type="button" onClick=${move}><${Icon} name=${icon} />${action}</button>
      <button type="button" class="quiet" onClick=${unselect}>Clear</button>
    </span>
  `;
  return html`<div class="count-bar">
    <span role="status">${count}${count && view.filter && " match the filter"}</span>
    ${selected > 0 && selection}
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
