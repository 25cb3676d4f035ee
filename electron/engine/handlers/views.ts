import type { CallOutput } from "../../../src/contract/calls.ts";
import { WorkbenchError } from "../../../src/contract/errors.ts";
import { formatId, parseId } from "../../../src/core/domain/ids.ts";
import type { ReadDb } from "../db/sql.ts";
import type { Handlers } from "../engine.ts";

type View = CallOutput<"views.save">;
const SELECT = "SELECT 'v' || id AS id, name, screen, state FROM saved_view";

function viewKey(db: ReadDb, id: string): number {
  const key = parseId("savedView", id);
  if (key === null || !db.prepare("SELECT 1 FROM saved_view WHERE id = ?").get(key))
    throw new WorkbenchError("notFound", "viewNotFound");
  return key;
}

export const viewHandlers: Pick<Handlers, "views.list" | "views.save" | "views.delete"> = {
  "views.list": ({ screen }, { session }) =>
    session.read
      .prepare<[string | null], View>(
        `${SELECT} WHERE screen = COALESCE(?, screen) ORDER BY name COLLATE NOCASE`,
      )
      .all(screen ?? null),

  "views.save": ({ id, name, screen, state }, { session }) =>
    session.write(["views"], (db) => {
      const own = id === undefined ? null : viewKey(db, id);
      const taken = db
        .prepare<[string, string], { id: number }>("SELECT id FROM saved_view WHERE screen = ? AND name = ?")
        .get(screen, name);
      if (taken && taken.id !== own) throw new WorkbenchError("conflict", "viewNameTaken", { name });
      if (own !== null) {
        db.prepare("UPDATE saved_view SET name = ?, screen = ?, state = ? WHERE id = ?").run(
          name,
          screen,
          state,
          own,
        );
        return { id: formatId("savedView", own), name, screen, state };
      }
      const { lastInsertRowid } = db
        .prepare("INSERT INTO saved_view (name, screen, state) VALUES (?, ?, ?)")
        .run(name, screen, state);
      return { id: formatId("savedView", Number(lastInsertRowid)), name, screen, state };
    }),

  "views.delete": ({ id }, { session }) => {
    session.write(["views"], (db) => db.prepare("DELETE FROM saved_view WHERE id = ?").run(viewKey(db, id)));
    return {};
  },
};
