/** A deal's own panel: every field, its lines, and its past with who, when, since when. */
import { join } from "node:path";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { createWorkbook, launchApp, type RunningApp, temporaryFolder } from "./harness.ts";

let app: RunningApp;
let page: Page;

test.beforeAll(async () => {
  app = await launchApp({ env: { FUNNEL_TODAY: "2026-06-15" } });
  page = app.page;
  await createWorkbook(app, join(temporaryFolder(), "team.funnel"));
  await app.call("settings.set", { author: "Mei Lin" });
  await app.call("deals.add", { deals: [{ name: "Pump line", account: "Acme", amountMinor: 100_00 }] });
  await page.keyboard.press("Control+1");
  await page.locator('.ag-row[row-index="0"] [col-id="name"]').click();
  await page.keyboard.press("Alt+Enter");
  await expect(panel()).toBeVisible();
});
test.afterAll(() => app.close());

const panel = (): Locator => page.getByTestId("deal-panel");
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
});

test("a click on a stage moves the deal, and closing it gives it a close day", async () => {
  await panel().getByRole("button", { name: "Won" }).click();
  await expect.poll(async () => (await deal()).state).toBe("won");
  expect((await deal()).closedOn).toBe("2026-06-15");
  await expect(panel().getByRole("combobox", { name: "Stage" })).toHaveValue("Won");
  await page.keyboard.press("Escape");
});
