/** More given away from the list price than the others give on won deals of the same pipeline. */
import { eachDeal, type Frame } from "../data.ts";
import { type Gathered, type Kind, type Shift, stakeIn } from "../kind.ts";

/** A ratio outside of these is no price: another unit, a placeholder. */
const [LEAST, MOST] = [0.3, 1.5];

const priced = (paid: number): boolean => paid >= LEAST && paid <= MOST;

/** Won deals with a price, each told with its owner when it was won, pipeline, and share of the list price given away. */
function eachPriced(
  frame: Frame,
  tell: (place: number, person: number, pipeline: number, given: number) => void,
) {
  const { data, personAt } = frame;
  const { book, states, paid, from } = data;
  eachDeal(frame, (place, _first, last) => {
    const share = paid[place] as number;
    const person = personAt[book.owner[last] as number] ?? -1;
    if (states[book.stage[last] as number] !== 1 || person < 0 || !priced(share)) return;
    if (from !== null && (book.entered[last] as number) < from) return;
    tell(place, person, book.pipeline[place] as number, 1 - share);
  });
}

/** Shares given away, by person. */
export function givenAway(frame: Frame): number[][] {
  const given: number[][] = frame.data.people.map(() => []);
  eachPriced(frame, (_place, person, _pipeline, share) => given[person]?.push(share));
  return given;
}

interface Sum {
  n: number;
  sum: number;
  squares: number;
}
const none = (): Sum => ({ n: 0, sum: 0, squares: 0 });

/** Mean difference from the others, weighted over pipelines by the person's own deals, with the others' spread. */
function measure({ frame }: Gathered): Shift[] {
  const { people } = frame.data;
  const pipelines = new Map<number, { all: Sum; own: Map<number, Sum> }>();
  eachPriced(frame, (_place, person, pipeline, given) => {
    let group = pipelines.get(pipeline);
    if (!group) pipelines.set(pipeline, (group = { all: none(), own: new Map() }));
    const own = group.own.get(person) ?? none();
    group.own.set(person, own);
    for (const sum of [group.all, own]) {
      sum.n += 1;
      sum.sum += given;
      sum.squares += given * given;
    }
  });
  return people.flatMap((_, person) => {
    let [n, own, others, variance] = [0, 0, 0, 0];
    for (const { all, own: byPerson } of pipelines.values()) {
      const mine = byPerson.get(person);
      const rest = all.n - (mine?.n ?? 0);
      if (!mine || rest < 2) continue;
      const mean = (all.sum - mine.sum) / rest;
      // Spread of both within themselves, pooled.
      const within =
        (all.squares - mine.squares - rest * mean * mean + mine.squares - mine.sum ** 2 / mine.n) /
        Math.max(1, all.n - 2);
      n += mine.n;
      own += mine.sum;
      others += mine.n * mean;
      variance += mine.n ** 2 * within * (1 / mine.n + 1 / rest);
    }
    if (n === 0 || variance <= 0) return [];
    return {
      person,
      stage: null,
      n,
      delta: (own - others) / n,
      se: Math.sqrt(variance) / n,
      beside: null,
      own: own / n,
      others: others / n,
    };
  });
}

export const discount: Kind = {
  kind: "discount",
  scale: "points",
  concern: 1,
  strength: true,
  needed: 12,
  relevant: 0.02,
  measure,
  /** Given away beyond the others' usual, of what will be won. */
  stake: ({ open, frame }, { person, others }, effect) =>
    stakeIn("givenAway", open[person] ?? [], ({ place, weighted }) => {
      const paid = frame.data.paid[place] as number;
      if (!priced(paid)) return 0;
      const price = (others ?? 0) + effect;
      return (weighted * Math.max(0, effect)) / Math.max(0.1, 1 - Math.max(price, 1 - paid));
    }),
  counted: ({ frame }, { person }) => {
    const places: number[] = [];
    eachPriced(frame, (place, owner) => {
      if (owner === person) places.push(place);
    });
    return places;
  },
};
