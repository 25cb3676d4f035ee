/**
 * Expected days that are not kept: of the days that a person set and that have come, the share that the deal outlived,
 * open still or moved to a later day before (slip rate and push count, TERMS, taken promise by promise, so that it does
 * not grow with a deal's life). A day moved forward is no promise to judge.
 */
import { eachDeal, type Frame } from "../data.ts";
import { NO_DAY } from "../../funnel/intervalBook.ts";
import { type Gathered, type Kind, stakeIn } from "../kind.ts";
import { Cases, stratumOf } from "../shares.ts";
import { sharesAsShifts } from "../shareKinds.ts";

/** So many days late is kept. */
const GRACE = 7;
/** What is expected within a quarter. */
const SOON = 91;

function casesOf(frame: Frame): Cases {
  const { data, personAt, rank } = frame;
  const { book, states, from, to } = data;
  const cases = new Cases();
  eachDeal(frame, (place, first, last) => {
    // Deals that die early break no promise: each is held against others that ended alike.
    const outcome = states[book.stage[last] as number] as number;
    let said = NO_DAY;
    for (let row = first; row <= last; row += 1) {
      const stage = book.stage[row] as number;
      const day = book.expected[row] as number;
      if (states[stage] !== 0) {
        said = NO_DAY;
        continue;
      }
      if (day === NO_DAY || day === said) continue;
      said = day;
      const person = personAt[book.owner[row] as number] ?? -1;
      const due = day + GRACE;
      if (person < 0 || due > to || (from !== null && due < from)) continue;
      const kept = keptUntil(place, row, last, due);
      if (kept !== null)
        cases.add(
          place,
          person,
          stratumOf(book.pipeline[place] as number, (rank[stage] as number) + 1, outcome),
          !kept,
        );
    }
  });
  return cases;

  /** Null: the day was moved forward. */
  function keptUntil(_place: number, row: number, last: number, due: number): boolean | null {
    const day = book.expected[row] as number;
    for (let later = row + 1; later <= last; later += 1) {
      if ((book.entered[later] as number) > due) return false;
      if (states[book.stage[later] as number] !== 0) return true;
      const next = book.expected[later] as number;
      if (next !== day) return next === NO_DAY || next > day ? false : null;
    }
    return false;
  }
}

const kept = new WeakMap<Gathered, Cases>();
export function promiseCases(gathered: Gathered): Cases {
  let cases = kept.get(gathered);
  if (!cases) kept.set(gathered, (cases = casesOf(gathered.frame)));
  return cases;
}

export const slip: Kind = {
  kind: "slip",
  scale: "odds",
  concern: 1,
  strength: true,
  needed: 20,
  relevant: 0.06,
  measure: (gathered) => {
    const cases = promiseCases(gathered);
    return cases.place.length === 0 ? [] : sharesAsShifts(cases, gathered);
  },
  // Of what is expected soon, so much more than usual will come later.
  stake: ({ open, frame }, { person }, effect) =>
    stakeIn("delayed", open[person] ?? [], ({ expected, weighted }) =>
      expected !== NO_DAY && expected <= frame.data.to + SOON ? weighted * Math.max(0, effect) : 0,
    ),
  counted: (gathered, { person }) => promiseCases(gathered).placesOf(person),
};
