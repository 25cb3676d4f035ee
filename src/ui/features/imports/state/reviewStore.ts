/** What the user decides while looking through a check: cells mended but not checked yet, deals to close. */
import { create } from "zustand";
import type { ImportCorrection, ImportOptions, VanishedChoice } from "../../../../contract/importing.ts";

export interface Pending extends ImportCorrection {
  /** The file's name, as issues call it. */
  file: string;
}

interface ReviewState {
  pending: Record<string, Pending>;
  /** What becomes of the deals that are not in the export, but for those decided one by one. */
  vanished: VanishedChoice;
  vanishedDeals: Record<string, VanishedChoice>;
  /** Amounts of those that were decided one by one. */
  amounts: Record<string, number>;

  /** @param original what the file holds: typing that again is no correction */
  mend(cell: Pending, original: string): void;
  discard(): void;
  decideAll(choice: VanishedChoice): void;
  decide(deal: string, choice: VanishedChoice, amountMinor: number): void;
  reset(): void;
}

const nothing = { pending: {}, vanished: "keep" as VanishedChoice, vanishedDeals: {}, amounts: {} };

export const keyOfCell = ({ file, row, column }: Pick<Pending, "file" | "row" | "column">): string =>
  JSON.stringify([file, row, column]);

export const useReview = create<ReviewState>((set) => ({
  ...nothing,
  mend: (cell, original) =>
    set(({ pending }) => {
      const { [keyOfCell(cell)]: _former, ...rest } = pending;
      return { pending: cell.value === original ? rest : { ...rest, [keyOfCell(cell)]: cell } };
    }),
  discard: () => set({ pending: {} }),
  decideAll: (vanished) => set({ vanished, vanishedDeals: {}, amounts: {} }),
  decide: (deal, choice, amountMinor) =>
    set(({ vanished, vanishedDeals, amounts }) => {
      const { [deal]: _former, ...rest } = vanishedDeals;
      const { [deal]: _was, ...others } = amounts;
      return choice === vanished
        ? { vanishedDeals: rest, amounts: others }
        : { vanishedDeals: { ...rest, [deal]: choice }, amounts: { ...others, [deal]: amountMinor } };
    }),
  reset: () => set(nothing),
}));

/** How many of the deals that a check found missing will be closed. */
export function closingOf(
  { vanished, vanishedDeals }: Pick<ReviewState, "vanished" | "vanishedDeals">,
  found: number,
): number {
  const otherwise = Math.min(found, Object.keys(vanishedDeals).length);
  return vanished === "close" ? found - otherwise : otherwise;
}

/** Money that leaves the open pipeline with them. @param all amount of all that are missing */
export function closingMinor(
  { vanished, amounts }: Pick<ReviewState, "vanished" | "amounts">,
  all: number,
): number {
  const otherwise = Object.values(amounts).reduce((sum, amount) => sum + amount, 0);
  return vanished === "close" ? all - otherwise : otherwise;
}

/** The decisions as options of an import. */
export function decisionsOf({
  vanished,
  vanishedDeals,
}: Pick<ReviewState, "vanished" | "vanishedDeals">): Pick<ImportOptions, "vanished" | "vanishedDeals"> {
  return {
    ...(vanished === "keep" ? {} : { vanished }),
    ...(Object.keys(vanishedDeals).length > 0 ? { vanishedDeals } : {}),
  };
}
