/** Edits of deals: names become keys, values are checked, what really changes becomes facts at their day. */
import type { DealFields } from "../../../../src/contract/common.ts";
import { type CustomValue, decodeCustom, roundedNumber } from "../../../../src/core/domain/customFields.ts";
import { WorkbenchError } from "../../../../src/contract/errors.ts";
import { type Day, isDay } from "../../../../src/core/domain/days.ts";
import type { FactValue } from "../../../../src/core/domain/dealHistory.ts";
import { formatId } from "../../../../src/core/domain/ids.ts";
import { encodeLines, type Line } from "../../../../src/core/domain/lines.ts";
import { minorDigitsOf } from "../../../../src/core/domain/money.ts";
import { toBaseMinor } from "../../../../src/core/domain/rates.ts";
import type { ReadDb, WriteDb } from "../sql.ts";
import { addFact, createRow } from "./changes.ts";
import { activeFacts, readStageKinds, type StageKinds, stateOf } from "./dealRows.ts";
import { projectDeals } from "./projectDeals.ts";
import { findKeys } from "../queries/names.ts";
import { baseCurrency } from "../queries/settings.ts";
import { knownCustomField } from "./customFields.ts";
import { rateOn } from "../queries/rates.ts";
import { searchKey } from "./searchKey.ts";

type Row = Record<string, FactValue>;
type Values = Record<string, FactValue>;

export interface EditContext {
  changeSet: number;
  effectiveOn: Day;
  /** Whether the caller named the day: else a fact never falls behind what is already known of the deal. */
  dated: boolean;
  kinds: StageKinds;
}

export function editContext(
  db: ReadDb,
  changeSet: number,
  effectiveOn: Day | undefined,
  today: Day,
): EditContext {
  return {
    changeSet,
    effectiveOn: effectiveOn ?? today,
    dated: effectiveOn !== undefined,
    kinds: readStageKinds(db),
  };
}

export function readDeal(db: ReadDb, key: number): Row {
  const row = db.prepare<[number], Row>("SELECT * FROM deal WHERE id = ?").get(key);
  if (!row) throw new WorkbenchError("notFound", "dealNotFound", { id: formatId("deal", key) });
  return row;
}

/**
 * Writes one deal's edit. Values that already hold make no fact.
 * @returns whether anything changed
 * @throws WorkbenchError invalid, notFound
 */
export function editDeal(db: WriteDb, context: EditContext, key: number, fields: DealFields): boolean {
  const row = readDeal(db, key);
  const values = toValues(db, context, row, fields);
  followState(context, row, values);
  const current: Row = {
    ...row,
    ...decodeCustom(row["custom"] as string | null),
    lines: encodeLines(readLines(db, key)),
  };
  const changed = Object.keys(values).filter(
    (column) => !same(column, values[column] ?? null, current[column] ?? null),
  );
  if (changed.length === 0) return false;
  checkDays(context.kinds, row, values, context.effectiveOn);
  const on = context.dated ? context.effectiveOn : latestOf(context.effectiveOn, db, key);
  for (const column of changed)
    addFact(db, context.changeSet, "deal", key, column, values[column] ?? null, on);
  projectDeals(db, [key]);
  return true;
}

/**
 * What else a deal's closing or reopening says: the category of a closed deal is `closed`, the day is that of the change,
 * and only a lost deal has a loss reason. What the same edit tells itself stands.
 */
function followState({ kinds, effectiveOn }: EditContext, row: Row, values: Values): void {
  if (values["stage_id"] === undefined) return;
  const before = row["state"] as number;
  const after = stateOf(kinds, values["stage_id"] as number);
  if (after === before) return;
  const tell = (column: string, value: FactValue): void => {
    if (values[column] === undefined && (row[column] ?? null) !== value) values[column] = value;
  };
  if (after !== 2) tell("loss_reason", null);
  if (after === 0) {
    if (row["category"] === "closed") tell("category", "pipeline");
    return;
  }
  if (row["category"] !== null) tell("category", "closed");
  // Won after all, or lost after all: today, not when it was closed the other way.
  if (before !== 0) tell("closed_on", effectiveOn);
}

function same(column: string, a: FactValue, b: FactValue): boolean {
  return a === b || (column === "lines" && (a ?? "[]") === (b ?? "[]"));
}

/** A change made without a date is newer than all that is known of the deal, even if that is dated ahead of the clock. */
function latestOf(day: Day, db: ReadDb, key: number): Day {
  return activeFacts(db, key).reduce(
    (latest, fact) => (fact.effectiveOn > latest ? fact.effectiveOn : latest),
    day,
  );
}

function checkDays(kinds: StageKinds, row: Row, values: Values, effectiveOn: Day): void {
  const stage = (values["stage_id"] ?? row["stage_id"]) as number;
  const closed = stateOf(kinds, stage) !== 0;
  const given = values["closed_on"] as Day | null | undefined;
  if (!closed && given) throw new WorkbenchError("invalid", "closedOnOpenDeal");
  const createdOn = (
    values["created_on"] !== undefined ? values["created_on"] : row["created_on"]
  ) as Day | null;
  const closes =
    closed && row["state"] === 0 ? (given ?? effectiveOn) : (given ?? (row["closed_on"] as Day | null));
  if (closed && createdOn && closes && closes < createdOn) {
    throw new WorkbenchError("invalid", "closedBeforeCreated", { closed: closes, created: createdOn });
  }
}

export function readLines(db: ReadDb, key: number): Line[] {
  return db
    .prepare<[number], Line>(
      `SELECT product_id AS product, quantity_milli AS quantityMilli, unit_price_minor AS unitPriceMinor, delivery_on AS deliveryOn
       FROM deal_line WHERE deal_id = ? ORDER BY position`,
    )
    .all(key);
}

const plain: Partial<Record<keyof DealFields, string>> = {
  createdOn: "created_on",
  expectedOn: "expected_on",
  closedOn: "closed_on",
  category: "category",
  source: "source",
  lossReason: "loss_reason",
  nextStep: "next_step",
  nextStepOn: "next_step_on",
  note: "note",
};

/** The fields as columns of history. An account that is not known is made; other unknown names are refused. */
export function toValues(db: WriteDb, context: EditContext, row: Row, fields: DealFields): Values {
  const values: Values = {};
  if (fields.name !== undefined) {
    if (fields.name.trim() === "") throw new WorkbenchError("invalid", "nameEmpty");
    values["name"] = fields.name.trim();
  }
  for (const [field, column] of Object.entries(plain)) {
    const value = fields[field as keyof DealFields] as string | null | undefined;
    if (value !== undefined) values[column] = value === "" ? null : value;
  }
  if (fields.repProbability !== undefined) values["rep_probability_bp"] = toBp(fields.repProbability);
  if (fields.managerProbability !== undefined)
    values["manager_probability_bp"] = toBp(fields.managerProbability);
  if (fields.account !== undefined)
    values["account_id"] = fields.account ? accountKey(db, context, fields.account) : null;
  if (fields.owner !== undefined)
    values["owner_id"] = fields.owner ? oneKey(db, "person", fields.owner, "personNotFound") : null;
  for (const [field, value] of Object.entries(fields.custom ?? {}))
    Object.assign(values, customValue(db, field, value));
  placeInPipeline(db, row, fields, values);
  setAmounts(db, context, row, fields, values);
  setLines(db, row, fields, values);
  return values;
}

/** @throws WorkbenchError notFound, invalid where the value is not of the field's type */
function customValue(db: ReadDb, idOrName: string, given: CustomValue | null): Values {
  const { id, type } = knownCustomField(db, idOrName);
  if (given === null || given === "") return { [id]: null };
  if (type === "text") return { [id]: String(given) };
  if (type === "day") {
    if (!isDay(String(given)))
      throw new WorkbenchError("invalid", "notDay", { value: given, example: "2026-07-31" });
    return { [id]: given };
  }
  const value = roundedNumber(Number(given));
  if (value === null) throw new WorkbenchError("invalid", "notNumber", { value: given });
  return { [id]: value };
}

const toBp = (percent: number | null): number | null => (percent === null ? null : Math.round(percent * 100));

function oneKey(db: ReadDb, kind: "person" | "product", text: string, code: string): number {
  const [key] = findKeys(db, kind, text);
  if (key === undefined) throw new WorkbenchError("notFound", code, { value: text });
  return key;
}

function accountKey(db: WriteDb, context: EditContext, text: string): number {
  const [key] = findKeys(db, "account", text);
  const name = text.trim();
  return (
    key ??
    createRow(db, context.changeSet, "account", { name, search_key: searchKey(name) }, context.effectiveOn)
  );
}

function placeInPipeline(db: ReadDb, row: Row, fields: DealFields, values: Values): void {
  let pipeline = row["pipeline_id"] as number;
  if (fields.pipeline !== undefined) {
    const [key] = findKeys(db, "pipeline", fields.pipeline);
    if (key === undefined) {
      const known = db
        .prepare<[], string>("SELECT name FROM pipeline ORDER BY position")
        .pluck()
        .all()
        .join(", ");
      throw new WorkbenchError("notFound", "pipelineNotFound", { value: fields.pipeline, known });
    }
    pipeline = key;
    values["pipeline_id"] = key;
  }
  const stages = db
    .prepare<[number], { id: number; name: string; kind: string }>(
      "SELECT id, name, kind FROM stage WHERE pipeline_id = ? ORDER BY position, id",
    )
    .all(pipeline);
  if (fields.stage !== undefined) {
    const found = findKeys(db, "stage", fields.stage).find((key) => stages.some((stage) => stage.id === key));
    if (found === undefined) {
      const name =
        db.prepare<[number], string>("SELECT name FROM pipeline WHERE id = ?").pluck().get(pipeline) ?? "";
      const known = stages.map((stage) => stage.name).join(", ");
      throw new WorkbenchError("notFound", "stageNotFound", { value: fields.stage, pipeline: name, known });
    }
    values["stage_id"] = found;
  } else if (pipeline !== row["pipeline_id"]) {
    // In another pipeline the deal takes the stage of the same name, else the first of the same kind.
    const now = db
      .prepare<[FactValue], { name: string; kind: string }>("SELECT name, kind FROM stage WHERE id = ?")
      .get(row["stage_id"] ?? null);
    const target =
      stages.find((stage) => stage.name === now?.name) ??
      stages.find((stage) => stage.kind === now?.kind) ??
      stages[0];
    if (target) values["stage_id"] = target.id;
  }
}

function setAmounts(
  db: ReadDb,
  { effectiveOn }: EditContext,
  row: Row,
  fields: DealFields,
  values: Values,
): void {
  const base = baseCurrency(db);
  if (fields.amountMinor !== undefined && fields.amountMinor !== row["amount_minor"]) {
    values["amount_minor"] = fields.amountMinor;
    // The deal stays in its own currency: what it comes to there follows.
    if (row["currency"] != null)
      values["currency_amount_minor"] =
        fields.amountMinor === null ? null : inOwnCurrency(db, fields.amountMinor, row, base, effectiveOn);
  }
  if (fields.currency === undefined && fields.currencyAmountMinor === undefined) return;
  const currency = fields.currency?.toUpperCase() ?? (row["currency"] as string | null) ?? base;
  if (!/^[A-Z]{3}$/.test(currency)) throw new WorkbenchError("invalid", "notCurrency", { value: currency });
  const now = row["currency"] === null ? row["amount_minor"] : row["currency_amount_minor"];
  const amount = (fields.currencyAmountMinor !== undefined ? fields.currencyAmountMinor : now) as
    | number
    | null;
  values["currency"] = currency === base ? null : currency;
  values["currency_amount_minor"] = currency === base ? null : amount;
  values["amount_minor"] = amount === null ? null : toBase(db, amount, currency, base, effectiveOn);
}

/** @throws WorkbenchError invalid `noRate` */
function toBase(db: ReadDb, amount: number, currency: string, base: string, on: Day): number {
  if (currency === base) return amount;
  const rateE8 = rateOf(db, currency, base, on);
  return toBaseMinor(amount, rateE8, minorDigitsOf(currency), minorDigitsOf(base));
}

/** By the rate that the deal has already, else by that of the day. @throws WorkbenchError invalid `noRate` */
function inOwnCurrency(db: ReadDb, amount: number, row: Row, base: string, on: Day): number {
  const own = row["currency_amount_minor"] as number | null;
  if (own && row["amount_minor"]) return Math.round((amount * own) / (row["amount_minor"] as number));
  const currency = row["currency"] as string;
  const rateE8 = rateOf(db, currency, base, on);
  const shift = 10 ** (minorDigitsOf(base) - minorDigitsOf(currency));
  return Math.round((amount * 1e8) / (shift * rateE8));
}

/** Worth of one unit in the base currency on a day, times 1e8. */
function rateOf(db: ReadDb, currency: string, base: string, on: Day): number {
  const rateE8 = rateOn(db, currency, on);
  if (rateE8 === undefined) throw new WorkbenchError("invalid", "noRate", { currency, base });
  return rateE8;
}

function setLines(db: ReadDb, row: Row, fields: DealFields, values: Values): void {
  if (fields.lines !== undefined) {
    values["lines"] = encodeLines(
      fields.lines.map(({ product, ...line }) => ({
        ...line,
        product: oneKey(db, "product", product, "productNotFound"),
      })),
    );
    return;
  }
  if (fields.product === undefined && fields.quantity === undefined) return;
  const count = (row["line_count"] as number | undefined) ?? 0;
  if (count > 1) throw new WorkbenchError("conflict", "severalLines", { count });
  const [line] = row["id"] === undefined ? [] : readLines(db, row["id"] as number);
  const product =
    fields.product === undefined
      ? line?.product
      : fields.product
        ? oneKey(db, "product", fields.product, "productNotFound")
        : null;
  if (product === null) {
    values["lines"] = encodeLines([]);
    return;
  }
  if (product === undefined) throw new WorkbenchError("invalid", "quantityWithoutProduct");
  values["lines"] = encodeLines([
    {
      product,
      quantityMilli: fields.quantity ?? line?.quantityMilli ?? 1000,
      unitPriceMinor: product === line?.product ? line.unitPriceMinor : null,
      deliveryOn: line?.deliveryOn ?? null,
    },
  ]);
}
