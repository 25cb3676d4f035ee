/** Opens what floats at a cell: its menu, its column's filter. */
import type { DealColumn } from "../../../../contract/common.ts";
import type { DealsGrid } from "./dealsGrid.ts";
import { type Anchor, useGrid } from "./gridState.ts";

export function openCellMenu(grid: DealsGrid, at?: { x: number; y: number }): void {
  const { selection } = useGrid.getState();
  if (!selection) return;
  if (!at) grid.reveal(selection.active);
  const anchor = at ? { left: at.x, top: at.y, bottom: at.y } : anchorOf(grid.input.element);
  useGrid.setState({ contextMenu: { ...anchor, ...selection.active } });
}

export function openFilterAtCell(grid: DealsGrid): void {
  const { selection } = useGrid.getState();
  if (!selection) return;
  grid.reveal(selection.active);
  openFilter(selection.active.column, grid.input.element);
}

export function openFilter(column: DealColumn, at: Element): void {
  useGrid.setState({ columnFilter: { column, ...anchorOf(at) } });
}

function anchorOf(element: Element): Anchor {
  const { left, top, bottom } = element.getBoundingClientRect();
  return { left, top, bottom: Math.max(bottom, top + 24) };
}
