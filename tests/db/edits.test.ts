/** What an edit says beside the field that was typed, and how it is told afterwards. */
import { beforeEach, describe, expect, it } from "vitest";
import type { DealFields } from "../../src/contract/common.ts";
import { newWorkbook, type Workbook } from "./workbook.ts";

let workbook: Workbook;
let id: string;

const deal = async () => (await workbook.call("deals.get", { id })).deal;
const edit = (fields: DealFields, today = "2026-06-15") =>
  workbook.call("deals.edit", { edits: [{ id, fields }] }, { today });

beforeEach(async () => {
  workbook = await newWorkbook();
  await workbook.call("rates.set", { currency: "JPY", from: "2026-01-01", rate: "0.0064" });
  const { ids } = await workbook.call("deals.add", {
    deals: [{ name: "Pump line", amountMinor: 100_00, category: "commit", createdOn: "2026-01-01" }],
  });
  id = ids[0] as string;
});

describe("an amount in the base currency", () => {
  it("leaves a deal in its own currency, which follows by the deal's rate", async () => {
    await edit({ currency: "JPY", currencyAmountMinor: 1_000_000 });
    expect(await deal()).toMatchObject({ currency: "JPY", amountMinor: 6_400_00 });
    expect(await edit({ amountMinor: 6_400_00 })).toMatchObject({ changed: 0 });
    expect(await deal()).toMatchObject({ currency: "JPY", currencyAmountMinor: 1_000_000 });
    await edit({ amountMinor: 3_200_00 });
    expect(await deal()).toMatchObject({
      currency: "JPY",
      currencyAmountMinor: 500_000,
      amountMinor: 3_200_00,
    });
    await edit({ amountMinor: null });
    await edit({ amountMinor: 64_00 });
    expect(await deal()).toMatchObject({ currency: "JPY", currencyAmountMinor: 10_000, amountMinor: 64_00 });
    expect((await workbook.call("file.check")).problems).toEqual([]);
  });
});

describe("closing and reopening", () => {
  it("a closed deal is in no forecast category, a reopened one in the pipeline again", async () => {
    await edit({ stage: "Won" });
    expect(await deal()).toMatchObject({ state: "won", category: "closed", closedOn: "2026-06-15" });
    await edit({ stage: "Qualify" }, "2026-06-16");
    expect(await deal()).toMatchObject({ state: "open", category: "pipeline", closedOn: null });
  });

  it("a loss reason goes with the loss, and a deal won after all is won on that day", async () => {
    await edit({ stage: "Lost", lossReason: "Price" });
    expect(await deal()).toMatchObject({ state: "lost", lossReason: "Price" });
    await edit({ stage: "Won" }, "2026-07-20");
    expect(await deal()).toMatchObject({ state: "won", lossReason: null, closedOn: "2026-07-20" });
    await workbook.call("history.undo");
    expect(await deal()).toMatchObject({ state: "lost", lossReason: "Price", closedOn: "2026-06-15" });
    expect((await workbook.call("file.check")).problems).toEqual([]);
  });

  it("what the same edit tells stands", async () => {
    await edit({ stage: "Won", category: "omitted" });
    expect(await deal()).toMatchObject({ category: "omitted" });
  });
});

describe("the timeline", () => {
  it("names products, accounts and owners however often the deal was looked at", async () => {
    workbook.engine.session.write([], (db) => db.exec("INSERT INTO product (name) VALUES ('Pump')"));
    await edit({ product: "Pump", account: "Acme" });
    await edit({
      lines: [{ product: "Pump", quantityMilli: 2000, unitPriceMinor: 40_00, deliveryOn: "2026-08-01" }],
    });
    const told = async () =>
      (await workbook.call("history.ofDeal", { id })).filter(({ field }) => field === "lines");
    const first = await told();
    expect(first.map(({ from, to }) => [from, to])).toEqual([
      ["Pump x 1", "Pump x 2 @ 40.00 (2026-08-01)"],
      [null, "Pump x 1"],
    ]);
    await deal();
    expect(await told()).toEqual(first);
  });
});

it("an undone change does not make the data newer", async () => {
  const dataDay = async () => (await workbook.call("file.info")).dataDay;
  expect(await dataDay()).toBe("2026-06-15");
  await edit({ source: "Web" }, "2026-06-20");
  expect(await dataDay()).toBe("2026-06-20");
  await workbook.call("history.undo", {}, { today: "2026-06-21" });
  expect(await dataDay()).toBe("2026-06-15");
});
