/** Sentences about targets, plans and goals in English. `{name}` is a parameter. */
export const planEn = {
  teamNotFound: "There is no team “{value}” in this file. Choose one from the list.",
  holderAmbiguous: "“{value}” is the name of {count} {count|row|rows}. Give the id instead.",
  noTargetToSpread:
    "There is no target for {period} yet. Enter one first, or say which amount is to be spread.",
  periodNotSpread:
    "{period} can't be spread over that. A year goes over quarters or months, a quarter over months.",
  nobodyToSpread: "Nobody stands under this row who could take a part in {period}.",
  weightsCount:
    "{given} {given|weight was|weights were} given for {count} {count|part|parts}. Give one for each part.",
  targetOutside: "The cell lies beyond the rows and periods of the grid, so it was not taken.",
  targetOfFamily: "A product family takes no target of its own; it is the sum of its products.",
  targetNegative: "A target can't be less than zero.",
  targetNameUnknown: "“{value}” is none of the rows. Write the name as it stands in the grid.",
  targetPeriodUnknown: "“{value}” is no month, quarter or year of {year}.",
  targetOtherCurrency: "“{value}” is in another currency. Targets are kept in {base}.",
} as const;
