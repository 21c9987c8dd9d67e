// The rows of the virtual table: its header, and the rows of cells.
import type { Position, Slot } from "../grid.ts";
import { classes, html } from "../html.ts";
import type { TableColumn, TableProps } from "./table.ts";

/** What all rows share: the columns and their places, which of them are drawn, and where the focus is. */
export type Frame = {
  columns: TableColumn[];
  slots: Slot[];
  drawn: number[];
  frozen: number;
  width: number;
  focus: Position;
  go: (position: Position) => void;
};

/** The row of titles; a click on one sorts. */
export function Header({ sort, onSort, ...frame }: Frame & Pick<TableProps, "sort" | "onSort">) {
  const { columns, drawn, width, go } = frame;
  const title = (index: number) => {
    const column = columns[index];
    if (!column) return null;
    const direction = sort?.name === column.name ? (sort.ascending ? "ascending" : "descending") : undefined;
    const group = columns[index - 1]?.group === column.group ? undefined : column.group;
    const cell = {
      ...cellOf(frame, column, -1, index, classes(column.sortable && "sortable", group && "starts-group")),
      role: "columnheader",
      "aria-sort": column.sortable ? direction ?? "none" : undefined,
      "aria-label": column.group ? `${column.group}: ${column.title}` : column.title,
      title: column.title,
    };
    const click = () => {
      go({ row: -1, column: index });
      if (column.sortable) onSort(column.name);
    };
    const arrow = direction && html`<span aria-hidden="true">${direction === "ascending" ? "↑" : "↓"}</span>`;
    return html`
      <div key=${column.name} ...${cell} onClick=${click}>
        <span class="table-group">${group}</span>
        <span class="table-title"><span class=${column.untitled ? "visually-hidden" : ""}>${column
          .title}</span>${arrow}</span>
      </div>
    `;
  };
  return html`<div role="row" class="table-header" aria-rowindex=${1} style=${{ width: `${width}px` }}>${
    drawn.map(title)
  }</div>`;
}

/** A row of cells, `top` pixels below the top of the table. */
export function Row({ row, top, table, ...frame }: Frame & { row: number; top: number; table: TableProps }) {
  const { columns, drawn, width, go } = frame;
  const selected = table.isSelected(row);
  const cell = (index: number) => {
    const column = columns[index];
    if (!column) return null;
    const { content, title } = table.cell(row, column.name) ?? {};
    const about = {
      ...cellOf(frame, column, row, index, content === undefined ? "waiting" : ""),
      role: "gridcell",
      title,
    };
    return html`<div key=${column.name} ...${about} onMouseDown=${() => go({ row, column: index })}>${content}</div>`;
  };
  const about = {
    role: "row",
    class: classes("table-row", selected && "selected"),
    "aria-rowindex": row + 2,
    "aria-selected": selected,
    style: { width: `${width}px`, transform: `translateY(${top}px)` },
  };
  return html`<div ...${about}>${drawn.map(cell)}</div>`;
}

/** What every cell has: its place, its look, and whether it takes the focus. Frozen cells stick to the left one after the other. */
function cellOf({ slots, frozen, focus }: Frame, column: TableColumn, row: number, index: number, more: string) {
  const { left, width } = slots[index] ?? { left: 0, width: 0 };
  const isFrozen = index < frozen;
  return {
    class: classes(
      "cell",
      column.align,
      column.mono && "mono",
      isFrozen && "frozen",
      index === frozen - 1 && "frozen-last",
      more,
    ),
    style: { width: `${width}px`, left: `${left}px`, position: isFrozen ? "sticky" : "absolute" },
    "aria-colindex": index + 1,
    tabindex: focus.row === row && focus.column === index ? 0 : -1,
  };
}
