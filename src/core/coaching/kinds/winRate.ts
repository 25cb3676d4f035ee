/**
 * Fewer deals won than the others win of the same: of all deals that came to a person long enough ago, the share won by
 * now, open ones counted as not won (overall conversion, TERMS). Unlike won / (won + lost) it holds nothing against one
 * who came lately, whose losses are in while the wins still take their time.
 */
import { eachDeal, type Frame, stretchOf } from "../data.ts";
import { type Gathered, type Kind, type Shift, stakeIn } from "../kind.ts";
import { overStages } from "../overStages.ts";
import { ripePipelines } from "../ripe.ts";
import { sharesAsShifts, shortOf } from "../shareKinds.ts";
import { Cases, stratumOf } from "../shares.ts";
import { conversionCases } from "./conversion.ts";

/**
 * A deal counts for whoever had it first, and for who had it when it became more than a lead; in strata of pipeline,
 * stage and time of coming to them.
 */
function casesOf(frame: Frame): Cases {
  const { data, personAt, rank, lead } = frame;
  const { book, states, from, to } = data;
  const ripe = ripePipelines(frame);
  const cases = new Cases();
  eachDeal(frame, (place, first, last) => {
    const pipeline = book.pipeline[place] as number;
    const after = ripe.get(pipeline);
    if (after === undefined) return;
    const won = states[book.stage[last] as number] === 1;
    const tell = (row: number): void => {
      const person = personAt[book.owner[row] as number] ?? -1;
      const on = (book.entered[row] as number) + after;
      if (person < 0 || on > to || (from !== null && on < from)) return;
      const stage = rank[book.stage[row] as number] as number;
      cases.add(place, person, stratumOf(pipeline, stage + 1, stretchOf(book.entered[row] as number)), won);
    };
    tell(first);
    if (lead[book.stage[first] as number] !== 1) return;
    for (let row = first + 1; row <= last; row += 1) {
      if (lead[book.stage[row] as number] === 1) continue;
      if (states[book.stage[row] as number] === 0 && book.owner[row] !== book.owner[first]) tell(row);
      return;
    }
  });
  return cases;
}

const kept = new WeakMap<Gathered, Cases>();
function caseTable(gathered: Gathered): Cases {
  let cases = kept.get(gathered);
  if (!cases) kept.set(gathered, (cases = casesOf(gathered.frame)));
  return cases;
}

function measure(gathered: Gathered): Shift[] {
  const { people, stages } = gathered.frame.data;
  const overall = overStages(conversionCases(gathered), stages, people.length);
  return sharesAsShifts(caseTable(gathered), gathered).map((shift) => ({
    ...shift,
    ...(overall[shift.person] ?? { delta: 0, se: Infinity }),
  }));
}

export const winRate: Kind = {
  kind: "winRate",
  scale: "odds",
  concern: -1,
  strength: true,
  needed: 20,
  relevant: 0.04,
  measure,
  stake: ({ open }, { person, others }, effect) =>
    stakeIn("missed", open[person] ?? [], ({ weighted }) => weighted * shortOf(effect, others)),
  counted: (gathered, { person }) => caseTable(gathered).placesOf(person),
};
