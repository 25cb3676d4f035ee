/** What the user decides while looking through a check: cells mended but not checked yet, deals to close. */
import { create } from "zustand";
import type {
  ImportCorrection,
  ImportOptions,
  RenamedPair,
  VanishedChoice,
} from "../../../../contract/importing.ts";

export interface Pending extends ImportCorrection {
  /** The file's name, as issues call it. */
  file: string;
}

export interface RenamedAnswer {
  file: string;
  /** The row's name. */
  name: string;
  /** Id of the deal that it is; null: it is a new one. */
  deal: string | null;
}

interface ReviewState {
  pending: Record<string, Pending>;
  /** What was said of rows that may be renamed deals and no check has heard yet: by file and name. */
  renamed: Record<string, RenamedAnswer>;
  /** What becomes of the deals that are not in the export, but for those decided one by one. */
  vanished: VanishedChoice;
  vanishedDeals: Record<string, VanishedChoice>;
  /** Amounts of those that were decided one by one. */
  amounts: Record<string, number>;

  /** @param original what the file holds: typing that again is no correction */
  mend(cell: Pending, original: string): void;
  discard(): void;
  say(pair: RenamedPair, choice: "same" | "new"): void;
  /** The check runs anew with all that is pending. */
  applied(): void;
  decideAll(choice: VanishedChoice): void;
  decide(deal: string, choice: VanishedChoice, amountMinor: number): void;
  reset(): void;
}

const nothing = {
  pending: {},
  renamed: {},
  vanished: "keep" as VanishedChoice,
  vanishedDeals: {},
  amounts: {},
};

export const keyOfCell = ({ file, row, column }: Pick<Pending, "file" | "row" | "column">): string =>
  JSON.stringify([file, row, column]);

const keyOfPair = ({ file, name }: Pick<RenamedPair, "file" | "name">): string =>
  JSON.stringify([file, name]);

/** What is said of the row: just now, else before the check; null where nothing is. */
export function answerOf(
  { renamed }: Pick<ReviewState, "renamed">,
  pair: RenamedPair,
): RenamedPair["choice"] {
  const answer = renamed[keyOfPair(pair)];
  if (!answer) return pair.choice;
  return answer.deal === null ? "new" : "same";
}

/** Whether the user changed something that a check has to try out first. */
export const isPending = ({ pending, renamed }: Pick<ReviewState, "pending" | "renamed">): boolean =>
  Object.keys(pending).length + Object.keys(renamed).length > 0;

export const useReview = create<ReviewState>((set) => ({
  ...nothing,
  mend: (cell, original) =>
    set(({ pending }) => {
      const { [keyOfCell(cell)]: _former, ...rest } = pending;
      return { pending: cell.value === original ? rest : { ...rest, [keyOfCell(cell)]: cell } };
    }),
  discard: () => set({ pending: {} }),
  say: (pair, choice) =>
    set(({ renamed }) => {
      const { [keyOfPair(pair)]: _former, ...rest } = renamed;
      const answer = { file: pair.file, name: pair.name, deal: choice === "same" ? pair.near.id : null };
      return { renamed: choice === pair.choice ? rest : { ...rest, [keyOfPair(pair)]: answer } };
    }),
  applied: () => set({ pending: {}, renamed: {} }),
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
