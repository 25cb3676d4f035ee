import type { ParsedInput } from "../../../src/contract/calls.ts";
import { WorkbenchError } from "../../../src/contract/errors.ts";
import { dayNumber } from "../../../src/core/domain/days.ts";
import { formatId } from "../../../src/core/domain/ids.ts";
import { NO_KEY, rowOn } from "../../../src/core/funnel/intervalBook.ts";
import { type Mark, placesOfMark } from "../../../src/core/funnel/markDeals.ts";
import { dealsStanding } from "../../../src/core/funnel/standingDeals.ts";
import { slipPeriods } from "../../../src/core/funnel/windows.ts";
import { stagesInOrder } from "../db/queries/funnel.ts";
import { findKeys } from "../db/queries/names.ts";
import type { ReadDb } from "../db/sql.ts";
import type { Handlers } from "../engine.ts";
import { bookKnown, dayOf, stallLinesOf, standingQuestion } from "../standing.ts";

type AskedMark = ParsedInput<"funnel.markDeals">["mark"];

export const markHandlers: Pick<Handlers, "funnel.markDeals"> = {
  "funnel.markDeals": ({ mark, limit, knownOn, ...asked }, { session, today }) => {
    const { read } = session;
    const kept = bookKnown(session, knownOn);
    const { book } = kept;
    const standing = standingQuestion(session, kept, asked);
    const { asOf } = standing;
    const on = dayNumber(asked.asOf ?? today);
    const question = {
      ...standing,
      on,
      stages: stagesInOrder(read),
      lines: stallLinesOf(session, kept, asked.asOf),
      deals: dealsStanding(book, standing.scope, asOf),
    };
    const found = placesOfMark(book, question, markOf(read, mark, on)).map((place) => {
      const row = asOf === null ? (book.first[place + 1] as number) - 1 : rowOn(book, place, asOf);
      const amount = row < 0 ? Number.NaN : (book.amount[row] as number);
      return { key: book.deals[place] as number, amount: Number.isNaN(amount) ? 0 : amount };
    });
    found.sort((a, b) => b.amount - a.amount || a.key - b.key);
    return {
      total: found.length,
      amountMinor: found.reduce((sum, { amount }) => sum + amount, 0),
      ids: found.slice(0, limit).map(({ key }) => formatId("deal", key)),
    };
  },
};

/** @throws WorkbenchError invalid where a stage is not known */
function markOf(read: ReadDb, mark: AskedMark, on: number): Mark {
  const stageKey = (text: string): number => {
    if (text === "") return NO_KEY;
    const [key] = findKeys(read, "stage", text);
    if (key === undefined)
      throw new WorkbenchError("invalid", "filterNotFound", { subject: "stage", value: text });
    return key;
  };
  switch (mark.kind) {
    case "move":
      return {
        kind: "move",
        fromStage: mark.fromStage === null ? null : stageKey(mark.fromStage),
        toStage: stageKey(mark.toStage),
        from: dayNumber(mark.from),
        to: dayNumber(mark.to),
      };
    case "cohort":
      return { ...mark, months: mark.months ?? null, outcome: mark.outcome ?? null };
    case "conversion":
    case "chain": {
      const { outcome, cohort, cohortFrom, cohortTo } = mark;
      const of = mark.kind === "chain" ? { step: mark.step } : { stageId: stageKey(mark.stage) };
      return { kind: "conversion", of, outcome, cohort, from: dayOf(cohortFrom), to: dayOf(cohortTo) };
    }
    case "inStage":
      return { kind: "inStage", stage: stageKey(mark.stage), there: mark.there ?? null };
    case "stalled":
      return { kind: "stalled", stage: mark.stage === undefined ? null : stageKey(mark.stage) };
    case "forecast":
      return {
        kind: "forecast",
        outcome: mark.outcome ?? null,
        periods: slipPeriods(dayOf(mark.from), dayOf(mark.to), on),
      };
    case "standing":
      return mark;
    case "cameBack":
      return { ...mark, from: dayNumber(mark.from), to: dayNumber(mark.to) };
    case "pushed":
    case "closed":
      return { ...mark, from: dayOf(mark.from), to: dayOf(mark.to) };
  }
}
