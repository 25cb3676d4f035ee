/** The row that is being read: its cells by column, one array for all rows. */
import type { Cell } from "../../../../../src/core/mapping/cell.ts";
import { limits } from "../limits.ts";
import { ReadError } from "../readError.ts";

export class RowCells {
  readonly cells: Cell[] = [];
  count = 0;
  /** As spreadsheets count, from 1. */
  row = 0;
  /** Whether any cell so far holds something. */
  filled = false;

  begin(row: number): void {
    this.row = row;
    this.count = 0;
    this.filled = false;
  }

  /** @param wanted -1: the next column @throws ReadError tooManyColumns */
  put(wanted: number, value: Cell): void {
    const column = wanted < 0 ? this.count : wanted;
    if (column >= limits.columns)
      throw new ReadError("tooManyColumns", { row: this.row, most: limits.columns });
    for (; this.count < column; this.count += 1) this.cells[this.count] = "";
    this.cells[column] = value;
    this.count = column + 1;
    if (value !== "") this.filled = true;
  }
}
