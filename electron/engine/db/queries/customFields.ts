/** The workbook's custom fields. */
import type { CallOutput } from "../../../../src/contract/calls.ts";
import {
  type CustomId,
  customId,
  type CustomType,
  parseCustomId,
} from "../../../../src/core/domain/customFields.ts";
import { nameKey } from "../../../../src/core/mapping/similar.ts";
import type { ReadDb } from "../sql.ts";

export interface CustomField {
  id: CustomId;
  name: string;
  type: CustomType;
  /** Of the column that it was made from. */
  header: string | null;
  removed: boolean;
}

/** In the order in which they were made, removed ones too. */
export function customFields(db: ReadDb): CustomField[] {
  return db
    .prepare<[], { key: number; name: string; type: CustomType; header: string | null; removed: number }>(
      `SELECT id AS "key", name, type, source_header AS header, removed FROM custom_field ORDER BY id`,
    )
    .all()
    .map(({ key, removed, ...field }) => ({
      ...field,
      id: customId(field.type, key),
      removed: removed === 1,
    }));
}

export function liveCustomFields(db: ReadDb): CustomField[] {
  return customFields(db).filter(({ removed }) => !removed);
}

/** By id, or by name whatever its case; removed ones by id alone. */
export function findCustomField(db: ReadDb, idOrName: string): CustomField | undefined {
  const fields = customFields(db);
  const key = nameKey(idOrName);
  return (
    fields.find(({ id }) => id === idOrName) ??
    fields.find(({ name, removed }) => !removed && nameKey(name) === key)
  );
}

/** Null for what is no custom field. */
export function customFieldName(db: ReadDb, field: string): string | null {
  const key = parseCustomId(field)?.key;
  if (key === undefined) return null;
  return db.prepare<[number], string>("SELECT name FROM custom_field WHERE id = ?").pluck().get(key) ?? field;
}

/** For a screen or script. */
export function customFieldList(db: ReadDb): CallOutput<"lists.customFields"> {
  return customFields(db).map(({ id, name, type, removed }) => ({ id, name, type, removed }));
}
