/** What deals are told apart by: an owner with their team and manager, a stage as they were on the day in question, an account, a source. */
import { formatId } from "../../../../src/core/domain/ids.ts";
import type { Grouping } from "../../../../src/core/funnel/waterfall.ts";
import type { ReadDb } from "../sql.ts";
import type { KeptBook } from "./scope.ts";

export type GroupDimension = "owner" | "manager" | "team" | "stage" | "account" | "source" | "pipeline";

export interface GroupKey {
  /** Empty: the deals that have none. */
  key: string;
  id: string | null;
}

export interface Grouped {
  grouping: Grouping;
  /** By the group's number. */
  keys: readonly (GroupKey | undefined)[];
}

/** Groups are numbered by the key of their row, 0 for none. */
export function dealGroups(db: ReadDb, by: GroupDimension, { book, sources }: KeptBook): Grouped {
  switch (by) {
    case "owner":
      return {
        grouping: { of: (row) => book.owner[row] as number, moves: "owner" },
        keys: groupKeys(db, "person"),
      };
    case "stage":
      return {
        grouping: { of: (row) => book.stage[row] as number, moves: "stage" },
        keys: groupKeys(db, "stage"),
      };
    case "team":
      return { grouping: ofOwner(db, "team_id", book), keys: groupKeys(db, "team") };
    case "manager":
      return { grouping: ofOwner(db, "manager_id", book), keys: groupKeys(db, "person") };
    case "account":
      return { grouping: lasting(book.account), keys: groupKeys(db, "account") };
    case "pipeline":
      return { grouping: lasting(book.pipeline), keys: groupKeys(db, "pipeline") };
    case "source":
      return { grouping: lasting(book.source), keys: sources.all.map((key) => ({ key, id: null })) };
  }
}

/** By what the owner has now. */
function ofOwner(db: ReadDb, column: "team_id" | "manager_id", { owner }: KeptBook["book"]): Grouping {
  const of = new Map(
    db
      .prepare<[], [number, number]>(`SELECT id, ${column} FROM person WHERE ${column} IS NOT NULL`)
      .raw()
      .all(),
  );
  return { of: (row) => of.get(owner[row] as number) ?? 0, moves: "owner" };
}

/** What no row names. */
export const NO_GROUP: GroupKey = { key: "", id: null };

/** By the key of the row that they name. */
export function groupKeys(
  db: ReadDb,
  kind: "person" | "team" | "account" | "stage" | "product" | "pipeline",
): GroupKey[] {
  const keys: GroupKey[] = [NO_GROUP];
  for (const { id, name } of db
    .prepare<[], { id: number; name: string }>(`SELECT id, name FROM ${kind}`)
    .all())
    keys[id] = { key: name, id: formatId(kind, id) };
  return keys;
}

/** By what a deal has for good, so that nothing ever moves. @param column by place */
function lasting(column: Int32Array): Grouping {
  return { of: (_row, place) => column[place] as number, moves: "owner" };
}
