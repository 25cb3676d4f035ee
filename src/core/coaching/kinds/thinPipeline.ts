/** Fewer new deals than the others bring in over the same time. */
import { eachDeal, type Frame, stretchOf } from "../data.ts";
import { type Gathered, type Kind, type Shift } from "../kind.ts";

const QUARTER = 91;
/** Without a deal for so long, and none open, one is taken to have left. */
const SILENT = 120;
/** Of less time nothing is said. */
const FEWEST_DAYS = 91;

interface Watch {
  from: number;
  to: number;
}

/** Since when and until when a person brought in deals, within the window; null: not at all. By person. */
function watches(frame: Frame, open: Gathered["open"]): (Watch | null)[] {
  const { data, personAt } = frame;
  const { book, people, from, to } = data;
  const firstSeen = people.map(() => Infinity);
  const lastSeen = people.map(() => -Infinity);
  eachDeal(frame, (_place, first, last) => {
    for (let row = first; row <= last; row += 1) {
      const person = personAt[book.owner[row] as number] ?? -1;
      if (person < 0) continue;
      const entered = book.entered[row] as number;
      firstSeen[person] = Math.min(firstSeen[person] as number, entered);
      lastSeen[person] = Math.max(lastSeen[person] as number, entered);
    }
  });
  const firstDeal = firstDealOf(data);
  return people.map(({ activeFrom, activeTo }, person) => {
    const seen = firstSeen[person] as number;
    if (seen === Infinity) return null;
    const silent = (lastSeen[person] as number) < to - SILENT && open[person]?.length === 0;
    const end = Math.min(activeTo ?? (silent ? (lastSeen[person] as number) : to), to);
    // One who is there but has no deal yet is there from the first deal on, at the latest.
    const start = Math.max(from ?? -Infinity, Math.max(activeFrom ?? seen, firstDeal));
    return end > start ? { from: start, to: end } : null;
  });
}

function firstDealOf({ book }: Frame["data"]): number {
  let first = Infinity;
  for (let place = 0; place < book.size; place += 1)
    first = Math.min(first, book.entered[book.first[place] as number] as number);
  return first;
}

export interface NewDeals {
  made: number;
  /** As many as the others made over the same quarters, for the same time. */
  expected: number;
  /** How long the person was there, in quarters of 91 days. */
  quarters: number;
}

/** By person; null for managers and for who was there for less than a quarter. */
export function newDeals(gathered: Gathered): (NewDeals | null)[] {
  const { frame, open } = gathered;
  const { data, personAt } = frame;
  const { book, people } = data;
  const times = watches(frame, open);
  const made = new Map<number, Map<number, number>>();
  const counts = people.map(() => 0);
  eachDeal(frame, (_place, first) => {
    const person = personAt[book.owner[first] as number] ?? -1;
    const on = book.entered[first] as number;
    const watch = times[person];
    if (!watch || people[person]?.manager || on < watch.from || on > watch.to) return;
    const stretch = stretchOf(on);
    let row = made.get(stretch);
    if (!row) made.set(stretch, (row = new Map()));
    row.set(person, (row.get(person) ?? 0) + 1);
    counts[person] = (counts[person] as number) + 1;
  });
  const expected = people.map(() => 0);
  const days = (watch: Watch | null | undefined, stretch: number): number =>
    watch
      ? Math.max(
          0,
          Math.min(watch.to, (stretch + 1) * QUARTER - 1) - Math.max(watch.from, stretch * QUARTER) + 1,
        )
      : 0;
  for (const [stretch, row] of made) {
    const present = people.map(({ manager }, person) => (manager ? 0 : days(times[person], stretch)));
    const allDays = present.reduce((sum, one) => sum + one, 0);
    const all = [...row.values()].reduce((sum, one) => sum + one, 0);
    present.forEach((own, person) => {
      if (own > 0 && allDays > own)
        expected[person] =
          (expected[person] as number) + (own * (all - (row.get(person) ?? 0))) / (allDays - own);
    });
  }
  return people.map(({ manager }, person) => {
    const watch = times[person];
    if (manager || !watch || watch.to - watch.from < FEWEST_DAYS) return null;
    return {
      made: counts[person] as number,
      expected: expected[person] as number,
      quarters: (watch.to - watch.from + 1) / QUARTER,
    };
  });
}

function measure(gathered: Gathered): Shift[] {
  const all = newDeals(gathered);
  const total = all.reduce((sum, one) => sum + (one?.made ?? 0), 0);
  return all.flatMap((one, person) => {
    if (!one || one.expected === 0) return [];
    const { made, expected, quarters } = one;
    return {
      person,
      stage: null,
      // What tells is how many would have been expected: none at all is a finding too.
      n: Math.round(Math.max(made, expected)),
      delta: Math.log((made + 0.5) / (expected + 0.5)),
      se: Math.sqrt(1 / (made + 0.5) + 1 / Math.max(1, total - made)),
      beside: null,
      own: made / quarters,
      others: expected / quarters,
    };
  });
}

export const thinPipeline: Kind = {
  kind: "thinPipeline",
  scale: "ratio",
  concern: -1,
  strength: true,
  needed: 12,
  relevant: 0.2,
  measure,
  /** What the missing deals of a quarter would bring: as many as lack, worth what the person's open ones are worth. */
  stake: ({ open }, { person, others }, effect) => {
    const deals = open[person] ?? [];
    const pool = deals.length > 0 ? deals : open.flat();
    const worth = pool.reduce((sum, { weighted }) => sum + weighted, 0) / Math.max(1, pool.length);
    return {
      meaning: "missed",
      moneyMinor: Math.round(Math.max(0, (others ?? 0) * (1 - effect)) * worth),
      places: deals.map(({ place }) => place),
    };
  },
  counted: ({ frame }, { person }) => {
    const places: number[] = [];
    eachDeal(frame, (place, first) => {
      if (frame.personAt[frame.data.book.owner[first] as number] === person) places.push(place);
    });
    return places;
  },
};
