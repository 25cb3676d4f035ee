/** A deal's own panel: every field, its lines, and its past with who, when, since when. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { objectionsTo } from "./axe.ts";
import { launchApp, type RunningApp, root, temporaryFolder } from "./harness.ts";

let app: RunningApp;
let page: Page;

test.beforeAll(async () => {
  const folder = temporaryFolder();
  const file = join(folder, "team.funnel");
  const csv = join(folder, "deals.csv");
  writeFileSync(
    csv,
    "Opportunity name,Account name,Stage,Amount,Product\nPump line,Acme,Proposal,100,\nValve refit,,Proposal,250,Pump\n",
  );
  const days = ["--as-of", "2026-06-01", "--today", "2026-06-15"];
  const args = [join(root, "scripts", "funnel.mjs"), "import", csv, "--workbook", file, ...days];
  const made = spawnSync(process.execPath, args, { encoding: "utf8" });
  expect(made.status, made.stderr).toBe(0);
  app = await launchApp({ file, env: { FUNNEL_TODAY: "2026-06-15" } });
  page = app.page;
  await app.call("settings.set", { author: "Mei Lin" });
  await page.keyboard.press("Control+2");
  // In the order of the file, whatever the tests do to the deals.
  await page.getByRole("button", { name: "View: All deals, open ones first" }).click();
  await page.getByRole("menuitem", { name: "All deals", exact: true }).click();
  await page.locator('.ag-row[row-index="0"] [col-id="name"]').click();
  await page.keyboard.press("Alt+Enter");
  await expect(panel()).toBeVisible();
});
test.afterAll(() => app.close());

const panel = (): Locator => page.getByTestId("deal-panel");
const openFirst = async (): Promise<void> => {
  await page.locator('.ag-row[row-index="0"] [col-id="name"]').click();
  await page.keyboard.press("Space");
  await expect(panel().getByRole("heading", { level: 2 })).toHaveText("Pump line");
  await expect(panel()).toBeFocused();
};
const lines = async () =>
  (await app.call("deals.get", { id: "d1" })).lines.map(({ product, quantityMilli, unitPriceMinor }) => ({
    product,
    quantityMilli,
    unitPriceMinor,
  }));
const deal = async () => (await app.call("deals.get", { id: "d1" })).deal;

test("a field is edited where it stands, refused with its sentence, and told in the timeline", async () => {
  const amount = panel().getByRole("textbox", { name: "Amount" });
  await amount.fill("abc");
  await amount.press("Enter");
  await expect(panel().getByText(/“abc” is not an amount of money/)).toBeVisible();
  expect((await deal()).amountMinor).toBe(100_00);
  await amount.fill("250");
  await amount.press("Enter");
  await expect.poll(async () => (await deal()).amountMinor).toBe(250_00);
  const newest = panel().getByRole("listitem").filter({ hasText: "Edited · Mei Lin" }).first();
  await expect(newest).toContainText("$100");
  await expect(newest).toContainText("$250");
  await expect(newest).toContainText("true since 15 Jun 2026");
  await newest.getByRole("button", { name: /Undo the change/ }).click();
  await expect.poll(async () => (await deal()).amountMinor).toBe(100_00);
  await expect(newest).toHaveCount(0);
  const first = panel().getByRole("listitem").filter({ hasText: "Imported from deals.csv" }).first();
  await expect(first).toContainText("true since 1 Jun 2026");
  await expect(first).toContainText("Account Acme");
});

test("a click on a stage moves the deal, and closing it gives it a close day", async () => {
  await panel().getByRole("button", { name: "Won" }).click();
  await expect.poll(async () => (await deal()).state).toBe("won");
  expect((await deal()).closedOn).toBe("2026-06-15");
  await expect(panel().getByRole("combobox", { name: "Stage" })).toHaveValue("Won");
  await page.keyboard.press("Escape");
});

test("lines are added and removed with their total beside the deal's amount", async () => {
  await openFirst();
  await panel().getByRole("button", { name: "Add a line" }).click();
  const product = panel().getByRole("combobox", { name: "Product 1" });
  await product.click();
  await page.getByRole("option", { name: "Pump" }).click();
  await panel().getByRole("textbox", { name: "Quantity 1" }).fill("3");
  await panel().getByRole("textbox", { name: "Unit price 1" }).fill("40");
  await panel().getByRole("textbox", { name: "Unit price 1" }).press("Enter");
  await expect.poll(lines).toEqual([{ product: "Pump", quantityMilli: 3000, unitPriceMinor: 40_00 }]);
  await expect(panel()).toContainText("Total $120 · the deal's amount is $100");
  await panel().getByRole("button", { name: "Make it the amount" }).click();
  await expect.poll(async () => (await deal()).amountMinor).toBe(120_00);
  await expect(panel()).toContainText("agrees with the deal's amount");
  await panel().getByRole("textbox", { name: "Quantity 1" }).fill("none");
  await panel().getByRole("textbox", { name: "Quantity 1" }).press("Enter");
  await expect(panel().getByRole("alert")).toContainText("“none” is not a quantity above zero");
  await panel().getByRole("button", { name: "Remove the line 1" }).click();
  await expect.poll(lines).toEqual([]);
});

test("Alt+Down goes to the next deal, Escape out of a field, out of the panel, back to the grid", async () => {
  await openFirst();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(panel().getByRole("heading", { level: 2 })).toHaveText("Valve refit");
  await page.keyboard.press("Alt+ArrowUp");
  await expect(panel().getByRole("heading", { level: 2 })).toHaveText("Pump line");
  const amount = panel().getByRole("textbox", { name: "Amount" });
  await amount.fill("999");
  await page.keyboard.press("Escape");
  await expect(amount).toHaveValue("120");
  await page.keyboard.press("Escape");
  await expect(panel()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(panel()).toBeHidden();
  await expect(page.locator('[data-part="cell-input"]')).toBeFocused();
  expect((await deal()).amountMinor).toBe(120_00);
});

test("axe finds nothing to object to, light and dark", async () => {
  await openFirst();
  await expect(panel().getByRole("heading", { name: "History" })).toBeVisible();
  for (const theme of ["light", "dark"] as const) {
    await app.shell("setTheme", { theme });
    expect(await objectionsTo(page)).toEqual([]);
  }
});
