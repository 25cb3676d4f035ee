/** Custom fields: made by imports, renamed and removed by the user. */
import { WorkbenchError } from "../../../../src/contract/errors.ts";
import type { Day } from "../../../../src/core/domain/days.ts";
import { type CustomId, customId, type CustomType } from "../../../../src/core/domain/customFields.ts";
import { exportHeaders } from "../../../../src/core/mapping/exportHeaders.ts";
import { nameKey } from "../../../../src/core/mapping/similar.ts";
import { type CustomField, findCustomField, liveCustomFields } from "../queries/customFields.ts";
import type { ReadDb, WriteDb } from "../sql.ts";
import { changeRow, createRow } from "./changes.ts";

/** An export has a column under each of these already. */
const ownHeaders = new Set(
  Object.values(exportHeaders).flatMap((header) => Object.values(header).map((name) => nameKey(name))),
);

/** Makes a field for a column of that header; under another name where that one is taken. */
export function makeCustomField(
  db: WriteDb,
  changeSet: number,
  header: string,
  type: CustomType,
  on: Day,
): CustomId {
  const name = freeFieldName(db, header);
  const key = createRow(db, changeSet, "customField", { name, type, source_header: header, removed: 0 }, on);
  return customId(type, key);
}

/** The name, with a number behind it where another column is called so. @param but the field that it is for */
export function freeFieldName(db: ReadDb, name: string, but?: CustomId): string {
  const taken = takenNames(db, but);
  let free = name;
  for (let count = 2; taken.has(nameKey(free)); count += 1) free = `${name} ${count}`;
  return free;
}

function takenNames(db: ReadDb, but?: CustomId): Set<string> {
  const others = liveCustomFields(db).filter(({ id }) => id !== but);
  return new Set([...ownHeaders, ...others.map(({ name }) => nameKey(name))]);
}

/** @throws WorkbenchError notFound, invalid */
export function knownCustomField(db: ReadDb, idOrName: string): CustomField {
  const field = findCustomField(db, idOrName);
  if (!field) throw new WorkbenchError("notFound", "customFieldNotFound", { value: idOrName });
  return field;
}

/** @returns whether anything changed @throws WorkbenchError notFound, conflict where another column is called so */
export function renameCustomField(
  db: WriteDb,
  changeSet: number,
  key: number,
  { id, name }: { id: CustomId; name: string },
  on: Day,
): boolean {
  if (takenNames(db, id).has(nameKey(name)))
    throw new WorkbenchError("conflict", "customFieldTaken", { name });
  return changeRow(db, changeSet, "customField", key, { name }, on);
}

/** The values stay with the deals, out of sight, so that undo brings all of it back. @returns whether anything changed */
export function removeCustomField(db: WriteDb, changeSet: number, key: number, on: Day): boolean {
  return changeRow(db, changeSet, "customField", key, { removed: 1 }, on);
}

/** Values of a field stand in the deals themselves, where no foreign key tells of them. */
export function isCustomFieldUsed(db: ReadDb, key: number): boolean {
  return (
    db
      .prepare<{ key: number }, number>(
        `SELECT EXISTS (SELECT 1 FROM custom_field f JOIN deal d
           ON json_extract(d.custom, '$."custom:' || f.type || ':' || f.id || '"') IS NOT NULL WHERE f.id = @key)`,
      )
      .pluck()
      .get({ key }) === 1
  );
}
