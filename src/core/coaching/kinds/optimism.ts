/**
 * Win probabilities that are too high or too low beside the others' (calibration, TERMS): over all that a person stated of
 * deals which are old enough to be decided, the mean of what was stated minus what came of it. Each statement counts,
 * whatever came after it, so that a deal which went far is not judged by its last one only; a deal's statements belong
 * together, so the error is that of sums by deal. Above 0 is too high.
 */
import { eachDeal, statedChance } from "../data.ts";
import { type Gathered, type Kind, type Shift, stakeIn } from "../kind.ts";
import { ripePipelines } from "../ripe.ts";

interface Judged {
  place: number;
  person: number;
  pipeline: number;
  statements: number;
  stated: number;
  won: number;
}

const kept = new WeakMap<Gathered, Judged[]>();

/** One for each deal that was judged before it was closed. */
function judgedDeals(gathered: Gathered): Judged[] {
  const known = kept.get(gathered);
  if (known) return known;
  const { frame } = gathered;
  const { data, personAt } = frame;
  const { book, states, judgements, from, to } = data;
  const ripe = ripePipelines(frame);
  const list: Judged[] = [];
  eachDeal(frame, (place, first, last) => {
    const pipeline = book.pipeline[place] as number;
    const due = (book.entered[first] as number) + (ripe.get(pipeline) ?? Infinity);
    if (due > to || (from !== null && due < from)) return;
    let open = last;
    while (open > first && states[book.stage[open] as number] !== 0) open -= 1;
    const person = personAt[book.owner[open] as number] ?? -1;
    const until = open === last ? to + 1 : (book.entered[open + 1] as number);
    if (person < 0 || states[book.stage[open] as number] !== 0) return;
    let [statements, stated] = [0, 0];
    for (let at = judgements.first[place] as number; at < (judgements.first[place + 1] as number); at += 1) {
      if ((judgements.on[at] as number) > until) continue;
      statements += 1;
      stated += judgements.chance[at] as number;
    }
    if (statements === 0) return;
    const won = states[book.stage[last] as number] === 1 ? statements : 0;
    list.push({ place, person, pipeline, statements, stated, won });
  });
  kept.set(gathered, list);
  return list;
}

interface Total {
  deals: number;
  statements: number;
  stated: number;
  won: number;
}

function totalOf(list: readonly Judged[]): Total {
  const total = { deals: list.length, statements: 0, stated: 0, won: 0 };
  for (const { statements, stated, won } of list) {
    total.statements += statements;
    total.stated += stated;
    total.won += won;
  }
  return total;
}

/** Against the others of the same pipeline; the spread of a deal's sum about its pipeline's mean is that of all. */
function measure(gathered: Gathered): Shift[] {
  const { people } = gathered.frame.data;
  const shifts = people.map((_, person) => ({
    person,
    n: 0,
    statements: 0,
    stated: 0,
    won: 0,
    sum: 0,
    variance: 0,
  }));
  for (const list of Map.groupBy(judgedDeals(gathered), ({ pipeline }) => pipeline).values()) {
    const all = totalOf(list);
    const gap = (all.stated - all.won) / all.statements;
    let squares = 0;
    for (const { statements, stated, won } of list) squares += (stated - won - gap * statements) ** 2;
    const spread = squares / Math.max(1, list.length - 1);
    for (const [person, own] of Map.groupBy(list, (one) => one.person)) {
      const mine = totalOf(own);
      const rest = all.statements - mine.statements;
      const shift = shifts[person];
      if (rest === 0 || !shift) continue;
      const others = (all.stated - mine.stated - (all.won - mine.won)) / rest;
      shift.n += mine.deals;
      shift.statements += mine.statements;
      shift.stated += mine.stated;
      shift.won += mine.won;
      shift.sum += mine.stated - mine.won - others * mine.statements;
      shift.variance += spread * (mine.deals + (all.deals - mine.deals) * (mine.statements / rest) ** 2);
    }
  }
  return shifts
    .filter(({ n, variance }) => n > 0 && variance > 0)
    .map(({ person, n, statements, stated, won, sum, variance }) => ({
      person,
      stage: null,
      n,
      delta: sum / statements,
      se: Math.sqrt(variance) / statements,
      beside: null,
      own: stated / statements,
      others: won / statements,
    }));
}

/** `own` is what was stated on average, `others` what share of it was won. */
export const optimism: Kind = {
  kind: "optimism",
  scale: "points",
  concern: 0,
  strength: false,
  needed: 20,
  relevant: 0.04,
  measure,
  // A habit of estimating costs nothing by itself; the deals are those on which the forecast is furthest off.
  stake: ({ open, frame }, { person }, effect) => ({
    ...stakeIn("misjudged", open[person] ?? [], ({ place, amount }) => {
      const chance = statedChance(frame.data, place);
      return Number.isNaN(chance) ? 0 : amount * Math.min(Math.abs(effect), effect > 0 ? chance : 1 - chance);
    }),
    moneyMinor: 0,
  }),
  counted: (gathered, { person }) =>
    judgedDeals(gathered)
      .filter((one) => one.person === person)
      .map(({ place }) => place),
};
