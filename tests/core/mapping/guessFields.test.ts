import { describe, expect, it } from "vitest";
import type { ImportField } from "../../../src/core/mapping/fields.ts";
import { guessFields, type KnownNames } from "../../../src/core/mapping/guessFields.ts";

const known: KnownNames = {
  stages: new Set(["proposal", "won", "报价"]),
  people: new Set(["ann lee", "bo berg"]),
  products: new Set(["pump", "valve"]),
  accounts: new Set(["fabrikam gmbh", "acme inc", "contoso"]),
};
const today = "2026-06-15";

/** Columns as header, field that it feeds already (null: none), cells. */
function guess(...columns: [string, ImportField | null, (string | number)[]][]): Record<string, ImportField> {
  const sampled = columns.map(([header, field, cells], index) => ({
    index,
    header,
    field,
    open: field === null,
    format: {},
    cells,
  }));
  const found = guessFields(sampled, known, today);
  return Object.fromEntries([...found].map(([index, field]) => [sampled[index]?.header, field]));
}

describe("columns whose headers say nothing", () => {
  it("are known by the names that the workbook has", () => {
    expect(
      guess(
        ["[A]", null, ["Proposal", "WON", "报价", "Proposal"]],
        ["Column3", null, ["Ann Lee", "Bo Berg", "Ann Lee", "Ann Lee"]],
        ["字段5", null, ["Pump", "Valve", "Pump", ""]],
        ["Firma", null, ["Fabrikam GmbH", "Acme Inc", "Contoso", "New One", "Contoso"]],
      ),
    ).toEqual({ "[A]": "stage", Column3: "owner", 字段5: "product", Firma: "account" });
  });

  it("are known as money by sign, unit or decimals, and not by digits alone", () => {
    expect(guess(["F4", null, ["$1,200", "$80", "$3.50"]])).toEqual({ F4: "amount" });
    expect(guess(["F4", null, ["1.2万", "30万", "5万"]])).toEqual({ F4: "amount" });
    expect(guess(["F4", null, ["1,200.00", "80.00", "3,000.00"]])).toEqual({ F4: "amount" });
    expect(guess(["F4", null, [1200, 80, 3000]])).toEqual({});
    expect(guess(["F4", null, ["2019", "2020", "2021"]])).toEqual({});
    expect(guess(["F4", null, ["60%", "20%", "5%"]])).toEqual({ F4: "probability" });
  });

  it("are known as days by what is past and what is to come", () => {
    const close: [string, ImportField | null, string[]] = [
      "[B]",
      null,
      ["2026-09-01", "2026-05-01", "2026-12-31"],
    ];
    const created: [string, ImportField | null, string[]] = [
      "[C]",
      null,
      ["2026-01-01", "2026-02-01", "2026-03-01"],
    ];
    expect(guess(close, created)).toEqual({ "[B]": "closeOn", "[C]": "createdOn" });
    expect(guess(["Closed on", "closedOn", ["", "2026-05-01", ""]], close)).toEqual({ "[B]": "expectedOn" });
    expect(guess(["Close Date", "closeOn", ["2026-09-01", "2026-05-01", "2026-12-31"]], created)).toEqual({
      "[C]": "createdOn",
    });
    // One past day alone may be any; so may two of them, and one that is after the close.
    expect(guess(created)).toEqual({});
    expect(guess(close, created, ["[D]", null, ["2026-01-02", "2026-02-02", "2026-03-02"]])).toEqual({
      "[B]": "closeOn",
    });
    expect(guess(["Close Date", "closeOn", ["2026-01-01", "2026-01-01", "2026-07-01"]], created)).toEqual({});
  });
});

describe("deals without any day of their close", () => {
  const stage: [string, ImportField | null, string[]] = ["Stage", "stage", ["Won", "Open", "Open"]];
  const coming: [string, ImportField | null, string[]] = [
    "Go-live",
    null,
    ["2026-05-01", "2026-09-01", "2026-12-31"],
  ];
  it("have it in their one column of days, if some are to come and none is before their beginning", () => {
    expect(guess(stage, coming)).toEqual({ "Go-live": "closeOn" });
    const begun = (day: string): [string, ImportField | null, string[]] => [
      "Created",
      "createdOn",
      ["2026-01-01", day, "2026-02-01"],
    ];
    expect(guess(stage, coming, begun("2026-03-01"))).toEqual({ "Go-live": "closeOn" });
    expect(guess(stage, coming, begun("2026-10-01"))).toEqual({});
    expect(guess(stage, ["Go-live", null, ["2026-01-01", "2026-02-01", "2026-03-01"]])).toEqual({});
  });

  it("have it in no column of many, and in none that says something else", () => {
    expect(guess(stage, coming, ["Kick-off", null, ["2026-05-01", "2026-09-01", "2026-12-31"]])).toEqual({});
    expect(guess(stage, ["Next call", null, coming[2]])).toEqual({});
    expect(guess(stage, ["Close Date", "closeOn", coming[2]], coming)).toEqual({});
  });
});

describe("a list whose language is not known", () => {
  const close = ["31.12.2026", "15.01.2027", "01.02.2026", "05.07.2026", "09.08.2026", "30.09.2026"];
  const deals: [string, ImportField | null, (string | number)[]][] = [
    ["Klant", null, ["Bakker BV", "Visser NV", "De Jong", "Smit BV", "Mulder BV", "Bos NV"]],
    ["Kans", null, ["Pompen", "Kleppen", "Uitbreiding hal 3", "Onderhoud 2026", "Retrofit", "Pompen II"]],
    ["Bedrag", null, ["12.500", "800", "4.250", "19.000", "700", "3.300"]],
    ["Fase", null, ["Offerte", "Prospect", "Won", "Prospect", "Won", "Offerte"]],
    ["Sluitdatum", null, close],
    ["Verkoper", null, ["Jan de Wit", "Eva Mol", "Jan de Wit", "Eva Mol", "Eva Mol", "Jan de Wit"]],
    ["Volgnr", null, [1, 2, 3, 4, 5, 6]],
  ];

  it("is read by what its columns hold", () => {
    expect(guess(...deals)).toEqual({
      Klant: "account",
      Kans: "name",
      Bedrag: "amount",
      Fase: "stage",
      Sluitdatum: "closeOn",
      Verkoper: "owner",
    });
  });

  it("but not where two columns could be the one, or a header was understood", () => {
    const two = guess(...deals, ["Marge", null, ["1.100", "900", "2.000", "3.000", "450", "1.250"]]);
    expect(two).not.toHaveProperty("Bedrag");
    expect(two).toMatchObject({ Fase: "stage" });
    // But for the close, which is the only column of days.
    expect(guess(["Stage", "stage", ["Won", "Lost", "Won", "Open", "Open", "Won"]], ...deals)).toEqual({
      Sluitdatum: "closeOn",
    });
  });
});

describe("nothing is guessed", () => {
  it("of days and money under a header that says something, however little is known of it", () => {
    expect(guess(["Last touched", null, ["2026-09-01", "2026-05-01", "2026-12-31"]])).toEqual({});
    expect(guess(["Discount", null, ["$1,200", "$80", "$3.50"]])).toEqual({});
  });

  it("over a column that has the field, or where two could have it", () => {
    const people = ["Ann Lee", "Bo Berg", "Ann Lee"];
    expect(guess(["Owner", "owner", people], ["[B]", null, people])).toEqual({});
    expect(guess(["[A]", null, people], ["[B]", null, people])).toEqual({});
    expect(guess(["Created by", null, people])).toEqual({});
    expect(guess(["创建人", null, people])).toEqual({});
  });

  it("of too few or too mixed cells", () => {
    expect(guess(["[A]", null, ["Ann Lee", "", "Bo Berg"]])).toEqual({});
    expect(guess(["[A]", null, ["Ann Lee", "Cy Dahl", "Bo Berg", "Dee Eng"]])).toEqual({});
    expect(guess(["[A]", null, ["$5", "soon", "$7", "later"]])).toEqual({});
  });
});
