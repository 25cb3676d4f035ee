/** Sentences about targets, plans and goals in English. `{name}` is a parameter. */
export const planEn = {
  teamNotFound: "There is no team “{value}” in this file. Choose one from the list.",
  noTargetToSeek:
    "There is no target for {period} and these deals. Set one, or say which amount is to be reached.",
  tooLittleToSimulate:
    "Too few deals have been won and lost so far to simulate anything. Scenarios work once the file has at least 40 closed deals, 10 of them won and 10 lost.",
  forecastCallNotFound: "The call “{id}” is not in this file any more.",
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
  goalNotFound: "The goal “{id}” is not in this file any more.",
  goalPersonEmpty: "A goal needs a person. Choose whose it is.",
  goalKindEmpty: "A goal needs a kind. Choose what is to be counted.",
  goalDaysEmpty: "A goal needs a first and a last day.",
  goalDaysBackwards: "The last day {to} is before the first day {from}. Choose a later one.",
  goalTargetEmpty: "A goal that is counted needs a target. Enter a number greater than zero.",
  goalTargetNotWhole: "“{value}” is no target. Enter a whole number greater than zero.",
  goalTextEmpty: "A goal in your own words needs them. Write what is to be done.",
  goalOwnTarget: "A goal in your own words is not counted, so it takes no target. Leave the target empty.",
  goalOwnDone: "Only a goal in your own words is marked as done. The others are reached when their count is.",
  goalStageEmpty: "Choose the stage that the deals are to reach.",
  goalStageUnknown: "There is no stage “{value}” in this file. Choose one from the list.",
  goalStageSeveral: "The name “{value}” is that of several stages ({count}). Choose one from the list.",
  goalStageClosed: "“{value}” is where deals end. Choose a stage before it, or count won deals.",
} as const;
