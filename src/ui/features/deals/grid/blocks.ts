/** What is done to a block of cells: copy, cut, paste, fill, clear, delete. */
import { call } from "../../../bridge.ts";
import { toast, toastError } from "../../../components/toasts.tsx";
import { i18n } from "../../../locales/index.ts";
import { toastChange } from "../../../state/history.ts";
import { columnSpec, isNumeric } from "../model/columns.ts";
import { columnsOf, type Rect, selectCell, type Selection } from "../model/range.ts";
import { formatHtml, formatTsv, parseTsv, squared } from "../../../../core/domain/tsv.ts";
import type { DealsGrid } from "./dealsGrid.ts";
import { announce, useGrid } from "./gridState.ts";
import { reportBlock, writeBlock } from "./report.ts";

const number = (value: number) => value.toLocaleString(i18n.language);

/** Runs for the selected block; a failure is shown. */
async function withBlock(work: (rect: Rect) => Promise<void>): Promise<void> {
  const { rect } = useGrid.getState();
  if (!rect) return;
  try {
    await work(rect);
  } catch (error) {
    toastError(error);
  }
}

/** Text and table; rows that were never scrolled to are in it too. */
export function copyBlock(grid: DealsGrid, cut = false): Promise<void> {
  return withBlock(async (rect) => {
    const columns = columnsOf(rect, grid.bounds);
    const { rows } = await call("deals.block", {
      ...grid.source.shown,
      fromRow: rect.top,
      toRow: rect.bottom,
      columns,
    });
    await navigator.clipboard.write([
      new ClipboardItem({
        "text/plain": new Blob([formatTsv(rows)], { type: "text/plain" }),
        "text/html": new Blob([formatHtml(rows, columns.map(isNumeric))], { type: "text/html" }),
      }),
    ]);
    grid.markCopied(rect);
    announce(
      i18n.t("deals:block.copied", {
        rows: i18n.t("common:counted.rows", { count: rows.length, shown: number(rows.length) }),
        columns: i18n.t("common:counted.columns", { count: columns.length, shown: number(columns.length) }),
      }),
    );
    if (cut) await clearBlock(grid);
  });
}

export function pasteText(grid: DealsGrid, text: string): Promise<void> {
  return withBlock(async (rect) => {
    if (text === "") return toast({ id: "notEditable", message: i18n.t("deals:block.nothingToPaste") });
    const { values, to, clipped } = fitted(squared(parseTsv(text)), rect, grid);
    const columns = columnsOf(to, grid.bounds);
    const done = await writeBlock("deals.paste", {
      ...grid.source.shown,
      fromRow: to.top,
      toRow: to.bottom,
      columns,
      values,
      kind: "paste",
    });
    grid.markCopied(null);
    selectRect(grid, to);
    reportBlock(done, "pasted", clipped);
  });
}

/** One value or block repeats over a selection that is a multiple of it; else it lies from the first cell on, cut at the edges. */
function fitted(
  values: string[][],
  rect: Rect,
  grid: DealsGrid,
): { values: string[][]; to: Rect; clipped: number } {
  const height = values.length;
  const width = values[0]?.length ?? 1;
  const selectedRows = rect.bottom - rect.top + 1;
  const selectedColumns = rect.right - rect.left + 1;
  if (selectedRows % height === 0 && selectedColumns % width === 0) return { values, to: rect, clipped: 0 };
  const rows = Math.min(height, grid.bounds.rows - rect.top);
  const columns = Math.min(width, grid.bounds.columns.length - rect.left);
  return {
    values: values.slice(0, rows).map((line) => line.slice(0, columns)),
    to: { top: rect.top, left: rect.left, bottom: rect.top + rows - 1, right: rect.left + columns - 1 },
    clipped: height * width - rows * columns,
  };
}

function selectRect(grid: DealsGrid, rect: Rect): void {
  const { columns } = grid.bounds;
  const anchor = { row: rect.top, column: columns[rect.left] };
  const head = { row: rect.bottom, column: columns[rect.right] };
  if (anchor.column === undefined || head.column === undefined) return;
  grid.select({ ...selectCell(anchor as Selection["anchor"]), head: head as Selection["head"] });
}

/** Ctrl+D and Ctrl+R: the first row or column over the rest; of a single row or column, the one before it. */
export function fillBlock(grid: DealsGrid, direction: "down" | "right"): Promise<void> {
  return withBlock(async (rect) => {
    const down = direction === "down";
    const single = down ? rect.top === rect.bottom : rect.left === rect.right;
    const from = !single ? rect : down ? { ...rect, top: rect.top - 1 } : { ...rect, left: rect.left - 1 };
    if (from.top < 0 || from.left < 0) return announce(i18n.t("deals:block.nothingToFill"));
    const columns = columnsOf(from, grid.bounds);
    const done = await writeBlock("deals.fill", {
      ...grid.source.shown,
      fromRow: from.top,
      toRow: from.bottom,
      columns,
      direction,
    });
    reportBlock(done, "filled");
  });
}

/** The fill handle: the block repeats over the target, which lies beside it. */
export async function fillTo(grid: DealsGrid, source: Rect, target: Rect): Promise<void> {
  try {
    const { shown } = grid.source;
    const { rows } = await call("deals.block", {
      ...shown,
      fromRow: source.top,
      toRow: source.bottom,
      columns: columnsOf(source, grid.bounds),
    });
    const values = rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell))));
    const done = await writeBlock("deals.paste", {
      ...shown,
      fromRow: target.top,
      toRow: target.bottom,
      columns: columnsOf(target, grid.bounds),
      values: phased(values, source, target),
      kind: "fill",
    });
    selectRect(grid, {
      top: Math.min(source.top, target.top),
      bottom: Math.max(source.bottom, target.bottom),
      left: Math.min(source.left, target.left),
      right: Math.max(source.right, target.right),
    });
    reportBlock(done, "filled");
  } catch (error) {
    toastError(error);
  }
}

/** Upwards and to the left the repetition has to end, not to begin, at the block. */
function phased(values: string[][], source: Rect, target: Rect): string[][] {
  const turn = <T>(items: T[], count: number, before: boolean): T[] => {
    const by = before ? (items.length - (count % items.length)) % items.length : 0;
    return [...items.slice(by), ...items.slice(0, by)];
  };
  const rows = turn(values, target.bottom - target.top + 1, target.bottom < source.top);
  return rows.map((row) => turn(row, target.right - target.left + 1, target.right < source.left));
}

export function clearBlock(grid: DealsGrid): Promise<void> {
  return withBlock(async (rect) => {
    const columns = columnsOf(rect, grid.bounds).filter((column) => columnSpec(column).editable);
    if (columns.length === 0) return toast({ id: "notEditable", message: i18n.t("deals:block.allReadOnly") });
    const done = await writeBlock("deals.paste", {
      ...grid.source.shown,
      fromRow: rect.top,
      toRow: rect.bottom,
      columns,
      values: [[""]],
      kind: "clear",
    });
    reportBlock(done, "cleared");
  });
}

/** The deals of the block's rows. Undo brings them back, so nothing is asked. */
export function deleteRows(grid: DealsGrid): Promise<void> {
  return withBlock(async (rect) => {
    const { changeSet, changed } = await call("deals.delete", {
      ...grid.source.shown,
      fromRow: rect.top,
      toRow: rect.bottom,
    });
    const message = i18n.t("deals:block.deleted", { count: changed, shown: number(changed) });
    toastChange(message, changeSet);
  });
}
