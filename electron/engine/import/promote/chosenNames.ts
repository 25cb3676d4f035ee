/** What the user said that names of the import mean: before anything is made, for all files at once. */
import { WorkbenchError } from "../../../../src/contract/errors.ts";
import { type NameKind, nameKinds } from "../../../../src/contract/importing.ts";
import { parseId } from "../../../../src/core/domain/ids.ts";
import type { ImportField, ImportTable } from "../../../../src/core/mapping/fields.ts";
import { nameKey } from "../../../../src/core/mapping/similar.ts";
import type { Collected } from "../collect.ts";
import type { Promotion } from "./context.ts";
import type { NamedTable } from "./nameBook.ts";

export const nameTables = {
  people: "person",
  teams: "team",
  products: "product",
  accounts: "account",
} as const satisfies Record<NameKind, NamedTable>;

const fieldsOf: Record<NameKind, readonly ImportField[]> = {
  people: ["owner", "manager"],
  teams: ["team"],
  products: ["product"],
  accounts: ["account", "parentAccount"],
};

/** @throws WorkbenchError notFound for a name that is nowhere */
export function learnChosen(promotion: Promotion, files: readonly Collected[]): void {
  for (const kind of nameKinds) {
    const chosen = new Map(files.flatMap(({ options }) => Object.entries(options[kind] ?? {})));
    if (chosen.size === 0) continue;
    const book = promotion[kind];
    const table = nameTables[kind];
    const exists = promotion.db.prepare<[number], number>(`SELECT 1 FROM ${table} WHERE id = ?`).pluck();
    let named: Set<string> | null = null;
    for (const [name, target] of chosen) {
      if (target === null) {
        book.keepApart(name);
        continue;
      }
      const id = parseId(table, target);
      const key = id !== null && exists.get(id) ? id : book.findName(target, true);
      if (key !== undefined) {
        book.learn(name, key);
        continue;
      }
      named ??= namesIn(files, kind);
      if (!named.has(nameKey(target)))
        throw new WorkbenchError("notFound", "chosenNameNotFound", { value: target, name });
      book.alias(name, target);
    }
  }
}

function namesIn(files: readonly Collected[], kind: NameKind): Set<string> {
  const names = new Set<string>();
  for (const { shape, staging, records } of files) {
    const fields =
      shape.table === (kind as ImportTable) ? ([...fieldsOf[kind], "name"] as const) : fieldsOf[kind];
    for (const field of fields) {
      for (const name of staging?.names(field).values() ?? []) names.add(nameKey(name));
      for (const { values } of records?.list ?? [])
        if (values[field] != null) names.add(nameKey(String(values[field])));
    }
  }
  return names;
}
