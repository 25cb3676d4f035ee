import type { CallOutput } from "../../../src/contract/calls.ts";
import { WorkbenchError } from "../../../src/contract/errors.ts";
import { periodDays } from "../../../src/core/domain/days.ts";
import { formatId, parseId } from "../../../src/core/domain/ids.ts";
import { rollUpCalls } from "../../../src/core/forecast/callRollUp.ts";
import { eachDealOfPeriod } from "../../../src/core/forecast/dealsOfPeriod.ts";
import { EVERYTHING } from "../../../src/core/funnel/scope.ts";
import { stateOfStages } from "../db/queries/dealBook.ts";
import { callRow, type CallRow, callsOf, openCategories } from "../db/queries/forecastCalls.ts";
import { enteredTargets, targetHolders } from "../db/queries/targets.ts";
import { addFact, changeRow, createRow } from "../db/writes/changes.ts";
import { projectRows } from "../db/writes/rows.ts";
import type { HandlerContext, Handlers } from "../engine.ts";
import { personOf } from "../planPeople.ts";
import { momentOf } from "../standing.ts";
import { inChangeSet } from "./deals.ts";

type ForecastCallCalls = "forecast.calls" | "forecast.saveCall" | "forecast.removeCall";
type Rolled = CallOutput<"forecast.calls">[number];

interface Standing {
  wonMinor: number;
  openMinor: Rolled["openMinor"];
}

export const forecastCallHandlers: Pick<Handlers, ForecastCallCalls> = {
  "forecast.calls": ({ period, asOf }, context) => {
    const { read } = context.session;
    const until = asOf ?? context.today;
    const calls = Map.groupBy(callsOf(read, period, until), ({ person }) => person);
    const holders = targetHolders(read, enteredTargets(read, period.slice(0, 4), "money"));
    const newest = (person: number, kind: CallRow["kind"]): number | null =>
      calls.get(person)?.find((call) => call.kind === kind)?.amountMinor ?? null;
    const rolled = rollUpCalls(
      holders.map(({ kind, key, parent, isRep }) => {
        const isPerson = kind === "person";
        return {
          parent,
          isPerson: isPerson && (isRep || calls.has(key)),
          rep: isPerson ? newest(key, "rep") : null,
          manager: isPerson ? newest(key, "manager") : null,
        };
      }),
    );
    const standings = standingsOf(context, period, asOf, holders);
    return holders.map(({ kind, key, name, depth }, at): Rolled => {
      const { rep, manager, rolled: sum, people, missing } = rolled[at] as (typeof rolled)[number];
      return {
        key: name,
        id: kind === "company" ? null : formatId(kind, key),
        kind,
        depth,
        repMinor: rep,
        managerMinor: manager,
        rolledMinor: sum,
        people,
        missing,
        ...(standings[at] as Standing),
        calls: kind === "person" ? (calls.get(key) ?? []).map(presented) : [],
      };
    });
  },

  "forecast.saveCall": ({ id, person: text, period, kind, amountMinor, category, note, on }, context) => {
    const { read } = context.session;
    const known = id === undefined ? null : knownCall(read, id);
    const person = personOf(read, text);
    const values = {
      person_id: person.key,
      kind,
      period,
      on_day: on ?? known?.on ?? context.today,
      category: category === undefined ? (known?.category ?? null) : category,
      amount_minor: amountMinor,
      note: note === undefined ? (known?.note ?? null) : note || null,
    };
    let key = known?.key ?? 0;
    const { changeSet } = inChangeSet(context, "calls", undefined, (db, edit) => {
      if (known)
        return Number(changeRow(db, edit.changeSet, "forecastCall", known.key, values, edit.effectiveOn));
      key = createRow(db, edit.changeSet, "forecastCall", values, edit.effectiveOn);
      return 1;
    });
    return { id: formatId("forecastCall", key), changeSet };
  },

  "forecast.removeCall": ({ id }, context) => {
    const { key } = knownCall(context.session.read, id);
    const { changeSet } = inChangeSet(context, "calls", undefined, (db, edit) => {
      addFact(db, edit.changeSet, "forecastCall", key, "deleted", 1, edit.effectiveOn);
      projectRows(db, "forecastCall", [key]);
      return 1;
    });
    return { changeSet };
  },
};

function presented({ key, kind, on, category, amountMinor, note }: CallRow): Rolled["calls"][number] {
  return { id: formatId("forecastCall", key), kind, on, category, amountMinor, note };
}

function knownCall(read: HandlerContext["session"]["read"], id: string): CallRow {
  const key = parseId("forecastCall", id);
  const row = key === null ? null : callRow(read, key);
  if (!row) throw new WorkbenchError("notFound", "forecastCallNotFound", { id });
  return row;
}

/** By holder what is won, and open by category; deals of nobody are the company's. */
function standingsOf(
  { session, today }: HandlerContext,
  period: string,
  asOf: string | undefined,
  holders: readonly { kind: string; key: number; parent: number }[],
): Standing[] {
  const { read } = session;
  const { book } = session.books.now(read);
  const moment = momentOf(today, asOf);
  const categories = moment.asOf === null ? openCategories(read) : null;
  const standings = holders.map(
    (): Standing => ({ wonMinor: 0, openMinor: { commit: 0, bestCase: 0, pipeline: 0, omitted: 0 } }),
  );
  const placeOf = new Map(holders.flatMap(({ kind, key }, at) => (kind === "person" ? [[key, at]] : [])));
  const question = {
    states: stateOfStages(read),
    scope: EVERYTHING,
    asOf: moment.asOf,
    ...periodDays(period),
  };
  eachDealOfPeriod(book, question, ({ place, row, state, amount }) => {
    if (Number.isNaN(amount)) return;
    const told = categories?.get(book.deals[place] as number) ?? "pipeline";
    const category = told === "closed" ? "pipeline" : told;
    for (let at = placeOf.get(book.owner[row] as number) ?? 0; at >= 0; at = holders[at]?.parent ?? -1) {
      const standing = standings[at] as Standing;
      if (state === 1) standing.wonMinor += amount;
      else standing.openMinor[category] += amount;
    }
  });
  return standings;
}
