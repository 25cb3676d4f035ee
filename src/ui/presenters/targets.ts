/** Targets as the grid shows them: texts of cells, differences in words, plain values for the clipboard. Pure. */
import type { CallOutput } from "../../contract/calls.ts";
import { minorDigitsOf, minorToDecimal } from "../../core/domain/money.ts";
import type { Format } from "./format.ts";

export type TargetGridData = CallOutput<"targets.grid">;
export type TargetRow = TargetGridData["rows"][number];
export type TargetCell = TargetRow["cells"][number];
export type TargetUnit = "money" | "quantity";

export const valueText = (format: Format, unit: TargetUnit, value: number): string =>
  unit === "money" ? format.money(value) : format.quantity(value);

export const shortText = (format: Format, unit: TargetUnit, value: number): string =>
  unit === "money" ? format.moneyShort(value) : format.quantity(value);

/** A difference with its sign: +850 K. */
export function signedText(format: Format, unit: TargetUnit, value: number): string {
  return value > 0 ? `+${shortText(format, unit, value)}` : shortText(format, unit, value).replace("-", "−");
}

/** As a spreadsheet understands it. */
export function plainText(currency: string, unit: TargetUnit, value: number | null): string {
  if (value === null) return "";
  return unit === "money" ? minorToDecimal(value, minorDigitsOf(currency)) : String(value / 1000);
}

export interface GapWords {
  key: "belowMore" | "belowLess" | "partsMore" | "partsLess";
  /** Not negative. */
  size: number;
  /** With its sign. */
  gap: number;
}

/** What does not add up in a cell; the difference to those under it first. */
export function gapsOf({ belowGap, partsGap }: TargetCell): GapWords[] {
  const words = (gap: number | null, of: "below" | "parts"): GapWords[] =>
    gap === null || gap === 0 ? [] : [{ key: gap > 0 ? `${of}More` : `${of}Less`, size: Math.abs(gap), gap }];
  return [...words(belowGap, "below"), ...words(partsGap, "parts")];
}

/** How many cells don't add up. */
export const gapCount = ({ rows }: TargetGridData): number =>
  rows.reduce((sum, { cells }) => sum + cells.filter((cell) => gapsOf(cell).length > 0).length, 0);

export const hasTargets = ({ rows }: TargetGridData): boolean =>
  rows.some(({ cells }) => cells.some(({ target }) => target !== null));

/** How a new deal rate reads: whole from ten on. */
export const rateText = (format: Format, rate: number): string => format.number(rate, rate < 10 ? 1 : 0);
