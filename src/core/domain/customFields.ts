/** Custom fields: what a workbook knows of its deals beside the columns that every workbook has. */
import type { FactValue } from "./dealHistory.ts";

export const customTypes = ["text", "number", "day"] as const;
export type CustomType = (typeof customTypes)[number];

/**
 * The one id of a custom field: at the contract's edge, as a column of a grid, as the field of history, in a deal's
 * `custom`. It tells the type, which never changes, so that whoever meets a value knows how to read it.
 */
export type CustomId = `custom:${CustomType}:${number}`;

/** A text, a number of at most {@link MOST_DIGITS} digits, or an ISO day, by the field's type. */
export type CustomValue = string | number;

/** As many as a spreadsheet keeps; with more, a number may come out of a round trip as another. */
export const MOST_DIGITS = 15;

export function customId(type: CustomType, key: number): CustomId {
  return `custom:${type}:${key}`;
}

const ID = /^custom:(text|number|day):([1-9]\d{0,14})$/;

/** @returns null where the text is no id of a custom field */
export function parseCustomId(text: string): { type: CustomType; key: number } | null {
  const match = ID.exec(text);
  return match ? { type: match[1] as CustomType, key: Number(match[2]) } : null;
}

export function isCustomId(text: string): text is CustomId {
  return ID.test(text);
}

export function customTypeOf(id: CustomId): CustomType {
  return id.split(":")[1] as CustomType;
}

/** In the order in which the fields were made. */
export function byKey(a: CustomId, b: CustomId): number {
  return (parseCustomId(a)?.key ?? 0) - (parseCustomId(b)?.key ?? 0);
}

/** The custom fields among a deal's values as `deal.custom` keeps them: a JSON object by id, null where none is set. */
export function encodeCustom(values: Readonly<Record<string, FactValue | undefined>>): string | null {
  const ids = Object.keys(values).filter(isCustomId);
  if (ids.length === 0) return null;
  const kept = ids.sort(byKey).flatMap((id) => (values[id] == null ? [] : [[id, values[id]]]));
  return kept.length === 0 ? null : JSON.stringify(Object.fromEntries(kept));
}

export function decodeCustom(custom: string | null): Record<CustomId, CustomValue> {
  return custom === null ? {} : (JSON.parse(custom) as Record<CustomId, CustomValue>);
}

/**
 * @param decimal sign, digits, at most one `.` @param scale what one unit stands for
 * @returns null where the number has more digits than can be kept
 */
export function customNumber(decimal: string, scale: number): number | null {
  const significant = decimal.replace(/^-?0*(?:\.0+)?|\./g, "").replace(/0+$/, "");
  if (significant.length > MOST_DIGITS) return null;
  return roundedNumber(Number(decimal) * scale);
}

/** Without the noise of its binary form. @returns null where it is no number, or has more whole digits than can be kept */
export function roundedNumber(value: number): number | null {
  // No minus before a zero.
  const rounded = Number(value.toPrecision(MOST_DIGITS)) + 0;
  return Number.isFinite(rounded) && Math.abs(rounded) < 10 ** MOST_DIGITS ? rounded : null;
}
