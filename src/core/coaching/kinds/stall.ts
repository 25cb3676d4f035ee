/** Deals that stay longer in one stage than the others' do, and longer than the person's own do elsewhere. */
import { type Kind, type Shift, stakeIn } from "../kind.ts";
import { besideOverall } from "../overall.ts";
import { pacesOf } from "../pace.ts";
import { medianDays, placesInStage, type Spells } from "../spells.ts";

export const stall: Kind = {
  kind: "stall",
  scale: "ratio",
  concern: 1,
  strength: false,
  needed: 12,
  relevant: 0.25,
  measure: (gathered) =>
    pacesOf(gathered).flatMap(({ stages, overall }, person) =>
      stages.map(
        (one): Shift => ({
          ...one,
          person,
          beside: besideOverall(one, overall),
          own: null,
          others: null,
        }),
      ),
    ),
  /** Median days in the stage. */
  levels: ({ spells }, { person, stage }) => {
    const people = spells.get(stage ?? -1) ?? new Map<number, Spells>();
    const own = people.get(person);
    const rest = [...people].filter(([other]) => other !== person).map(([, one]) => one);
    return { own: own ? medianDays([own]) : null, others: medianDays(rest) };
  },
  // What stands there comes later than it could.
  stake: ({ open }, { person, stage }) =>
    stakeIn("delayed", open[person] ?? [], (deal) => (deal.stage === stage ? deal.weighted : 0)),
  counted: ({ frame }, { person, stage }) => placesInStage(frame, person, stage),
};
