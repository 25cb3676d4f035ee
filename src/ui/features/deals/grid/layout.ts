/** Columns between the grid and a view's layout. */
import type { GridApi } from "ag-grid-community";
import type { DealRow } from "../../../../contract/common.ts";
import { isDealColumn } from "../model/columns.ts";
import { inOrder, type Layout, type ShownColumn } from "../model/viewState.ts";
import { ROW_HEADER } from "./geometry.ts";

/** Shown deal columns from left to right, as they stand in the grid. */
export function readColumns(api: GridApi<DealRow>): ShownColumn[] {
  return api.getAllDisplayedColumns().flatMap((column) => {
    const id = column.getColId();
    if (!isDealColumn(id)) return [];
    return [
      { id, width: Math.round(column.getActualWidth()), ...(column.isPinnedLeft() ? { pinned: true } : {}) },
    ];
  });
}

export function applyLayout(api: GridApi<DealRow>, { columns }: Layout): void {
  const shown = inOrder(columns);
  if (JSON.stringify(shown) === JSON.stringify(readColumns(api))) return;
  const hidden = (api.getColumns() ?? [])
    .map((column) => column.getColId())
    .filter((id) => isDealColumn(id) && !shown.some((column) => column.id === id));
  api.applyColumnState({
    state: [
      { colId: ROW_HEADER, pinned: "left", hide: false },
      ...shown.map(({ id, width, pinned }) => ({
        colId: id,
        width,
        pinned: pinned ? ("left" as const) : null,
        hide: false,
      })),
      ...hidden.map((colId) => ({ colId, hide: true, pinned: null })),
    ],
    applyOrder: true,
  });
}
