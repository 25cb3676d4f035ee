/** Rows of the small tables (accounts, products, people) in memory, each as values by field. */
import type { ImportField } from "../../../src/core/mapping/fields.ts";
import { NewestDays, newestHappened } from "../../../src/core/mapping/newestDay.ts";
import type { Day } from "../../../src/core/domain/days.ts";
import type { Batch, Shape } from "./reading/protocol.ts";

export interface ImportedRecord {
  row: number;
  values: Partial<Record<ImportField, string | number | null>>;
  /** Of columns that each stand for a period: header and amount, where there is one. */
  periods: { header: string; amount: number }[];
}

export class Records {
  readonly list: ImportedRecord[] = [];
  readonly shape: Shape;
  private readonly texts: (string | null)[][];

  constructor(shape: Shape) {
    this.shape = shape;
    this.texts = shape.columns.map(() => [null]);
  }

  has(field: ImportField): boolean {
    return this.shape.columns.some((column) => column.field === field);
  }

  /** Header of the column that feeds a field. */
  header(field: ImportField): string | null {
    return this.shape.columns.find((column) => column.field === field)?.header ?? null;
  }

  /** The newest day of a column of what has happened. */
  happened(field: ImportField, today: Day): Day | null {
    const days = new NewestDays(today);
    for (const { values } of this.list) {
      const day = values[field];
      if (typeof day === "string") days.add(day);
    }
    return newestHappened(days, today);
  }

  /** Texts in columns of names, each once. */
  names(...fields: readonly ImportField[]): Set<string> {
    const names = new Set<string>();
    for (const { values } of this.list)
      for (const field of fields) if (typeof values[field] === "string") names.add(values[field]);
    return names;
  }

  add(batch: Batch): void {
    batch.columns.forEach((wire, at) => {
      if (wire.kind === "code") this.texts[at]?.push(...wire.added);
    });
    for (let row = 0; row < batch.count; row += 1) {
      const values: ImportedRecord["values"] = {};
      const periods: ImportedRecord["periods"] = [];
      this.shape.columns.forEach(({ field, header }, at) => {
        const wire = batch.columns[at];
        if (!wire) return;
        if (field === "periodAmount" && wire.kind === "number") {
          const amount = wire.values[row] as number;
          if (!Number.isNaN(amount)) periods.push({ header, amount });
          return;
        }
        if (wire.kind === "code") values[field] = this.texts[at]?.[wire.codes[row] as number] ?? null;
        else if (wire.kind === "text") values[field] = wire.values[row] ?? null;
        else values[field] = Number.isNaN(wire.values[row]) ? null : (wire.values[row] as number);
      });
      this.list.push({ row: batch.rows[row] as number, values, periods });
    }
  }
}
