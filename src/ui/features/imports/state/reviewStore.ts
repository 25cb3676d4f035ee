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

  /** @param original what the file holds: typing that again is no correction */
  mend(cell: Pending, original: string): void;
  discard(): void;
  decideAll(choice: VanishedChoice): void;
  decide(deal: string, choice: VanishedChoice): void;
  reset(): void;
}

const nothing = { pending: {}, vanished: "keep" as VanishedChoice, vanishedDeals: {} };

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
  decideAll: (vanished) => set({ vanished, vanishedDeals: {} }),
  decide: (deal, choice) =>
    set(({ vanished, vanishedDeals }) => {
      const { [deal]: _former, ...rest } = vanishedDeals;
      return { vanishedDeals: choice === vanished ? rest : { ...rest, [deal]: choice } };
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
