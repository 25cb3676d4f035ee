/** Deals that take longer in every stage: the person's pace. */
import { type Kind, stakeIn } from "../kind.ts";
import { pacesOf } from "../pace.ts";
import { placesInStage } from "../spells.ts";

export const cycle: Kind = {
  kind: "cycle",
  scale: "ratio",
  concern: 1,
  strength: true,
  needed: 20,
  relevant: 0.15,
  measure: (gathered) =>
    pacesOf(gathered).map(({ overall }, person) => ({
      person,
      stage: null,
      ...overall,
      beside: null,
      own: Math.exp(overall.delta),
      others: 1,
    })),
  // Of what will be won, so much comes later than it could.
  stake: ({ open }, { person }, effect) =>
    stakeIn("delayed", open[person] ?? [], ({ weighted }) => weighted * Math.max(0, 1 - 1 / effect)),
  counted: ({ frame }, { person }) => placesInStage(frame, person, null),
};
