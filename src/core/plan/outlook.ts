/**
 * What the open deals that are due in a period will bring by its end, by what became of such deals in past periods. Home,
 * Targets and My plan all ask here, so that none of them says another sum or chance than the others.
 */
import { type Beta, chanceOf, meanOf, shareOf } from "./chance.ts";
import { type DueYield, FEWEST_DUE } from "./dueYield.ts";

/**
 * The share of due deals that is won in time: one's own, leaning on the nearest wider group of enough deals.
 * @param wider the nearest first
 * @returns null where no group is of enough deals
 */
export function shareWon(own: DueYield, wider: readonly DueYield[]): Beta | null {
  const group = wider.find(({ due }) => due >= FEWEST_DUE);
  return group ? shareOf(own, group) : null;
}

/** What such a deal is of, in minor units; of one's own where there are enough. Null where no deal tells. */
export function typicalAmount(own: DueYield, wider: readonly DueYield[]): number | null {
  const groups = [own, ...wider];
  const telling = groups.find(({ sized }) => sized >= FEWEST_DUE) ?? groups.at(-1);
  return telling && telling.sum > 0 ? Math.max(1, Math.round(telling.sum / telling.sized)) : null;
}

export interface OutlookQuestion {
  /** Amounts of the open deals that are due, minor units, none negative. */
  open: readonly number[];
  /** Target less won, minor units; null without a target. */
  needed: number | null;
  share: Beta | null;
  /** The period has ended: what is still open is no longer won in it. */
  over: boolean;
}

export interface Outlook {
  /** What the open deals bring in the mean, minor units; null where too few past deals say. */
  expectedMinor: number | null;
  /** The chance that they bring what is needed; null without a target, or where too few past deals say. */
  pTarget: number | null;
}

export function outlookOf({ open, needed, share, over }: OutlookQuestion): Outlook {
  const chance = (): number | null => {
    if (needed === null) return null;
    if (over || needed <= 0) return Number(needed <= 0);
    return share && chanceOf(open, needed, share);
  };
  const sum = open.reduce((total, amount) => total + amount, 0);
  return { expectedMinor: over ? 0 : share && Math.round(sum * meanOf(share)), pTarget: chance() };
}
