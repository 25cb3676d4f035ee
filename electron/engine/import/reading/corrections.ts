/** Cells that the user mended in the list of rejected rows, put in place of those of the file. */
import type { ImportCorrection } from "../../../../src/contract/importing.ts";
import type { Cell } from "../../../../src/core/mapping/cell.ts";
import { ReadError } from "../readers/readError.ts";
import type { Layout } from "./layout.ts";

export class Corrections {
  private readonly byRow = new Map<number, { index: number; value: string }[]>();

  /** @throws ReadError headerUnknown where the file has no such column */
  constructor(given: readonly ImportCorrection[] | undefined, { columns }: Layout, file: string) {
    for (const { row, column, value } of given ?? []) {
      const index = columns.findIndex(({ header }) => header === column);
      if (index < 0)
        throw new ReadError("headerUnknown", {
          file,
          column,
          known: columns.map(({ header }) => header).join(", "),
        });
      const cells = this.byRow.get(row) ?? [];
      this.byRow.set(row, cells);
      cells.push({ index: columns[index]?.index ?? index, value });
    }
  }

  /** The row's cells, mended where they were. */
  apply(cells: readonly Cell[], count: number, row: number): { cells: readonly Cell[]; count: number } {
    const mended = this.byRow.get(row);
    if (!mended) return { cells, count };
    const copy = cells.slice(0, count);
    for (const { index, value } of mended) {
      while (copy.length <= index) copy.push("");
      copy[index] = value;
    }
    return { cells: copy, count: copy.length };
  }
}
