/** Formats of all columns, decided together: one column's proof of its order of day and month holds for its neighbours. */
import { DayEvidence, type Evidence } from "../../../../src/core/mapping/evidence.ts";
import { evidenceFor } from "../../../../src/core/mapping/evidenceFor.ts";
import type { Cell } from "../../../../src/core/mapping/cell.ts";
import { type CellFormat, kindBy } from "../../../../src/core/mapping/fields.ts";
import type { LayoutColumn } from "./layout.ts";

export class FormatFinder {
  private readonly columns: readonly LayoutColumn[];
  private readonly delimiter: string | null;
  private readonly evidence: (Evidence | null)[];

  constructor(columns: readonly LayoutColumn[], delimiter: string | null) {
    this.columns = columns;
    this.delimiter = delimiter;
    this.evidence = columns.map(({ field, kind, format }) =>
      field === null ? null : evidenceFor(kindBy(kind, format)),
    );
  }

  /** @param count cells that are the row's */
  add(cells: readonly Cell[], count = cells.length): void {
    for (let index = 0; index < this.columns.length; index += 1) {
      const evidence = this.evidence[index];
      const at = (this.columns[index] as LayoutColumn).index;
      if (!evidence || at >= count) continue;
      const cell = cells[at] as Cell;
      if (cell !== "") evidence.add(cell);
    }
  }

  /** For a column by its position among the columns. */
  at(index: number): Evidence | null {
    return this.evidence[index] ?? null;
  }

  decide(): CellFormat[] {
    const orders = new Set(
      this.evidence
        .map((evidence) => (evidence instanceof DayEvidence ? evidence.proven : undefined))
        .filter(Boolean),
    );
    const dateOrder = orders.size === 1 ? [...orders][0] : undefined;
    return this.columns.map(
      ({ format }, index) =>
        this.evidence[index]?.decide(format, { delimiter: this.delimiter, dateOrder }) ?? format,
    );
  }
}
