import type { CallOutput, ParsedInput } from "../../../src/contract/calls.ts";
import { coachingKind, type CoachingKind } from "../../../src/contract/coaching.ts";
import { WorkbenchError } from "../../../src/contract/errors.ts";
import { gather, levelIn } from "../../../src/core/coaching/diagnose.ts";
import type { FindingKind, Gathered } from "../../../src/core/coaching/kind.ts";
import type { FactValue } from "../../../src/core/domain/dealHistory.ts";
import { dayNumber } from "../../../src/core/domain/days.ts";
import { formatId, parseId } from "../../../src/core/domain/ids.ts";
import { coachingData } from "../coachingDiagnoses.ts";
import { filterKeys } from "../db/queries/names.ts";
import { coachingReviews, type ReviewRow, reviewSteps, type StepRow } from "../db/queries/reviews.ts";
import {
  changeReview,
  createReview,
  knownReview,
  openReviewOf,
  removeStep,
  saveStep,
} from "../db/writes/reviews.ts";
import type { HandlerContext, Handlers } from "../engine.ts";
import type { Session } from "../session.ts";
import { stageNames } from "./coaching.ts";
import { dealKey, inChangeSet } from "./deals.ts";

type ReviewCalls = "reviews.list" | "reviews.open" | "reviews.save" | "reviews.close";
type Step = CallOutput<"reviews.list">[number]["steps"][number];
type GivenStep = ParsedInput<"reviews.save">["steps"][number];
type Level = Step["before"];

/** Of so many talks one is told what has happened since. */
const LOOKED_AT_AGAIN = 2;
/** In place of a kind of finding. */
const OWN = "own";

export const reviewHandlers: Pick<Handlers, ReviewCalls> = {
  "reviews.list": ({ person }, { session, today }) => {
    const key = person === undefined ? null : personKey(session, person);
    const reviews = coachingReviews(session.read, key);
    const steps = Map.groupBy(
      reviewSteps(
        session.read,
        reviews.map((review) => review.key),
      ),
      (step) => step.reviewKey,
    );
    const stages = stageNames(session.read);
    return reviews.map((review, at) => {
      const again = key !== null && at < LOOKED_AT_AGAIN;
      return {
        id: formatId("review", review.key),
        person: review.person,
        personId: formatId("person", review.personKey),
        openedOn: review.openedOn,
        closedOn: review.closedOn,
        text: review.text,
        steps: (steps.get(review.key) ?? []).map((step) => ({
          ...present(step, stages),
          since: again ? since(session, review, step, today) : null,
        })),
      };
    });
  },

  "reviews.open": ({ person, on }, context) => {
    const key = personKey(context.session, person);
    const known = openReviewOf(context.session.read, key);
    if (known !== null) return { id: formatId("review", known), changeSet: null };
    let made = 0;
    const { changeSet } = inChangeSet(context, "review", undefined, (db, edit) => {
      made = createReview(db, edit, key, on ?? context.today);
      return 1;
    });
    return { id: formatId("review", made), changeSet };
  },

  "reviews.save": ({ id, text, steps, remove }, context) => {
    const review = reviewKey(id);
    const { person } = knownReview(context.session.read, review);
    const values = steps.map((step) => valuesOf(context, person, step));
    const ids: string[] = [];
    const { changeSet } = inChangeSet(context, "review", undefined, (db, edit) => {
      let changed = 0;
      if (text !== undefined) changed += Number(changeReview(db, edit, review, { text }));
      steps.forEach((step, at) => {
        const key = step.id === undefined ? null : stepKey(step.id);
        const saved = saveStep(db, edit, review, key, values[at] ?? {});
        ids.push(formatId("reviewStep", saved.key));
        changed += Number(saved.changed);
      });
      for (const step of remove) {
        removeStep(db, edit, review, stepKey(step));
        changed += 1;
      }
      return changed;
    });
    return { changeSet, steps: ids };
  },

  "reviews.close": ({ id, on }, context) => {
    const review = reviewKey(id);
    knownReview(context.session.read, review);
    const { changeSet } = inChangeSet(context, "review", undefined, (db, edit) =>
      Number(changeReview(db, edit, review, { closed_on: on ?? context.today })),
    );
    return { changeSet };
  },
};

function personKey({ read }: Session, given: string): number {
  return filterKeys(read, "person", given)[0] as number;
}

/** @throws WorkbenchError notFound */
function reviewKey(id: string): number {
  const key = parseId("review", id);
  if (key === null) throw new WorkbenchError("notFound", "reviewNotFound", { id });
  return key;
}

/** @throws WorkbenchError notFound */
function stepKey(id: string): number {
  const key = parseId("reviewStep", id);
  if (key === null) throw new WorkbenchError("notFound", "reviewStepNotFound", { id });
  return key;
}

function present(
  { key, decision, stageKey, ownerKey, doneOn, text, deals, measured, ...row }: StepRow,
  stages: ReturnType<typeof stageNames>,
): Omit<Step, "since"> {
  const { stage, stageId } = stages(decision, stageKey);
  const kind = coachingKind.safeParse(decision);
  return {
    id: formatId("reviewStep", key),
    kind: kind.success ? kind.data : null,
    stage,
    stageId,
    text: text ?? "",
    owner: row.owner,
    ownerId: ownerKey === null ? null : formatId("person", ownerKey),
    dueOn: row.dueOn,
    state: row.state,
    doneOn,
    note: row.note,
    deals: deals === null ? [] : (JSON.parse(deals) as number[]).map((deal) => formatId("deal", deal)),
    before: measured === null ? null : (JSON.parse(measured) as Level),
  };
}

const findingKind = (kind: CoachingKind): FindingKind =>
  kind === "overOptimism" || kind === "underOptimism" ? "optimism" : kind;

/** What is given of a step, by column; of a new one also the level that it sets out from. */
function valuesOf(
  context: HandlerContext,
  person: number,
  step: GivenStep,
): Record<string, FactValue | undefined> {
  const { session, today } = context;
  const { read } = session;
  const key = (kind: "person" | "stage", given: string | null | undefined): number | null | undefined =>
    given === null || given === undefined ? given : filterKeys(read, kind, given)[0];
  const stage = key("stage", step.stage);
  const given: Record<string, FactValue | undefined> = {
    text: step.text,
    to_person_id: key("person", step.owner),
    due_on: step.dueOn,
    state: step.state,
    // When it was done, for as long as it counts as done.
    done_on: step.state === undefined ? undefined : step.state === "done" ? today : null,
    note: step.note,
    deals: step.deals === undefined ? undefined : JSON.stringify(step.deals.map(dealKey)),
  };
  if (step.id !== undefined) return given;
  const level = step.kind
    ? levelOf(gatheredOf(session, null, dayNumber(today)), step.kind, person, stage ?? null)
    : null;
  return {
    ...given,
    text: step.text ?? "",
    decision: step.kind ?? OWN,
    stage_id: stage,
    measured: level && JSON.stringify(level),
  };
}

/** Of what happened from the day after the talk on. */
function since(session: Session, review: ReviewRow, step: StepRow, today: string): Level {
  const kind = coachingKind.safeParse(step.decision);
  const from = dayNumber(review.openedOn) + 1;
  const to = dayNumber(today);
  if (!kind.success || from > to) return null;
  return levelOf(gatheredOf(session, from, to), kind.data, review.personKey, step.stageKey);
}

function gatheredOf(session: Session, from: number | null, to: number): Gathered {
  return session.remember(`gathered ${from} ${to}`, () =>
    gather(coachingData(session, { from, to }, undefined)),
  );
}

function levelOf(gathered: Gathered, kind: CoachingKind, person: number, stage: number | null): Level {
  const at = gathered.frame.personAt[person] ?? -1;
  return at < 0 ? null : levelIn(gathered, findingKind(kind), at, stage);
}
