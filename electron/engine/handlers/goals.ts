import type { CallOutput, ParsedInput } from "../../../src/contract/calls.ts";
import { WorkbenchError } from "../../../src/contract/errors.ts";
import { dayFromNumber, dayNumber } from "../../../src/core/domain/days.ts";
import { formatId, parseId } from "../../../src/core/domain/ids.ts";
import {
  type Counted,
  goalProgress,
  type GoalQuestion,
  newOf,
  reachedBy,
  wonBy,
} from "../../../src/core/plan/goals.ts";
import { stateOfStages } from "../db/queries/dealBook.ts";
import { stagesInOrder } from "../db/queries/funnel.ts";
import { activityDays, goalRow, type GoalRow, goalsOf } from "../db/queries/goals.ts";
import { findKeys } from "../db/queries/names.ts";
import type { ReadDb } from "../db/sql.ts";
import { removeGoal, saveGoal } from "../db/writes/goals.ts";
import type { Handlers } from "../engine.ts";
import { personOf } from "../planPeople.ts";
import type { Session } from "../session.ts";
import { momentOf } from "../standing.ts";
import { stageNames } from "./coaching.ts";
import { inChangeSet } from "./deals.ts";

type GoalCalls = "plan.goals" | "plan.saveGoal" | "plan.removeGoal";
type Given = ParsedInput<"plan.saveGoal">;
type Goal = CallOutput<"plan.goals">["goals"][number];
type Kept = Omit<GoalRow, "key">;

export const goalHandlers: Pick<Handlers, GoalCalls> = {
  "plan.goals": ({ person: text, asOf }, { session, today }) => {
    const { read } = session;
    const person = personOf(read, text);
    const moment = momentOf(today, asOf);
    const stages = stageNames(read);
    const states = stateOfStages(read);
    const { deals } = session.books.now(read).book;
    const goals = goalsOf(read, person.key).map((goal): Goal => {
      const { key, kind, stageKey, text: words, from, to, target, state: kept, note } = goal;
      const [first, last] = [dayNumber(from), dayNumber(to)];
      const counted =
        target === null || moment.now < first
          ? []
          : countedFor(session, goal, {
              states,
              person: person.key,
              from: first,
              to: Math.min(last, moment.now),
              asOf: moment.asOf,
            });
      const { byWeek, ...progress } = goalProgress(
        { kind, from: first, to: last, target, kept },
        counted,
        moment.now,
      );
      const { stage, stageId } = stages(kind, stageKey);
      return {
        id: formatId("goal", key),
        kind,
        stage,
        stageId,
        text: words,
        from,
        to,
        target,
        ...progress,
        deals: counted.flatMap(({ place }) => (place < 0 ? [] : formatId("deal", deals[place] as number))),
        byWeek: byWeek.map(({ day, value }) => ({ day: dayFromNumber(day), value })),
        note,
      };
    });
    return { person: { id: formatId("person", person.key), name: person.name }, goals };
  },

  "plan.saveGoal": (given, context) => {
    const { read } = context.session;
    const kept = given.id === undefined ? null : keptGoal(read, given.id);
    const goal = checked(read, merged(read, kept, given), given);
    let key = 0;
    const { changeSet } = inChangeSet(context, "goals", undefined, (db, edit) => {
      const saved = saveGoal(db, edit, kept?.key ?? null, goal);
      ({ key } = saved);
      return Number(saved.changed);
    });
    return { id: formatId("goal", key), changeSet };
  },

  "plan.removeGoal": ({ id }, context) => {
    const { key } = keptGoal(context.session.read, id);
    const { changeSet } = inChangeSet(context, "goals", undefined, (db, edit) => {
      removeGoal(db, edit, key);
      return 1;
    });
    return { changeSet };
  },
};

/** In the order of time. */
function countedFor(session: Session, { kind, stageKey }: GoalRow, question: GoalQuestion): Counted[] {
  const { read } = session;
  const { book } = session.books.now(read);
  const counted = (): Counted[] => {
    switch (kind) {
      case "wonMinor":
      case "wonDeals":
        return wonBy(book, question);
      case "newDeals":
      case "newMinor":
        return newOf(book, question);
      case "stageDeals":
        return stageKey === null ? [] : reachedBy(book, stagesInOrder(read), stageKey, question);
      case "activities": {
        const [from, to] = [dayFromNumber(question.from), dayFromNumber(question.to)];
        return activityDays(read, question.person, from, to).map((day) => ({
          on: dayNumber(day),
          place: -1,
          amount: 0,
        }));
      }
      case "own":
        return [];
    }
  };
  return counted().toSorted((a, b) => a.on - b.on || a.place - b.place);
}

/** @throws WorkbenchError notFound */
function keptGoal(db: ReadDb, id: string): GoalRow {
  const key = parseId("goal", id);
  const row = key === null ? null : goalRow(db, key);
  if (!row) throw new WorkbenchError("notFound", "goalNotFound", { id });
  return row;
}

const refuse = (code: string, params: Record<string, string | number> = {}): never => {
  throw new WorkbenchError("invalid", code, params);
};

/** What is kept with what is given, and nothing that its kind has no use for. @throws WorkbenchError where a new goal lacks something */
function merged(db: ReadDb, kept: GoalRow | null, given: Given): Kept {
  const personKey = given.person === undefined ? kept?.personKey : personOf(db, given.person).key;
  const kind = given.kind ?? kept?.kind;
  const from = given.from ?? kept?.from;
  const to = given.to ?? kept?.to;
  if (personKey === undefined) return refuse("goalPersonEmpty");
  if (kind === undefined) return refuse("goalKindEmpty");
  if (from === undefined || to === undefined) return refuse("goalDaysEmpty");
  const or = <T>(told: T | undefined, known: T | undefined): T | null =>
    (told === undefined ? known : told) ?? null;
  const stage = given.stage === undefined || given.stage === null ? given.stage : stageKeyOf(db, given.stage);
  return {
    personKey,
    kind,
    stageKey: kind === "stageDeals" ? or(stage, kept?.stageKey) : null,
    text: or(given.text, kept?.text) || null,
    from,
    to,
    target: kind === "own" ? (given.target ?? null) : or(given.target, kept?.target),
    state: stateAfter(kept?.state ?? "open", kind === "own", given),
    note: or(given.note, kept?.note) || null,
  };
}

function stateAfter(
  kept: Kept["state"],
  own: boolean,
  { done, dropped }: Pick<Given, "done" | "dropped">,
): Kept["state"] {
  if (dropped) return "dropped";
  if (done) return "done";
  const stays = kept === "done" ? own && done === undefined : kept === "dropped" && dropped === undefined;
  return stays ? kept : "open";
}

/** @throws WorkbenchError invalid */
function stageKeyOf(db: ReadDb, text: string): number {
  const [key, ...more] = findKeys(db, "stage", text);
  if (key === undefined) return refuse("goalStageUnknown", { value: text });
  if (more.length > 0) return refuse("goalStageSeveral", { value: text, count: more.length + 1 });
  return key;
}

/** @throws WorkbenchError invalid: in a sentence what is wrong with the goal */
function checked(db: ReadDb, goal: Kept, { done }: Given): Kept {
  const { kind, stageKey, text, from, to, target } = goal;
  if (to < from) refuse("goalDaysBackwards", { from, to });
  if (kind === "own") {
    if (text === null) refuse("goalTextEmpty");
    if (target !== null) refuse("goalOwnTarget");
    return goal;
  }
  if (done) refuse("goalOwnDone");
  if (target === null) return refuse("goalTargetEmpty");
  if (!Number.isSafeInteger(target) || target <= 0) refuse("goalTargetNotWhole", { value: target });
  if (kind !== "stageDeals") return goal;
  if (stageKey === null) return refuse("goalStageEmpty");
  const stage = stagesInOrder(db).find(({ id }) => id === stageKey);
  if (stage?.kind === "won" || stage?.kind === "lost") refuse("goalStageClosed", { value: stage.name });
  return goal;
}
