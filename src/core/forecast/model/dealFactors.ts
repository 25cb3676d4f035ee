/** The levels of a deal as it stands on a day, its landmark, and of a stretch of time after it. */
import { NO_DAY, NO_KEY } from "../../funnel/intervalBook.ts";
import { pushesOf } from "../../funnel/pushes.ts";
import { stageEntered } from "../../funnel/stallLine.ts";
import { type Judgements, judgedOn } from "../judgements.ts";
import { type ClosingBin, PARTS_OF_MONTH } from "./closingBins.ts";
import { type FactorTable, HORIZONS } from "./factorTable.ts";
import { bandOf, EDGES, MOST_PUSHES } from "./factors.ts";
import { type Learning, type OpenDeal, stageKnown } from "./learning.ts";

export interface Landmark {
  /** Day numbers; `NO_DAY` where nobody told. */
  on: number;
  begun: number;
  expected: number;
  stageLevel: number;
}

/** Writes the levels of the deal's factors to the beginning of `levels`. */
export function landmarkOf(
  learning: Learning,
  table: FactorTable,
  deal: OpenDeal,
  on: number,
  levels: Int32Array,
): Landmark {
  const { book, states, products } = learning;
  const { place, row } = deal;
  const { first, levelOf } = table;
  const known = (learning.knownFrom[place] as number) <= on;
  const stage = stageKnown(learning, deal, on);
  const owner = book.owner[row] as number;
  const stageLevel = levelOf.stage.get(stage) ?? 0;
  const expected = known ? (book.expected[row] as number) : NO_DAY;
  const log = known ? Math.log2(book.amount[row] as number) : Number.NaN;
  // Of no amount, and of 0, there is no size.
  const sized = Number.isFinite(log);
  const stay = (on - stageEntered(book, place, row)) / table.stayOf(stage);
  const said = (judgements: Judgements): number => {
    const bp = known ? judgedOn(judgements, place, on) : -1;
    return bp < 0 ? 0 : 1 + bandOf(EDGES.says, bp);
  };
  let at = 0;
  levels[at++] = first.base;
  levels[at++] = first.stage + stageLevel;
  levels[at++] = first.stay + bandOf(EDGES.stay, stay);
  levels[at++] = first.pushes + (known ? Math.min(MOST_PUSHES, pushesOf(book, states, place, row).count) : 0);
  levels[at++] = first.size + (sized ? 1 + bandOf(EDGES.size, log - table.usualOf(owner)) : 0);
  levels[at++] = first.scale + (sized ? 1 + bandOf(EDGES.scale, log - table.usual) : 0);
  levels[at++] = first.overdue + Number(expected !== NO_DAY && expected < on);
  levels[at++] = first.owner + (levelOf.owner.get(owner) ?? 0);
  levels[at++] = first.product + (levelOf.product.get(products[place] as number) ?? 0);
  levels[at++] = first.source + (levelOf.source.get(book.source[place] as number) ?? 0);
  const begun = book.entered[book.first[place] as number] as number;
  levels[at++] = first.customer + (known ? customerLevel(table, book.account[place] as number, on) : 0);
  levels[at++] = first.repSays + said(learning.rep);
  levels[at++] = first.managerSays + said(learning.manager);
  return { on, begun, expected, stageLevel };
}

/** 0: nobody told whose; 1: bought nothing yet; 2: bought before. */
function customerLevel({ customerSince }: FactorTable, account: number, on: number): number {
  if (account === NO_KEY) return 0;
  const since = customerSince.get(account);
  return since !== undefined && since <= on ? 2 : 1;
}

/** Writes the levels of a stretch's factors from `at` on. */
export function stretchLevels(
  { first, ageEdges }: FactorTable,
  { on, begun, expected, stageLevel }: Landmark,
  bin: ClosingBin,
  levels: Int32Array,
  at: number,
): void {
  const from = Math.max(bin.from, on + 1);
  const middle = (from + bin.to) >> 1;
  levels[at] = first.horizon + stageLevel * HORIZONS + bandOf(EDGES.horizon, from - on);
  levels[at + 1] = first.age + bandOf(ageEdges, middle - begun);
  levels[at + 2] = first.due + (expected === NO_DAY ? 0 : 1 + bandOf(EDGES.due, middle - expected));
  levels[at + 3] = first.season + bin.monthOfQuarter * PARTS_OF_MONTH + bin.partOfMonth;
}
