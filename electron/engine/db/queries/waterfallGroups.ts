/** What a waterfall is told apart by. */
import type { z } from "zod";
import type { waterfallDimension } from "../../../../src/contract/pipeline.ts";
import { formatId } from "../../../../src/core/domain/ids.ts";
import type { Grouping } from "../../../../src/core/funnel/waterfall.ts";
import type { ReadDb } from "../sql.ts";
import type { KeptBook } from "./scope.ts";

export type WaterfallDimension = z.infer<typeof waterfallDimension>;

export interface GroupKey {
  /** Empty: the deals that have none. */
  key: string;
  id: string | null;
}

interface Grouped {
  grouping: Grouping;
  /** By the group's number. */
  keys: (GroupKey | undefined)[];
}

/** Groups are numbered by the key of their row, 0 for none. */
export function waterfallGroups(db: ReadDb, by: WaterfallDimension, { book, sources }: KeptBook): Grouped {
  switch (by) {
    case "owner":
      return {
        grouping: { of: (row) => book.owner[row] as number, moves: "owner" },
        keys: named(db, "person"),
      };
    case "stage":
      return {
        grouping: { of: (row) => book.stage[row] as number, moves: "stage" },
        keys: named(db, "stage"),
      };
    case "team": {
      const teams = new Map(
        db
          .prepare<[], [number, number]>("SELECT id, team_id FROM person WHERE team_id IS NOT NULL")
          .raw()
          .all(),
      );
      return {
        grouping: { of: (row) => teams.get(book.owner[row] as number) ?? 0, moves: "owner" },
        keys: named(db, "team"),
      };
    }
    case "account":
      return { grouping: lasting(book.account), keys: named(db, "account") };
    case "source":
      return { grouping: lasting(book.source), keys: sources.all.map((key) => ({ key, id: null })) };
  }
}

const NONE: GroupKey = { key: "", id: null };

function named(db: ReadDb, kind: "person" | "team" | "account" | "stage"): GroupKey[] {
  const keys: GroupKey[] = [NONE];
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
