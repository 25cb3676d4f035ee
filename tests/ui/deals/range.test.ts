import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DealColumn } from "../../../src/contract/common.ts";
import {
  advance,
  type Bounds,
  cellCount,
  columnsOf,
  contains,
  extend,
  extendTo,
  extendToEdge,
  fit,
  move,
  moveToEdge,
  rectOf,
  selectAll,
  selectCell,
  type Selection,
  wholeColumns,
  wholeRows,
} from "../../../src/ui/features/deals/model/range.ts";

const columns: DealColumn[] = ["name", "account", "stage", "amountMinor"];
const bounds: Bounds = { rows: 10, columns };
const at = (row: number, column: DealColumn) => selectCell({ row, column });

describe("the selected block", () => {
  it("is one cell after a click and a rectangle after Shift+click, whichever way", () => {
    expect(rectOf(at(3, "stage"), bounds)).toEqual({ top: 3, bottom: 3, left: 2, right: 2 });
    const up = extendTo(at(5, "stage"), { row: 2, column: "name" });
    expect(rectOf(up, bounds)).toEqual({ top: 2, bottom: 5, left: 0, right: 2 });
    expect(up.active).toEqual({ row: 5, column: "stage" });
    expect(columnsOf(rectOf(up, bounds), bounds)).toEqual(["name", "account", "stage"]);
  });

  it("moves by arrows, stops at the edges, and jumps to them with Ctrl", () => {
    expect(move(at(0, "name"), bounds, "up")).toEqual(at(0, "name"));
    expect(move(at(0, "name"), bounds, "right")).toEqual(at(0, "account"));
    expect(move(at(8, "name"), bounds, "down", 20)).toEqual(at(9, "name"));
    expect(moveToEdge(at(4, "stage"), bounds, "down")).toEqual(at(9, "stage"));
    expect(moveToEdge(at(4, "stage"), bounds, "left")).toEqual(at(4, "name"));
  });

  it("grows and shrinks with Shift around its anchor", () => {
    const two = extend(at(4, "stage"), bounds, "down");
    expect(rectOf(two, bounds)).toEqual({ top: 4, bottom: 5, left: 2, right: 2 });
    expect(rectOf(extend(extend(two, bounds, "up"), bounds, "up"), bounds)).toEqual({
      top: 3,
      bottom: 4,
      left: 2,
      right: 2,
    });
    expect(rectOf(extendToEdge(two, bounds, "right"), bounds)).toEqual({
      top: 4,
      bottom: 5,
      left: 2,
      right: 3,
    });
  });

  it("begins a move at the active cell after a block was selected", () => {
    const block = extend(at(4, "stage"), bounds, "down", 3);
    expect(move(block, bounds, "right")).toEqual(at(4, "amountMinor"));
  });

  it("takes everything, whole rows and whole columns", () => {
    expect(rectOf(selectAll(bounds) as Selection, bounds)).toEqual({ top: 0, bottom: 9, left: 0, right: 3 });
    expect(selectAll(bounds, { row: 3, column: "stage" })?.active).toEqual({ row: 3, column: "stage" });
    expect(selectAll({ rows: 0, columns })).toBeNull();
    expect(rectOf(wholeRows(bounds, 5, 3) as Selection, bounds)).toEqual({
      top: 3,
      bottom: 5,
      left: 0,
      right: 3,
    });
    expect(rectOf(wholeColumns(at(5, "stage"), bounds), bounds)).toEqual({
      top: 0,
      bottom: 9,
      left: 2,
      right: 2,
    });
  });

  it("keeps whole rows whole when columns are shown or moved", () => {
    const rows = wholeRows(bounds, 2, 2) as Selection;
    const more: Bounds = { rows: 10, columns: ["owner", ...columns, "source"] };
    expect(rectOf(rows, more)).toMatchObject({ left: 0, right: 5 });
  });
});

describe("Tab and Enter", () => {
  it("go on from one cell: Tab to the next row's beginning, Enter down", () => {
    expect(advance(at(2, "amountMinor"), bounds, "row")).toEqual(at(3, "name"));
    expect(advance(at(3, "name"), bounds, "row", true)).toEqual(at(2, "amountMinor"));
    expect(advance(at(9, "amountMinor"), bounds, "row")).toEqual(at(9, "amountMinor"));
    expect(advance(at(0, "name"), bounds, "row", true)).toEqual(at(0, "name"));
    expect(advance(at(2, "stage"), bounds, "column")).toEqual(at(3, "stage"));
    expect(advance(at(9, "stage"), bounds, "column")).toEqual(at(9, "stage"));
  });

  it("go round within a block, which stays", () => {
    let block = extendTo(at(1, "name"), { row: 2, column: "account" });
    const seen: string[] = [];
    for (let i = 0; i < 5; i += 1) {
      seen.push(`${block.active.row} ${block.active.column}`);
      block = advance(block, bounds, "column");
    }
    expect(seen).toEqual(["1 name", "2 name", "1 account", "2 account", "1 name"]);
    expect(rectOf(block, bounds)).toEqual({ top: 1, bottom: 2, left: 0, right: 1 });
    expect(advance(extendTo(at(1, "name"), { row: 2, column: "account" }), bounds, "row").active).toEqual({
      row: 1,
      column: "account",
    });
  });
});

describe("after rows went or columns were hidden", () => {
  it("stays where it was, or at the nearest place", () => {
    const block = extendTo(at(8, "account"), { row: 9, column: "stage" });
    const fewer: Bounds = { rows: 9, columns: ["name", "account", "amountMinor"] };
    expect(rectOf(fit(block, columns, fewer) as Selection, fewer)).toEqual({
      top: 8,
      bottom: 8,
      left: 1,
      right: 2,
    });
    expect(fit(block, columns, { rows: 0, columns })).toBeNull();
  });
});

describe("whatever is pressed", () => {
  const direction = fc.constantFrom<"up" | "down" | "left" | "right">("up", "down", "left", "right");
  const step = fc.oneof(
    direction.map((way) => (s: Selection) => move(s, bounds, way)),
    direction.map((way) => (s: Selection) => extend(s, bounds, way)),
    direction.map((way) => (s: Selection) => moveToEdge(s, bounds, way)),
    direction.map((way) => (s: Selection) => extendToEdge(s, bounds, way)),
    fc.tuple(fc.constantFrom("row" as const, "column" as const), fc.boolean()).map(
      ([along, back]) =>
        (s: Selection) =>
          advance(s, bounds, along, back),
    ),
  );
  it("the block lies within the grid and holds the active cell", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const selection = steps.reduce((now, run) => run(now), at(4, "stage"));
        const rect = rectOf(selection, bounds);
        expect(rect.top).toBeGreaterThanOrEqual(0);
        expect(rect.bottom).toBeLessThan(bounds.rows);
        expect(rect.right).toBeLessThan(columns.length);
        expect(cellCount(rect)).toBeGreaterThan(0);
        expect(contains(rect, selection.active.row, columns.indexOf(selection.active.column))).toBe(true);
      }),
    );
  });
});
