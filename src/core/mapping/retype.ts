/** Values of a custom field as another type, where nothing of them is lost by it. */
import type { CustomType, CustomValue } from "../domain/customFields.ts";
import { cellText, isFailure } from "./cell.ts";
import { isWholeNumber } from "./customEvidence.ts";
import { parseDay } from "./day.ts";
import { DayEvidence, NumberEvidence } from "./evidence.ts";
import { parseNumber } from "./number.ts";

/**
 * @param values all that the field holds: they say together how its numbers and days are written
 * @returns what one of them is as the type; null where it is none, or more than one (a unit, zeros before a code)
 */
export function retyper(
  values: Iterable<CustomValue>,
  to: CustomType,
): (value: CustomValue) => CustomValue | null {
  if (to === "text") return (value) => String(value);
  const evidence = to === "day" ? new DayEvidence() : new NumberEvidence();
  for (const value of values) evidence.add(String(value));
  // What the app itself writes as text has a decimal point: 1.252 is no thousand where nothing else says so.
  const format = evidence.decide({}, { decimalMark: "." });
  return (value) => {
    const text = cellText(String(value));
    if (to === "number" && !isWholeNumber(text, text)) return null;
    const read = to === "day" ? parseDay(text, format) : parseNumber(text, format);
    return isFailure(read) ? null : read;
  };
}
