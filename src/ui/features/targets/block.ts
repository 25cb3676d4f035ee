/** The block of cells that is selected in the grid of targets, by places from 0. Pure. */

export interface Place {
  row: number;
  column: number;
}

export interface Block {
  /** Where it was begun: the one cell that typing goes to. */
  anchor: Place;
  /** The corner opposite to it, which Shift moves. */
  head: Place;
}

export interface Size {
  rows: number;
  columns: number;
}

/** Inclusive. */
export interface Rect {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export const cellBlock = (place: Place): Block => ({ anchor: place, head: place });

export function rectOf({ anchor, head }: Block): Rect {
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    right: Math.max(anchor.column, head.column),
  };
}

export const within = ({ top, bottom, left, right }: Rect, { row, column }: Place): boolean =>
  row >= top && row <= bottom && column >= left && column <= right;

/** By so many rows and columns, `Infinity` to the edge; with `extend` only the corner moves. */
export function moved(block: Block, size: Size, rows: number, columns: number, extend = false): Block {
  const from = extend ? block.head : block.anchor;
  const to = { row: clamp(from.row + rows, size.rows), column: clamp(from.column + columns, size.columns) };
  return extend ? { anchor: block.anchor, head: to } : cellBlock(to);
}

/** After rows or columns went: the same place, as near as there still is one. Null where none is left. */
export function fitted(block: Block, size: Size): Block | null {
  if (size.rows === 0 || size.columns === 0) return null;
  const fit = ({ row, column }: Place): Place => ({
    row: clamp(row, size.rows),
    column: clamp(column, size.columns),
  });
  return { anchor: fit(block.anchor), head: fit(block.head) };
}

const clamp = (value: number, count: number): number => Math.min(Math.max(value, 0), count - 1);
