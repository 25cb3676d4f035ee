/** The days that a file says of itself: in its title or last lines, and in columns of when its records were changed last. */
import type { Day } from "../../../../src/core/domain/days.ts";
import type { Cell } from "../../../../src/core/mapping/cell.ts";
import { LastChange, tellsLastChange } from "../../../../src/core/mapping/changedDay.ts";
import { newestUntil } from "../../../../src/core/mapping/asOfDay.ts";
import type { CellFormat, DateOrder } from "../../../../src/core/mapping/fields.ts";
import { datesStated, dayStated } from "../../../../src/core/mapping/statedDay.ts";
import type { Layout } from "./layout.ts";
import type { OwnDays } from "./protocol.ts";

/** Lines below the table that are looked at: what so many are is a table of their own. */
const MOST_NOTES = 1000;

export class DayFinder {
  private readonly layout: Layout;
  private readonly today: Day;
  private readonly changes: { index: number; days: LastChange }[];
  private readonly stated = new Set<string>();
  private notes = 0;

  constructor(layout: Layout, today: Day) {
    this.layout = layout;
    this.today = today;
    this.changes = layout.columns.flatMap(({ index, field, header }) =>
      layout.table === "deals" && (field === null || field === "custom") && tellsLastChange(header)
        ? [{ index, days: new LastChange(today) }]
        : [],
    );
  }

  /** Every row of the file, titles and last lines too. */
  add(cells: readonly Cell[], count: number, row: number): void {
    const { headerRow, headerRows, width } = this.layout;
    if (row > headerRow) {
      for (const { index, days } of this.changes) if (index < count) days.add(cells[index] as Cell);
      if (width < 3 || !isNote(cells, count) || this.notes >= MOST_NOTES) return;
      this.notes += 1;
    } else if (row > headerRow - headerRows) return;
    const line = cells
      .slice(0, Math.min(count, width))
      .filter((cell) => cell !== "")
      .join(" ");
    for (const date of datesStated(line)) this.stated.add(date);
  }

  /** @param formats of the layout's columns */
  result(formats: readonly CellFormat[]): OwnDays {
    const order = orderOf(formats);
    const changed = newestUntil(
      this.changes.map(({ days }) => days.day(order)),
      this.today,
    );
    return { stated: dayStated([...this.stated], order, this.today), changed };
  }
}

/** The order of day and month in which the columns are read; undefined where they differ. */
export function orderOf(formats: readonly CellFormat[]): DateOrder | undefined {
  const orders = new Set(formats.flatMap(({ dateOrder }) => (dateOrder ? [dateOrder] : [])));
  return orders.size === 1 ? [...orders][0] : undefined;
}

/** A line with one cell, or two, is none of the table's. */
function isNote(cells: readonly Cell[], count: number): boolean {
  for (let index = 2; index < count; index += 1) if (cells[index] !== "") return false;
  return true;
}
