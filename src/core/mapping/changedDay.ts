/** Columns of when each record was changed last: the newest of their days is one on which the export was not made yet, or just. */
import type { Day } from "../domain/days.ts";
import { type Cell, isFailure } from "./cell.ts";
import { parseDay } from "./day.ts";
import { DayEvidence } from "./evidence.ts";
import type { DateOrder } from "./fields.ts";
import { readHeader } from "./headers.ts";

/** In the form of {@link readHeader}'s key. */
const WORDS = new Set(
  (
    "lastmodified lastmodifieddate lastmodifiedon lastmodifiedtime modifiedon donotmodifymodifiedon modifieddate modifiedat datemodified " +
    "hslastmodifieddate systemmodstamp lastupdated lastupdatedon lastupdateddate lastupdatetime updatetime updatedat updatedon updatedate updatedtime writedate " +
    "最后修改时间 最后修改日期 最近修改时间 最近修改日期 修改时间 修改日期 最后更新时间 最后更新日期 最近更新时间 最近更新日期 更新时间 更新日期"
  ).split(" "),
);

export function tellsLastChange(header: string): boolean {
  return WORDS.has(readHeader(header).key);
}

const ORDERS = ["dmy", "mdy"] as const satisfies readonly DateOrder[];

/** The cells of one such column. A cell that is no day says nothing. */
export class LastChange {
  private readonly evidence = new DayEvidence();
  private readonly newest: Record<(typeof ORDERS)[number], Day | null> = { dmy: null, mdy: null };
  private readonly today: Day;
  private before: Cell = "";

  constructor(today: Day) {
    this.today = today;
  }

  add(cell: Cell): void {
    if (cell === "" || cell === this.before) return;
    this.before = cell;
    this.evidence.add(cell);
    for (const dateOrder of ORDERS) {
      const day = parseDay(cell, { dateOrder });
      if (day === null || isFailure(day) || day > this.today) continue;
      if (this.newest[dateOrder] === null || day > this.newest[dateOrder]) this.newest[dateOrder] = day;
    }
  }

  /** @param order of the file's other columns, where this one leaves it open; null where the newest day depends on it */
  day(order: DateOrder | undefined): Day | null {
    const { dmy, mdy } = this.newest;
    const own = this.evidence.proven ?? order;
    return own === "dmy" ? dmy : own === "mdy" || dmy === mdy ? mdy : null;
  }
}
