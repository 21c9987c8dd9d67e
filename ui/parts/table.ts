// The virtual table: an ARIA grid with a roving tabindex that draws only the rows and columns in view.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { columnsInView, layOut, moveFocus, type Position, rowsInView, type Slot } from "../grid.ts";
import { classes, type ComponentChildren, html, type VNode } from "../html.ts";
import { Header, Row } from "./table_rows.ts";

/** A column. `group` stands above the title; `align` is "end" for numbers, `mono` for those that are compared digit by digit. */
export type TableColumn = {
  name: string;
  title: string;
  group?: string;
  width: number;
  align?: "end";
  mono?: boolean;
  /** The title is for screen readers only. */
  untitled?: boolean;
  sortable: boolean;
};

/** A cell's content, and its whole text for the tooltip; undefined while it is not loaded. */
export type TableCell = { content: ComponentChildren; title?: string } | undefined;

/** What a table shows, and what it tells. Rows are counted from 0 to `total` - 1. */
export type TableProps = {
  label: string;
  /** Names what the rows are of: when it changes, the table goes back to its top. */
  of: string;
  /** Another object when cells have changed: rows are drawn anew only then. */
  state: object;
  /** The rows are still those of before. */
  stale: boolean;
  columns: TableColumn[];
  /** So many columns at the left stay in view. */
  frozen: number;
  total: number;
  sort?: { name: string; ascending: boolean };
  cell(row: number, column: string): TableCell;
  isSelected(row: number): boolean;
  onSort(column: string): void;
  onSelect(row: number): void;
  onOpen(row: number): void;
  /** The rows in view, after each scroll. */
  onView(first: number, last: number): void;
};

const ROW_HEIGHT = 32;
const HEADER_HEIGHT = 44;
const SPARE_ROWS = 6;

const topOf = (row: number) => HEADER_HEIGHT + row * ROW_HEIGHT;

/** What is in view, in CSS pixels. */
type View = { top: number; left: number; width: number; height: number };

/** The table; it fills its container and scrolls inside of itself. */
export function Table(props: TableProps) {
  const { columns, frozen, total, onView } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const view = useView(scroller);
  const [active, setActive] = useState<Position>({ row: 0, column: 0 });
  const moved = useRef(false);
  const slots = useMemo(() => layOut(columns.map((column) => column.width)), [columns]);
  const width = slots.reduce((sum, slot) => sum + slot.width, 0);
  const { first, last } = rowsInView(view.top, view.height - HEADER_HEIGHT, ROW_HEIGHT, total, SPARE_ROWS);
  const drawn = columnsInView(slots, view.left, view.width, frozen, active.column);
  useEffect(() => onView(first, Math.max(first, last)), [first, last, onView]);
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
    setActive(({ column, row }) => ({ column, row: Math.min(0, row) }));
  }, [props.of]);

  const focus = { row: Math.min(active.row, total - 1), column: Math.min(active.column, columns.length - 1) };
  useLayoutEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    scroller.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  });

  const go = (next: Position) => {
    moved.current = true;
    setActive(next);
    if (scroller.current) reveal(scroller.current, next, slots, frozen);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((view.height - HEADER_HEIGHT) / ROW_HEIGHT) - 1);
    const next = moveFocus(focus, event, { rows: total, columns: columns.length, page });
    const column = columns[focus.column];
    if (next) go(next);
    else if (event.key === "Enter" && focus.row >= 0) props.onOpen(focus.row);
    else if (event.key === "Enter" && column?.sortable) props.onSort(column.name);
    else if (event.key === " " && focus.row >= 0) props.onSelect(focus.row);
    else return;
    event.preventDefault();
  };

  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  // The row with the focus is drawn wherever it is, or the keyboard would lose its place.
  if (focus.row >= 0 && (focus.row < first || focus.row > last)) rows.push(focus.row);
  const frame = { columns, slots, drawn, frozen, width, focus, go };
  const drawRow = useKept<VNode>(rows);
  const shared = [props.state, columns, drawn.join()];
  const causesOf = (row: number) => [...shared, props.isSelected(row), row === focus.row && focus.column];
  const grid = {
    role: "grid",
    class: "table",
    "aria-label": props.label,
    "aria-rowcount": total + 1,
    "aria-colcount": columns.length,
    "aria-multiselectable": "true",
    style: { height: `${topOf(total)}px`, width: `${width}px` },
    onKeyDown,
  };
  const draw = (row: number) => html`<${Row} key=${row} ...${frame} row=${row} top=${topOf(row)} table=${props} />`;
  return html`
    <div class=${classes("table-scroller", props.stale && "stale")} ref=${scroller} aria-busy=${props.stale}>
      <div ...${grid}>
          <${Header} ...${frame} sort=${props.sort} onSort=${props.onSort} />
          ${rows.map((row) => drawRow(row, causesOf(row), () => draw(row)))}
        </div>
    </div>
  `;
}

/**
 * Keeps what was made for each of `keys` as long as its causes are the same: a row that scrolls along is not even compared. What is
 * not among the keys any more is forgotten.
 */
function useKept<T>(keys: readonly number[]): (key: number, causes: readonly unknown[], make: () => T) => T {
  const kept = useRef(new Map<number, { causes: readonly unknown[]; value: T }>());
  const before = kept.current;
  kept.current = new Map(keys.flatMap((key) => {
    const entry = before.get(key);
    return entry ? [[key, entry]] : [];
  }));
  return (key, causes, make) => {
    const entry = kept.current.get(key);
    if (entry && entry.causes.every((cause, index) => cause === causes[index])) return entry.value;
    const value = make();
    kept.current.set(key, { causes, value });
    return value;
  };
}

/** Scrolls just so far that the cell is seen whole, clear of the header and the frozen columns. */
function reveal(scroller: HTMLElement, { row, column }: Position, slots: readonly Slot[], frozen: number): void {
  const top = Math.max(0, row) * ROW_HEIGHT;
  const height = scroller.clientHeight - HEADER_HEIGHT;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top + ROW_HEIGHT > scroller.scrollTop + height) scroller.scrollTop = top + ROW_HEIGHT - height;
  const slot = slots[column];
  if (!slot || column < frozen) return;
  const covered = slots[frozen]?.left ?? 0;
  if (slot.left - covered < scroller.scrollLeft) scroller.scrollLeft = slot.left - covered;
  else if (slot.left + slot.width > scroller.scrollLeft + scroller.clientWidth) {
    scroller.scrollLeft = slot.left + slot.width - scroller.clientWidth;
  }
}

/** Follows the size and the scrolling of an element, once a frame. */
function useView(scroller: { current: HTMLElement | null }): View {
  const [view, setView] = useState<View>({ top: 0, left: 0, width: 1200, height: 800 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let frame = 0;
    const read = () => {
      frame = 0;
      const { scrollTop: top, scrollLeft: left, clientWidth: width, clientHeight: height } = element;
      setView((old) =>
        old.top === top && old.left === left && old.width === width && old.height === height
          ? old
          : { top, left, width, height }
      );
    };
    const readSoon = () => {
      frame ||= requestAnimationFrame(read);
    };
    read();
    element.addEventListener("scroll", readSoon, { passive: true });
    const sizes = new ResizeObserver(readSoon);
    sizes.observe(element);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener("scroll", readSoon);
      sizes.disconnect();
    };
  }, []);
  return view;
}
