/** Formats of all columns, decided together: one column's proof of its order of day and month holds for its neighbours. */
import type { Writing } from "../../../../src/core/mapping/writing.ts";
import { DayEvidence, type Evidence, NumberEvidence } from "../../../../src/core/mapping/evidence.ts";
import { evidenceFor } from "../../../../src/core/mapping/evidenceFor.ts";
import type { Cell } from "../../../../src/core/mapping/cell.ts";
import { type CellFormat, kindBy } from "../../../../src/core/mapping/fields.ts";
import type { LayoutColumn } from "./layout.ts";

export class FormatFinder {
  private readonly columns: readonly LayoutColumn[];
  private readonly delimiter: string | null;
  private readonly learnt: Writing;
  private readonly evidence: (Evidence | null)[];

  /** @param learnt what the last file of this shape was written like */
  constructor(columns: readonly LayoutColumn[], delimiter: string | null, learnt: Writing) {
    this.columns = columns;
    this.delimiter = delimiter;
    this.learnt = learnt;
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
    const { dateOrder, decimalMark } = this.writing();
    const { delimiter } = this;
    return this.columns.map(({ format }, index) => {
      const own = this.evidence[index];
      return own?.decide(format, { delimiter, dateOrder, decimalMark }) ?? format;
    });
  }

  /**
   * How the file is written, as far as that is known: by what its cells prove; else by what was said of any column, since
   * one answer is meant for all; else by the last file of its shape. A decimal comma goes with the day before the month.
   */
  writing(): Writing {
    const { dateOrders, marks } = this.proofs();
    const said = new Set(this.columns.flatMap(({ field, format }) => (field && format.dateOrder) || []));
    const comma = marks.has(",") && marks.size === 1 ? "dmy" : undefined;
    const dateOrder =
      dateOrders.size === 0 ? (only(said) ?? this.learnt.dateOrder ?? comma) : only(dateOrders);
    const decimalMark = marks.size === 0 ? this.learnt.decimalMark : only(marks);
    return { ...(dateOrder && { dateOrder }), ...(decimalMark && { decimalMark }) };
  }

  private proofs() {
    const dateOrders = new Set<NonNullable<Writing["dateOrder"]>>();
    const marks = new Set<NonNullable<Writing["decimalMark"]>>();
    this.columns.forEach(({ format }, index) => {
      const evidence = this.evidence[index];
      if (evidence instanceof DayEvidence && evidence.proven) dateOrders.add(evidence.proven);
      if (!(evidence instanceof NumberEvidence)) return;
      const mark = format.decimalMark ?? evidence.proven;
      if (mark) marks.add(mark);
    });
    return { dateOrders, marks };
  }
}

function only<T>(values: ReadonlySet<T>): T | undefined {
  return values.size === 1 ? [...values][0] : undefined;
}
