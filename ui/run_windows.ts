// The rows of a runs table, fetched in windows around what is visible and kept sparsely, so that 100,000 rows cost as little as 200.
import type { Cell } from "../server/wire/table.ts";
import type { RunWindow } from "./calls.ts";
import { CallError } from "./client.ts";

/** Rows fetched at once. */
export const WINDOW_ROWS = 200;
/** Windows kept; the ones that were seen longest ago go first. */
const MOST_WINDOWS = 60;

type Fetch = (columns: string[], offset: number, limit: number, signal: AbortSignal) => Promise<RunWindow>;
type Columns = ReadonlyMap<string, Cell[]>;

/** A sparse copy of one search's rows. `onChange` is called when there is more to see, or a failure. */
export class RunWindows {
  /** How many runs match; undefined until the first answer. */
  total: number | undefined;
  /** Another object after every change of the rows, so that what was drawn of them can be kept until then. */
  state: object = {};
  /** Why the last request failed. */
  error: CallError | undefined;

  private readonly windows = new Map<number, Columns>();
  private readonly pending = new Map<number, AbortController>();
  private visible: number[] = [0];
  private wanted: readonly string[] = [];

  constructor(private readonly fetchWindow: Fetch, private readonly onChange: () => void) {}

  private change(): void {
    this.state = {};
    this.onChange();
  }

  /** Says which rows and columns are visible: what is missing of them is fetched, what is pending for others is aborted. */
  show(first: number, last: number, columns: readonly string[]): void {
    this.wanted = columns;
    const end = this.total === undefined ? last : Math.min(last, this.total - 1);
    this.visible = range(Math.floor(Math.max(0, first) / WINDOW_ROWS), Math.floor(Math.max(0, end) / WINDOW_ROWS));
    for (const [index, request] of this.pending) if (!this.visible.includes(index)) this.abort(index, request);
    for (const index of this.visible) this.fetchMissing(index);
  }

  /** Says which columns are visible, the rows being the same. */
  showColumns(columns: readonly string[]): void {
    this.wanted = columns;
    for (const index of this.visible) this.fetchMissing(index);
  }

  /** Whether any of the rows that are here has the value in that column. */
  hasValue(column: string, value: Cell): boolean {
    return [...this.windows.values()].some((columns) => columns.get(column)?.includes(value));
  }

  /** A cell; undefined while it is not here yet. */
  cell(row: number, column: string): Cell | undefined {
    return this.windows.get(Math.floor(row / WINDOW_ROWS))?.get(column)?.[row % WINDOW_ROWS];
  }

  /** Fetches what is visible once more; the old rows stay until the new ones are here, the hidden ones are forgotten. */
  refresh(): void {
    for (const index of [...this.windows.keys()]) if (!this.visible.includes(index)) this.windows.delete(index);
    for (const index of this.visible) if (!this.pending.has(index)) this.fetch(index, [...this.wanted], false);
  }

  /** Aborts everything; the object is not used after that. */
  close(): void {
    for (const [index, request] of this.pending) this.abort(index, request);
  }

  private abort(index: number, request: AbortController): void {
    request.abort();
    this.pending.delete(index);
  }

  private fetchMissing(index: number): void {
    const known = this.windows.get(index);
    if (known) this.keepFresh(index, known);
    const missing = this.wanted.filter((column) => !known?.has(column));
    const needsRows = known === undefined;
    if ((needsRows || missing.length > 0) && !this.pending.has(index)) this.fetch(index, missing, !needsRows);
  }

  /** A Map keeps the order of insertion: what is put in last is dropped last. */
  private keepFresh(index: number, columns: Columns): void {
    this.windows.delete(index);
    this.windows.set(index, columns);
    for (const oldest of this.windows.keys()) {
      if (this.windows.size <= MOST_WINDOWS) break;
      this.windows.delete(oldest);
    }
  }

  private async fetch(index: number, columns: string[], adds: boolean): Promise<void> {
    const request = new AbortController();
    this.pending.set(index, request);
    try {
      const answer = await this.fetchWindow(columns, index * WINDOW_ROWS, WINDOW_ROWS, request.signal);
      if (!request.signal.aborted) this.take(index, columns, answer, adds);
    } catch (error) {
      if (request.signal.aborted) return;
      this.pending.delete(index);
      this.error = error instanceof CallError ? error : new CallError("PAGE_ERROR", String(error), 0);
      this.change();
    }
  }

  private take(index: number, asked: string[], answer: RunWindow, adds: boolean): void {
    this.pending.delete(index);
    // A column that the server left out counts as empty, or it would be asked for again and again.
    const empty = asked.map((column): [string, Cell[]] => [column, []]);
    const known = adds ? this.windows.get(index) : undefined;
    // Columns that came later belong to the rows only if the rows are still the same ones.
    const same = known !== undefined && sameRuns(known, answer.columns);
    this.keepFresh(index, new Map([...(same ? known : []), ...empty, ...answer.columns]));
    this.total = answer.total;
    this.error = undefined;
    if (this.visible.includes(index)) this.fetchMissing(index);
    this.change();
  }
}

const range = (first: number, last: number) =>
  Array.from({ length: Math.max(0, last - first) + 1 }, (_, i) => first + i);

function sameRuns(a: Columns, b: Columns): boolean {
  const [left, right] = [a.get("attributes.run_id") ?? [], b.get("attributes.run_id") ?? []];
  return left.length === right.length && left.every((id, i) => id === right[i]);
}
