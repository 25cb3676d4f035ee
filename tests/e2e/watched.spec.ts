/** The watched folder: new exports are offered at the start and when the window comes back, never imported by themselves. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createWorkbook, launchApp, type RunningApp, temporaryFolder } from "./harness.ts";
import { importDialog } from "./importDialog.ts";

const folder = temporaryFolder();
const exports = join(folder, "CRM");
const userData = join(folder, "user");
const workbook = join(folder, "north.funnel");
let app: RunningApp;

test.afterAll(() => app.close());

const deal = (id: string) => `Opportunity ID,Opportunity Name,Stage\n${id},Deal ${id},Proposal\n`;
const strip = () => app.page.getByTestId("watched");
const comesToFront = () => app.page.evaluate(() => window.dispatchEvent(new Event("focus")));

test("a folder is chosen in the settings, and what is new in it is offered and imported", async () => {
  mkdirSync(exports);
  writeFileSync(join(exports, "first.csv"), deal("A1"));
  app = await launchApp({ userData, size: { width: 1280, height: 800 } });
  await createWorkbook(app, workbook);
  await expect(strip()).toHaveCount(0);
  await app.page.getByRole("navigation", { name: "Screens" }).getByText("Settings").click();
  await app.answerOpenDialog([exports]);
  await app.page.getByRole("button", { name: "Choose a folder" }).click();
  await expect(app.page.getByText(exports, { exact: true })).toBeVisible();
  await expect(strip()).toContainText("1 new export in CRM: first.csv");
  expect((await app.call("file.info")).deals).toBe(0);

  await strip().getByRole("button", { name: "Import" }).click();
  const dialog = importDialog(app.page);
  await expect(dialog.file("first.csv")).toBeVisible();
  await dialog.toCheck();
  await dialog.run();
  expect((await app.call("file.info")).deals).toBe(1);
  await expect(strip()).toHaveCount(0);
});

test("a file that comes while the app runs is offered when the window comes to the front; a dismissed one no more", async () => {
  writeFileSync(join(exports, "second.csv"), deal("B1"));
  writeFileSync(join(exports, "copy of first.csv"), deal("A1"));
  await comesToFront();
  await expect(strip()).toContainText("1 new export in CRM: second.csv");
  await strip().getByRole("button", { name: "Dismiss" }).click();
  await expect(strip()).toHaveCount(0);
  writeFileSync(join(exports, "third.csv"), deal("C1"));
  await comesToFront();
  await expect(strip()).toContainText("1 new export in CRM: third.csv");
});

test("at the next start it is offered again, for the file that has not imported it", async () => {
  await app.close();
  const settings = JSON.parse(readFileSync(join(userData, "settings.json"), "utf8")) as {
    watchedFolder: string;
  };
  expect(settings.watchedFolder).toBe(exports);
  app = await launchApp({ userData, file: workbook });
  await expect(strip()).toContainText("1 new export in CRM: third.csv");
  expect((await app.call("file.info")).deals).toBe(1);
  await createWorkbook(app, join(folder, "south.funnel"));
  await expect(strip()).toContainText("4 new exports in CRM:");
  await app.page.getByRole("navigation", { name: "Screens" }).getByText("Settings").click();
  await app.page.getByRole("button", { name: "Stop watching" }).click();
  await expect(strip()).toHaveCount(0);
});
