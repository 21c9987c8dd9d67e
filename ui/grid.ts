// The geometry of a table that draws only what is visible: where its columns lie, what is in view, where the keys lead.

/** A column's place, in CSS pixels from the left edge of the table's content. */
export type Slot = { left: number; width: number };

/** A cell's address; row -1 is the header. */
export type Position = { row: number; column: number };

/** Lays columns out side by side. */
export function layOut(widths: readonly number[]): Slot[] {
  let left = 0;
  return widths.map((width) => {
    const slot = { left, width };
    left += width;
    return slot;
  });
}

/** The first and last of `count` equal rows that touch the view, with `spare` rows more on either side; last is -1 for none. */
export function rowsInView(top: number, height: number, rowHeight: number, count: number, spare: number) {
  const first = Math.max(0, Math.floor(top / rowHeight) - spare);
  const last = Math.min(count - 1, Math.ceil((top + height) / rowHeight) - 1 + spare);
  return { first: Math.max(0, Math.min(first, last)), last };
}

/** Which columns are drawn: the frozen ones, the active one (it keeps the focus), and those that touch the view. */
export function columnsInView(
  slots: readonly Slot[],
  left: number,
  width: number,
  frozen: number,
  active: number,
): number[] {
  const covered = slots[frozen]?.left ?? 0;
  return slots.flatMap((slot, index) => {
    const visible = slot.left + slot.width > left + covered - 100 && slot.left < left + width + 100;
    return index < frozen || index === active || visible ? [index] : [];
  });
}

/** Where a key leads from a cell, as the ARIA grid pattern has it; undefined for keys that don't move. */
export function moveFocus(
  { row, column }: Position,
  { key, ctrlKey, metaKey }: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey">,
  { rows, columns, page }: { rows: number; columns: number; page: number },
): Position | undefined {
  const far = ctrlKey || metaKey;
  const to = (nextRow: number, nextColumn: number) => ({
    row: Math.max(-1, Math.min(rows - 1, nextRow)),
    column: Math.max(0, Math.min(columns - 1, nextColumn)),
  });
  switch (key) {
    case "ArrowUp":
      return far ? to(0, column) : to(row - 1, column);
    case "ArrowDown":
      return far ? to(rows - 1, column) : to(row + 1, column);
    case "ArrowLeft":
      return to(row, far ? 0 : column - 1);
    case "ArrowRight":
      return to(row, far ? columns - 1 : column + 1);
    case "PageUp":
      return to(Math.max(0, row - page), column);
    case "PageDown":
      return to(row + page, column);
    case "Home":
      return far ? to(0, 0) : to(row, 0);
    case "End":
      return far ? to(rows - 1, columns - 1) : to(row, columns - 1);
    default:
      return undefined;
  }
}
