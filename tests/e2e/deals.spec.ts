/** The deals grid in a real window: edits, blocks, undo across restarts, windows of deals. */
import { join } from "node:path";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { createWorkbook, launchApp, type RunningApp, temporaryFolder } from "./harness.ts";

const env = { FUNNEL_TODAY: "2026-06-15" };
let app: RunningApp;
let page: Page;
let file: string;

test.beforeEach(async () => {
  file = join(temporaryFolder(), "team.funnel");
  app = await launchApp({ env });
  page = app.page;
  await createWorkbook(app, file);
  await app.call("deals.add", {
    deals: [
      { name: "Pump line", account: "Acme", amountMinor: 100_00, expectedOn: "2026-07-01" },
      { name: "Valve refit", account: "Beta", amountMinor: 250_00 },
      { name: "Spare parts", account: "Acme", amountMinor: 70_00 },
      { name: "Service", account: "Gamma" },
    ],
  });
  await page.keyboard.press("Control+1");
  await expect(cell(3, "name")).toContainText("Service");
});
test.afterEach(() => app.close());

const cell = (row: number, column: string): Locator =>
  page.locator(`[data-grid="deals"] .ag-row[row-index="${row}"] [col-id="${column}"]`);
const amounts = async (): Promise<(number | null)[]> =>
  (await app.call("deals.query", {})).rows.map((row) => row.amountMinor);
const names = async (): Promise<string[]> => (await app.call("deals.query", {})).rows.map((row) => row.name);

test("a value is typed over, and Ctrl+Z takes it back", async () => {
  await cell(0, "amountMinor").click();
  await page.keyboard.type("1.5k");
  await page.keyboard.press("Enter");
  await expect.poll(amounts).toEqual([1500_00, 250_00, 70_00, null]);
  await expect(cell(0, "amountMinor")).toContainText("1,500");
  await page.keyboard.press("Control+z");
  await expect.poll(amounts).toEqual([100_00, 250_00, 70_00, null]);
  await page.keyboard.press("Control+y");
  await expect.poll(amounts).toEqual([1500_00, 250_00, 70_00, null]);
});

test("what does not fit is refused with its sentence, and Escape leaves the cell as it was", async () => {
  await cell(0, "expectedOn").click();
  await page.keyboard.type("31/02/2026");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/not in the calendar/).first()).toBeVisible();
  await page.keyboard.press("Escape");
  expect((await app.call("deals.query", {})).rows[0]?.expectedOn).toBe("2026-07-01");
  expect((await app.call("history.changeSets", {})).length).toBe(1);
});

test("a copied block is pasted elsewhere as one change, which undo takes back after a restart too", async () => {
  await cell(0, "amountMinor").click();
  await cell(1, "amountMinor").click({ modifiers: ["Shift"] });
  await page.keyboard.press("Control+c");
  await cell(2, "amountMinor").click();
  await page.keyboard.press("Control+v");
  await expect.poll(amounts).toEqual([100_00, 250_00, 100_00, 250_00]);

  const { userData } = app;
  await app.close();
  app = await launchApp({ env, file, userData });
  page = app.page;
  await page.keyboard.press("Control+1");
  await expect(cell(3, "name")).toContainText("Service");
  await page.keyboard.press("Control+z");
  await expect.poll(amounts).toEqual([100_00, 250_00, 70_00, null]);
  await page.keyboard.press("Control+Shift+z");
  await expect.poll(amounts).toEqual([100_00, 250_00, 100_00, 250_00]);
});

test("a block is filled down and cleared", async () => {
  await cell(0, "amountMinor").click();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Control+d");
  await expect.poll(amounts).toEqual([100_00, 100_00, 100_00, 100_00]);
  await page.keyboard.press("Delete");
  await expect.poll(amounts).toEqual([null, null, null, null]);
  expect((await app.call("history.changeSets", {})).map((set) => set.kind)).toEqual(["clear", "fill", "add"]);
});

test("the status bar counts, sums and averages the selection", async () => {
  await cell(0, "amountMinor").click();
  await page.keyboard.press("Shift+ArrowDown");
  const status = page.getByRole("contentinfo");
  await expect(status).toContainText("350");
  await expect(status).toContainText("175");
});

test("a block is copied to a spreadsheet as plain text", async () => {
  await cell(0, "name").click();
  await cell(1, "account").click({ modifiers: ["Shift"] });
  await page.keyboard.press("Control+c");
  await expect
    .poll(() =>
      app.electron.evaluate(async ({ clipboard }) =>
        (await clipboard.readText()).trim().replaceAll("\r", ""),
      ),
    )
    .toBe("Pump line\tAcme\nValve refit\tBeta");
});

test("a sort by the header and quick search make another window", async () => {
  await page.locator('.ag-header-cell[col-id="amountMinor"]').click();
  await expect(cell(0, "name")).toContainText("Spare parts");
  await page.keyboard.press("Control+f");
  await page.keyboard.type("acme");
  await expect(cell(1, "name")).toContainText("Pump line");
  await expect(page.locator('[data-grid="deals"] .ag-row[row-index="2"]')).toHaveCount(0);
  await page.keyboard.press("Escape");
});

test("a deal is deleted with a way back", async () => {
  await cell(1, "name").click();
  await page.keyboard.press("Control+-");
  await expect.poll(names).toEqual(["Pump line", "Spare parts", "Service"]);
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect.poll(names).toEqual(["Pump line", "Valve refit", "Spare parts", "Service"]);
});

test("another file opened while the deals are shown brings its own", async () => {
  const other = join(temporaryFolder(), "other.funnel");
  await createWorkbook(app, other);
  await app.call("deals.add", { deals: [{ name: "From the other file" }] });
  await expect(cell(0, "name")).toContainText("From the other file");
  await app.answerOpenDialog([file]);
  await app.shell("openFile", {});
  await expect(cell(3, "name")).toContainText("Service");
});
