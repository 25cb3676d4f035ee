/** Rows and known deals of one name: which is which by the rest of their values. */
import { type AlikeField, type AlikeValues, agreement } from "./alikeRows.ts";

export interface AlikeItem {
  key: number;
  values: AlikeValues;
}

export interface Pairing {
  pairs: [row: number, deal: number][];
  /** Rows that could be one deal as well as another. */
  unsure: number[];
  /** Deals that one of them may be. */
  open: number[];
}

/** Pairs beyond so many are not compared: nobody can tell so many of one name apart. */
const MOST_COMPARED = 2500;

/**
 * The pairs that agree most come first. Where a row agrees with two deals, or a deal with two rows, equally well, and neither
 * the rows nor the deals are the same in all values, the pairing would be a guess: such rows are unsure, and so are those
 * that are left with less agreement.
 * @param rows in the order of the file, deals in the order in which they came
 */
export function pairAlike(
  fields: readonly AlikeField[],
  rows: readonly AlikeItem[],
  deals: readonly AlikeItem[],
): Pairing {
  const left = new Map(rows.map((row) => [row.key, row]));
  const free = new Map(deals.map((deal) => [deal.key, deal]));
  const pairs: Pairing["pairs"] = [];
  if (rows.length * deals.length > MOST_COMPARED)
    return { pairs, unsure: [...left.keys()], open: [...free.keys()] };
  const scored = rows.flatMap((row) =>
    deals.map((deal) => ({ row, deal, score: agreement(fields, row.values, deal.values) })),
  );
  const levels = [...Map.groupBy(scored, ({ score }) => score)].sort(([a], [b]) => b - a);
  for (const [, level] of levels) {
    const open = level.filter(({ row, deal }) => left.has(row.key) && free.has(deal.key));
    const chosen = certain(open.map(({ row, deal }) => [row, deal]));
    if (chosen === null) return { pairs, unsure: [...left.keys()], open: [...free.keys()] };
    for (const [row, deal] of chosen) {
      pairs.push([row.key, deal.key]);
      left.delete(row.key);
      free.delete(deal.key);
    }
    if (left.size === 0 || free.size === 0) break;
  }
  return { pairs, unsure: [], open: [] };
}

type Pair = readonly [row: AlikeItem, deal: AlikeItem];

/** @returns the pairs of one level, null where another choice would be as good and come to something else */
function certain(candidates: readonly Pair[]): Pair[] | null {
  const chosen: Pair[] = [];
  let rest = [...candidates];
  while (rest.length > 0) {
    const byRow = Map.groupBy(rest, ([row]) => row);
    const byDeal = Map.groupBy(rest, ([, deal]) => deal);
    const dealsOf = (row: AlikeItem) => (byRow.get(row) ?? []).map(([, deal]) => deal);
    const rowsOf = (deal: AlikeItem) => (byDeal.get(deal) ?? []).map(([row]) => row);
    const pair = rest.find(
      ([row, deal]) => isForced(row, deal, dealsOf, rowsOf) || isForced(deal, row, rowsOf, dealsOf),
    );
    if (!pair) return null;
    chosen.push(pair);
    rest = rest.filter(([row, deal]) => row !== pair[0] && deal !== pair[1]);
  }
  return chosen;
}

/**
 * Whether one side of a pair has no choice that matters: all that it could be paired with are the same, and whoever else
 * wants that is the same too, has another choice, or finds enough of them.
 */
function isForced(
  one: AlikeItem,
  other: AlikeItem,
  choicesOf: (item: AlikeItem) => AlikeItem[],
  rivalsOf: (item: AlikeItem) => AlikeItem[],
): boolean {
  const choices = choicesOf(one);
  if (!choices.every((choice) => isSame(choice, other))) return false;
  const rivals = rivalsOf(other);
  return (
    rivals.length <= choices.length ||
    rivals.every((rival) => isSame(rival, one) || choicesOf(rival).some((choice) => !isSame(choice, other)))
  );
}

const isSame = (a: AlikeItem, b: AlikeItem): boolean => a.values.every((value, at) => value === b.values[at]);
