/** What every reader gives: rows of cells, one after another, each exactly once. */
import type { Cell } from "../../../../src/core/mapping/cell.ts";

/** @param cells reused for the next row: copy what is kept @param count how many cells the row has @param row as spreadsheets count, from 1 @returns false to stop */
export type OnRow = (cells: readonly Cell[], count: number, row: number) => boolean | void;

export interface SourceInfo {
  format: "csv" | "xlsx" | "xls" | "ods";
  encoding: string | null;
  delimiter: string | null;
  sheets: string[];
  sheet: string | null;
}

export interface Source {
  readonly info: SourceInfo;
  /** Names of the sheets that are not hidden. */
  readonly visible: readonly string[];
  /** Whether rows shorter than the header lack cells, rather than having empty ones. */
  readonly ragged: boolean;
  /** Set while rows are read: bytes were met that are no text in this encoding, or NUL characters. */
  readonly suspect: boolean;
  /**
   * While a row is given: for each cell a number that stands for its very text in its column, for as long as the running
   * {@link rows} lasts; -1 where it has none. Null where the source tells none.
   */
  readonly met?: Int32Array | null;
  /** Rows as they stand in the file, blank ones left out but counted. May be called again. @throws ReadError */
  rows(onRow: OnRow): Promise<void>;
  /** Of a grouped report: what rows that only name a group are about. */
  readonly groups?: readonly string[];
  /** While a row is given: whether its sheet hides it (by hand or by a filter). */
  readonly rowHidden: boolean;
  /** Positions of the columns that the sheet hides; known once its first row is given. */
  readonly hiddenColumns: ReadonlySet<number>;
  /** 0-1: how much of the file the running {@link rows} has read. */
  progress(): number;
}

/** A source of several sheets, one of which is read. */
export interface SheetSource extends Source {
  /** @throws ReadError sheetNameUnknown */
  choose(name: string): void;
}
