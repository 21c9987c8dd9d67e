// The geometry of the virtual table.
import assert from "node:assert/strict";
import { columnsInView, layOut, moveFocus, rowsInView } from "../../ui/grid.ts";

Deno.test("rowsInView: what touches the view is drawn, with some rows to spare", () => {
  assert.deepEqual(rowsInView(0, 320, 32, 100_000, 0), { first: 0, last: 9 });
  assert.deepEqual(rowsInView(48, 320, 32, 100_000, 2), { first: 0, last: 13 });
  assert.deepEqual(rowsInView(3_199_680, 320, 32, 100_000, 6), { first: 99_984, last: 99_999 });
});

Deno.test("rowsInView: an empty table has no rows, and a scroll beyond the end draws the last", () => {
  assert.equal(rowsInView(0, 320, 32, 0, 6).last, -1);
  assert.deepEqual(rowsInView(50_000, 320, 32, 10, 0), { first: 9, last: 9 });
});

Deno.test("columnsInView: frozen columns, those in view, and the one with the focus", () => {
  const slots = layOut([40, 200, ...Array.from({ length: 50 }, () => 100)]);
  assert.deepEqual(columnsInView(slots, 2_000, 600, 2, 45), [0, 1, 21, 22, 23, 24, 25, 26, 45]);
});

const GRID = { rows: 100, columns: 10, page: 20 };
const at = (row: number, column: number) => ({ row, column });
const MOVES: [string, boolean, ReturnType<typeof at>][] = [
  ["ArrowDown", false, at(6, 5)],
  ["ArrowUp", false, at(4, 5)],
  ["ArrowLeft", false, at(5, 4)],
  ["ArrowRight", false, at(5, 6)],
  ["ArrowDown", true, at(99, 5)],
  ["ArrowUp", true, at(0, 5)],
  ["PageDown", false, at(25, 5)],
  ["PageUp", false, at(0, 5)],
  ["Home", false, at(5, 0)],
  ["End", false, at(5, 9)],
  ["Home", true, at(0, 0)],
  ["End", true, at(99, 9)],
];
for (const [key, ctrlKey, target] of MOVES) {
  Deno.test(`moveFocus: ${ctrlKey ? "Ctrl+" : ""}${key} leads to row ${target.row}, column ${target.column}`, () => {
    assert.deepEqual(moveFocus(at(5, 5), { key, ctrlKey, metaKey: false }, GRID), target);
  });
}

Deno.test("moveFocus: up from the first row is the header, and there it ends", () => {
  const up = { key: "ArrowUp", ctrlKey: false, metaKey: false };
  assert.deepEqual(moveFocus(at(0, 3), up, GRID), at(-1, 3));
  assert.deepEqual(moveFocus(at(-1, 3), up, GRID), at(-1, 3));
});

Deno.test("moveFocus: other keys don't move", () => {
  assert.equal(moveFocus(at(0, 0), { key: "a", ctrlKey: false, metaKey: false }, GRID), undefined);
});
