/** From a filter to a WHERE over `deal d` alone: no joins, so that counting and summing stay cheap. */
import type { ColumnCondition, DealColumn, DealFilter } from "../../../../src/contract/common.ts";
import { assertNever } from "../../../../src/core/domain/assertNever.ts";
import { parseId } from "../../../../src/core/domain/ids.ts";
import { subjects } from "../../../../src/core/domain/subjects.ts";
import type { ReadDb } from "../sql.ts";
import { columnSql } from "./columns.ts";
import { filterKeys, findKeys, type NamedKind } from "./names.ts";

export interface Where {
  /** Never empty: `1` where every deal is meant. */
  sql: string;
  params: (string | number)[];
}

export const STATES = { open: 0, won: 1, lost: 2 } as const;

/** @throws WorkbenchError invalid where the filter names something that the file does not have */
export function where(db: ReadDb, filter: DealFilter = {}): Where {
  const parts: string[] = [];
  const params: (string | number)[] = [];
  const add = (sql: string, ...values: (string | number)[]): void => {
    parts.push(sql);
    params.push(...values);
  };
  const among = (expression: string, kind: NamedKind, given: string | string[] | undefined): void => {
    if (given !== undefined) add(expression, JSON.stringify(filterKeys(db, kind, given)));
  };

  among("d.pipeline_id IN (SELECT value FROM json_each(?))", "pipeline", filter.pipeline);
  among("d.stage_id IN (SELECT value FROM json_each(?))", "stage", filter.stage);
  among("d.owner_id IN (SELECT value FROM json_each(?))", "person", filter.owner);
  among(
    "d.owner_id IN (SELECT id FROM person WHERE team_id IN (SELECT value FROM json_each(?)))",
    "team",
    filter.team,
  );
  among("d.account_id IN (SELECT value FROM json_each(?))", "account", filter.account);
  among(
    "d.id IN (SELECT deal_id FROM deal_line WHERE product_id IN (SELECT value FROM json_each(?)))",
    "product",
    filter.product,
  );
  if (filter.state !== undefined) {
    add(
      "d.state IN (SELECT value FROM json_each(?))",
      JSON.stringify([filter.state].flat().map((state) => STATES[state])),
    );
  }
  if (filter.source !== undefined)
    add("d.source IN (SELECT value FROM json_each(?))", JSON.stringify([filter.source].flat()));
  const days = [
    ["d.created_on", filter.createdFrom, filter.createdTo],
    ["d.expected_on", filter.expectedFrom, filter.expectedTo],
    ["d.closed_on", filter.closedFrom, filter.closedTo],
  ] as const;
  for (const [column, from, to] of days) {
    if (from !== undefined) add(`${column} >= ?`, from);
    if (to !== undefined) add(`${column} <= ?`, to);
  }
  if (filter.ids !== undefined) {
    const keys = filter.ids.map((id) => parseId("deal", id)).filter((key) => key !== null);
    add("d.id IN (SELECT value FROM json_each(?))", JSON.stringify(keys));
  }
  if (filter.changeSet !== undefined)
    add(
      "d.id IN (SELECT entity_id FROM history WHERE change_set_id = ? AND subject = ?)",
      parseId("changeSet", filter.changeSet) ?? -1,
      subjects.deal.code,
    );
  for (const word of (filter.search ?? "").trim().toLowerCase().split(/\s+/)) {
    if (word !== "") addSearch(word, add);
  }
  for (const [column, condition] of Object.entries(filter.columns ?? {})) {
    if (condition) addCondition(db, column as DealColumn, condition, add);
  }
  return { sql: parts.length > 0 ? parts.join(" AND ") : "1", params };
}

type Add = (sql: string, ...values: (string | number)[]) => void;

export function likeContains(text: string): string {
  return `%${escapeLike(text)}%`;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

function addSearch(word: string, add: Add): void {
  const like = likeContains(word);
  add(
    `(d.name LIKE ? ESCAPE '\\' OR d.source_id LIKE ? ESCAPE '\\' OR d.id = ?
      OR d.account_id IN (SELECT id FROM account WHERE search_key LIKE ? ESCAPE '\\')
      OR d.owner_id IN (SELECT id FROM person WHERE search_key LIKE ? ESCAPE '\\')
      OR d.product_id IN (SELECT id FROM product WHERE search_key LIKE ? ESCAPE '\\')
      OR (d.custom LIKE ? ESCAPE '\\' AND ${TEXT_OF_CUSTOM}))`,
    like,
    like,
    parseId("deal", word) ?? -1,
    like,
    like,
    like,
    // As JSON the text has quotes and backslashes escaped: such a word is looked for value by value alone.
    /["\\]/.test(word) ? "%" : like,
    like,
  );
}

/** A text of a custom field that is not removed holds a word. */
const TEXT_OF_CUSTOM = `EXISTS (SELECT 1 FROM custom_field f WHERE f.removed = 0 AND f.type = 'text'
        AND json_extract(d.custom, '$."custom:text:' || f.id || '"') LIKE ? ESCAPE '\\')`;

function addCondition(db: ReadDb, column: DealColumn, condition: ColumnCondition, add: Add): void {
  const { value: subject, through } = columnSql(column);
  if (condition.type === "blank" || condition.type === "notBlank") {
    const blank = through ? blankable(through) : `NULLIF(${subject}, '')`;
    add(`${blank} IS ${condition.type === "blank" ? "" : "NOT "}NULL`);
    return;
  }
  if (!through) {
    const { sql, params, negated } = test(subject, condition);
    // "Not equal" and "does not contain" hold for an empty cell.
    add(negated ? `(${subject} IS NULL OR ${sql})` : sql, ...params);
    return;
  }
  const key = through.from.startsWith("person p") ? "p.id" : "n.id";
  const positive = positiveOf(condition);
  // Names chosen from a list may be ids, or Chinese names beside the file's own.
  const { sql, params } =
    positive.type === "oneOf"
      ? {
          sql: "n.id IN (SELECT value FROM json_each(?))",
          params: [JSON.stringify(positive.values.flatMap((value) => findKeys(db, through.kind, value)))],
        }
      : test(through.name, positive);
  const found = `${through.key} IN (SELECT ${key} FROM ${through.from} WHERE ${sql})`;
  add(positive === condition ? found : `(${through.key} IS NULL OR NOT ${found})`, ...params);
}

function blankable(through: { key: string; from: string }): string {
  // A person without a team has a blank team.
  return through.from.startsWith("person p")
    ? `(SELECT p.team_id FROM person p WHERE p.id = ${through.key})`
    : through.key;
}

type Tested = Exclude<ColumnCondition, { type: "blank" | "notBlank" }>;

function positiveOf(condition: Tested): Tested {
  if (condition.type === "notContains") return { type: "contains", value: condition.value };
  if (condition.type === "notEqual") return { type: "equals", value: condition.value };
  return condition;
}

function test(
  subject: string,
  condition: Tested,
): { sql: string; params: (string | number)[]; negated: boolean } {
  const like = (pattern: string, not = false) => ({
    sql: `${subject} ${not ? "NOT " : ""}LIKE ? ESCAPE '\\'`,
    params: [pattern],
    negated: not,
  });
  switch (condition.type) {
    case "contains":
      return like(likeContains(condition.value));
    case "notContains":
      return like(likeContains(condition.value), true);
    case "startsWith":
      return like(`${escapeLike(condition.value)}%`);
    case "endsWith":
      return like(`%${escapeLike(condition.value)}`);
    case "equals":
      return { sql: `${subject} = ? COLLATE NOCASE`, params: [condition.value], negated: false };
    case "notEqual":
      return { sql: `${subject} <> ? COLLATE NOCASE`, params: [condition.value], negated: true };
    case "oneOf":
      return {
        sql: `${subject} IN (SELECT value FROM json_each(?))`,
        params: [JSON.stringify(condition.values)],
        negated: false,
      };
    case "range": {
      const parts: string[] = [];
      const params: (string | number)[] = [];
      if (condition.from !== undefined) {
        parts.push(`${subject} >= ?`);
        params.push(condition.from);
      }
      if (condition.to !== undefined) {
        parts.push(`${subject} <= ?`);
        params.push(condition.to);
      }
      return { sql: parts.length > 0 ? `(${parts.join(" AND ")})` : "1", params, negated: false };
    }
    default:
      return assertNever(condition);
  }
}
