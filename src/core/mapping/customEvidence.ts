/**
 * What type a column is, of which nothing is known but its cells. It is a number or a day only where every cell is one:
 * so nothing of a column that was kept as it was proposed is rejected or lost.
 */
import type { CustomType } from "../domain/customFields.ts";
import { type Cell, cellText, isFailure } from "./cell.ts";
import { parseDay, readDateParts } from "./day.ts";
import { DayEvidence, type Evidence, type Hints, NumberEvidence } from "./evidence.ts";
import type { CellFormat } from "./fields.ts";
import { parseNumber, readNumber } from "./number.ts";

const orders = ["dmy", "mdy", "ymd"] as const;

export class CustomEvidence implements Evidence {
  private filled = 0;
  private numbers = true;
  /** Four digits that may be a year: 2,024 employees are hardly ever meant. */
  private years = true;
  /** Orders of day and month in which every cell is a day. */
  private dayOrders: (typeof orders)[number][] = [...orders];
  private readonly number = new NumberEvidence();
  private readonly day = new DayEvidence();

  add(cell: Cell): void {
    const text = cellText(cell);
    if (text === "") return;
    this.filled += 1;
    if (this.numbers) {
      this.numbers = isPlainNumber(cell, text);
      this.years &&= /^(?:19|20)\d\d$/.test(text);
      this.number.add(cell);
    }
    if (this.dayOrders.length > 0) {
      this.dayOrders = ordersOf(cell, text, this.dayOrders);
      this.day.add(cell);
    }
  }

  decide(given: CellFormat, hints: Hints): CellFormat {
    const type = given.type ?? this.typeBy(hints);
    if (type === "number") return { ...this.number.decide(given, hints), type };
    return type === "day" ? { ...this.day.decide(given, hints), type } : { ...given, type };
  }

  private typeBy(hints: Hints): CustomType {
    if (this.filled === 0) return "text";
    const { dateOrder = "ymd" } = this.day.decide({}, hints);
    if (this.dayOrders.includes(dateOrder)) return "day";
    return this.numbers && !this.years ? "number" : "text";
  }
}

function ordersOf(
  cell: Cell,
  text: string,
  left: readonly (typeof orders)[number][],
): (typeof orders)[number][] {
  // A lone number may be a serial day as well as anything else.
  if (typeof cell === "number" || !readDateParts(text)) return [];
  return left.filter((dateOrder) => !isFailure(parseDay(cell, { dateOrder })));
}

/** So many digits without a mark are an id or a telephone. */
const ID_DIGITS = /^\d{11,}$/;

function isPlainNumber(cell: Cell, text: string): boolean {
  return (typeof cell === "number" || !ID_DIGITS.test(text)) && isWholeNumber(cell, text);
}

/** Written as a number and nothing else: no unit, no percent, no zeros or plus before it as in codes and telephones. */
export function isWholeNumber(cell: Cell, text: string): boolean {
  if (isFailure(parseNumber(cell, {}))) return false;
  if (typeof cell === "number") return true;
  if (/^\+|^-?0\d/.test(text)) return false;
  const read = readNumber(text, undefined);
  if (!read || read.percent || read.currency !== null || read.scale !== 1) return false;
  return !/[^\d.,()+-]/.test(text) || /^-?\d{1,3}(?:[ '’\u00a0\u202f]\d{3})+(?:[.,]\d+)?$/.test(text);
}
