/** The mouse in the grid: click, Shift+click, drag over cells and row headers, the fill handle, double click, menu. */
import { useWindow } from "../../../state/windowStore.ts";
import { type Rect, wholeRows } from "../model/range.ts";
import { fillTo } from "./blocks.ts";
import type { DealsGrid } from "./dealsGrid.ts";
import { beginEdit, commitEdit } from "./editing.ts";
import type { Point } from "./geometry.ts";
import { useGrid } from "./gridState.ts";
import { openCellMenu } from "./menus.ts";

/** How near to the edge a drag begins to scroll, and how fast it gets. */
const EDGE = 24;
const FASTEST = 40;

export function attachMouse(grid: DealsGrid): () => void {
  const { content } = grid.geometry;
  const stop = new AbortController();
  const { signal } = stop;
  content.addEventListener("mousedown", (event) => pressed(event, grid), { signal });
  content.addEventListener("dblclick", (event) => doubleClicked(event, grid), { signal });
  content.addEventListener("contextmenu", (event) => menuAsked(event, grid), { signal });
  return () => stop.abort();
}

function pointOf(event: MouseEvent, grid: DealsGrid): Point | null {
  const { rows } = grid.bounds;
  if (rows === 0 || isBelow(event, grid)) return null;
  return grid.geometry.pointAt(event.clientX, event.clientY, rows);
}

/** In the empty space under the last row. */
function isBelow(event: MouseEvent, grid: DealsGrid): boolean {
  const { geometry } = grid;
  const frame = geometry.content.getBoundingClientRect();
  return (
    event.clientY - frame.top + geometry.shift(grid.bounds.rows) >= grid.bounds.rows * geometry.rowHeight
  );
}

function isOwn(event: MouseEvent, grid: DealsGrid): boolean {
  const target = event.target as Element;
  return target !== grid.input.element && target.closest("button") === null;
}

function pressed(event: MouseEvent, grid: DealsGrid): void {
  if (!isOwn(event, grid) || event.button === 1) return;
  // The focus stays in the grid's field.
  event.preventDefault();
  if (useGrid.getState().editing) commitEdit(grid, "stay");
  grid.focus();
  if (event.target === grid.overlay.handle) return dragHandle(event, grid);
  const point = pointOf(event, grid);
  if (!point) return;
  if (event.button === 2) return void (inBlock(point) || selectPoint(grid, point, false));
  selectPoint(grid, point, event.shiftKey);
  drag(event, grid, (at) => selectPoint(grid, point.column === -1 ? { ...at, column: -1 } : at, true));
}

function inBlock({ row, column }: Point): boolean {
  const { rect } = useGrid.getState();
  if (!rect) return false;
  return (
    row >= rect.top && row <= rect.bottom && (column === -1 || (column >= rect.left && column <= rect.right))
  );
}

function selectPoint(grid: DealsGrid, { row, column }: Point, extend: boolean): void {
  const { selection } = useGrid.getState();
  if (column === -1) {
    const from = extend && selection ? selection.anchor.row : row;
    grid.select(wholeRows(grid.bounds, from, row));
    return;
  }
  const id = grid.bounds.columns[column];
  if (id === undefined) return;
  grid.selectAt({ row, column: id }, extend);
}

function doubleClicked(event: MouseEvent, grid: DealsGrid): void {
  if (!isOwn(event, grid)) return;
  const point = pointOf(event, grid);
  if (!point) return;
  if (point.column !== -1) return beginEdit(grid, "edit");
  const deal = grid.rowAt(point.row);
  if (deal) useWindow.getState().openDeal(deal.id);
}

function menuAsked(event: MouseEvent, grid: DealsGrid): void {
  if (!isOwn(event, grid)) return;
  event.preventDefault();
  if (pointOf(event, grid)) openCellMenu(grid, { x: event.clientX, y: event.clientY });
}

/** Follows the mouse until it is let go; near the edges the grid scrolls along. */
function drag(begun: MouseEvent, grid: DealsGrid, to: (point: Point) => void, done?: () => void): void {
  const { geometry } = grid;
  let x = begun.clientX;
  let y = begun.clientY;
  let last = "";
  let frame = 0;
  const follow = () => {
    const point = geometry.pointAt(x, y, grid.bounds.rows);
    const key = `${point.row} ${point.column}`;
    if (key === last) return;
    last = key;
    to(point);
  };
  const scroll = () => {
    const box = geometry.viewport.getBoundingClientRect();
    const dx = beyond(x, box.left + geometry.pinnedWidth, box.right);
    const dy = beyond(y, box.top + HEADER, box.bottom);
    if (dx !== 0 || dy !== 0) {
      geometry.viewport.scrollBy(dx, dy);
      follow();
    }
    frame = requestAnimationFrame(scroll);
  };
  const moved = (event: MouseEvent) => {
    x = event.clientX;
    y = event.clientY;
    if (event.buttons === 0) return end();
    follow();
    if (frame === 0) frame = requestAnimationFrame(scroll);
  };
  const end = () => {
    cancelAnimationFrame(frame);
    window.removeEventListener("mousemove", moved);
    window.removeEventListener("mouseup", end);
    done?.();
  };
  window.addEventListener("mousemove", moved);
  window.addEventListener("mouseup", end);
}

const HEADER = 32;

function beyond(at: number, low: number, high: number): number {
  if (at < low + EDGE) return -Math.min(FASTEST, Math.ceil((low + EDGE - at) / 2));
  return at > high - EDGE ? Math.min(FASTEST, Math.ceil((at - high + EDGE) / 2)) : 0;
}

/** Down, up, left or right of the block, whichever the mouse went further. */
function dragHandle(event: MouseEvent, grid: DealsGrid): void {
  const source = useGrid.getState().rect;
  if (!source) return;
  let target: Rect | null = null;
  drag(
    event,
    grid,
    (point) => {
      target = targetOf(source, point);
      grid.markTarget(target);
    },
    () => {
      grid.markTarget(null);
      if (target) void fillTo(grid, source, target);
    },
  );
}

function targetOf(source: Rect, { row, column }: Point): Rect | null {
  const down = row - source.bottom;
  const up = source.top - row;
  const right = column - source.right;
  const left = source.left - column;
  const most = Math.max(down, up, right, left);
  if (most <= 0) return null;
  if (most === down) return { ...source, top: source.bottom + 1, bottom: row };
  if (most === up) return { ...source, top: row, bottom: source.top - 1 };
  if (most === right) return { ...source, left: source.right + 1, right: column };
  return { ...source, left: Math.max(column, 0), right: source.left - 1 };
}
