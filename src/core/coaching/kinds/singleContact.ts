/** More deals that hang on one contact, or none, than among the others. */
import { eachDeal, type Frame } from "../data.ts";
import { type Gathered, type Kind, stakeIn } from "../kind.ts";
import { Cases, stratumOf } from "../shares.ts";
import { sharesAsShifts } from "../shareKinds.ts";

/** A deal younger than this may not have had the time. */
const YOUNG_DAYS = 14;
/** Where fewer deals have any contact, the file does not keep them. */
const LEAST_KEPT = 0.2;

const kept = new WeakMap<Gathered, Cases>();

/** Deals open in the window or closed in it, by owner; in strata of pipeline and what became of them. */
export function contactCases(gathered: Gathered): Cases {
  let cases = kept.get(gathered);
  if (!cases) kept.set(gathered, (cases = casesOf(gathered.frame)));
  return cases;
}

function casesOf(frame: Frame): Cases {
  const { data, personAt, rank } = frame;
  const { book, states, contacts, from, to } = data;
  const cases = new Cases();
  if (!contacts) return cases;
  let known = 0;
  eachDeal(frame, (place, first, last) => {
    const state = states[book.stage[last] as number] as number;
    const until = state === 0 ? to : (book.entered[last] as number);
    const person = personAt[book.owner[last] as number] ?? -1;
    if (person < 0 || until - (book.entered[first] as number) < YOUNG_DAYS) return;
    if (from !== null && until < from) return;
    const count = contacts[place] as number;
    if (count > 0) known += 1;
    const stage = state === 0 ? (rank[book.stage[last] as number] as number) : -1;
    cases.add(place, person, stratumOf(book.pipeline[place] as number, state, stage), count <= 1);
  });
  return known < LEAST_KEPT * cases.place.length ? new Cases() : cases;
}

/** Of won and lost deals of the whole company: by how much of the win rate one contact falls short of several; 0 at least. */
function shortfall({ frame }: Gathered): number {
  const { data } = frame;
  const { book, states, contacts } = data;
  const won = [0, 0];
  const closed = [0, 0];
  eachDeal(frame, (place, _first, last) => {
    const state = states[book.stage[last] as number];
    if (state === 0 || !contacts) return;
    const several = Number((contacts[place] as number) > 1);
    closed[several] = (closed[several] as number) + 1;
    if (state === 1) won[several] = (won[several] as number) + 1;
  });
  const rate = (several: 0 | 1): number => (won[several] as number) / Math.max(1, closed[several] as number);
  return rate(1) > 0 ? Math.max(0, 1 - rate(0) / rate(1)) : 0;
}

export const singleContact: Kind = {
  kind: "singleContact",
  scale: "odds",
  concern: 1,
  strength: true,
  needed: 12,
  relevant: 0.1,
  measure: (gathered) => {
    const cases = contactCases(gathered);
    return cases.place.length === 0 ? [] : sharesAsShifts(cases, gathered);
  },
  stake: (gathered, { person }) => {
    const lost = shortfall(gathered);
    const { contacts } = gathered.frame.data;
    const single = (gathered.open[person] ?? []).filter(({ place }) => (contacts?.[place] ?? 0) <= 1);
    return {
      ...stakeIn("missed", single, ({ weighted }) => weighted * lost),
      places: single.map(({ place }) => place),
    };
  },
  counted: (gathered, { person }) => contactCases(gathered).placesOf(person),
};
