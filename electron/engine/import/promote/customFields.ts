/** The custom fields that a file feeds, and what its rows say of them in SQL. */
import type { Day } from "../../../../src/core/domain/days.ts";
import type { CustomId } from "../../../../src/core/domain/customFields.ts";
import { nameKey } from "../../../../src/core/mapping/similar.ts";
import { liveCustomFields } from "../../db/queries/customFields.ts";
import { makeCustomField } from "../../db/writes/customFields.ts";
import type { StagedCustom } from "../staging.ts";
import type { Promotion } from "./context.ts";

/** Staged column of each field that the file feeds; fields that are not there yet are made. */
export function placeCustomFields(
  { db, changeSet }: Pick<Promotion, "db" | "changeSet">,
  customs: readonly StagedCustom[],
  on: Day,
): ReadonlyMap<CustomId, string> {
  const placed = new Map<CustomId, string>();
  for (const { column, header, type, known } of customs) {
    const id = known?.id ?? (known && madeBefore(db, known.header ?? header, placed));
    placed.set(id ?? makeCustomField(db, changeSet, header, type, on), column);
  }
  return placed;
}

/** By an earlier file of the same import. */
function madeBefore(
  db: Promotion["db"],
  header: string,
  placed: ReadonlyMap<CustomId, string>,
): CustomId | undefined {
  const key = nameKey(header);
  return liveCustomFields(db).find(
    ({ id, header: from }) => from !== null && nameKey(from) === key && !placed.has(id),
  )?.id;
}

/** Pairs that one call of json_object takes: SQLite lets a function have so many arguments. */
const PAIRS = 50;

/** `deal.custom` as `encodeCustom` writes it. @param values expressions by field */
export function customObject(values: readonly (readonly [id: CustomId, value: string])[]): string {
  let object = "'{}'";
  for (let from = 0; from < values.length; from += PAIRS) {
    const pairs = values.slice(from, from + PAIRS).map(([id, value]) => `'${id}', ${value}`);
    // A patch leaves out what is null.
    object = `json_patch(${object}, json_object(${pairs.join(", ")}))`;
  }
  return `NULLIF(${object}, '{}')`;
}
