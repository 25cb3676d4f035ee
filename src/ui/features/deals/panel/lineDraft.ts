/** A deal's lines as they are typed, and back. Pure. */
import type { DealFields, DealLine } from "../../../../contract/common.ts";
import { parseMoney, parseQuantityMilli } from "../../../../core/domain/cellText.ts";
import type { Day } from "../../../../core/domain/days.ts";
import { minorDigitsOf, minorToDecimal } from "../../../../core/domain/money.ts";
import { parseTypedDay } from "../model/typedDay.ts";

export interface DraftLine {
  /** For the list's own sake; not a value. */
  key: string;
  productId: string | null;
  quantity: string;
  price: string;
  delivery: string;
}

type Lines = NonNullable<DealFields["lines"]>;

export type ReadLines =
  /** `complete` is false while a line has no product yet: nothing is saved then. */
  | { ok: true; complete: boolean; lines: Lines }
  | { ok: false; wrong: "quantity" | "price" | "delivery"; value: string };

/**
 * What quantity times price comes to, in minor units, rounded once per line; null where a price is missing (the
 * lines then say nothing about the deal's amount) or not a number yet.
 */
export function totalOf(drafts: readonly DraftLine[], currency: string): number | null {
  let total = 0;
  for (const { quantity, price } of drafts) {
    const milli = parseQuantityMilli(quantity);
    const minor = parseMoney(price, minorDigitsOf(currency));
    if (!milli.ok || !minor.ok) return null;
    // In whole numbers: a float would lose cents of large lines.
    total += Number((BigInt(milli.value) * BigInt(minor.value) + 500n) / 1000n);
  }
  return drafts.length === 0 ? null : total;
}

export function newLine(): DraftLine {
  return { key: crypto.randomUUID(), productId: null, quantity: "1", price: "", delivery: "" };
}

export function draftOf(line: DealLine, currency: string): DraftLine {
  return {
    key: crypto.randomUUID(),
    productId: line.productId,
    quantity: String(line.quantityMilli / 1000),
    price: line.unitPriceMinor === null ? "" : priceText(line.unitPriceMinor, minorDigitsOf(currency)),
    delivery: line.deliveryOn ?? "",
  };
}

/** Whether two drafts say the same. */
export function sameDraft(a: readonly DraftLine[], b: readonly DraftLine[]): boolean {
  const texts = (lines: readonly DraftLine[]) => JSON.stringify(lines.map(({ key: _key, ...line }) => line));
  return texts(a) === texts(b);
}

/**
 * Lines as the file has them now, with what was typed since they were read or sent: saving a quantity must not take the
 * price away that is being typed meanwhile.
 * @param before the draft when it was last read or sent @param fresh the file's lines
 */
export function keepTyped(
  draft: readonly DraftLine[],
  before: readonly DraftLine[],
  fresh: readonly DraftLine[],
): DraftLine[] {
  // Lines added or removed elsewhere: there is no telling which is which.
  if (draft.length !== fresh.length || before.length !== fresh.length) return [...fresh];
  return fresh.map((line, at) => {
    const now = draft[at] as DraftLine;
    const then = before[at] as DraftLine;
    const part = <K extends keyof DraftLine>(name: K) => (now[name] === then[name] ? line[name] : now[name]);
    return {
      // The same field stays in the page, with the cursor in it.
      key: now.key,
      productId: part("productId"),
      quantity: part("quantity"),
      price: part("price"),
      delivery: part("delivery"),
    };
  });
}

export function linesOf(drafts: readonly DraftLine[], currency: string, today: Day): ReadLines {
  const lines: Lines = [];
  for (const draft of drafts) {
    const quantity = parseQuantityMilli(draft.quantity);
    if (!quantity.ok || quantity.value === 0) return { ok: false, wrong: "quantity", value: draft.quantity };
    const price = draft.price.trim() === "" ? null : parseMoney(draft.price, minorDigitsOf(currency));
    if (price && !price.ok) return { ok: false, wrong: "price", value: draft.price };
    const delivery = draft.delivery.trim() === "" ? null : parseTypedDay(draft.delivery, today);
    if (delivery && !delivery.ok) return { ok: false, wrong: "delivery", value: draft.delivery };
    if (draft.productId === null) return { ok: true, complete: false, lines: [] };
    lines.push({
      product: draft.productId,
      quantityMilli: quantity.value,
      unitPriceMinor: price?.value ?? null,
      deliveryOn: delivery?.value ?? null,
    });
  }
  return { ok: true, complete: true, lines };
}

/** Without decimals that are all zero. */
function priceText(minor: number, digits: number): string {
  const text = minorToDecimal(minor, digits);
  return minor % 10 ** digits === 0 && digits > 0 ? text.slice(0, -digits - 1) : text;
}
