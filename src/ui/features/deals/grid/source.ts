/**
 * Rows for the grid, a block at a time. A changed filter, order or file is read first and shown then: the rows in sight
 * are fetched before the grid is told, so that nothing flickers and the scroll stays where it was.
 */
import type { GridApi, IDatasource, IGetRowsParams } from "ag-grid-community";
import type { CallOutput } from "../../../../contract/calls.ts";
import type { DealFilter, DealRow, DealSort } from "../../../../contract/common.ts";
import { call } from "../../../bridge.ts";

export interface DealWindow {
  filter: DealFilter;
  sort: DealSort;
}

/** About five screens: a wheel's turn stays within, an answer takes a few milliseconds. */
export const BLOCK_ROWS = 200;
export const BLOCKS_KEPT = 12;

interface Listener {
  /** Rows in the window after each answer. */
  total(count: number): void;
  failed(error: Error): void;
}

type Block = CallOutput<"deals.query">;

export class DealsSource implements IDatasource {
  private ready = new Map<number, Block>();
  private reading: Promise<void> | null = null;
  private again = false;
  private known = 0;

  private window: DealWindow;
  /** Asked for late: the grid is made with its source. */
  private readonly api: () => GridApi<DealRow>;
  private readonly listener: Listener;

  constructor(window: DealWindow, api: () => GridApi<DealRow>, listener: Listener) {
    this.window = window;
    this.api = api;
    this.listener = listener;
  }

  get shown(): DealWindow {
    return this.window;
  }

  /** Called by the grid for each block that comes into reach. */
  getRows({ startRow, endRow, successCallback, failCallback }: IGetRowsParams<DealRow>): void {
    const ready = this.ready.get(startRow);
    if (ready) {
      this.ready.delete(startRow);
      successCallback(ready.rows, ready.total);
      return;
    }
    this.read(startRow, endRow - startRow).then(
      (block) => {
        successCallback(block.rows, block.total);
        this.tell(block.total);
      },
      (error: unknown) => {
        failCallback();
        this.listener.failed(asError(error));
      },
    );
  }

  /** Other deals or another order: shown from the top, once they are there. */
  show(window: DealWindow): Promise<void> {
    this.window = window;
    return this.reread(true);
  }

  /** The same window after the file changed: every row in its place, or the one that came into it. */
  refresh(): Promise<void> {
    return this.reread(false);
  }

  private async reread(fromTop: boolean): Promise<void> {
    if (this.reading) {
      // What is under way may have read too early. One more reading serves all who ask meanwhile.
      this.again = true;
      await this.reading;
      if (!this.again) return;
    }
    this.again = false;
    this.reading = this.readInSight(fromTop);
    await this.reading;
  }

  private async readInSight(fromTop: boolean): Promise<void> {
    const api = this.api();
    const window = this.window;
    const first = fromTop ? 0 : Math.max(0, api.getFirstDisplayedRowIndex());
    const last = fromTop ? 0 : Math.max(first, api.getLastDisplayedRowIndex());
    const starts = range(Math.floor(first / BLOCK_ROWS), Math.floor(last / BLOCK_ROWS)).map(
      (block) => block * BLOCK_ROWS,
    );
    try {
      const blocks = await Promise.all(starts.map((start) => this.read(start, BLOCK_ROWS)));
      if (api.isDestroyed() || window !== this.window) return;
      const total = blocks[0]?.total ?? 0;
      this.ready = new Map(starts.map((start, index) => [start, blocks[index] as Block]));
      api.setRowCount(total, true);
      if (fromTop && total > 0) api.ensureIndexVisible(0, "top");
      api.refreshInfiniteCache();
      this.tell(total);
    } catch (error) {
      if (!api.isDestroyed()) this.listener.failed(asError(error));
    } finally {
      this.reading = null;
    }
  }

  private read(offset: number, limit: number): Promise<Block> {
    return call("deals.query", { ...this.window, offset, limit });
  }

  private tell(total: number): void {
    this.known = total;
    this.listener.total(total);
  }

  get total(): number {
    return this.known;
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
