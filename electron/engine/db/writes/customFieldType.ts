/**
 * Another type for a custom field. Its id tells its type, so the field of the new type takes its place: under its name, fed
 * by its column, with its past. Values that are none of the type stay where they are, in the field as it was, which then
 * says its type in its name; undo brings all of it back.
 */
import type { CallOutput } from "../../../../src/contract/calls.ts";
import type { Locale } from "../../../../src/contract/envelope.ts";
import { WorkbenchError } from "../../../../src/contract/errors.ts";
import {
  type CustomId,
  customId,
  type CustomType,
  type CustomValue,
  parseCustomId,
} from "../../../../src/core/domain/customFields.ts";
import type { FactValue } from "../../../../src/core/domain/dealHistory.ts";
import type { Day } from "../../../../src/core/domain/days.ts";
import { subjects } from "../../../../src/core/domain/subjects.ts";
import { retyper } from "../../../../src/core/mapping/retype.ts";
import type { CustomField } from "../queries/customFields.ts";
import type { ReadDb, WriteDb } from "../sql.ts";
import { addFact, changeRow, createRow } from "./changes.ts";
import { freeFieldName } from "./customFields.ts";
import { projectDeals } from "./projectDeals.ts";

type Convert = (value: CustomValue) => CustomValue | null;

/** Examples of each sort. */
const SHOWN = 3;

/** What the change would do. */
export function tryType(
  db: ReadDb,
  field: CustomField,
  type: CustomType,
  locale: Locale,
): CallOutput<"customFields.tryType"> {
  const counts = presentValues(db, field.id);
  const convert = converter(counts, type);
  const examples: { from: CustomValue; to: CustomValue | null }[] = [];
  const result = { values: 0, left: 0 };
  const shown = { fits: 0, left: 0 };
  for (const { value, deals } of counts) {
    const to = convert(value);
    result.values += deals;
    if (to === null) result.left += deals;
    const sort = to === null ? "left" : "fits";
    shown[sort] += 1;
    if (shown[sort] <= SHOWN) examples.push({ from: value, to });
  }
  return { ...result, leftName: result.left > 0 ? leftName(db, field, locale) : null, examples };
}

/** @returns the field of the new type @throws WorkbenchError invalid where it is of the type already */
export function setType(
  db: WriteDb,
  changeSet: number,
  field: CustomField,
  { type, locale, on }: { type: CustomType; locale: Locale; on: Day },
): CustomId {
  if (field.type === type) throw new WorkbenchError("invalid", "customTypeSame", { name: field.name });
  const { id, name, header } = field;
  const counts = presentValues(db, id);
  const convert = converter(counts, type);
  const stays = counts.some(({ value }) => convert(value) === null);
  const key = parseCustomId(id)?.key as number;
  const former: Record<string, FactValue> = stays ? { name: leftName(db, field, locale) } : { removed: 1 };
  changeRow(db, changeSet, "customField", key, { ...former, source_header: null }, on);
  const next = customId(
    type,
    createRow(db, changeSet, "customField", { name, type, source_header: header, removed: 0 }, on),
  );
  projectDeals(db, movePast(db, changeSet, { from: id, to: next, convert, clear: stays }));
  return next;
}

const suffix: Record<Locale, Record<CustomType, string>> = {
  en: { text: " (text)", number: " (numbers)", day: " (days)" },
  "zh-CN": { text: "（文本）", number: "（数字）", day: "（日期）" },
};

function leftName(db: ReadDb, { id, name, type }: CustomField, locale: Locale): string {
  return freeFieldName(db, `${name}${suffix[locale][type]}`, id);
}

const converter = (counts: readonly { value: CustomValue }[], type: CustomType): Convert =>
  retyper(
    counts.map(({ value }) => value),
    type,
  );

/** Each value that deals have, with how many have it; the most frequent first. */
function presentValues(db: ReadDb, id: CustomId): { value: CustomValue; deals: number }[] {
  return db
    .prepare<{ path: string }, { value: CustomValue; deals: number }>(
      `SELECT json_extract(custom, @path) AS value, COUNT(*) AS deals FROM deal
       WHERE json_extract(custom, @path) IS NOT NULL GROUP BY 1 ORDER BY deals DESC, value`,
    )
    .all({ path: pathOf(id) });
}

const pathOf = (id: CustomId): string => `$."${id}"`;

interface PastValue {
  deal: number;
  on: Day;
  value: CustomValue | null;
}

interface Move {
  from: CustomId;
  to: CustomId;
  convert: Convert;
  /** What fits is taken from the former field. */
  clear: boolean;
}

/** Says of each deal's past what the new field was on each day. @returns the deals */
function movePast(db: WriteDb, changeSet: number, { from, to, convert, clear }: Move): Set<number> {
  const deals = new Set<number>();
  let held: CustomValue | null = null;
  for (const { deal, on, value } of pastValues(db, from)) {
    if (!deals.has(deal)) held = null;
    deals.add(deal);
    const next = value === null ? null : convert(value);
    if (next !== held) addFact(db, changeSet, "deal", deal, to, next, on);
    if (clear && next !== null) addFact(db, changeSet, "deal", deal, from, null, on);
    held = next;
  }
  return deals;
}

/** What each deal had in a field, by deal and day: of a day the last. First values count from before all that came later. */
function pastValues(db: ReadDb, id: CustomId): PastValue[] {
  const facts = db
    .prepare<object, PastValue & { first: number }>(
      `SELECT h.entity_id AS deal, h.effective_on AS "on", h.field = 'created' AS first,
         CASE h.field WHEN 'created' THEN json_extract(h.value, @path) ELSE h.value END AS value
       FROM history h JOIN change_set c ON c.id = h.change_set_id AND c.active = 1
       WHERE h.subject = @subject AND (h.field = @id OR (h.field = 'created' AND json_extract(h.value, @path) IS NOT NULL))
       ORDER BY h.entity_id, first DESC, h.effective_on, h.id`,
    )
    .all({ id, path: pathOf(id), subject: subjects.deal.code });
  const past: PastValue[] = [];
  for (const [at, { deal, value, first, on: told }] of facts.entries()) {
    const next = facts[at + 1];
    const on = first === 1 && next?.deal === deal && next.on < told ? next.on : told;
    const before = past.at(-1);
    if (before?.deal === deal && before.on === on) before.value = value;
    else past.push({ deal, on, value });
  }
  return past;
}
