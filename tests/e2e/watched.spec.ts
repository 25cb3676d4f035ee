/** Watched folders: new exports are offered at the start and when the window comes back, never imported by themselves. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { objectionsTo } from "./axe.ts";
import { createWorkbook, launchApp, type RunningApp, temporaryFolder } from "./harness.ts";
import { importDialog } from "./importDialog.ts";

const folder = temporaryFolder();
const exports = join(folder, "CRM");
const other = join(folder, "HubSpot");
const userData = join(folder, "user");
const workbook = join(folder, "north.funnel");
let app: RunningApp;

test.describe.configure({ mode: "serial" });

test.afterAll(() => app.close());

const deal = (id: string, stage = "Proposal") =>
  `Opportunity ID,Opportunity Name,Stage\n${id},Deal ${id},${stage}\n`;
const strip = () => app.page.getByTestId("watched");
const section = () => app.page.getByTestId("watched-folders");
const offered = () => section().getByRole("listitem");
const comesToFront = () => app.page.evaluate(() => window.dispatchEvent(new Event("focus")));
const goTo = (screen: string) =>
  app.page.getByRole("navigation", { name: "Screens" }).getByText(screen, { exact: true }).click();

async function watch(path: string): Promise<void> {
  await app.answerOpenDialog([path]);
  await section()
    .getByRole("button", { name: /^Watch (a|another) folder$/ })
    .click();
  await expect(section().getByText(path, { exact: true })).toBeVisible();
}

test("a folder is chosen on the imports screen, and what is new in it is listed and imported", async () => {
  mkdirSync(exports);
  writeFileSync(join(exports, "first.csv"), deal("A1"));
  app = await launchApp({ userData, size: { width: 1280, height: 800 } });
  await createWorkbook(app, workbook);
  await expect(strip()).toHaveCount(0);
  await goTo("Imports");
  await watch(exports);
  await expect(offered()).toHaveText([/first\.csv.*No profile yet/]);
  await expect(section()).toContainText("Looked into");
  // The list is enough: the strip would say it twice.
  await expect(strip()).toHaveCount(0);
  await goTo("Deals");
  await expect(strip()).toContainText("1 new export in CRM: first.csv");
  expect((await app.call("file.info")).deals).toBe(0);

  await goTo("Imports");
  await section().getByRole("button", { name: "Import first.csv" }).click();
  const dialog = importDialog(app.page);
  await expect(dialog.file("first.csv")).toBeVisible();
  await dialog.toCheck();
  await dialog.run();
  expect((await app.call("file.info")).deals).toBe(1);
  await expect(section()).toContainText("No new export.");
});

test("each export names the profile that reads it; one with nothing new is noted, and not offered again", async () => {
  writeFileSync(join(exports, "as before.csv"), `${deal("A1").trimEnd()}\n\n`);
  await comesToFront();
  await expect(offered()).toHaveText([/as before\.csv.*Profile Salesforce first/]);
  await section().getByRole("button", { name: "Import as before.csv" }).click();
  const dialog = importDialog(app.page);
  await expect(dialog.box).toContainText(
    "the import changes nothing. It only notes that this export was seen",
  );
  await expect(dialog.start).toHaveText("Note as seen");
  await dialog.start.click();
  await expect(dialog.box).toContainText("Noted as seen. Nothing changed");
  await expect(dialog.box.getByTestId("import-undo")).toHaveCount(0);
  await dialog.close();
  await expect(offered()).toHaveCount(0);
  const line = app.page.getByRole("row").filter({ hasText: "as before.csv" });
  await expect(line).toContainText("Noted");
  await expect(line.getByRole("button", { name: /Undo/ })).toHaveCount(0);
  await line.getByRole("button", { name: "Details of as before.csv" }).click();
  await expect(app.page.getByRole("dialog")).toContainText("It changed nothing and was noted as seen");
  await app.page.keyboard.press("Escape");
});

test("a file that comes while the app runs is offered when the window comes to the front; a dismissed one no more", async () => {
  await goTo("Deals");
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

test("a second folder stands beside the first, and one that is gone says so", async () => {
  mkdirSync(other);
  writeFileSync(join(other, "hub.csv"), deal("H1"));
  await goTo("Imports");
  await watch(other);
  await expect(offered()).toHaveText([/third\.csv/, /hub\.csv/]);
  expect(await objectionsTo(app.page, "main")).toEqual([]);
  renameSync(other, `${other} moved`);
  await comesToFront();
  await expect(section()).toContainText("The folder is not there.");
  await app.answerOpenDialog([`${other} moved`]);
  await section()
    .getByRole("button", { name: `Watch another folder instead of ${other}` })
    .click();
  await expect(section()).not.toContainText("The folder is not there.");
  await expect(offered()).toHaveText([/third\.csv/, /hub\.csv/]);
});

test("at the next start they are offered again, for the file that has not imported them", async () => {
  await app.close();
  const settings = JSON.parse(readFileSync(join(userData, "settings.json"), "utf8")) as {
    watchedFolders: string[];
  };
  expect(settings.watchedFolders).toEqual([exports, `${other} moved`]);
  app = await launchApp({ userData, file: workbook });
  await expect(strip()).toContainText("2 new exports in CRM and HubSpot moved: third.csv, hub.csv");
  expect((await app.call("file.info")).deals).toBe(1);
  await createWorkbook(app, join(folder, "south.funnel"));
  await expect(strip()).toContainText("6 new exports in CRM and HubSpot moved:");
  await goTo("Imports");
  for (const path of [exports, `${other} moved`])
    await section()
      .getByRole("button", { name: `Stop watching ${path}` })
      .click();
  await goTo("Deals");
  await expect(strip()).toHaveCount(0);
});
