/** Which columns feed custom fields: those that the user says, and those that fed one before. */
import { isUnnamed, readHeader } from "../../../../src/core/mapping/headers.ts";
import { sameHeader } from "../../../../src/core/mapping/profileFit.ts";
import { isRejectedFile } from "../../../../src/core/mapping/reasons.ts";
import { nameKey } from "../../../../src/core/mapping/similar.ts";
import { ownHeaders } from "../../../../src/core/mapping/synonyms.ts";
import { ReadError } from "../readers/readError.ts";
import type { LayoutColumn } from "./layout.ts";
import type { KnownCustomField } from "./protocol.ts";

/** Fields of its own that a file may bring: a sheet has thousands of columns by accident more often than in earnest. */
const MOST_CUSTOM = 200;

interface Given {
  file: string;
  /** The file is an export of this app. */
  own: boolean;
  /** Header -> id or name of the field that the user chose. */
  chosen: Readonly<Record<string, string>>;
}

/**
 * A column goes to the custom field that the user chose for it, else to the one that was made from its header, whatever
 * else that header may mean: so it was said. One that no field claims goes to the custom field of its name. In an export of
 * this app only names count, and what no other column of an export is, is a custom field of the workbook that it came from.
 * @throws ReadError customTooMany, customNotKnown, customTwice
 */
export function findCustomFields(
  columns: readonly LayoutColumn[],
  fields: readonly KnownCustomField[],
  { file, own, chosen }: Given,
): void {
  const fed = takeChosen(columns, fields, { file, chosen });
  const byHeader = new Map<string, KnownCustomField>();
  if (!own) for (const field of fields) if (field.header !== null) byHeader.set(nameKey(field.header), field);
  const byName = new Map(fields.map((field) => [nameKey(field.name), field]));
  for (const column of columns) {
    if (column.known || (column.found === "user" && column.field !== "custom")) continue;
    const key = nameKey(column.header);
    const open = column.field === null || column.field === "custom";
    const known = byHeader.get(key) ?? (open ? byName.get(key) : undefined);
    if (known && !fed.has(known)) {
      fed.add(known);
      column.known = known;
    }
    if (column.field !== "custom" && (column.known || (own && isForeign(column))))
      Object.assign(column, { field: "custom", found: "header", format: {} });
  }
  const count = columns.filter(({ field }) => field === "custom").length;
  if (count > MOST_CUSTOM) throw new ReadError("customTooMany", { file, count, most: MOST_CUSTOM });
}

/** @returns the fields that the user gave a column */
function takeChosen(
  columns: readonly LayoutColumn[],
  fields: readonly KnownCustomField[],
  { file, chosen }: Pick<Given, "file" | "chosen">,
): Set<KnownCustomField> {
  const by = new Map<KnownCustomField, string>();
  for (const [header, choice] of Object.entries(chosen)) {
    const own = sameHeader(
      header,
      columns.map((column) => column.header),
    );
    const column = columns.find((candidate) => candidate.header === own);
    if (column?.field !== "custom") continue;
    const known =
      fields.find(({ id }) => id === choice) ?? fields.find(({ name }) => nameKey(name) === nameKey(choice));
    if (!known) throw new ReadError("customNotKnown", { file, column: column.header, value: choice });
    const other = by.get(known);
    if (other !== undefined)
      throw new ReadError("customTwice", { file, column: other, other: column.header, name: known.name });
    by.set(known, column.header);
    column.known = known;
  }
  return new Set(by.keys());
}

/** In an export of this app: neither one of its own columns, nor one without a header, nor the reasons of rejected rows. */
function isForeign({ header, field, found }: LayoutColumn): boolean {
  return (
    field === null &&
    found === "none" &&
    !isUnnamed(header) &&
    !ownHeaders.has(readHeader(header.replace(/ \[\d+\]$/, "")).key) &&
    !isRejectedFile([header])
  );
}
