/** From what a filter or an edit says (an id or a name) to keys. */
import { WorkbenchError } from "../../../../src/contract/errors.ts";
import { type IdKind, parseId } from "../../../../src/core/domain/ids.ts";
import type { ReadDb } from "../sql.ts";

const tables = {
  person: "person",
  team: "team",
  account: "account",
  product: "product",
  pipeline: "pipeline",
  stage: "stage",
} as const satisfies Partial<Record<IdKind, string>>;
export type NamedKind = keyof typeof tables;

/** Pipelines and stages may have a Chinese name beside their own; it finds them too. */
const twoNames = new Set<NamedKind>(["pipeline", "stage"]);

/** All rows that an id or a name (ignoring case) means; several may share a name. */
export function findKeys(db: ReadDb, kind: NamedKind, text: string): number[] {
  const table = tables[kind];
  const key = parseId(kind, text);
  if (key !== null && db.prepare(`SELECT 1 FROM ${table} WHERE id = ?`).get(key)) return [key];
  const name = text.trim();
  const condition = twoNames.has(kind)
    ? "name = @name COLLATE NOCASE OR name_zh = @name COLLATE NOCASE"
    : "name = @name COLLATE NOCASE";
  return db
    .prepare<{ name: string }, { id: number }>(`SELECT id FROM ${table} WHERE ${condition} ORDER BY id`)
    .all({ name })
    .map((row) => row.id);
}

/** @throws WorkbenchError invalid where a name means nothing: a filter that silently finds no deal would mislead */
export function filterKeys(db: ReadDb, kind: NamedKind, given: string | string[]): number[] {
  return [given].flat().flatMap((text) => {
    const keys = findKeys(db, kind, text);
    if (keys.length === 0)
      throw new WorkbenchError("invalid", "filterNotFound", { subject: kind, value: text });
    return keys;
  });
}
