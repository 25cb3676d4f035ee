/** Which columns feed custom fields: those that the user says, and those that fed one before. */
import { nameKey } from "../../../../src/core/mapping/similar.ts";
import { ReadError } from "../readers/readError.ts";
import type { LayoutColumn } from "./layout.ts";
import type { KnownCustomField } from "./protocol.ts";

/** Fields of its own that a file may bring: a sheet has thousands of columns by accident more often than in earnest. */
const MOST_CUSTOM = 200;

/**
 * A column that no field claims goes to the custom field of its name, or of the header that it was made from.
 * @throws ReadError customTooMany
 */
export function findCustomFields(
  columns: readonly LayoutColumn[],
  fields: readonly KnownCustomField[],
  file: string,
): void {
  const byHeader = new Map<string, KnownCustomField>();
  for (const field of fields) if (field.header !== null) byHeader.set(nameKey(field.header), field);
  for (const field of fields) byHeader.set(nameKey(field.name), field);
  const fed = new Set<KnownCustomField>();
  for (const column of columns) {
    const open = column.field === null && column.found !== "user";
    if (!open && column.field !== "custom") continue;
    const known = byHeader.get(nameKey(column.header));
    if (!known || fed.has(known)) continue;
    fed.add(known);
    column.known = known;
    if (open) [column.field, column.found] = ["custom", "header"];
  }
  const count = columns.filter(({ field }) => field === "custom").length;
  if (count > MOST_CUSTOM) throw new ReadError("customTooMany", { file, count, most: MOST_CUSTOM });
}
