/**
 * The deals grid: AG Grid for scrolling, columns and headers; the block, the keys and the editor are ours. It owns the
 * selection, since every spreadsheet habit is about it, and keeps what the screen draws in `gridState`.
 */
import { createGrid, type GridApi } from "ag-grid-community";
import type { DealRow } from "../../../../contract/common.ts";
import type { Day } from "../../../../core/domain/days.ts";
import { gridDefaults } from "../../../theme/gridTheme.ts";
import { CellInput } from "../edit/cellInput.ts";
import {
  type Bounds,
  type Cell,
  cellCount,
  extendTo,
  fit,
  type Rect,
  rectOf,
  type Selection,
  selectCell,
} from "../model/range.ts";
import { type Layout, rowHeights } from "../model/viewState.ts";
import { type CellContext, cellText, columnDefs } from "./columnDefs.ts";
import { Geometry } from "./geometry.ts";
import { announce, resetGrid, useGrid } from "./gridState.ts";
import type { HeaderContext } from "./header.ts";
import { applyLayout, readColumns } from "./layout.ts";
import { registerModules } from "./modules.ts";
import { attachOpenMark, type OpenMark } from "./openMark.ts";
import { Overlay } from "./overlay.ts";
import { BLOCK_ROWS, BLOCKS_KEPT, DealsSource, type DealWindow } from "./source.ts";

export interface GridSetup {
  window: DealWindow;
  /** The day that typed days are counted from. */
  today: Day;
  layout: Layout;
  cells: CellContext;
  header: HeaderContext;
  open: OpenMark;
  words: {
    label: string;
    row(number: number): string;
    block(rows: number, columns: number): string;
    empty: string;
  };
  /** The user moved, resized or pinned columns in the header. */
  onColumns(columns: Layout["columns"]): void;
  onScroll(top: number): void;
}

const SAY_AFTER_MS = 150;

export class DealsGrid {
  readonly host: HTMLElement;
  readonly setup: GridSetup;
  readonly api: GridApi<DealRow>;
  readonly source: DealsSource;
  readonly geometry: Geometry;
  readonly overlay: Overlay;
  readonly input = new CellInput();
  /** Dashed: what the clipboard holds. */
  private copied: Rect | null = null;
  /** Dashed: where a drag of the fill handle would fill to. */
  private target: Rect | null = null;
  private layout: Layout;
  private readonly detachOpenMark: () => void;
  private saying: ReturnType<typeof setTimeout> | undefined;

  constructor(host: HTMLElement, setup: GridSetup) {
    registerModules();
    resetGrid();
    this.host = host;
    this.setup = setup;
    this.layout = setup.layout;
    this.source = new DealsSource(setup.window, () => this.api, {
      total: (count) => this.counted(count),
      failed: (error) => useGrid.setState({ error }),
    });
    this.api = createGrid<DealRow>(host, {
      ...gridDefaults(),
      rowModelType: "infinite",
      datasource: this.source,
      cacheBlockSize: BLOCK_ROWS,
      maxBlocksInCache: BLOCKS_KEPT,
      infiniteInitialRowCount: 0,
      getRowId: ({ data }) => data.id,
      columnDefs: columnDefs(setup.cells, setup.header),
      defaultColDef: { sortable: false, suppressHeaderMenuButton: true, suppressHeaderContextMenu: true },
      rowHeight: rowHeights[setup.layout.density],
      rowBuffer: 6,
      // By style sheet instead: a class per row that passes under the pointer costs a frame its time.
      suppressRowHoverHighlight: true,
      // Places by `top`, so that pinned cells and the block's outline share one stacking order.
      suppressRowTransform: true,
      suppressCellFocus: true,
      suppressHeaderFocus: true,
      suppressDragLeaveHidesColumns: true,
      suppressNoRowsOverlay: true,
      suppressLoadingOverlay: true,
      suppressScrollOnNewData: true,
      onDisplayedColumnsChanged: () => this.columnsChanged(),
      onColumnResized: ({ finished, source }) => this.headerUsed(finished, source),
      onColumnMoved: ({ finished, source }) => this.headerUsed(finished, source),
      onColumnPinned: ({ source }) => this.headerUsed(true, source),
      onBodyScroll: ({ direction, top }) => {
        if (direction === "vertical") setup.onScroll(top);
        if (this.stretched) this.paint();
      },
    });
    const content = found(host, ".ag-grid-scrolling-container");
    this.geometry = new Geometry(this.api, content, found(host, ".ag-grid-viewport"));
    this.overlay = new Overlay(this.geometry);
    this.detachOpenMark = attachOpenMark(this, setup.open);
    this.api.setGridAriaProperty("label", setup.words.label);
    applyLayout(this.api, setup.layout);
    this.columnsChanged();
    void this.source.refresh();
  }

  destroy(): void {
    clearTimeout(this.saying);
    this.detachOpenMark();
    this.api.destroy();
    resetGrid();
  }

  // What is shown -----------------------------------------------------------------------------------------------

  get today(): Day {
    return this.setup.today;
  }

  get bounds(): Bounds {
    return { rows: this.source.total, columns: this.geometry.boxes.map(({ id }) => id) };
  }

  /** The row's data where it is loaded. */
  rowAt(row: number): DealRow | undefined {
    return this.api.getDisplayedRowAtIndex(row)?.data;
  }

  /** Shows a row as it will be once the engine has answered, or as it was where it refused. */
  showRow(row: number, deal: DealRow): void {
    const node = this.api.getDisplayedRowAtIndex(row);
    if (node?.data?.id === deal.id) node.updateData(deal);
  }

  setLayout(layout: Layout): void {
    if (layout.density !== this.layout.density)
      this.api.setGridOption("rowHeight", rowHeights[layout.density]);
    this.layout = layout;
    applyLayout(this.api, layout);
    this.columnsChanged();
    for (const header of this.setup.header.drawn) header.update();
  }

  /** Columns of custom fields that came or went, or are called otherwise now. */
  setColumns(): void {
    this.api.setGridOption("columnDefs", columnDefs(this.setup.cells, this.setup.header));
    applyLayout(this.api, this.layout);
    this.columnsChanged();
  }

  /** Cells anew, where names of stages or the like came later than their rows. */
  redraw(): void {
    this.api.refreshCells({ force: true });
  }

  // The selection -----------------------------------------------------------------------------------------------

  select(selection: Selection | null, reveal: Cell | null = null): void {
    const rect = selection && this.bounds.rows > 0 ? rectOf(selection, this.bounds) : null;
    useGrid.setState({ selection: rect ? selection : null, rect });
    if (reveal) this.reveal(reveal);
    this.paint();
    this.sayLater();
  }

  selectAt(cell: Cell, extend = false): void {
    const now = useGrid.getState().selection;
    this.select(extend && now ? extendTo(now, cell) : selectCell(cell), cell);
  }

  reveal({ row, column }: Cell): void {
    this.api.ensureIndexVisible(row);
    this.api.ensureColumnVisible(column);
  }

  /** The first column is pinned and always in sight, so that revealing it moves nothing. */
  scrollToStart(): void {
    const first = this.geometry.boxes.find(({ pinned }) => !pinned);
    if (first) this.api.ensureColumnVisible(first.id, "start");
  }

  focus(): void {
    this.input.element.focus({ preventScroll: true });
  }

  markCopied(rect: Rect | null): void {
    this.copied = rect;
    this.paint();
  }

  get hasCopied(): boolean {
    return this.copied !== null;
  }

  markTarget(rect: Rect | null): void {
    this.target = rect;
    this.paint();
  }

  paint(): void {
    const { selection, rect, editing } = useGrid.getState();
    const shift = this.geometry.shift(this.source.total);
    const active = selection?.active ?? null;
    this.overlay.paint({
      block: rect,
      active: rect && cellCount(rect) > 1 ? active : null,
      copied: this.copied,
      target: this.target,
      handle: editing === null && rect !== null,
      shift,
    });
    const at = editing ?? active;
    if (at) this.overlay.holdAt(this.input, at.row, at.column, shift);
  }

  // Answers to events -------------------------------------------------------------------------------------------

  private counted(total: number): void {
    const { selection, total: before } = useGrid.getState();
    useGrid.setState({ total, error: null });
    if (before === total && selection) return;
    const first = this.bounds.columns[0];
    const kept = selection && fit(selection, this.bounds.columns, this.bounds);
    this.select(kept ?? (first && total > 0 ? selectCell({ row: 0, column: first }) : null));
  }

  private columnsChanged(): void {
    // Also told while the grid is being made.
    if (!this.geometry) return;
    this.geometry.measure(rowHeights[this.layout.density]);
    const { columns: before, selection } = useGrid.getState();
    const { columns } = this.bounds;
    if (before.join() !== columns.join()) useGrid.setState({ columns });
    this.select(selection && fit(selection, before, this.bounds));
  }

  private headerUsed(finished: boolean | undefined, source: string): void {
    if (!this.geometry) return;
    this.columnsChanged();
    if (finished && source !== "api") this.setup.onColumns(readColumns(this.api));
  }

  private get stretched(): boolean {
    return this.source.total * this.geometry.rowHeight >= 10_000_000;
  }

  /** Held arrow keys would drown a screen reader: it hears where they stop. */
  private sayLater(): void {
    clearTimeout(this.saying);
    this.input.describe(this.described());
    this.saying = setTimeout(() => {
      if (document.activeElement === this.input.element && !useGrid.getState().editing)
        announce(this.described());
    }, SAY_AFTER_MS);
  }

  private described(): string {
    const { selection, rect } = useGrid.getState();
    if (!selection || !rect) return this.setup.words.label;
    const { active } = selection;
    const deal = this.rowAt(active.row);
    const { words, cells } = this.setup;
    const text = deal ? cellText(active.column, deal, cells) || words.empty : "";
    const cell = `${cells.label(active.column)}: ${text}, ${words.row(active.row + 1)}${deal && active.column !== "name" ? `, ${deal.name}` : ""}`;
    return cellCount(rect) > 1
      ? `${cell}. ${words.block(rect.bottom - rect.top + 1, rect.right - rect.left + 1)}`
      : cell;
  }
}

function found(host: HTMLElement, selector: string): HTMLElement {
  const element = host.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`the grid has no ${selector}`);
  return element;
}
