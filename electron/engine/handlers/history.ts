import type { CallOutput } from "../../../src/contract/calls.ts";
import { WorkbenchError } from "../../../src/contract/errors.ts";
import { formatId } from "../../../src/core/domain/ids.ts";
import { changeSetKey, changeSets, timeline } from "../db/queries/history.ts";
import { readSetting } from "../db/queries/settings.ts";
import { readDeal } from "../db/writes/deals.ts";
import { redo, redoTarget, type Toggled, type Toggling, undo, undoTarget } from "../db/writes/undo.ts";
import type { ReadDb, WriteDb } from "../db/sql.ts";
import type { HandlerContext, Handlers } from "../engine.ts";
import { type JobControl, throwIfCancelled } from "../jobs.ts";
import { dealKey } from "./deals.ts";

type HistoryCalls = "history.changeSets" | "history.undo" | "history.redo" | "history.ofDeal";

export const historyHandlers: Pick<Handlers, HistoryCalls> = {
  "history.changeSets": ({ limit = 200 }, { session }) => changeSets(session.read, limit),
  "history.undo": ({ changeSet, anyway }, context) => toggle(context, changeSet, "undo", anyway),
  "history.redo": ({ changeSet }, context) => toggle(context, changeSet, "redo"),
  "history.ofDeal": ({ id }, { session }) => {
    const key = dealKey(id);
    readDeal(session.read, key);
    return timeline(session.read, key);
  },
};

/** More rows than this take longer than a blink: then it is a job, with progress and cancel. */
const MANY = 2000;

async function toggle(
  context: HandlerContext,
  id: string | undefined,
  kind: "undo" | "redo",
  anyway?: boolean,
): Promise<CallOutput<"history.undo">> {
  const { session, now, today, jobs, engine, locale } = context;
  if (jobs.isRunning("import")) throw new WorkbenchError("conflict", "importRunning");
  const target = id === undefined ? undefined : changeSetKey(id);
  if (target === null) throw new WorkbenchError("notFound", "changeSetNotFound");
  const start = (db: WriteDb): Toggling =>
    (kind === "undo" ? undo : redo)(db, {
      target,
      recordedAt: now,
      effectiveOn: today,
      author: readSetting(db, "author"),
      anyway,
    });

  if (rowsOf(session.read, target ?? (kind === "undo" ? undoTarget : redoTarget)(session.read)) <= MANY) {
    return present(session.write(["all"], (db) => runToEnd(start(db))));
  }
  const toggled = engine.alone(() =>
    jobs.resultOf(
      jobs.start(kind, locale, (control) =>
        session.writeInTurns(["all"], (db) => runInTurns(start(db), control)),
      ),
    ),
  );
  return present((await toggled) as Toggled);
}

function rowsOf(db: ReadDb, changeSet: number | null): number {
  if (changeSet === null) return 0;
  return (
    db.prepare<[number], number>("SELECT changes FROM change_set WHERE id = ?").pluck().get(changeSet) ?? 0
  );
}

function runToEnd(steps: Toggling): Toggled {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

async function runInTurns(steps: Toggling, control: JobControl): Promise<Toggled> {
  for (;;) {
    throwIfCancelled(control.signal);
    const step = steps.next();
    if (step.done) return step.value;
    control.progress("writing", step.value.done, step.value.total);
    // One after the other on purpose: messages (a cancel) are heard between two steps.
    await new Promise((resume) => setImmediate(resume));
  }
}

function present(toggled: Toggled): CallOutput<"history.undo"> {
  return {
    changeSet: formatId("changeSet", toggled.changeSet),
    target: formatId("changeSet", toggled.target),
    kind: toggled.kind,
    deals: toggled.deals,
  };
}
