import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DealColumn, DealRow } from "../../../src/contract/common.ts";
import { entryOfChoice, entryOfText, textOfCell } from "../../../src/ui/features/deals/model/entry.ts";
import { dealRow as row } from "./rows.ts";

const context = { baseCurrency: "USD", today: "2026-07-01" };
const fields = (column: DealColumn, text: string, deal: DealRow = row) =>
  entryOfText(column, text, deal, context)?.fields ?? null;

describe("what is typed into a cell", () => {
  it.each([
    ["12,500", 1_250_000],
    ["1.2M", 120_000_000],
    ["120万", 120_000_000],
    ["$ 3.5k", 350_000],
    ["(200)", -20_000],
    ["0.1", 10],
  ])("is money: %s", (text, minor) => expect(fields("amountMinor", text)).toEqual({ amountMinor: minor }));

  it("is money of the deal's own currency in its minor units", () => {
    expect(fields("currencyAmountMinor", "1200", { ...row, currency: "JPY" })).toEqual({
      currencyAmountMinor: 1200,
    });
  });

  it("is a day, a percent, a quantity, a category, a text", () => {
    expect(fields("expectedOn", "+7")).toEqual({ expectedOn: "2026-07-08" });
    expect(fields("managerProbability", "35%")).toEqual({ managerProbability: 35 });
    expect(fields("quantity", "2.5")).toEqual({ quantity: 2500 });
    expect(fields("category", "乐观")).toEqual({ category: "bestCase" });
    expect(fields("nextStep", "  call ")).toEqual({ nextStep: "call" });
    expect(fields("note", "two\nlines")).toEqual({ note: "two\nlines" });
  });

  it("is left to the engine where it makes no sense here", () => {
    expect(fields("amountMinor", "abc")).toBeNull();
    expect(fields("expectedOn", "2026-02-31")).toBeNull();
    expect(fields("managerProbability", "120")).toBeNull();
    expect(fields("stage", "Somewhere")).toBeNull();
    expect(fields("name", " ")).toBeNull();
  });

  it("clears where nothing is typed", () => {
    expect(fields("amountMinor", "")).toEqual({ amountMinor: null });
    expect(fields("owner", "")).toEqual({ owner: null });
    expect(fields("account", "")).toEqual({ account: null });
  });
});

describe("what is chosen for a cell", () => {
  it("goes to the engine by id and is shown by name", () => {
    expect(entryOfChoice("owner", { id: "p3", name: "Ana" })).toEqual({
      fields: { owner: "p3" },
      shown: { ownerId: "p3", owner: "Ana" },
    });
    expect(entryOfChoice("owner", null)).toEqual({
      fields: { owner: null },
      shown: { ownerId: null, owner: null },
    });
    expect(entryOfChoice("stage", { id: "s2", name: "Quote" }).shown).toEqual({
      stageId: "s2",
      stage: "Quote",
    });
    expect(entryOfChoice("category", { id: "commit", name: "Commit" }).fields).toEqual({
      category: "commit",
    });
  });
});

describe("the text that F2 shows", () => {
  it("is what was typed, without needless zeros", () => {
    expect(textOfCell("amountMinor", { ...row, amountMinor: 1_250_000 }, context)).toBe("12500");
    expect(textOfCell("amountMinor", { ...row, amountMinor: 1_250_050 }, context)).toBe("12500.50");
    expect(textOfCell("amountMinor", { ...row, amountMinor: -5 }, context)).toBe("-0.05");
    expect(textOfCell("quantity", { ...row, quantity: 2000 }, context)).toBe("2");
    expect(textOfCell("quantity", { ...row, quantity: 2050 }, context)).toBe("2.05");
    expect(textOfCell("account", { ...row, account: null }, context)).toBe("");
  });

  it("comes back as the same money", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9e12, max: 9e12 }),
        fc.constantFrom("USD", "JPY", "KWD"),
        (minor, baseCurrency) => {
          const own = { ...context, baseCurrency };
          const text = textOfCell("amountMinor", { ...row, amountMinor: minor }, own);
          expect(entryOfText("amountMinor", text, row, own)?.fields).toEqual({ amountMinor: minor });
        },
      ),
    );
  });
});
