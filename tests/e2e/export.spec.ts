/** The export: what the window shows, or all of it, as CSV or XLSX, where the user says. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createWorkbook, launchApp, type RunningApp, temporaryFolder } from "./harness.ts";

const folder = temporaryFolder();
let app: RunningApp;

test.beforeAll(async () => {
  app = await launchApp({ size: { width: 1280, height: 800 } });
  await createWorkbook(app, join(folder, "export.funnel"));
  const stages = (await app.call("lists.pipelines")).flatMap(({ stages: list }) =>
    list.map(({ name }) => name),
  );
  const stage = stages[0];
  await app.call("deals.add", {
    deals: [
      { name: "Pumps", amountMinor: 100_050, ...(stage ? { stage } : {}) },
      { name: "Valves, large", amountMinor: 200_000, ...(stage ? { stage } : {}) },
      { name: "Seals", amountMinor: 3000, ...(stage ? { stage } : {}) },
    ],
  });
});
test.afterAll(() => app.close());

test("Ctrl+E exports all deals as CSV with the grid's columns, and says where", async () => {
  const { page } = app;
  const path = join(folder, "all.csv");
  await app.answerSaveDialog(path);
  await page.keyboard.press("Control+e");
  const dialog = page.getByRole("dialog", { name: "Export deals" });
  await dialog.getByText("CSV", { exact: true }).click();
  await dialog.getByTestId("export-start").click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText("3 deals exported to all.csv")).toBeVisible();
  await expect(page.getByRole("button", { name: "Show in folder" })).toBeVisible();
  const lines = readFileSync(path, "utf8").trim().split(/\r?\n/);
  expect(lines).toHaveLength(4);
  expect(lines[0]).toContain("Deal");
  expect(lines.some((line) => line.includes('"Valves, large"'))).toBe(true);
  expect(lines[0]).not.toContain("Source system");
});

test("a filter narrows the export unless all is asked for; XLSX is a workbook", async () => {
  const { page } = app;
  const path = join(folder, "some.xlsx");
  await app.answerSaveDialog(path);
  await page.getByRole("button", { name: /Search and commands/ }).waitFor();
  await app.menu("find");
  await page.keyboard.type("valves");
  await expect.poll(async () => page.getByText("1 deal", { exact: true }).count()).toBeGreaterThan(0);
  await app.menu("export");
  const dialog = page.getByRole("dialog", { name: "Export deals" });
  await expect(dialog.getByRole("radio", { name: /As filtered now/ })).toBeChecked();
  await expect(dialog).toContainText("1 deal");
  await dialog.getByTestId("export-start").click();
  await expect(page.getByText("1 deal exported to some.xlsx")).toBeVisible();
  expect(readFileSync(path).subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");
});

test("the dialog shut, or no place chosen, exports nothing", async () => {
  const { page } = app;
  await app.answerSaveDialog(null);
  await app.menu("export");
  const dialog = page.getByRole("dialog", { name: "Export deals" });
  await dialog.getByTestId("export-start").click();
  await expect(dialog.getByTestId("export-start")).toBeEnabled();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
});
