/** Files of other tables than deals: what they make and change, and which deals they touch. */
import type { PreviewChange } from "../../../../src/contract/importPreview.ts";
import type { ImportTable } from "../../../../src/contract/importing.ts";
import { type FactValue, firstValues } from "../../../../src/core/domain/dealHistory.ts";
import { type SubjectName, subjects } from "../../../../src/core/domain/subjects.ts";
import type { ReadDb } from "../../db/sql.ts";
import type { Captured } from "./capture.ts";
import type { PreviewItem } from "./store.ts";

type Other = Exclude<SubjectName, "deal">;

/** What rows of a table become; deals where they only tell more of those that are there. */
const subjectOf: Record<ImportTable, Other | null> = {
  deals: null,
  people: "person",
  products: "product",
  accounts: "account",
  contacts: "contact",
  lines: null,
  stageHistory: null,
  activities: "activity",
  targets: "target",
  teams: "team",
  pipelines: "pipeline",
  stages: "stage",
};

/** What rows without a name are called. */
const nameOf: Partial<Record<Other, string>> = {
  activity: "n.on_day || ' ' || n.kind",
  target: "n.period",
};

/** Columns that stand for a row of another table. */
const references: Record<string, string> = {
  team_id: "team",
  manager_id: "person",
  person_id: "person",
  account_id: "account",
  contact_id: "contact",
  product_id: "product",
  pipeline_id: "pipeline",
  deal_id: "deal",
};
/** Those that stand for another row of the same table. */
const PARENT = "parent_id";

/** Columns that say nothing to people. */
const HIDDEN: ReadonlySet<string> = new Set(["search_key", "source_system", "name_zh", "text_zh"]);

/** Where the import calls a column otherwise. */
const renamed: Record<string, string> = {
  parent_id: "parent",
  kind: "activityKind",
  on_day: "happenedOn",
  text: "subject",
  person_id: "owner",
};

/** `team_id` -> `team`, `list_price_minor` -> `listPrice`: as an import's fields are called. */
function fieldOf(column: string): string {
  const known = renamed[column];
  if (known !== undefined) return known;
  const plain = column === "source_id" ? column : column.replace(/_(?:id|minor|milli)$/, "");
  return plain.replace(/_(\w)/g, (_whole, letter: string) => letter.toUpperCase());
}

interface FactRow {
  id: number;
  key: number;
  field: string;
  value: FactValue;
  day: string;
  before: FactValue;
  name: string;
}

export function recordItems(db: ReadDb, table: ImportTable, of: Captured): PreviewItem[] {
  const subject = subjectOf[table];
  if (subject === null) return [];
  const own = subjects[subject].table;
  const shown = (column: string, value: FactValue): FactValue => {
    const target = column === PARENT ? own : references[column];
    if (target === undefined || value === null) return value;
    return db.once<[FactValue], string>(`SELECT name FROM ${target} WHERE id = ?`).pluck().get(value) ?? null;
  };
  const facts = db
    .once<object, FactRow>(
      `SELECT h.id, h.entity_id AS key, h.field, h.value, h.effective_on AS day, ${nameOf[subject] ?? "n.name"} AS name,
         (SELECT CASE b.field WHEN 'created' THEN json_extract(b.value, '$.' || h.field) ELSE b.value END
          FROM history b JOIN change_set c ON c.id = b.change_set_id AND c.active = 1
          WHERE b.subject = h.subject AND b.entity_id = h.entity_id AND b.id < h.id AND b.field IN ('created', h.field)
          ORDER BY b.field = 'created', b.effective_on DESC, b.id DESC LIMIT 1) AS before
       FROM history h JOIN ${own} n ON n.id = h.entity_id
       WHERE h.change_set_id = @changeSet AND h.id > @since AND h.subject = @subject ORDER BY h.id`,
    )
    .all({ changeSet: of.changeSet, since: of.since, subject: subjects[subject].code });
  const items = new Map<number, PreviewItem>();
  for (const { id, key, field, value, day, before, name } of facts) {
    const made = field === "created";
    const item = items.get(key) ?? newItem(made, table, of.file, name);
    items.set(key, item);
    // Another row may have named it before, or changed it: as somebody's manager, as a parent.
    const mark = of.rows?.of(id);
    if (mark && (item.row === null || mark.name === name)) item.row = mark.row;
    const values = made ? Object.entries(firstValues({ value })) : [[field, value] as const];
    for (const [column, now] of values) {
      if (HIDDEN.has(column) || (made && column === "name")) continue;
      const from = made ? null : shown(column, before);
      item.changes.push({ field: fieldOf(column), from, to: shown(column, now), on: day });
    }
  }
  return [...items.values()];
}

function newItem(made: boolean, table: ImportTable, file: string, name: string): PreviewItem {
  return {
    kind: made ? "added" : "changed",
    past: false,
    table,
    file,
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
}
