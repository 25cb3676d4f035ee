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

export function newLine(): DraftLine {
  return { key: crypto.randomUUID(), productId: null, quantity: "1", price: "", delivery: "" };
}

export function draftOf(line: DealLine, currency: string): DraftLine {
  return {
    key: crypto.randomUUID(),
    productId: line.productId,
    quantity: String(line.quantityMilli / 1000),
    price: line.unitPriceMinor === null ? "" : minorToDecimal(line.unitPriceMinor, minorDigitsOf(currency)),
    delivery: line.deliveryOn ?? "",
  };
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
