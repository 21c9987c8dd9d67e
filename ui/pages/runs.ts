// The page of an experiment: its runs in one table that holds all of them.
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { getExperiment, getKeys, getRunWindow, type RunSearch } from "../calls.ts";
import type { CallError } from "../client.ts";
import { titleOf } from "../columns.ts";
import { formatCount, formatPlural } from "../format.ts";
import { html } from "../html.ts";
import { moveRuns } from "../move_runs.ts";
import { ColumnPicker } from "../parts/column_picker.ts";
import { Segments } from "../parts/controls.ts";
import { FilterBox } from "../parts/filter_box.ts";
import { Icon } from "../parts/icon.ts";
import { FilterHelp, NoRuns } from "../parts/no_runs.ts";
import { Failed, Loading, Outdated } from "../parts/states.ts";
import { Table, type TableCell, type TableColumn, type TableProps } from "../parts/table.ts";
import { usePolling, useQuery, useReconnect } from "../query.ts";
import { changeQuery, links, navigate } from "../router.ts";
import { columnsToFetch, runCell, runColumn } from "../run_cells.ts";
import { defaultColumns, FIRST_COLUMNS, orderFrom, queryFrom, type RunView, turnSort, viewFrom } from "../run_view.ts";
import { RunWindows } from "../run_windows.ts";
import { useCrumbs } from "../crumbs.ts";

const RUNNING_POLL_MS = 4_000;
const IDLE_POLL_MS = 20_000;

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
  // What is deleted has to be in the table: a run that another search hides is not selected any more.
  useEffect(unselect, [view.deleted, view.filter]);
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
    const moved = await moveRuns([...selected], view.deleted, refresh);
    setSelected((old) => old.difference(moved));
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
      <${Rows} rows=${rows} mistake=${mistake} table=${table} experiment_ids=${experiment_ids} view=${view}
        change=${change} refresh=${refresh} />
    </div>
  `;
}

type RowsProps = {
  rows: RunWindows;
  mistake?: CallError;
  table: TableProps;
  experiment_ids: string[];
  view: RunView;
  change: (changes: Partial<RunView>) => void;
  refresh: () => void;
};

/** The table, or what there is to say in its place. A failure does not take away the rows that are here. */
function Rows({ rows: { total, error }, mistake, table, experiment_ids, view, change, refresh }: RowsProps) {
  if (mistake) return html`<${FilterHelp} />`;
  if (total === undefined) {
    if (!error) return html`<${Loading} what="runs" />`;
    return html`<${Failed} what="The runs can't be shown" error=${error} retry=${refresh} />`;
  }
  const none = html`<${NoRuns} experiment_ids=${experiment_ids} view=${view} change=${change} />`;
  return html`
    ${error && html`<${Outdated} error=${error} retry=${refresh} />`}
    ${total > 0 ? html`<${Table} ...${table} />` : none}
  `;
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
  // What was begun under another search, as to undo a deletion, refreshes the rows that are shown by then.
  const latest = useRef(rows);
  latest.current = rows;
  const refresh = useCallback(() => latest.current.refresh(), []);
  useReconnect(refresh);
  const before = useRef(rows);
  const answered = rows.total !== undefined || rows.error !== undefined;
  if (answered) before.current = rows;
  usePolling(refresh, rows.hasValue("attributes.status", "RUNNING") ? RUNNING_POLL_MS : IDLE_POLL_MS, true);
  return { rows: before.current, stale: !answered, show, refresh };
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
  const matching = view.filter && (total === 1 ? " matches the filter" : " match the filter");
  const [icon, action] = view.deleted ? ["restore", "Restore"] : ["trash", "Delete"];
  const selection = html`
    <span class="selection">
      <span>${formatCount(selected)} selected</span>
      <button type="button" onClick=${move}><${Icon} name=${icon} />${action}</button>
      <button type="button" class="quiet" onClick=${unselect}>Clear</button>
    </span>
  `;
  return html`<div class="count-bar">
    <span role="status">${count}${count && matching}</span>
    ${selected > 0 && selection}
  </div>`;
}
