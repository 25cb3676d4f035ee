/** Field histories as Salesforce keeps them: one row for each change of a field, its value as text. */
import { parseCategory } from "../../../../src/core/domain/categories.ts";
import { minorDigitsOf } from "../../../../src/core/domain/money.ts";
import { type Failure, failure, isFailure } from "../../../../src/core/mapping/cell.ts";
import { type ChangedField, changedFieldOf, isCreation } from "../../../../src/core/mapping/changedField.ts";
import { inOrder } from "../../../../src/core/mapping/changeOrder.ts";
import { parseDay } from "../../../../src/core/mapping/day.ts";
import { evidenceFor } from "../../../../src/core/mapping/evidenceFor.ts";
import type { CellFormat, FieldKind } from "../../../../src/core/mapping/fields.ts";
import { parseMoney, parsePercent } from "../../../../src/core/mapping/number.ts";
import type { ImportedRecord, Records } from "../records.ts";
import { authorsIn } from "./authors.ts";
import type { FileOf, Promotion } from "./context.ts";
import { toldAmount } from "./pastAmount.ts";
import type { Told } from "./pastFacts.ts";
import type { StageBook } from "./stageBook.ts";
import type { PastDeal, PastReader } from "./stageHistory.ts";

const kinds: Partial<Record<ChangedField, FieldKind>> = {
  amount: "money",
  expectedOn: "day",
  probability: "percent",
};
const columns: Record<Exclude<ChangedField, "amount">, string> = {
  stage: "stage_id",
  expectedOn: "expected_on",
  owner: "owner_id",
  probability: "rep_probability_bp",
  category: "category",
};

/** An id of Salesforce in place of a name: the same change stands in another row with the name. */
const USER_ID = /^005[a-zA-Z0-9]{12}(?:[a-zA-Z0-9]{3})?$/;

export function fieldReaderOf(
  promotion: Promotion,
  records: Records,
  of: FileOf,
  book: StageBook,
): PastReader {
  const formats = formatsOf(records);
  const told = new Set<string>();
  const authorOf = authorsIn(promotion);

  return (deal, rows) => {
    const facts: Told[] = [];
    let rejected = 0;
    const changes = rows.map((record) => ({
      record,
      on: String(record.values.changedOn ?? ""),
      from: textOf(record, "oldValue"),
      to: textOf(record, "newValue"),
      // Without a column that names the field, it is the stage.
      field: records.has("changedField") ? changedFieldOf(textOf(record, "changedField") ?? "") : "stage",
    }));
    for (const [field, list] of Map.groupBy(changes, (change) => change.field)) {
      for (const { record, on, from, to } of inOrder(list)) {
        if (on === "") {
          reject(record, "changedOn", null, "rowWithoutCell");
          rejected += 1;
        } else if (field === null && isCreation(textOf(record, "changedField") ?? ""))
          facts.push({ field: "created_on", value: on, on, by: record, author: authorOf(record) });
        else if (field === null) remark(record);
        else if (!read(field, deal, record, on, from, to, facts)) rejected += 1;
      }
    }
    return { told: facts, rejected };
  };

  /** @returns whether both values could be read */
  function read(
    field: ChangedField,
    deal: PastDeal,
    record: ImportedRecord,
    on: string,
    from: string | null,
    to: string | null,
    facts: Told[],
  ): boolean {
    for (const [text, header] of [
      [from, "oldValue"],
      [to, "newValue"],
    ] as const) {
      if (text === null) continue;
      const value = valueOf(field, deal, text, on);
      if (isFailure(value)) {
        reject(record, header, text, value.fault);
        return false;
      }
      if (value === null) continue;
      // Nobody is told to have set what was there before.
      const before = header === "oldValue" ? { before: true } : { author: authorOf(record) };
      if (field !== "amount") {
        facts.push({ field: columns[field], value, on, by: record, ...before });
        continue;
      }
      const amounts = toldAmount(promotion, records, of, deal, record, Number(value), on);
      if (amounts === null) return false;
      facts.push(...amounts.map((fact) => ({ ...fact, ...before })));
    }
    return true;
  }

  function valueOf(
    field: ChangedField,
    deal: PastDeal,
    text: string,
    on: string,
  ): string | number | null | Failure {
    const { db, changeSet, people } = promotion;
    switch (field) {
      case "stage":
        return book.placeIn(deal.pipeline, text).id;
      case "amount":
        return parseMoney(text, formats.amount ?? {}, minorDigitsOf(promotion.baseCurrency));
      case "expectedOn":
        return parseDay(text, formats.expectedOn ?? {});
      case "probability":
        return parsePercent(text, formats.probability ?? {});
      case "category":
        return parseCategory(text) ?? failure("cellNotCategory");
      case "owner":
        return USER_ID.test(text) ? (people.find(text) ?? null) : people.findOrMake(db, changeSet, text, on);
    }
  }

  function reject(
    record: ImportedRecord,
    field: "changedOn" | "oldValue" | "newValue",
    value: string | null,
    code: string,
  ): void {
    const column = records.header(field);
    promotion.issues.add(of.file, { row: record.row, column, value, code, params: {}, severity: "rejected" });
  }

  /** Once for each field that has no history here. */
  function remark(record: ImportedRecord): void {
    const value = textOf(record, "changedField");
    if (value === null || told.has(value)) return;
    told.add(value);
    promotion.issues.add(of.file, {
      row: record.row,
      column: records.header("changedField"),
      value,
      code: "fieldNotKept",
      params: {},
      severity: "warning",
    });
  }
}

function textOf({ values }: ImportedRecord, field: "oldValue" | "newValue" | "changedField"): string | null {
  const value = values[field];
  return value == null ? null : String(value);
}

/** How the values of each field are written, heard over all of its rows. */
function formatsOf(records: Records): Partial<Record<ChangedField, CellFormat>> {
  const formats: Partial<Record<ChangedField, CellFormat>> = {};
  for (const [field, kind] of Object.entries(kinds) as [ChangedField, FieldKind][]) {
    const evidence = evidenceFor(kind);
    for (const record of records.list) {
      if (changedFieldOf(textOf(record, "changedField") ?? "") !== field) continue;
      for (const text of [textOf(record, "oldValue"), textOf(record, "newValue")])
        if (text !== null) evidence?.add(text);
    }
    formats[field] = evidence?.decide({}, {}) ?? {};
  }
  return formats;
}
