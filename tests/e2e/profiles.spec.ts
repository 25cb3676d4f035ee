/** The import of each week: a mapping corrected once is known the next time, kept with the file and carried as one. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createWorkbook } from "./harness.ts";
import { openImport } from "./importDialog.ts";
import { importWindow } from "./importWindow.ts";

const win = importWindow();
const { folder, write } = win;

const header = "Ref;Vorgang;Phase;Summe;Land";
async function correctedOnce(name: string): Promise<void> {
  await createWorkbook(win.app, join(folder, `${name}.funnel`));
  const path = write("weekly pipeline 2026-11-06.csv", [
    header,
    "A1;Pumps;Proposal;1,50;DE",
    "A2;Valves;Proposal;2,50;FR",
  ]);
  const dialog = await openImport(win.app, [path]);
  await dialog.next.click();
  await dialog.map("Ref", "Source id");
  await dialog.map("Vorgang", "Deal name");
  // Known by its header already: what the profile keeps are the other three.
  await dialog.map("Phase", "Stage");
  await dialog.map("Summe", "Amount");
  await dialog.toCheck();
  await expect(win.page.getByRole("checkbox", { name: /Remember/ })).toBeChecked();
  await expect(win.page.getByLabel("Name of the profile")).toHaveValue("weekly pipeline");
  await win.page.getByLabel("Name of the profile").fill("Weekly pipeline");
  await dialog.run();
}

const fields = (lines: string[]) => [header, ...lines];

test("a corrected import is remembered, and the next week's is opened and done with Enter", async () => {
  await correctedOnce("weekly");
  const path = write(
    "weekly pipeline 2026-11-13.csv",
    fields(["A1;Pumps;Proposal;7,25;DE", "A2;Valves;Proposal;2,50;FR"]),
  );
  const dialog = await openImport(win.app, [path]);
  await expect.poll(dialog.step).toContain("Check");
  await expect(win.page.getByTestId("import-profile")).toContainText("As last time: Weekly pipeline.");
  await expect(win.page.getByTestId("import-profile")).toContainText(
    "As of 13 Nov 2026 (From the file's name)",
  );
  await expect(win.page.getByRole("checkbox", { name: /Remember/ })).toHaveCount(0);
  await expect(dialog.start).toBeEnabled();
  await expect(dialog.count("changed")).toHaveText("1");
  await win.page.keyboard.press("Enter");
  await expect(win.page.getByRole("button", { name: "Show in funnel" })).toBeFocused();
  await win.page.keyboard.press("Escape");
  await expect(dialog.box).toHaveCount(0);
  const [log] = await win.app.call("import.log");
  expect(log).toMatchObject({ asOf: "2026-11-13", changed: 1, unchanged: 1 });
});

test("the export of a known system is remembered by itself: the next week's is opened and done with two keys", async () => {
  await createWorkbook(win.app, join(folder, "known.funnel"));
  const week = (day: string, amount: number) =>
    write(`salesforce ${day}.csv`, [
      "Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Close Date,Created Date",
      `006A,Alpha,Acme,Proposal,${amount},2026-12-31,2026-01-05`,
    ]);
  const first = await openImport(win.app, [week("2026-11-06", 100)]);
  await first.toCheck();
  await expect(win.page.getByRole("checkbox", { name: /Remember/ })).toBeChecked();
  await first.run();

  const second = await openImport(win.app, [week("2026-11-13", 200)]);
  await expect.poll(second.step).toContain("Check");
  await expect(second.count("changed")).toHaveText("1");
  await win.page.keyboard.press("Enter");
  await expect(win.page.getByRole("button", { name: "Show in funnel" })).toBeFocused();
  await win.page.keyboard.press("Enter");
  await expect(second.box).toHaveCount(0);
  const [log] = await win.app.call("import.log");
  expect(log).toMatchObject({ asOf: "2026-11-13", changed: 1 });
});

test("a profile can be left out for one import, and what it says is marked", async () => {
  await correctedOnce("none");
  const path = write("weekly pipeline 2026-11-20.csv", fields(["A1;Pumps;Proposal;9,00;DE"]));
  const dialog = await openImport(win.app, [path]);
  await expect.poll(dialog.step).toContain("Check");
  await dialog.box.getByRole("button", { name: "Columns" }).click();
  await expect(dialog.row("Vorgang")).toContainText("As last time");
  await dialog.box.getByRole("button", { name: "Files", exact: true }).click();
  await expect(dialog.box.getByText("From the file's name")).toBeVisible();
  const profile = win.page.getByRole("combobox", { name: "Profile", exact: true });
  await expect(profile).toHaveValue("Weekly pipeline");
  await profile.click();
  await win.page.getByRole("option", { name: "None" }).click();
  await dialog.next.click();
  await expect(dialog.field("Vorgang")).toHaveValue("Left out");
  await dialog.close();
});

test("a file with one column more is known, and its shape is taken up", async () => {
  await correctedOnce("near");
  const path = write("weekly pipeline 2026-11-20.csv", [
    `${header};Kanal`,
    "A1;Pumps;Proposal;9,00;DE;Messe",
  ]);
  const dialog = await openImport(win.app, [path]);
  await expect(win.page.getByTestId("import-profile")).toContainText("New column: Kanal.");
  await expect(win.page.getByLabel("Name of the profile")).toHaveValue("Weekly pipeline");
  await expect(dialog.start).toBeEnabled();
  await dialog.run();
  const profiles = await win.app.call("import.profiles");
  expect(profiles.map(({ name, fingerprint }) => [name, fingerprint.split("|").length])).toEqual([
    ["Weekly pipeline", 6],
  ]);
});

test("profiles are renamed, deleted and brought back, and carried to another workbook as a file", async () => {
  await correctedOnce("list");
  await win.page.getByRole("navigation", { name: "Screens" }).getByText("Imports").click();
  await win.page.getByRole("radiogroup", { name: "Imports" }).getByText("Profiles").click();
  const row = (name: string) => win.page.getByRole("row").filter({ hasText: name });
  await expect(row("Weekly pipeline")).toContainText("3 columns");
  await win.page.getByRole("button", { name: "Rename Weekly pipeline" }).click();
  await win.page.getByRole("textbox", { name: "Name" }).fill("Each week");
  await win.page.keyboard.press("Enter");
  await expect(row("Each week")).toBeVisible();
  await win.page.getByRole("button", { name: "Delete Each week" }).click();
  await expect(row("Each week")).toHaveCount(0);
  await win.page
    .getByRole("status")
    .filter({ hasText: "Profile Each week deleted" })
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(row("Each week")).toContainText("3 columns");

  const json = join(folder, "profiles.json");
  await win.app.answerSaveDialog(json);
  await win.page.getByRole("button", { name: "Export profiles" }).click();
  await expect(win.page.getByText("1 profile exported")).toBeVisible();
  expect(JSON.parse(readFileSync(json, "utf8"))).toMatchObject({
    version: 1,
    profiles: [{ name: "Each week" }],
  });

  await win.app.answerSaveDialog(join(folder, "other.funnel"));
  await win.app.shell("newFile");
  await win.app.answerOpenDialog([json]);
  await win.page.getByRole("button", { name: "Import profiles" }).click();
  await expect(row("Each week")).toContainText("3 columns");
  // Another file is refused with a sentence.
  await win.app.answerOpenDialog([write("not profiles.csv", [header])]);
  await win.page.getByRole("button", { name: "Import profiles" }).click();
  await expect(
    win.page.getByRole("alert").filter({ hasText: "is not a file of import profiles" }),
  ).toBeVisible();
});
