/** Columns whose headers say little: read by a near name or by what is in them, shown as a guess, changed by keyboard. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createWorkbook, launchApp, type RunningApp, temporaryFolder } from "./harness.ts";
import { openImport } from "./importDialog.ts";

const folder = temporaryFolder();
let app: RunningApp;

test.beforeAll(async () => {
  app = await launchApp({ size: { width: 1280, height: 800 } });
});
test.afterAll(() => app.close());

test("a column says how it was found, and a guess gives way to the user", async () => {
  const { page } = app;
  await createWorkbook(app, join(folder, "guessed.funnel"));
  const path = join(folder, "deals.csv");
  const rows = [
    "A,Proposal,$20.00,2026-09-01,70%",
    "B,Demo,$70.50,2027-01-01,20%",
    "C,Demo,$10.00,2026-12-01,5%",
  ];
  writeFileSync(path, `${["Oportunity Name,Stage,Column3,,F5", ...rows].join("\n")}\n`);
  const dialog = await openImport(app, [path]);
  await dialog.next.click();
  await expect(dialog.row("Oportunity Name")).toContainText("Near name");
  await expect(dialog.field("Column3")).toHaveValue("Amount");
  await expect(dialog.row("Column3")).toContainText("Guess: its cells");
  await expect(dialog.field("[D]")).toHaveValue("Close day, by stage");
  await expect(dialog.field("F5")).toHaveValue("Rep's probability");
  if (process.env["SHOTS"]) await page.screenshot({ path: join(process.env["SHOTS"], "guessed-en.png") });
  await dialog.map("F5", "Left out");
  await expect(dialog.row("F5")).not.toContainText("Guess: its cells");
  await dialog.toCheck();
  await dialog.run();
  const { rows: deals } = await app.call("deals.query", { sort: [{ column: "name", direction: "asc" }] });
  expect(
    deals.map(({ name, amountMinor, expectedOn, repProbability }) => [
      name,
      amountMinor,
      expectedOn,
      repProbability,
    ]),
  ).toEqual([
    ["A", 2000, "2026-09-01", null],
    ["B", 7050, "2027-01-01", null],
    ["C", 1000, "2026-12-01", null],
  ]);
});
