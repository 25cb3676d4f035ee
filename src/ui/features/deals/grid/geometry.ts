/** Where cells are, in pixels of the scrolled content, and which cell a point of the window is in. */
import type { GridApi } from "ag-grid-community";
import type { DealColumn, DealRow } from "../../../../contract/common.ts";
import { isDealColumn } from "../model/columns.ts";

export const ROW_HEADER = "rowHeader";

export interface ColumnBox {
  id: DealColumn;
  /** From the content's left edge; of a pinned column from the grid's. */
  left: number;
  width: number;
  pinned: boolean;
}

export interface Point {
  row: number;
  /** Position among the deal's columns shown; -1 in the row headers. */
  column: number;
}

export class Geometry {
  /** Deal columns from left to right. */
  boxes: ColumnBox[] = [];
  pinnedWidth = 0;
  rowHeight = 32;

  /** Holds the rows; moves with the scroll. */
  readonly content: HTMLElement;
  readonly viewport: HTMLElement;
  private readonly api: GridApi<DealRow>;

  constructor(api: GridApi<DealRow>, content: HTMLElement, viewport: HTMLElement) {
    this.api = api;
    this.content = content;
    this.viewport = viewport;
  }

  /** After columns were moved, resized, shown, hidden or pinned. */
  measure(rowHeight: number): void {
    this.rowHeight = rowHeight;
    const left = this.api.getDisplayedLeftColumns();
    this.pinnedWidth = left.reduce((sum, column) => sum + column.getActualWidth(), 0);
    this.boxes = this.api.getAllDisplayedColumns().flatMap((column) => {
      const id = column.getColId();
      if (!isDealColumn(id)) return [];
      const pinned = column.isPinnedLeft();
      const at = column.getLeft() ?? 0;
      return [{ id, left: pinned ? at : at + this.pinnedWidth, width: column.getActualWidth(), pinned }];
    });
  }

  /**
   * How far rows are drawn above their place. The grid shortens content taller than a page can be (about half a million
   * rows); the nearest row that is drawn tells by how much.
   */
  shift(rows: number): number {
    if (rows * this.rowHeight < 10_000_000) return 0;
    const row = this.content.querySelector<HTMLElement>(".ag-row");
    return row ? Number(row.getAttribute("row-index")) * this.rowHeight - row.offsetTop : 0;
  }

  /** The cell under (or nearest to) a point of the window. */
  pointAt(x: number, y: number, rows: number): Point {
    const frame = this.content.getBoundingClientRect();
    const row = Math.floor((y - frame.top + this.shift(rows)) / this.rowHeight);
    const edge = this.viewport.getBoundingClientRect().left;
    const inPinned = x - edge < this.pinnedWidth;
    const offset = inPinned ? x - edge : x - frame.left;
    return { row: Math.min(Math.max(row, 0), rows - 1), column: this.columnAt(offset, inPinned) };
  }

  private columnAt(offset: number, pinned: boolean): number {
    const among = this.boxes.filter((box) => box.pinned === pinned);
    const first = among[0];
    if (!first) return pinned ? -1 : this.boxes.length - 1;
    if (offset < first.left) return pinned ? -1 : this.boxes.indexOf(first);
    const box = among.findLast(({ left }) => left <= offset) ?? first;
    return this.boxes.indexOf(box);
  }

  boxOf(column: DealColumn): ColumnBox | undefined {
    return this.boxes.find(({ id }) => id === column);
  }
}
