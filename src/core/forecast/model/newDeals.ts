/** Deals that do not exist yet: how many are begun, and what becomes of them by a day. */
import type { FactorTable } from "./factorTable.ts";
import { type Learning } from "./learning.ts";
import { NO_DAY } from "../../funnel/intervalBook.ts";
import { chancesFrom } from "./chances.ts";
import type { RiskModel } from "./competingRisks.ts";

/** How far back the rate of today is looked for. */
const RECENT_DAYS = 182;
const BLOCK_DAYS = 30;
/** Deals whose beginning stands for that of new ones. */
const TEMPLATES = 80;
/** New deals are begun evenly; so many days are taken together. */
const STEP = 7;
/** At least so uncertain is any rate of the future. */
const LEAST_SPREAD = 0.01;

export interface Creation {
  perDay: number;
  /** Variance of the rate over its squared mean. */
  spread: number;
  /** Places of lately begun deals. */
  templates: Int32Array;
}

/** Deals of which nobody told when they began are none that were begun. */
export function learnCreation({ book, until }: Learning, counts: Uint8Array | null = null): Creation {
  const begun: { place: number; on: number }[] = [];
  let earliest = until;
  for (let place = 0; place < book.size; place += 1) {
    if (counts?.[place] === 0 || book.created[place] === NO_DAY) continue;
    const on = book.entered[book.first[place] as number] as number;
    if (on > until) continue;
    if (on < earliest) earliest = on;
    if (on > until - RECENT_DAYS) begun.push({ place, on });
  }
  const days = Math.min(RECENT_DAYS, until - earliest + 1);
  const blocks = new Float64Array(Math.max(1, Math.floor(days / BLOCK_DAYS)));
  for (const { on } of begun) {
    const at = Math.floor((until - on) / BLOCK_DAYS);
    if (at < blocks.length) blocks[at] = (blocks[at] as number) + 1;
  }
  const mean = blocks.reduce((sum, count) => sum + count, 0) / blocks.length;
  const variance =
    blocks.length > 1
      ? blocks.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (blocks.length - 1)
      : mean;
  const step = Math.max(1, Math.floor(begun.length / TEMPLATES));
  return {
    perDay: begun.length / days,
    // What a Poisson number does not explain; with few blocks, and for what they can't show, a little more.
    spread: LEAST_SPREAD + (mean > 0 ? Math.max(0, variance - mean) / (mean * mean) : 0),
    templates: Int32Array.from(
      begun.filter((_, at) => at % step === 0),
      ({ place }) => place,
    ),
  };
}

/** Expected number of new deals that are won from `from` to `to`. */
export function freshChance(
  model: { learning: Learning; table: FactorTable; model: RiskModel },
  creation: Creation,
  from: number,
  to: number,
): number {
  const { perDay, templates } = creation;
  if (perDay === 0 || templates.length === 0) return 0;
  const { until } = model.learning;
  let sum = 0;
  for (let day = until + 1; day <= to; day += STEP) {
    const length = Math.min(STEP, to - day + 1);
    const on = day + Math.floor(length / 2);
    if (on >= to) break;
    let won = 0;
    for (const place of templates) {
      const found = chancesFrom(model, place, on, on >= from - 1 ? [to] : [from - 1, to]);
      won += (found.at(-1) as number) - (found.length > 1 ? (found[0] as number) : 0);
    }
    sum += length * perDay * (won / templates.length);
  }
  return sum;
}
