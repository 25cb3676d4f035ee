/** The grid in its element: made once for a language and currency, told of each new filter, layout and change of the file. */
import { type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DealFilter } from "../../../../contract/common.ts";
import { onEvent } from "../../../bridge.ts";
import { useCall } from "../../../state/engine.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { useDealFilter, useWindow } from "../../../state/windowStore.ts";
import { copyBlock, pasteText } from "../grid/blocks.ts";
import { DealsGrid } from "../grid/dealsGrid.ts";
import { beginEdit, commitEdit, textChanged } from "../grid/editing.ts";
import { useGrid } from "../grid/gridState.ts";
import { onKey } from "../grid/keyboard.ts";
import { openFilter } from "../grid/menus.ts";
import { attachMouse } from "../grid/mouse.ts";
import { closeRejected, fileChanged } from "../grid/report.ts";
import { nextSort } from "../model/viewState.ts";
import { unitOf } from "../grid/columnDefs.ts";
import { useCellContext } from "./useCellContext.ts";
import type { ScreenControl } from "./useScreenState.ts";

export const SCROLL = "deals";
/** Marks what belongs to the open editor: the focus going there ends no edit. */
export const EDITOR_PART = "data-editor-part";

export function useDealsGrid(control: ScreenControl): {
  host: RefObject<HTMLDivElement | null>;
  grid: DealsGrid | null;
} {
  const { t } = useTranslation(["deals", "common"]);
  const host = useRef<HTMLDivElement>(null);
  const [grid, setGrid] = useState<DealsGrid | null>(null);
  const format = useFormat();
  const today = useCall("file.info", {}).data?.today;
  const cells = useCellContext(control.customFields);
  const filter = useDealFilter();
  const { layout, ready, setLayout } = control;
  // For callbacks of the grid, which outlives many renderings.
  const latest = useRef({ filter, layout, setLayout });
  useEffect(() => {
    latest.current = { filter, layout, setLayout };
  });

  useEffect(() => {
    if (!host.current || today === undefined || !ready) return;
    const now = () => latest.current;
    const made = new DealsGrid(host.current, {
      window: { filter: now().filter, sort: now().layout.sort },
      today,
      layout: now().layout,
      cells: cells.context,
      header: {
        drawn: new Set(),
        sort: () => now().layout.sort,
        isFiltered: (column) => isFiltered(now().filter, column),
        unit: (column) => unitOf(column, format),
        words: {
          filter: (column) => t("grid.filterColumn", { column }),
          sortAscending: t("grid.ascending"),
          sortDescending: t("grid.descending"),
        },
        onSort: (column, add) =>
          now().setLayout((was) => ({ ...was, sort: nextSort(was.sort, column, add) })),
        onFilter: openFilter,
        onMenu: (column, event) => {
          event.preventDefault();
          useGrid.setState({
            contextMenu: { left: event.clientX, top: event.clientY, bottom: event.clientY, row: -1, column },
          });
        },
      },
      open: {
        open: (deal) => useWindow.getState().openDeal(deal.id),
        label: (name) => t("grid.open", { name }),
      },
      words: {
        label: t("grid.label"),
        row: (number) => t("grid.row", { number: format.number(number) }),
        block: (rows, columns) =>
          t("grid.block", {
            rows: t("common:counted.rows", { count: rows, shown: format.number(rows) }),
            columns: t("common:counted.columns", { count: columns, shown: format.number(columns) }),
          }),
        empty: t("grid.empty"),
      },
      onColumns: (columns) => now().setLayout((was) => ({ ...was, columns })),
      onScroll: (top) => useWindow.getState().keepScroll(SCROLL, top),
    });
    const detach = listen(made);
    setGrid(made);
    return () => {
      detach();
      setGrid(null);
      made.destroy();
    };
  }, [today, ready, format, cells.context, t]);

  useEffect(() => {
    if (grid && cells.names && !grid.api.isDestroyed()) grid.redraw();
  }, [grid, cells.names]);

  const drawn = useRef<object | null>(null);
  useEffect(() => {
    if (!grid || grid.api.isDestroyed()) return;
    // It was made with the columns as they were then.
    if (drawn.current !== null && drawn.current !== cells.columns) grid.setColumns();
    drawn.current = cells.columns;
  }, [grid, cells.columns]);

  // After another file was opened this may still see the grid of the one before.
  useEffect(() => {
    if (grid && !grid.api.isDestroyed()) grid.setLayout(layout);
  }, [grid, layout]);

  const { sort } = layout;
  const sortKey = JSON.stringify(sort);
  useEffect(() => {
    if (!grid) return;
    const { shown } = grid.source;
    if (shown.filter === filter && JSON.stringify(shown.sort) === sortKey) return;
    void grid.source.show({ filter, sort: JSON.parse(sortKey) as typeof sort });
    for (const header of grid.setup.header.drawn) header.update();
  }, [grid, filter, sortKey]);

  useRestoredScroll(grid);
  return { host, grid };
}

function listen(grid: DealsGrid): () => void {
  const detach = attachMouse(grid);
  const focused = (on: boolean) => {
    useGrid.setState({ focused: on });
    grid.host.toggleAttribute("data-focused", on);
  };
  grid.input.listen({
    began: () => beginEdit(grid, "replace"),
    changed: (text) => textChanged(grid, text),
    key: (event) => onKey(event, grid),
    pasted: (text) => void pasteText(grid, text),
    copied: (cut) => void copyBlock(grid, cut),
    entered: () => focused(true),
    left: (to) => {
      focused(false);
      // Another window in front ends nothing, nor does the editor's own list.
      if (document.hasFocus() && !to?.closest(`[${EDITOR_PART}]`)) commitEdit(grid, "stay");
    },
  });
  const stop = onEvent((event) => {
    if (event.type === "changed") fileChanged(event.revision, event.subjects);
    if (event.type === "engineRestarted") closeRejected();
    if (event.type === "changed" || event.type === "engineRestarted") void grid.source.refresh();
  });
  return () => {
    stop();
    detach();
  };
}

/** After Back, and when the screen is shown again: the rows that were in sight. */
function useRestoredScroll(grid: DealsGrid | null): void {
  const restored = useWindow((state) => state.restored);
  const total = useGrid((state) => state.total);
  const ready = total !== null && total > 0;
  const done = useRef<string | null>(null);
  useEffect(() => {
    const key = `${restored}`;
    if (!grid || !ready || done.current === key) return;
    done.current = key;
    const top = useWindow.getState().scroll[SCROLL] ?? 0;
    grid.geometry.viewport.scrollTop = top;
  }, [grid, ready, restored]);
}

function isFiltered(filter: DealFilter, column: string): boolean {
  if (filter.columns && column in filter.columns) return true;
  const days = { createdOn: "created", expectedOn: "expected", closedOn: "closed" }[column];
  if (days) return `${days}From` in filter || `${days}To` in filter;
  return column in filter && (filter as Record<string, unknown>)[column] !== undefined;
}
