/** The deals grid in a real window: edits, blocks, undo across restarts, windows of deals. */
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { type DealsGridPage, openDeals } from "./dealsGrid.ts";
import { createWorkbook, temporaryFolder } from "./harness.ts";

let grid: DealsGridPage;
test.beforeEach(async () => {
  grid = await openDeals();
});
test.afterEach(() => grid.app.close());

test("a value is typed over, and Ctrl+Z takes it back", async () => {
  const { page, cell, amounts } = grid;
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
  const { app, page, cell } = grid;
  await cell(0, "expectedOn").click();
  await page.keyboard.type("31/02/2026");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/not in the calendar/).first()).toBeVisible();
  await page.keyboard.press("Escape");
  expect((await app.call("deals.query", {})).rows[0]?.expectedOn).toBe("2026-07-01");
  expect((await app.call("history.changeSets", {})).length).toBe(1);
});

test("a copied block is pasted elsewhere as one change, which undo takes back after a restart too", async () => {
  const { page, cell, amounts } = grid;
  await cell(0, "amountMinor").click();
  await cell(1, "amountMinor").click({ modifiers: ["Shift"] });
  await page.keyboard.press("Control+c");
  await expect(grid.said()).toContainText("Copied: 2 rows, 1 column");
  await cell(2, "amountMinor").click();
  await page.keyboard.press("Control+v");
  await expect.poll(amounts).toEqual([100_00, 250_00, 100_00, 250_00]);

  grid = await grid.restart();
  await expect(grid.cell(3, "name")).toContainText("Service");
  await grid.page.keyboard.press("Control+z");
  await expect.poll(grid.amounts).toEqual([100_00, 250_00, 70_00, null]);
  await grid.page.keyboard.press("Control+Shift+z");
  await expect.poll(grid.amounts).toEqual([100_00, 250_00, 100_00, 250_00]);
});

test("a block is filled down and cleared", async () => {
  const { app, page, cell, amounts } = grid;
  await cell(0, "amountMinor").click();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Control+d");
  await expect.poll(amounts).toEqual([100_00, 100_00, 100_00, 100_00]);
  await page.keyboard.press("Delete");
  await expect.poll(amounts).toEqual([null, null, null, null]);
  expect((await app.call("history.changeSets", {})).map((set) => set.kind)).toEqual(["clear", "fill", "add"]);
});

test("the status bar counts, sums and averages the selection", async () => {
  const { page, cell } = grid;
  await cell(0, "amountMinor").click();
  await page.keyboard.press("Shift+ArrowDown");
  const status = page.getByRole("contentinfo");
  await expect(status).toContainText("350");
  await expect(status).toContainText("175");
});

test("a block is copied to a spreadsheet as plain text", async () => {
  const { app, page, cell } = grid;
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
  const { page, cell } = grid;
  await page.locator('.ag-header-cell[col-id="amountMinor"]').click();
  await expect(cell(0, "name")).toContainText("Spare parts");
  await page.keyboard.press("Control+f");
  await page.keyboard.type("acme");
  await expect(cell(1, "name")).toContainText("Pump line");
  await expect(page.locator('[data-grid="deals"] .ag-row[row-index="2"]')).toHaveCount(0);
  await page.keyboard.press("Escape");
});

test("a deal is deleted with a way back", async () => {
  const { page, cell, names } = grid;
  await cell(1, "name").click();
  await page.keyboard.press("Control+-");
  await expect.poll(names).toEqual(["Pump line", "Spare parts", "Service"]);
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect.poll(names).toEqual(["Pump line", "Valve refit", "Spare parts", "Service"]);
});

test("another file opened while the deals are shown brings its own", async () => {
  const { app, file, cell } = grid;
  const other = join(temporaryFolder(), "other.funnel");
  await createWorkbook(app, other);
  await app.call("deals.add", { deals: [{ name: "From the other file" }] });
  await expect(cell(0, "name")).toContainText("From the other file");
  await app.answerOpenDialog([file]);
  await app.shell("openFile", {});
  await expect(cell(3, "name")).toContainText("Service");
});
