import { WorkbenchError } from "../../../src/contract/errors.ts";
import { formatId } from "../../../src/core/domain/ids.ts";
import { changeSetKey, changeSets, timeline } from "../db/queries/history.ts";
import { readSetting } from "../db/queries/settings.ts";
import { readDeal } from "../db/writes/deals.ts";
import { redo, type Toggled, undo } from "../db/writes/undo.ts";
import type { HandlerContext, Handlers } from "../engine.ts";
import { dealKey } from "./deals.ts";

type HistoryCalls = "history.changeSets" | "history.undo" | "history.redo" | "history.ofDeal";

export const historyHandlers: Pick<Handlers, HistoryCalls> = {
  "history.changeSets": ({ limit = 200 }, { session }) => changeSets(session.read, limit),
  "history.undo": ({ changeSet }, context) => toggle(context, changeSet, undo),
  "history.redo": ({ changeSet }, context) => toggle(context, changeSet, redo),
  "history.ofDeal": ({ id }, { session }) => {
    const key = dealKey(id);
    readDeal(session.read, key);
    return timeline(session.read, key);
  },
};

function toggle({ session, now, today }: HandlerContext, id: string | undefined, action: typeof undo) {
  let target: number | undefined;
  if (id !== undefined) {
    const key = changeSetKey(id);
    if (key === null) throw new WorkbenchError("notFound", "changeSetNotFound");
    target = key;
  }
  const toggled: Toggled = session.write(["all"], (db) =>
    action(db, { target, recordedAt: now, effectiveOn: today, author: readSetting(db, "author") }),
  );
  return {
    changeSet: formatId("changeSet", toggled.changeSet),
    target: formatId("changeSet", toggled.target),
    kind: toggled.kind,
    deals: toggled.deals,
  };
}
