/** The check of an import, looked through and mended: old -> new, deals not in the export, rejected rows. */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { createWorkbook, launchApp, type RunningApp, temporaryFolder } from "./harness.ts";
import { openImport } from "./importDialog.ts";

const folder = temporaryFolder();
let app: RunningApp;
let page: Page;

test.beforeAll(async () => {
  app = await launchApp({ size: { width: 1280, height: 800 } });
  page = app.page;
});
test.afterAll(() => app.close());

function write(name: string, lines: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

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
  await createWorkbook(app, join(folder, `${name}.funnel`));
  const path = write(`first ${name}.csv`, first);
  const dialog = await openImport(app, [path]);
  await dialog.toCheck();
  await dialog.run();
  const next = await openImport(app, [write(`second ${name}.csv`, second)]);
  await next.toCheck();
  return next;
}

const tab = (name: RegExp) => page.getByRole("tab", { name });

test("shows old -> new by keyboard, and closes what the user says is gone", async () => {
  const dialog = await started("review");
  await expect(dialog.count("added")).toHaveText("1");
  await expect(dialog.count("changed")).toHaveText("1");
  await expect(page.locator("[data-figure='vanished']")).toHaveText("2");

  await tab(/^Changed/).click();
  const grid = page.getByTestId("review-grid");
  const row = grid.getByRole("row").filter({ hasText: "Pumps for Acme" });
  await expect(row).toContainText("Engaging");
  await expect(row).toContainText("Closed Won");
  await expect(row).toContainText("+25,000");
  await grid.focus();
  await page.keyboard.press("Enter");
  const detail = page.getByTestId("review-detail");
  await expect(detail).toContainText("In the workbook now");
  await expect(detail).toContainText("Ann Lee");
  await page.keyboard.press("Escape");
  await expect(detail).toHaveCount(0);
  await expect(dialog.box).toBeVisible();

  await tab(/^Not in the export/).click();
  await expect(page.getByTestId("review-grid").getByRole("row")).toHaveCount(3);
  await page.getByTestId("review-grid").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(page.getByText("1 of 2 will be closed as lost")).toBeVisible();
  // 190,000 less the pumps that were won, less the hoses that are closed, and the new rings.
  await expect(page.locator("[data-figure='open']")).toContainText("55 K");
  await expect(dialog.start).toHaveText("Import 2 rows, close 1 deal");
  await page.getByLabel("Filter by deal, account, owner, stage, id or row").fill("seals");
  await expect(page.getByTestId("review-grid").getByRole("row")).toHaveCount(2);
  await dialog.start.click();
  await expect(page.getByText("1 deal was closed as lost")).toBeVisible();
  await page.getByRole("button", { name: "Show the deals" }).click();
  await expect(page.getByTestId("deal-count")).toHaveText("3 deals");
  const { rows } = await app.call("deals.query", { filter: { state: "lost" } });
  expect(rows.map(({ name, lossReason }) => [name, lossReason])).toEqual([
    ["Hoses for Dent", "Not in the export"],
  ]);

  await page.getByRole("navigation", { name: "Screens" }).getByText("Imports").click();
  await page.getByRole("button", { name: "Details of second review.csv" }).click();
  await expect(page.getByRole("dialog")).toContainText("SHA-256");
  await expect(page.getByRole("dialog")).toContainText("Decided one by one");
  await page.screenshot({ path: test.info().outputPath("details.png") });
  await page.getByRole("button", { name: /Show its deals/ }).click();
  await expect(page.getByTestId("deal-count")).toHaveText("3 deals");
  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await app.call("deals.query", { filter: { state: "lost" } })).total).toBe(0);
});

test("mends rejected cells in place, and saves the rejected rows", async () => {
  const dialog = await started("mend");
  await expect(dialog.count("rejected")).toHaveText("2");
  const out = join(folder, "rejected.xlsx");
  await app.answerSaveDialog(out);
  await page.getByRole("button", { name: "Save rejected rows" }).click();
  await expect(page.getByText("2 rejected rows written to rejected.xlsx")).toBeVisible();
  expect(existsSync(out)).toBe(true);

  const amount = page.getByRole("textbox", { name: "Value of Amount in row 5" });
  await amount.fill("900");
  await page.keyboard.press("Enter");
  const day = page.getByRole("textbox", { name: "Value of Created Date in row 6" });
  await expect(day).toBeFocused();
  await day.fill("2026-02-28");
  await expect(page.getByText("2 cells mended")).toBeVisible();
  await expect(dialog.start).toHaveText("Check again");
  await page.keyboard.press("Control+Enter");
  await expect(dialog.count("rejected")).toHaveText("0");
  await expect(dialog.count("added")).toHaveText("3");
  await dialog.run();
  const { rows } = await app.call("deals.query", { filter: { search: "Belts" } });
  expect(rows[0]?.amountMinor).toBe(90_000);

  // The file of rejected rows comes in by itself once mended: its reasons are no field.
  const again = await openImport(app, [out]);
  await again.toCheck();
  await expect(again.count("rejected")).toHaveText("2");
  await again.close();
});

test("several tables are looked through one by one", async () => {
  await createWorkbook(app, join(folder, "tables.funnel"));
  const people = write("people.csv", [
    "Name,Email,Team",
    "Ann Lee,ann@x.example,North",
    "Dee Fox,dee@x.example,South",
  ]);
  const dialog = await openImport(app, [write("deals.csv", first), people]);
  await dialog.toCheck();
  await tab(/^New/).click();
  const grid = page.getByTestId("review-grid");
  await expect(grid.getByRole("row")).toHaveCount(5);
  const choice = page.getByRole("combobox", { name: "Which table" });
  await choice.click();
  await page.getByRole("option", { name: /People/ }).click();
  await expect(grid.getByRole("row").filter({ hasText: "Dee Fox" })).toContainText("South");
  await page.screenshot({ path: test.info().outputPath("people.png") });
  await dialog.close();
});

test("a long list is read as far as it is looked at, and narrowed", async () => {
  await createWorkbook(app, join(folder, "long.funnel"));
  const rows = Array.from(
    { length: 5000 },
    (_none, at) => `L${at},Deal ${at},Acme,Open,${at},2026-01-05,Ann Lee`,
  );
  const dialog = await openImport(app, [write("long.csv", [header, ...rows])]);
  await dialog.toCheck();
  const grid = page.getByTestId("review-grid");
  await expect(grid.getByRole("row").filter({ hasText: "Deal 0" })).toBeVisible();
  await grid.focus();
  await page.keyboard.press("End");
  await expect(grid.getByRole("row", { selected: true })).toContainText("Deal 4999");
  await page.getByLabel("Filter by deal, account, owner, stage, id or row").fill("deal 4321");
  await expect(grid.getByRole("row", { selected: true })).toContainText("Deal 43");
  // Row 4321 holds deal 4319: rows are searched for as well.
  await expect(page.getByText("2 of 5,000")).toBeVisible();
  await dialog.close();
});

for (const [locale, theme] of [
  ["en", "light"],
  ["zh-CN", "dark"],
] as const) {
  test(`axe finds nothing to object to, ${locale} ${theme}`, async () => {
    const info = test.info();
    await app.shell("setLocale", { locale: "en" });
    const dialog = await started(`axe ${theme}`);
    await app.shell("setTheme", { theme });
    await app.shell("setLocale", { locale });
    const objections = async (name: string) => {
      await page.screenshot({ path: info.outputPath(`${name}.png`) });
      const { violations } = await new AxeBuilder({ page })
        .include("[role='dialog']")
        .setLegacyMode(true)
        .analyze();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(", ")}`);
    };
    expect(await objections("issues")).toEqual([]);
    for (const [at, name] of ["added", "changed", "unchanged", "vanished"].entries()) {
      await page.getByRole("tab").nth(at).click();
      await page.getByTestId("review-grid").getByRole("row").nth(1).click();
      await expect(page.getByTestId("review-detail")).toBeVisible();
      expect(await objections(name)).toEqual([]);
    }
    await dialog.start.click();
    await expect(page.getByTestId("import-undo")).toBeVisible();
    await page.screenshot({ path: info.outputPath("done.png") });
    await dialog.close();
    await app.shell("setLocale", { locale: "en" });
    await app.shell("setTheme", { theme: "light" });
  });
}
