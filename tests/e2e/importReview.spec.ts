/** The check of an import, looked through and mended: old -> new, deals not in the export, rejected rows. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { objectionsTo } from "./axe.ts";
import { createWorkbook } from "./harness.ts";
import { openImport } from "./importDialog.ts";
import { importWindow } from "./importWindow.ts";

const win = importWindow();
const { folder, write } = win;

const header = "Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Created Date,Owner";
const first = [
  header,
  "1,Pumps for Acme,Acme,Engaging,100000,2026-01-05,Ann Lee",
  "2,Valves for Bolt,Bolt,Prospecting,20000,2026-01-06,Bob Ray",
  "3,Seals for Cog,Cog,Prospecting,30000,2026-01-06,Bob Ray",
  "4,Hoses for Dent,Dent,Engaging,40000,2026-01-07,Ann Lee",
];
const second = [
  header,
  "1,Pumps for Acme,Acme,Closed Won,125000,2026-01-05,Cy Poe",
  "2,Valves for Bolt,Bolt,Prospecting,20000,2026-01-06,Bob Ray",
  "8,Rings for Eel,Eel,Prospecting,5000,2026-02-03,Ann Lee",
  "9,Belts for Fox,Fox,Prospecting,to be agreed,2026-02-03,Ann Lee",
  "10,Caps for Gnu,Gnu,Prospecting,700,2026-02-31,Ann Lee",
];

async function started(name: string) {
  await createWorkbook(win.app, join(folder, `${name}.funnel`));
  const path = write(`first ${name}.csv`, first);
  const dialog = await openImport(win.app, [path]);
  await dialog.toCheck();
  await dialog.run();
  const next = await openImport(win.app, [write(`second ${name}.csv`, second)]);
  await next.toCheck();
  return next;
}

const tab = (name: RegExp) => win.page.getByRole("tab", { name });

test("shows old -> new by keyboard, and closes what the user says is gone", async () => {
  const dialog = await started("review");
  await expect(dialog.count("added")).toHaveText("1");
  await expect(dialog.count("changed")).toHaveText("1");
  await expect(win.page.locator("[data-figure='vanished']")).toHaveText("2");

  await tab(/^Changed/).click();
  const grid = win.page.getByTestId("review-grid");
  const row = grid.getByRole("row").filter({ hasText: "Pumps for Acme" });
  await expect(row).toContainText("Engaging");
  await expect(row).toContainText("Closed Won");
  await expect(row).toContainText("+25,000");
  await grid.focus();
  await win.page.keyboard.press("Enter");
  const detail = win.page.getByTestId("review-detail");
  await expect(detail).toContainText("In the workbook now");
  await expect(detail).toContainText("Ann Lee");
  await win.page.keyboard.press("Escape");
  await expect(detail).toHaveCount(0);
  await expect(dialog.box).toBeVisible();

  await tab(/^Not in the export/).click();
  await expect(win.page.getByTestId("review-grid").getByRole("row")).toHaveCount(3);
  await win.page.getByTestId("review-grid").focus();
  await win.page.keyboard.press("ArrowDown");
  await win.page.keyboard.press("Space");
  await expect(win.page.getByText("1 of 2 will be closed as lost")).toBeVisible();
  // 190,000 less the pumps that were won, less the hoses that are closed, and the new rings.
  await expect(win.page.locator("[data-figure='open']")).toContainText("55,000");
  await expect(dialog.start).toHaveText("Import 2 rows, close 1 deal");
  await win.page.getByLabel("Filter by deal, account, owner, stage, id or row").fill("seals");
  await expect(win.page.getByTestId("review-grid").getByRole("row")).toHaveCount(2);
  await dialog.start.click();
  await expect(win.page.getByText("1 deal was closed as lost")).toBeVisible();
  await win.page.getByRole("button", { name: "Show the deals" }).click();
  await expect(win.page.getByTestId("deal-count")).toHaveText("3 deals");
  const { rows } = await win.app.call("deals.query", { filter: { state: "lost" } });
  expect(rows.map(({ name, lossReason }) => [name, lossReason])).toEqual([
    ["Hoses for Dent", "Not in the export"],
  ]);

  await win.page.getByRole("navigation", { name: "Screens" }).getByText("Imports").click();
  await win.page.getByRole("button", { name: "Details of second review.csv" }).click();
  await expect(win.page.getByRole("dialog")).toContainText("SHA-256");
  await expect(win.page.getByRole("dialog")).toContainText("Decided one by one");
  await win.page.screenshot({ path: test.info().outputPath("details.png") });
  await win.page.getByRole("button", { name: /Show its deals/ }).click();
  await expect(win.page.getByTestId("deal-count")).toHaveText("3 deals");
  await win.page.keyboard.press("Control+z");
  await expect
    .poll(async () => (await win.app.call("deals.query", { filter: { state: "lost" } })).total)
    .toBe(0);
});

test("mends rejected cells in place, and saves the rejected rows", async () => {
  const dialog = await started("mend");
  await expect(dialog.count("rejected")).toHaveText("2");
  const out = join(folder, "rejected.xlsx");
  await win.app.answerSaveDialog(out);
  await win.page.getByRole("button", { name: "Save rejected rows" }).click();
  await expect(win.page.getByText("2 rejected rows written to rejected.xlsx")).toBeVisible();
  expect(existsSync(out)).toBe(true);

  const amount = win.page.getByRole("textbox", { name: "Value of Amount in row 5" });
  await amount.fill("900");
  await win.page.keyboard.press("Enter");
  const day = win.page.getByRole("textbox", { name: "Value of Created Date in row 6" });
  await expect(day).toBeFocused();
  await day.fill("2026-02-28");
  await expect(win.page.getByText("2 cells mended")).toBeVisible();
  await expect(dialog.start).toHaveText("Check again");
  await win.page.keyboard.press("Control+Enter");
  await expect(dialog.count("rejected")).toHaveText("0");
  await expect(dialog.count("added")).toHaveText("3");
  await dialog.run();
  const { rows } = await win.app.call("deals.query", { filter: { search: "Belts" } });
  expect(rows[0]?.amountMinor).toBe(90_000);

  // The file of rejected rows comes in by itself once mended: its reasons are no field.
  const again = await openImport(win.app, [out]);
  await again.toCheck();
  await expect(again.count("rejected")).toHaveText("2");
  await again.close();
});

test("a new row that looks like a renamed deal is a new deal, unless the user says by keyboard that it is the same", async () => {
  await createWorkbook(win.app, join(folder, "renamed.funnel"));
  const head = "Opportunity Name,Account Name,Stage,Amount,Created Date,Owner";
  const before = await openImport(win.app, [
    write("before.csv", [
      head,
      "Pumps for the north hall,Acme,Proposal,100000,2026-01-05,Ann Lee",
      "Valves,Bolt,Proposal,20000,2026-01-06,Bob Ray",
    ]),
  ]);
  await before.toCheck();
  await before.run();
  const dialog = await openImport(win.app, [
    write("after.csv", [
      head,
      "Pump line north,Acme,Proposal,100000,2026-01-05,Ann Lee",
      "Valves,Bolt,Proposal,20000,2026-01-06,Bob Ray",
    ]),
  ]);
  await dialog.toCheck();
  await expect(dialog.count("added")).toHaveText("1");
  const pair = dialog.row("Pump line north");
  await expect(pair).toContainText("Pumps for the north hall");
  await expect(pair).toContainText("Amount");
  await expect(pair.getByRole("radio", { checked: true })).toHaveCount(0);
  expect(await objectionsTo(win.page, "[role='dialog']")).toEqual([]);
  await win.page.screenshot({ path: test.info().outputPath("renamed.png") });
  await pair.getByRole("radio", { name: "The same deal, renamed" }).focus();
  await win.page.keyboard.press("Space");
  await expect(dialog.start).toHaveText("Check again");
  await win.page.getByTestId("renamed-check").click();
  await expect(dialog.count("added")).toHaveText("0");
  await expect(dialog.count("changed")).toHaveText("1");
  await tab(/^Renamed/).click();
  await expect(pair.getByRole("radio", { name: "The same deal, renamed" })).toBeChecked();
  await dialog.run();
  const { rows } = await win.app.call("deals.query", { sort: [{ column: "name" }] });
  expect(rows.map(({ name }) => name)).toEqual(["Pump line north", "Valves"]);
});

test("several tables are looked through one by one", async () => {
  await createWorkbook(win.app, join(folder, "tables.funnel"));
  const people = write("people.csv", [
    "Name,Email,Team",
    "Ann Lee,ann@x.example,North",
    "Dee Fox,dee@x.example,South",
  ]);
  const dialog = await openImport(win.app, [write("deals.csv", first), people]);
  await dialog.toCheck();
  await tab(/^New/).click();
  const grid = win.page.getByTestId("review-grid");
  await expect(grid.getByRole("row")).toHaveCount(5);
  const choice = win.page.getByRole("combobox", { name: "Which table" });
  await choice.click();
  await win.page.getByRole("option", { name: /People/ }).click();
  await expect(grid.getByRole("row").filter({ hasText: "Dee Fox" })).toContainText("South");
  await win.page.screenshot({ path: test.info().outputPath("people.png") });
  await dialog.close();
});

test("a long list is read as far as it is looked at, and narrowed", async () => {
  await createWorkbook(win.app, join(folder, "long.funnel"));
  const rows = Array.from(
    { length: 5000 },
    (_none, at) => `L${at},Deal ${at},Acme,Open,${at},2026-01-05,Ann Lee`,
  );
  const dialog = await openImport(win.app, [write("long.csv", [header, ...rows])]);
  await dialog.toCheck();
  const grid = win.page.getByTestId("review-grid");
  await expect(grid.getByRole("row").filter({ hasText: "Deal 0" })).toBeVisible();
  await grid.focus();
  await win.page.keyboard.press("End");
  await expect(grid.getByRole("row", { selected: true })).toContainText("Deal 4999");
  await win.page.getByLabel("Filter by deal, account, owner, stage, id or row").fill("deal 4321");
  await expect(grid.getByRole("row", { selected: true })).toContainText("Deal 43");
  // Row 4321 holds deal 4319: rows are searched for as well.
  await expect(win.page.getByText("2 of 5,000")).toBeVisible();
  await dialog.close();
});

for (const [locale, theme] of [
  ["en", "light"],
  ["zh-CN", "dark"],
] as const) {
  test(`axe finds nothing to object to, ${locale} ${theme}`, async () => {
    const info = test.info();
    await win.app.shell("setLocale", { locale: "en" });
    const dialog = await started(`axe ${theme}`);
    await win.app.shell("setTheme", { theme });
    await win.app.shell("setLocale", { locale });
    const objections = async (name: string) => {
      await win.page.screenshot({ path: info.outputPath(`${name}.png`) });
      return objectionsTo(win.page, "[role='dialog']");
    };
    expect(await objections("issues")).toEqual([]);
    for (const [at, name] of ["added", "changed", "unchanged", "vanished"].entries()) {
      await win.page.getByRole("tab").nth(at).click();
      await win.page.getByTestId("review-grid").getByRole("row").nth(1).click();
      await expect(win.page.getByTestId("review-detail")).toBeVisible();
      expect(await objections(name)).toEqual([]);
    }
    await dialog.start.click();
    await expect(win.page.getByTestId("import-undo")).toBeVisible();
    await win.page.screenshot({ path: info.outputPath("done.png") });
    await dialog.close();
    await win.app.shell("setLocale", { locale: "en" });
    await win.app.shell("setTheme", { theme: "light" });
  });
}
