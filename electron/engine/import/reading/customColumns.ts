/** Which columns feed custom fields: those that the user says, and those that fed one before. */
import { nameKey } from "../../../../src/core/mapping/similar.ts";
import { ReadError } from "../readers/readError.ts";
import type { LayoutColumn } from "./layout.ts";
import type { KnownCustomField } from "./protocol.ts";

/** Fields of its own that a file may bring: a sheet has thousands of columns by accident more often than in earnest. */
const MOST_CUSTOM = 200;

/**
 * A column goes to the custom field that was made from its header, whatever else that header may mean: so it was said. One
 * that no field claims goes to the custom field of its name. In an export of this app only names count.
 * @throws ReadError customTooMany
 */
export function findCustomFields(
  columns: readonly LayoutColumn[],
  fields: readonly KnownCustomField[],
  { file, own }: { file: string; own: boolean },
): void {
  const byHeader = new Map<string, KnownCustomField>();
  if (!own) for (const field of fields) if (field.header !== null) byHeader.set(nameKey(field.header), field);
  const byName = new Map(fields.map((field) => [nameKey(field.name), field]));
  const fed = new Set<KnownCustomField>();
  for (const column of columns) {
    if (column.found === "user" && column.field !== "custom") continue;
    const key = nameKey(column.header);
    const open = column.field === null || column.field === "custom";
    const known = byHeader.get(key) ?? (open ? byName.get(key) : undefined);
    if (!known || fed.has(known)) continue;
    fed.add(known);
    column.known = known;
    if (column.field !== "custom") Object.assign(column, { field: "custom", found: "header", format: {} });
  }
  const count = columns.filter(({ field }) => field === "custom").length;
  if (count > MOST_CUSTOM) throw new ReadError("customTooMany", { file, count, most: MOST_CUSTOM });
}
