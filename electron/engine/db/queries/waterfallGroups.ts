/** What a waterfall is told apart by. */
import type { z } from "zod";
import type { waterfallDimension } from "../../../../src/contract/pipeline.ts";
import { formatId } from "../../../../src/core/domain/ids.ts";
import type { IntervalBook } from "../../../../src/core/funnel/intervalBook.ts";
import type { Grouping } from "../../../../src/core/funnel/waterfall.ts";
import type { ReadDb } from "../sql.ts";

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
export function waterfallGroups(db: ReadDb, by: WaterfallDimension, book: IntervalBook): Grouped {
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
    case "account": {
      const rows = db
        .prepare<[], [number, number | null]>("SELECT id, account_id FROM deal ORDER BY id")
        .raw()
        .all();
      return lasting(book, rows, named(db, "account"));
    }
    case "source": {
      const numbers = new Map<string, number>();
      const rows = db
        .prepare<[], [number, string | null]>("SELECT id, source FROM deal ORDER BY id")
        .raw()
        .all()
        .map(([deal, source]): [number, number] => {
          if (source === null) return [deal, 0];
          const known = numbers.get(source);
          if (known !== undefined) return [deal, known];
          numbers.set(source, numbers.size + 1);
          return [deal, numbers.size];
        });
      const keys = [NONE, ...Array.from(numbers.keys(), (key) => ({ key, id: null }))];
      return lasting(book, rows, keys);
    }
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

/** By what a deal has for good. @param rows `[deal, group]`, by deal, ascending */
function lasting(
  book: IntervalBook,
  rows: readonly (readonly [number, number | null])[],
  keys: GroupKey[],
): Grouped {
  const groups = new Int32Array(book.size);
  let place = 0;
  for (const [deal, group] of rows) {
    while (place < book.size && (book.deals[place] as number) < deal) place += 1;
    if (book.deals[place] === deal) groups[place] = group ?? 0;
  }
  return { grouping: { of: (_row, at) => groups[at] as number, moves: "owner" }, keys };
}
