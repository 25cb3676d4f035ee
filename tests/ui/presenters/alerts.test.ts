import { expect, it } from "vitest";
import { type AlertList, mostMoneyFirst } from "../../../src/ui/presenters/alerts.ts";

const list = (kind: AlertList["kind"], deals: number, amountMinor: number, told = true): AlertList => ({
  kind,
  told,
  deals,
  amountMinor,
  top: [],
});

it("lists alerts with the most money first, then those with no deal, then those that nobody knows of", () => {
  const lists = [
    list("singleContact", 0, 0, false),
    list("closePast", 0, 0),
    list("noNextStep", 76, 100),
    list("stepOverdue", 20, 200),
    list("stalled", 90, 100),
  ];
  expect(mostMoneyFirst(lists).map(({ kind }) => kind)).toEqual([
    "stepOverdue",
    "stalled",
    "noNextStep",
    "closePast",
    "singleContact",
  ]);
});
