/** From what was typed into a cell, or chosen for it, to the edit that the engine gets and the cell shown meanwhile. Pure. */
import { cellOf, type DealColumn, type DealFields, type DealRow } from "../../../../contract/common.ts";
import { parseCategory } from "../../../../core/domain/categories.ts";
import {
  type Parsed,
  parseCustomText,
  parseMoney,
  parsePercent,
  parseQuantityMilli,
} from "../../../../core/domain/cellText.ts";
import { type CustomId, customTypeOf, isCustomId } from "../../../../core/domain/customFields.ts";
import type { Day } from "../../../../core/domain/days.ts";
import { minorDigitsOf, minorToDecimal } from "../../../../core/domain/money.ts";
import { parseTypedDay } from "./typedDay.ts";

export interface EntryContext {
  baseCurrency: string;
  today: Day;
}

/** A value out of a list: the id that the engine gets and the name that is shown. */
export interface Choice {
  id: string;
  name: string;
}

export interface Entry {
  fields: DealFields;
  /** The row's members as they will be, for as long as the engine has not answered. */
  shown: Partial<DealRow>;
}

/** Null: not understood here. The engine then gets the text itself, and its sentence says what is wrong. */
export function entryOfText(
  column: DealColumn,
  text: string,
  row: Pick<DealRow, "currency" | "custom">,
  context: EntryContext,
): Entry | null {
  const typed = text.trim();
  if (isCustomId(column)) return customEntry(column, typed, row, context);
  const value = typed === "" ? empty(column) : valueOf(column, text, row, context);
  return value?.ok ? setTo(column, value.value) : null;
}

function customEntry(
  column: CustomId,
  typed: string,
  { custom }: Pick<DealRow, "custom">,
  context: EntryContext,
): Entry | null {
  const type = customTypeOf(column);
  const value =
    type === "day" && typed !== "" ? parseTypedDay(typed, context.today) : parseCustomText(type, typed);
  if (typed !== "" && !value.ok) return null;
  const next = typed !== "" && value.ok ? value.value : null;
  const { [column]: _former, ...rest } = custom;
  return {
    fields: { custom: { [column]: next } },
    shown: { custom: next === null ? rest : { ...rest, [column]: next } },
  };
}

function empty(column: DealColumn): Parsed<null> | null {
  // A deal has always a name, a stage, a pipeline and a currency: what it means to clear them is the engine's to say.
  const required = column === "name" || column === "stage" || column === "pipeline" || column === "currency";
  return required ? null : { ok: true, value: null };
}

function valueOf(
  column: DealColumn,
  text: string,
  row: Pick<DealRow, "currency">,
  context: EntryContext,
): Parsed<string | number> | null {
  switch (column) {
    case "amountMinor":
      return parseMoney(text, minorDigitsOf(context.baseCurrency));
    case "currencyAmountMinor":
      return parseMoney(text, minorDigitsOf(row.currency));
    case "quantity":
      return parseQuantityMilli(text);
    case "repProbability":
    case "managerProbability":
      return parsePercent(text);
    case "createdOn":
    case "expectedOn":
    case "closedOn":
    case "nextStepOn":
      return parseTypedDay(text, context.today);
    case "category": {
      const category = parseCategory(text);
      return category ? { ok: true, value: category } : null;
    }
    case "name":
    case "account":
    case "source":
    case "lossReason":
    case "nextStep":
      return { ok: true, value: text.trim() };
    case "note":
      return { ok: true, value: text };
    default:
      return null;
  }
}

function setTo(column: DealColumn, value: string | number | null): Entry {
  const member = { [column]: value };
  return {
    fields: member,
    shown: { ...member, ...(column === "account" ? { accountId: null } : {}) },
  };
}

/** A choice from a list; null clears the cell. */
export function entryOfChoice(column: DealColumn, choice: Choice | null): Entry {
  const id = choice?.id ?? null;
  const name = choice?.name ?? null;
  switch (column) {
    case "stage":
      return { fields: { stage: id ?? "" }, shown: id === null ? {} : { stageId: id, stage: name ?? "" } };
    case "pipeline":
      return {
        fields: { pipeline: id ?? "" },
        shown: id === null ? {} : { pipelineId: id, pipeline: name ?? "" },
      };
    case "owner":
      return { fields: { owner: id }, shown: { ownerId: id, owner: name } };
    case "product":
      return { fields: { product: id }, shown: { productId: id, product: name } };
    case "account":
      return { fields: { account: id }, shown: { accountId: id, account: name } };
    case "currency":
      return { fields: { currency: id ?? "" }, shown: {} };
    default:
      return setTo(column, id);
  }
}

/** The cell's value as it is typed: plain digits, ISO days, names. What F2 puts into the editor. */
export function textOfCell(column: DealColumn, row: DealRow, context: EntryContext): string {
  const value = cellOf(row, column);
  if (value === null) return "";
  if (column === "amountMinor") return trimmedDecimal(value as number, minorDigitsOf(context.baseCurrency));
  if (column === "currencyAmountMinor") return trimmedDecimal(value as number, minorDigitsOf(row.currency));
  if (column === "quantity") return trimmedDecimal(value as number, 3);
  return String(value);
}

/** 1250000 minor units as `12500`, 1250 as `12.50`; thousandths of a quantity without needless zeros. */
function trimmedDecimal(value: number, digits: number): string {
  const text = minorToDecimal(value, digits);
  if (digits === 3) return text.replace(/\.?0+$/, "");
  return value % 10 ** digits === 0 ? text.slice(0, digits === 0 ? undefined : -digits - 1) : text;
}
