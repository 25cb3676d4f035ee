/**
 * The block of cells that is selected, as spreadsheets do it. Rows are positions in the window's order, columns
 * are ids, so that a selection survives moved and resized columns. Pure: every function returns a new selection.
 */
import type { DealColumn } from "../../../../contract/common.ts";

export interface Cell {
  row: number;
  column: DealColumn;
}

export interface Selection {
  /** Where the block was begun. */
  anchor: Cell;
  /** The corner opposite to it, which Shift moves. */
  head: Cell;
  /** The one cell that typing goes to; within the block. */
  active: Cell;
  /** Made by the row headers: whole rows, whatever the columns. */
  rows?: true;
}

/** What there is to select: so many rows, and the columns shown from left to right. */
export interface Bounds {
  rows: number;
  columns: readonly DealColumn[];
}

/** Positions, all inclusive. */
export interface Rect {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export type Direction = "up" | "down" | "left" | "right";

export function selectCell(cell: Cell): Selection {
  return { anchor: cell, head: cell, active: cell };
}

export function extendTo(selection: Selection, head: Cell): Selection {
  const { anchor, rows } = selection;
  return { anchor, head, active: anchor, ...(rows ? { rows } : {}) };
}

export function selectAll(bounds: Bounds, active?: Cell): Selection | null {
  const whole = wholeRows(bounds, 0, bounds.rows - 1);
  if (!whole) return null;
  const { rows: _rows, ...cells } = whole;
  return active ? { ...cells, active } : cells;
}

/** Whole rows; `to` may lie above `from`. */
export function wholeRows(bounds: Bounds, from: number, to: number): Selection | null {
  const first = bounds.columns[0];
  const last = bounds.columns.at(-1);
  if (first === undefined || last === undefined || bounds.rows === 0) return null;
  const anchor = { row: clampTo(from, bounds.rows), column: first };
  return { anchor, head: { row: clampTo(to, bounds.rows), column: last }, active: anchor, rows: true };
}

/** Whole columns of the present block. */
export function wholeColumns(selection: Selection, bounds: Bounds): Selection {
  return {
    anchor: { ...selection.anchor, row: 0 },
    head: { ...selection.head, row: Math.max(bounds.rows - 1, 0) },
    active: selection.active,
  };
}

export function rectOf(selection: Selection, bounds: Bounds): Rect {
  const a = position(selection.anchor, bounds);
  const b = position(selection.head, bounds);
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: selection.rows ? 0 : Math.min(a.column, b.column),
    right: selection.rows ? bounds.columns.length - 1 : Math.max(a.column, b.column),
  };
}

export function columnsOf(rect: Rect, bounds: Bounds): DealColumn[] {
  return bounds.columns.slice(rect.left, rect.right + 1);
}

export function cellCount(rect: Rect): number {
  return (rect.bottom - rect.top + 1) * (rect.right - rect.left + 1);
}

export function contains(rect: Rect, row: number, column: number): boolean {
  return row >= rect.top && row <= rect.bottom && column >= rect.left && column <= rect.right;
}

/** One step (or `by` rows, for a page) from the active cell; the block shrinks to that cell. */
export function move(selection: Selection, bounds: Bounds, direction: Direction, by = 1): Selection {
  return selectCell(stepFrom(selection.active, bounds, direction, by));
}

/** The same with Shift: the corner opposite to the anchor moves. */
export function extend(selection: Selection, bounds: Bounds, direction: Direction, by = 1): Selection {
  return extendTo(selection, stepFrom(selection.head, bounds, direction, by));
}

/** With Ctrl: to the last cell that way. */
export function moveToEdge(selection: Selection, bounds: Bounds, direction: Direction): Selection {
  return selectCell(stepFrom(selection.active, bounds, direction, Number.MAX_SAFE_INTEGER));
}

export function extendToEdge(selection: Selection, bounds: Bounds, direction: Direction): Selection {
  return extend(selection, bounds, direction, Number.MAX_SAFE_INTEGER);
}

/**
 * Tab and Enter: within a block of several cells the active cell goes round in it, else it moves on, from
 * the end of a row to the beginning of the next.
 */
export function advance(
  selection: Selection,
  bounds: Bounds,
  along: "row" | "column",
  back = false,
): Selection {
  const rect = rectOf(selection, bounds);
  if (cellCount(rect) > 1 && !selection.rows)
    return { ...selection, active: nextWithin(selection.active, rect, bounds, along, back) };
  if (along === "column") return move(selection, bounds, back ? "up" : "down");
  const whole = { top: 0, bottom: Math.max(bounds.rows - 1, 0), left: 0, right: bounds.columns.length - 1 };
  const { row, column } = position(selection.active, bounds);
  const atEnd = back ? row === 0 && column === 0 : row === whole.bottom && column === whole.right;
  return selectCell(atEnd ? selection.active : nextWithin(selection.active, whole, bounds, "row", back));
}

/** After rows went or columns were hidden: the same place, as near as there still is one. */
export function fit(selection: Selection, before: readonly DealColumn[], bounds: Bounds): Selection | null {
  if (bounds.rows === 0 || bounds.columns.length === 0) return null;
  const fitCell = ({ row, column }: Cell): Cell => {
    const there = bounds.columns.includes(column);
    const nearest = bounds.columns[clampTo(before.indexOf(column), bounds.columns.length)] as DealColumn;
    return { row: clampTo(row, bounds.rows), column: there ? column : nearest };
  };
  return {
    ...selection,
    anchor: fitCell(selection.anchor),
    head: fitCell(selection.head),
    active: fitCell(selection.active),
  };
}

function position({ row, column }: Cell, bounds: Bounds): { row: number; column: number } {
  return { row, column: Math.max(bounds.columns.indexOf(column), 0) };
}

function stepFrom(cell: Cell, bounds: Bounds, direction: Direction, by: number): Cell {
  const { row, column } = position(cell, bounds);
  const vertical = direction === "up" || direction === "down";
  const signed = direction === "up" || direction === "left" ? -by : by;
  const toRow = clampTo(vertical ? row + signed : row, bounds.rows);
  const toColumn = clampTo(vertical ? column : column + signed, bounds.columns.length);
  return { row: toRow, column: bounds.columns[toColumn] ?? cell.column };
}

function nextWithin(cell: Cell, rect: Rect, bounds: Bounds, along: "row" | "column", back: boolean): Cell {
  const { row, column } = position(cell, bounds);
  const width = rect.right - rect.left + 1;
  const height = rect.bottom - rect.top + 1;
  const count = width * height;
  const at =
    along === "row"
      ? (row - rect.top) * width + (column - rect.left)
      : (column - rect.left) * height + (row - rect.top);
  const to = (at + (back ? -1 : 1) + count) % count;
  const dRow = along === "row" ? Math.floor(to / width) : to % height;
  const dColumn = along === "row" ? to % width : Math.floor(to / height);
  return { row: rect.top + dRow, column: bounds.columns[rect.left + dColumn] as DealColumn };
}

function clampTo(value: number, count: number): number {
  return Math.min(Math.max(value, 0), Math.max(count - 1, 0));
}
