/** Amounts in another currency: the import asks for the rate where it is needed, and the settings keep them all. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { createWorkbook, launchApp, type RunningApp, temporaryFolder } from "./harness.ts";
import { openImport } from "./importDialog.ts";

const folder = temporaryFolder();
const shots = process.env["SHOTS"];
let app: RunningApp;

test.beforeAll(async () => {
  app = await launchApp({ size: { width: 1280, height: 800 } });
});
test.afterAll(() => app.close());

test("a currency without a rate is asked for in the import, and kept", async () => {
  const { page } = app;
  await createWorkbook(app, join(folder, "rates.funnel"));
  const path = join(folder, "deals.csv");
  writeFileSync(path, "Deal ID,Deal Name,Stage,Amount\n1,Pumps,Proposal,¥3000\n2,Valves,Proposal,$50\n");
  const dialog = await openImport(app, [path]);
  await dialog.next.click();
  await expect(dialog.alerts).toContainText("Some amounts are in CNY");
  if (shots) await page.screenshot({ path: join(shots, "rate-ask-en.png") });
  const axe = await new AxeBuilder({ page }).setLegacyMode(true).include("[role='dialog']").analyze();
  expect(axe.violations.map(({ id }) => id)).toEqual([]);
  const worth = page.getByLabel("What 1 CNY is worth in USD");
  await worth.fill("much");
  await expect(page.getByRole("button", { name: "Take this rate" })).toBeDisabled();
  await worth.fill("0.14");
  await page.keyboard.press("Enter");
  await expect(dialog.alerts).toHaveCount(0);
  await expect(worth).toHaveValue("0.14");
  await dialog.toCheck();
  await dialog.run();
  const { rows } = await app.call("deals.query", { sort: [{ column: "name", direction: "asc" }] });
  expect(rows.map(({ amountMinor, currency }) => [amountMinor, currency])).toEqual([
    [42_000, "CNY"],
    [5000, "USD"],
  ]);
  expect(await app.call("rates.list", {})).toMatchObject([{ currency: "CNY", rate: "0.14" }]);
});

test("rates are added, changed and removed in the settings", async () => {
  const { page } = app;
  await page.keyboard.press("Control+,");
  const table = page.getByRole("table", { name: "Exchange rates" });
  await expect(table.getByRole("row").filter({ hasText: "CNY" })).toContainText("0.14");
  await page.getByRole("button", { name: "Add a rate" }).click();
  await page.getByLabel("Currency of the rate").fill("eur");
  await page.getByLabel("What 1 EUR is worth in USD").fill("1.1");
  await page.keyboard.press("Enter");
  await expect(table.getByRole("row").filter({ hasText: "EUR" })).toContainText("1.1");
  await page.getByRole("button", { name: /Change the rate of EUR/ }).click();
  await page.getByLabel("What 1 EUR is worth in USD").fill("1.2");
  if (shots) await page.screenshot({ path: join(shots, "rates-settings-en.png") });
  await page.keyboard.press("Enter");
  await expect(table.getByRole("row").filter({ hasText: "EUR" })).toContainText("1.2");
  await page.getByRole("button", { name: /Remove the rate of EUR/ }).click();
  await expect(table.getByRole("row").filter({ hasText: "EUR" })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(table.getByRole("row").filter({ hasText: "EUR" })).toContainText("1.2");
  const axe = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(axe.violations.map(({ id }) => id)).toEqual([]);
});
