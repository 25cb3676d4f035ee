/** Amounts in other currencies than the workbook's: by sign, word, header and column; their rates given and kept. */
import { describe, expect, it } from "vitest";
import { newWorkbook, type Workbook, workbookIn } from "../db/workbook.ts";
import { csvOf, importFiles } from "./workbook.ts";

/** `name currency amount own-amount`, in minor units. */
async function money(workbook: Workbook): Promise<string[]> {
  const { rows } = await workbook.call("deals.query", { sort: [{ column: "name", direction: "asc" }] });
  return rows.map(
    ({ name, currency, amountMinor, currencyAmountMinor }) =>
      `${name} ${currency} ${amountMinor} ${currencyAmountMinor}`,
  );
}

const header = ["Opportunity ID", "Opportunity Name", "Stage", "Amount"];
const row = (name: string, amount: string) => [`X${name}`, name, "Proposal", `"${amount}"`];
const rates = [{ currency: "CNY", rate: "0.14" }];

describe("a sign in a cell", () => {
  it("that fits the base currency is the base currency's", async () => {
    const yuan = await workbookIn("CNY");
    await importFiles(yuan, [
      csvOf([header, row("A", "¥3000"), row("B", "￥1.2万"), row("C", "RMB 3,000.00"), row("D", "50元")]),
    ]);
    expect(await money(yuan)).toEqual([
      "A CNY 300000 300000",
      "B CNY 1200000 1200000",
      "C CNY 300000 300000",
      "D CNY 5000 5000",
    ]);
    const yen = await workbookIn("JPY");
    await importFiles(yen, [csvOf([header, row("A", "¥3000")])]);
    expect(await money(yen)).toEqual(["A JPY 3000 3000"]);
    const canada = await workbookIn("CAD");
    await importFiles(canada, [csvOf([header, row("A", "$3000")])]);
    expect(await money(canada)).toEqual(["A CAD 300000 300000"]);
  });

  it("that does not is asked a rate for, and rejected without one", async () => {
    const workbook = await workbookIn("USD");
    const path = csvOf([header, row("A", "¥3000"), row("B", "RMB 3000"), row("C", "$10"), row("D", "€7")]);
    const { ratesNeeded } = await workbook.call("import.inspect", { path });
    expect(ratesNeeded).toEqual([
      { currency: "CNY", rows: 2 },
      { currency: "EUR", rows: 1 },
    ]);
    const { added, issues } = await importFiles(workbook, [path]);
    expect(added).toBe(1);
    expect(issues.map(({ code, row: at }) => [code, at])).toEqual([
      ["cellNoRate", 2],
      ["cellNoRate", 3],
      ["cellNoRate", 5],
    ]);
    expect(issues[0]?.reason).toContain("no exchange rate from CNY to USD");
  });

  it("takes the rate given with the import, which the workbook keeps; a dry run keeps none", async () => {
    const workbook = await workbookIn("USD");
    const source = { path: csvOf([header, row("A", "¥3000")]), options: { rates, asOf: "2026-05-01" } };
    expect((await workbook.call("import.inspect", source)).ratesNeeded).toEqual([]);
    expect((await importFiles(workbook, [source], { dryRun: true })).added).toBe(1);
    expect(await workbook.call("rates.list", {})).toEqual([]);
    await importFiles(workbook, [source]);
    expect(await workbook.call("rates.list", {})).toEqual([
      { currency: "CNY", from: "2026-05-01", rate: "0.14" },
    ]);
    expect(await money(workbook)).toEqual(["A CNY 42000 300000"]);
    await importFiles(workbook, [csvOf([header, row("A", "¥3000"), row("B", "¥100")])]);
    expect(await money(workbook)).toEqual(["A CNY 42000 300000", "B CNY 1400 10000"]);
    expect((await workbook.call("file.check", {})).problems).toEqual([]);
  });
});

it("a rate counts from its day on, and a deal whose own amount is unchanged keeps what it came to", async () => {
  const workbook = await workbookIn("USD");
  await workbook.call("rates.set", { currency: "CNY", rate: "0.14", from: "2026-01-01" });
  await workbook.call("rates.set", { currency: "CNY", rate: "0.15", from: "2026-06-01" });
  const file = (name: string) => csvOf([header, row(name, "¥100")], `${name}.csv`);
  await importFiles(workbook, [{ path: file("A"), options: { asOf: "2026-05-31" } }], {
    today: "2026-06-10",
  });
  await importFiles(workbook, [{ path: file("B"), options: { asOf: "2026-06-02" } }], {
    today: "2026-06-10",
  });
  await importFiles(workbook, [{ path: file("C"), options: { asOf: "2025-06-02" } }], {
    today: "2026-06-10",
  });
  expect(await money(workbook)).toEqual(["A CNY 1400 10000", "B CNY 1500 10000", "C CNY 1400 10000"]);
  const again = await importFiles(workbook, [{ path: file("A"), options: { asOf: "2026-06-09" } }], {
    today: "2026-06-10",
  });
  expect(again).toMatchObject({ unchanged: 1, changed: 0 });
});

it("is the rate of the file's own day, also where that is only guessed, by its name, its content or the file beside it", async () => {
  const workbook = await workbookIn("USD", "2026-06-10");
  await workbook.call("rates.set", { currency: "CNY", rate: "0.14", from: "2026-01-01" });
  await workbook.call("rates.set", { currency: "CNY", rate: "0.15", from: "2026-06-01" });
  const created = [...header, "Created Date"];
  const dated = (name: string, day: string) => [...row(name, "¥100"), day];
  await importFiles(workbook, [csvOf([header, row("A", "¥100")], "deals 2026-05-20.csv")]);
  await importFiles(workbook, [
    csvOf([created, dated("B", "2026-05-20"), dated("C", "2026-05-21")], "b.csv"),
  ]);
  await importFiles(workbook, [csvOf([created, dated("D", "2026-06-02")], "d.csv")]);
  expect(await money(workbook)).toEqual([
    "A CNY 1400 10000",
    "B CNY 1400 10000",
    "C CNY 1400 10000",
    "D CNY 1500 10000",
  ]);
  await importFiles(workbook, [
    // By its name: one that tells no day but its deals' is not put before the last import.
    csvOf([created, dated("E", "2026-05-25")], "e 2026-05-25.csv"),
    csvOf(
      [
        ["Product name", "Product code", "List price"],
        ["Pump", "P1", "¥100"],
      ],
      "products.csv",
    ),
  ]);
  expect((await money(workbook)).at(-1)).toBe("E CNY 1400 10000");
  expect(await workbook.call("lists.products", {})).toMatchObject([{ name: "Pump", listPriceMinor: 1400 }]);
  expect((await workbook.call("file.check", {})).problems).toEqual([]);
});

it("a header's sign or unit says of which currency the amounts are, a currency column which one a sign means", async () => {
  const workbook = await workbookIn("USD");
  const path = csvOf([
    ["商机编号", "商机名称", "商机阶段", "金额（万元）"],
    ["1", "A", "报价", 3],
  ]);
  expect((await workbook.call("import.inspect", { path })).ratesNeeded).toEqual([
    { currency: "CNY", rows: 1 },
  ]);
  // The user may know better.
  const options = { formats: { "金额（万元）": { currency: "USD" } } };
  await importFiles(workbook, [{ path, options }]);
  expect(await money(workbook)).toEqual(["A USD 3000000 3000000"]);
  const columns = csvOf([
    [...header, "Currency"],
    [...row("B", "$100"), "HKD"],
  ]);
  await importFiles(workbook, [{ path: columns, options: { rates: [{ currency: "HKD", rate: "0.128" }] } }]);
  expect((await money(workbook))[1]).toBe("B HKD 1280 10000");
});

it("prices and revenues in other currencies come to the base currency", async () => {
  const workbook = await workbookIn("USD");
  const path = csvOf([
    ["Product name", "Product code", "List price"],
    ["Pump", "P1", "¥100"],
    ["Valve", "V1", "$5"],
  ]);
  expect((await workbook.call("import.inspect", { path })).ratesNeeded).toEqual([
    { currency: "CNY", rows: 1 },
  ]);
  await importFiles(workbook, [{ path, options: { rates } }]);
  const products = await workbook.call("lists.products", {});
  expect(products.map(({ name, listPriceMinor }) => [name, listPriceMinor])).toEqual([
    ["Pump", 1400],
    ["Valve", 500],
  ]);
});

it("a deal edited into another currency takes a rate as soon as the file has one", async () => {
  const workbook = await workbookIn("USD");
  await importFiles(workbook, [csvOf([header, row("A", "100")])]);
  const edit = () =>
    workbook.call("deals.edit", {
      edits: [{ id: "d1", fields: { currency: "EUR", currencyAmountMinor: 5000 } }],
    });
  await expect(edit()).rejects.toMatchObject({ code: "noRate" });
  await workbook.call("rates.set", { currency: "EUR", rate: "1.1" });
  await edit();
  expect(await money(workbook)).toEqual(["A EUR 5500 5000"]);
});

it("rates are changed and removed; the base currency has none", async () => {
  const workbook = await workbookIn("USD");
  await workbook.call("rates.set", { currency: "EUR", rate: "1.1", from: "2026-01-01" });
  await workbook.call("rates.set", {
    currency: "EUR",
    rate: "1.2",
    from: "2026-02-01",
    instead: "2026-01-01",
  });
  expect(await workbook.call("rates.list", {})).toEqual([
    { currency: "EUR", from: "2026-02-01", rate: "1.2" },
  ]);
  await expect(workbook.call("rates.remove", { currency: "EUR", from: "2026-01-01" })).rejects.toMatchObject({
    code: "rateNotFound",
  });
  await expect(workbook.call("settings.set", { baseCurrency: "EUR" })).rejects.toMatchObject({
    code: "baseCurrencyHasRates",
  });
  await workbook.call("rates.remove", { currency: "EUR", from: "2026-02-01" });
  expect(await workbook.call("rates.list", {})).toEqual([]);
  await expect(workbook.call("rates.set", { currency: "USD", rate: "2" })).rejects.toMatchObject({
    code: "rateOfBase",
  });
  await expect(workbook.call("rates.set", { currency: "EUR", rate: "0" })).rejects.toMatchObject({
    kind: "invalid",
  });
});

describe("a workbook in which nothing is counted yet", () => {
  const chinese = () =>
    csvOf([
      ["商机编号", "商机名称", "商机阶段", "金额（万元）"],
      ["1", "A", "报价", 3],
    ]);

  it("is kept in the currency that the first amounts are headed with", async () => {
    const workbook = await newWorkbook();
    const path = chinese();
    expect((await workbook.call("import.inspect", { path })).ratesNeeded).toEqual([]);
    expect(await importFiles(workbook, [path])).toMatchObject({ added: 1, rejected: 0 });
    expect(await workbook.call("settings.get", {})).toMatchObject({ baseCurrency: "CNY" });
    expect(await money(workbook)).toEqual(["A CNY 3000000 3000000"]);
  });

  it("stays in the one that was chosen, and in the one that is counted in", async () => {
    const chosen = await newWorkbook();
    await chosen.call("settings.set", { baseCurrency: "USD" });
    const counted = await newWorkbook();
    await importFiles(counted, [csvOf([header, row("B", "100")])]);
    for (const workbook of [chosen, counted]) {
      expect(await importFiles(workbook, [chinese()])).toMatchObject({ added: 0, rejected: 1 });
      expect(await workbook.call("settings.get", {})).toMatchObject({ baseCurrency: "USD" });
    }
  });
});

describe("a first list whose amounts are all in one other currency", () => {
  const own = (cells: string[][]) => csvOf([["Deal", "Stage", "Amount", "Currency"], ...cells]);

  it("makes that the workbook's, whether a column or the cells say so", async () => {
    for (const cells of [
      [
        ["A", "Open", "100", "EUR"],
        ["B", "Won", "50", "Euro"],
      ],
      [
        ["A", "Open", "€100", ""],
        ["B", "Won", "50 EUR", ""],
        ["C", "Open", "", ""],
      ],
    ]) {
      const workbook = await newWorkbook();
      const result = await importFiles(workbook, [own(cells)]);
      expect(result.rejected).toBe(0);
      expect(await workbook.call("file.info")).toMatchObject({ baseCurrency: "EUR" });
      expect((await money(workbook)).slice(0, 2)).toEqual(["A EUR 10000 10000", "B EUR 5000 5000"]);
    }
  });

  it("does not where some amount says nothing, or another currency", async () => {
    for (const other of ["", "GBP"]) {
      const workbook = await newWorkbook();
      await importFiles(workbook, [
        own([
          ["A", "Open", "100", "EUR"],
          ["B", "Won", "50", other],
        ]),
      ]);
      expect(await workbook.call("file.info")).toMatchObject({ baseCurrency: "USD" });
    }
  });
});

it("a dry run tells which currency its sums are in, also where the import makes it the workbook's", async () => {
  const workbook = await newWorkbook();
  const yuan = csvOf([
    ["商机编号", "商机名称", "阶段", "金额（人民币）"],
    ["1", "A", "Proposal", "5"],
  ]);
  const { preview } = await importFiles(workbook, [yuan], { dryRun: true });
  expect(preview).toMatchObject({ baseCurrency: "CNY", added: { afterMinor: 500 } });
  expect((await workbook.call("file.info")).baseCurrency).toBe("USD");
});
