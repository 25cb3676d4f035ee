/** People, products, accounts: what a file of theirs makes and changes. */
import type { PreviewChange } from "../../../../src/contract/importPreview.ts";
import { type FactValue, firstValues } from "../../../../src/core/domain/dealHistory.ts";
import { subjects } from "../../../../src/core/domain/subjects.ts";
import type { ReadDb } from "../../db/sql.ts";
import type { Captured } from "./capture.ts";
import type { PreviewItem } from "./store.ts";

const subjectOf: Record<string, keyof typeof named> = {
  people: "person",
  products: "product",
  accounts: "account",
};

/** Subjects with a name, and the columns of theirs that stand for another one. */
const named = {
  person: { team_id: "team", manager_id: "person" },
  product: {},
  account: { parent_id: "account" },
} as const satisfies Record<string, Record<string, string>>;

/** Columns that say nothing to people. */
const HIDDEN: ReadonlySet<string> = new Set(["search_key", "source_system"]);

/** `team_id` -> `team`, `list_price_minor` -> `listPrice`: as an import's fields are called. */
function fieldOf(column: string): string {
  const plain = column.replace(/_(?:id|minor)$/, (ending, at: number) =>
    column.startsWith("source") && at > 0 ? ending : "",
  );
  return plain.replace(/_(\w)/g, (_whole, letter: string) => letter.toUpperCase());
}

interface FactRow {
  key: number;
  field: string;
  value: FactValue;
  day: string;
  before: FactValue;
  name: string;
}

export function recordItems(db: ReadDb, table: string, of: Captured): PreviewItem[] {
  const subject = subjectOf[table];
  if (subject === undefined) return [];
  const references: Record<string, string> = named[subject];
  const shown = (column: string, value: FactValue): FactValue => {
    const target = references[column];
    if (!target || value === null) return value;
    return db.once<[FactValue], string>(`SELECT name FROM ${target} WHERE id = ?`).pluck().get(value) ?? null;
  };
  const facts = db
    .once<object, FactRow>(
      `SELECT h.entity_id AS key, h.field, h.value, h.effective_on AS day, n.name,
         (SELECT CASE b.field WHEN 'created' THEN json_extract(b.value, '$.' || h.field) ELSE b.value END
          FROM history b JOIN change_set c ON c.id = b.change_set_id AND c.active = 1
          WHERE b.subject = h.subject AND b.entity_id = h.entity_id AND b.id < h.id AND b.field IN ('created', h.field)
          ORDER BY b.field = 'created', b.effective_on DESC, b.id DESC LIMIT 1) AS before
       FROM history h JOIN ${subjects[subject].table} n ON n.id = h.entity_id
       WHERE h.change_set_id = @changeSet AND h.id > @since AND h.subject = @subject ORDER BY h.id`,
    )
    .all({ changeSet: of.changeSet, since: of.since, subject: subjects[subject].code });
  const items = new Map<number, PreviewItem>();
  for (const { key, field, value, day, before, name } of facts) {
    const made = field === "created";
    const item = items.get(key) ?? {
      kind: made ? ("added" as const) : ("changed" as const),
      table,
      file: of.file,
      row: null,
      deal: null,
      name,
      account: null,
      stage: null,
      owner: null,
      beforeMinor: null,
      afterMinor: null,
      changes: [] as PreviewChange[],
      sourceId: null,
    };
    items.set(key, item);
    const values = made ? Object.entries(firstValues({ value })) : [[field, value] as const];
    for (const [column, now] of values) {
      if (HIDDEN.has(column) || (made && column === "name")) continue;
      item.changes.push({
        field: fieldOf(column),
        from: made ? null : shown(column, before),
        to: shown(column, now),
        on: day,
      });
    }
  }
  return [...items.values()];
}
