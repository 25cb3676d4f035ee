/** A cell of the preview as the import reads it: by the same functions, with the column's format. */
import type { CellFormat, ImportField } from "../../../../contract/importing.ts";
import type { Day } from "../../../../core/domain/days.ts";
import { cellName, cellText, type Failure, isFailure } from "../../../../core/mapping/cell.ts";
import { parseDay } from "../../../../core/mapping/day.ts";
import { type DateOrder, fieldKinds } from "../../../../core/mapping/fields.ts";
import { parseInteger, parseMoney, parsePercent, parseQuantity } from "../../../../core/mapping/number.ts";

export type ReadAs =
  | { kind: "empty" }
  | { kind: "text"; text: string }
  | { kind: "day"; day: Day }
  | { kind: "money"; minor: number }
  /** Whole percents, with decimals where there are any. */
  | { kind: "percent"; points: number }
  /** Thousandths. */
  | { kind: "quantity"; milli: number }
  | { kind: "integer"; value: number }
  | { kind: "unread" };

const unread: ReadAs = { kind: "unread" };
const empty: ReadAs = { kind: "empty" };

/** @param minorDigits decimals of the currency's minor unit */
export function readCell(
  text: string,
  field: ImportField | null,
  format: CellFormat,
  minorDigits: number,
): ReadAs {
  if (field === null || cellText(text) === "") return empty;
  switch (fieldKinds[field]) {
    case "day":
      return made(parseDay(text, format), (day) => ({ kind: "day", day }));
    case "money":
      return made(parseMoney(text, format, minorDigits), (minor) => ({ kind: "money", minor }));
    case "percent":
      return made(parsePercent(text, format), (bp) => ({ kind: "percent", points: bp / 100 }));
    case "quantity":
      return made(parseQuantity(text, format), (milli) => ({ kind: "quantity", milli }));
    case "integer":
      return made(parseInteger(text, format), (value) => ({ kind: "integer", value }));
    default:
      return { kind: "text", text: cellName(text) };
  }
}

function made<T extends string | number>(value: T | null | Failure, make: (value: T) => ReadAs): ReadAs {
  if (value === null) return empty;
  return isFailure(value) ? unread : make(value);
}

/** A sample that two orders of year, month and day read differently, with both readings: what the question is about. */
export function twoReadings(
  samples: readonly string[],
  orders: readonly DateOrder[],
): { sample: string; days: ReadonlyMap<DateOrder, Day> } | null {
  for (const sample of samples) {
    const read = orders.map((dateOrder) => [dateOrder, parseDay(sample, { dateOrder })] as const);
    const days = read.flatMap(([order, day]) => (typeof day === "string" ? [[order, day] as const] : []));
    if (new Set(days.map(([, day]) => day)).size === orders.length) return { sample, days: new Map(days) };
  }
  return null;
}

/** The same for a cell that names no unit, where others do: 85 beside 120万. Values in thousandths. */
export function twoUnits(
  samples: readonly string[],
  { decimalMark }: CellFormat,
  unit: number,
): { sample: string; one: number; scaled: number } | null {
  for (const sample of samples) {
    const one = parseQuantity(sample, { decimalMark });
    const scaled = parseQuantity(sample, { decimalMark, scale: unit });
    if (typeof one === "number" && typeof scaled === "number" && one !== scaled)
      return { sample, one, scaled };
  }
  return null;
}

/** The same for `1.234`: a thousand and some, or one and some. Values in thousandths, so that decimals show. */
export function twoNumbers(
  samples: readonly string[],
): { sample: string; point: number; comma: number } | null {
  for (const sample of samples) {
    const point = parseQuantity(sample, { decimalMark: "." });
    const comma = parseQuantity(sample, { decimalMark: "," });
    if (typeof point === "number" && typeof comma === "number" && point !== comma)
      return { sample, point, comma };
  }
  return null;
}
