/** The import from files to the funnel and back, in a real window; the figures are those of the practice set's reference. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { objectionsTo } from "./axe.ts";
import { createWorkbook } from "./harness.ts";
import { importDialog, openImport, shared } from "./importDialog.ts";
import { importWindow } from "./importWindow.ts";

interface Reference {
  rows: number;
  won: number;
  lost: number;
  open: number;
  byStage: Record<string, number>;
  winRate: number;
  wonMinor: number;
  medianWonMinor: number;
  medianDaysWon: number;
  medianDaysLost: number;
}

const set = (name: string) => shared("crm-sales-opportunities", name);
const files = ["sales_pipeline.csv", "accounts.csv", "products.csv", "sales_teams.csv"].map(set);
const referencePath = shared("reference.json");
const absent = files.includes(null) || referencePath === null;

const whyAbsent =
  "../shared/data is not there: the practice set and its reference answers are not part of the project";

// The list of tests says only that one was skipped.
if (absent) console.log(`The practice set is skipped: ${whyAbsent}`);

const win = importWindow();
const { folder, write } = win;

async function fresh(name: string): Promise<void> {
  await createWorkbook(win.app, join(folder, `${name}.funnel`));
}

const money = (minor: number) => `$${(minor / 100).toLocaleString("en-US")}`;
const number = (value: number) => value.toLocaleString("en-US");

test.describe("the practice set", () => {
  test.skip(absent, whyAbsent);

  test("gives the reference's figures on the funnel; one undo takes it back, redo brings it again", async () => {
    const reference = (JSON.parse(readFileSync(referencePath ?? "", "utf8")) as Record<string, Reference>)[
      "crm-sales-opportunities"
    ] as Reference;
    await fresh("practice");
    const dialog = await openImport(win.app, files as string[]);
    for (const name of ["sales_pipeline.csv", "accounts.csv", "products.csv", "sales_teams.csv"]) {
      await expect(dialog.file(name)).toBeVisible();
    }
    await dialog.toCheck();
    await expect(dialog.count("rejected")).toHaveText("0");
    await expect(dialog.count("sum")).toContainText(number(reference.wonMinor / 100));
    expect((await win.app.call("file.info")).deals).toBe(0);

    await dialog.start.click();
    await expect(win.page.getByRole("button", { name: "Undo this import" })).toBeVisible();
    await win.page.getByRole("button", { name: "Show in funnel" }).click();
    await seeOnFunnel(reference);

    await win.page.keyboard.press("Control+z");
    await expect.poll(async () => (await win.app.call("file.info")).deals).toBe(0);
    await expect(win.page.locator("[data-figure='won']")).toHaveCount(0);
    await win.page.keyboard.press("Control+Shift+z");
    await seeOnFunnel(reference);
  });

  async function seeOnFunnel(reference: Reference): Promise<void> {
    const figure = (name: string) => win.page.locator(`[data-figure='${name}']`);
    await expect(figure("created")).toHaveText(number(reference.rows));
    await expect(figure("won")).toHaveText(number(reference.won));
    await expect(figure("lost")).toHaveText(number(reference.lost));
    await expect(figure("open")).toHaveText(number(reference.open));
    await expect(figure("winRate")).toHaveText(`${(reference.winRate * 100).toFixed(1)}%`);
    await expect(figure("cycle")).toHaveText(`${reference.medianDaysWon} days`);
    for (const [stage, deals] of Object.entries(reference.byStage)) {
      await expect(
        win.page.getByRole("button", { name: new RegExp(`^${stage}: ${number(deals)} deals`) }),
      ).toBeVisible();
    }
    // Exact to the cent where the screen writes it out, and what it shortens, from the call that it is drawn from.
    await expect(
      win.page.getByRole("button", {
        name: new RegExp(`^Won: .*${money(reference.wonMinor).replace("$", "\\$")}`),
      }),
    ).toBeVisible();
    const summary = await win.app.call("funnel.summary");
    expect(summary.wonMinor).toBe(reference.wonMinor);
    expect(summary.wonSizeMinor.median).toBe(reference.medianWonMinor);
    expect(summary.cycleDaysLost.median).toBe(reference.medianDaysLost);
    expect(summary.winRate).toBeCloseTo(reference.winRate, 9);
  }
});

test("a mapping is corrected by keyboard: a second column for a field is refused, an open date is asked about", async () => {
  await fresh("mapping");
  const path = write("odd.csv", [
    "Ref;Vorgang;Phase;Summe;Total;Wann",
    // A decimal comma would say that days come first.
    "A1;Pumps for Acme;Won;1,000.50;7;03/04/2026",
    "A2;Valves for Bolt;Open;2,000.25;8;05/06/2026",
  ]);
  const dialog = await openImport(win.app, [path]);
  await dialog.next.click();
  await dialog.map("Ref", "Source id");
  await dialog.map("Vorgang", "Deal name");
  await dialog.map("Phase", "Stage");
  await dialog.map("Summe", "Amount");
  await expect(dialog.field("Summe")).toHaveValue("Amount");

  await dialog.map("Total", "Amount");
  await expect(dialog.alerts.filter({ hasText: "Amount" })).toContainText("only one column can");
  await win.page.getByRole("button", { name: "Keep Summe" }).click();
  await expect(dialog.field("Total")).toHaveValue("Left out");

  await dialog.map("Wann", "Created on");
  await expect(dialog.alerts.filter({ hasText: "two ways" })).toBeVisible();
  await dialog.next.click();
  // It does not go on, and leads to the question instead.
  await expect(win.page.getByRole("button", { name: "3 Apr 2026" })).toBeFocused();
  await win.page.keyboard.press("Enter");
  await expect(dialog.alerts).toHaveCount(0);
  await dialog.toCheck();
  await dialog.run();

  const { rows } = await win.app.call("deals.query", { sort: [{ column: "sourceId" }] });
  expect(
    rows.map(({ sourceId, name, amountMinor, createdOn }) => [sourceId, name, amountMinor, createdOn]),
  ).toEqual([
    ["A1", "Pumps for Acme", 100_050, "2026-04-03"],
    ["A2", "Valves for Bolt", 200_025, "2026-06-05"],
  ]);
});

test("rejected rows are listed with row, column, value and reason, can be narrowed and copied", async () => {
  await fresh("rejected");
  const path = write("flawed.csv", [
    "Opportunity ID,Opportunity Name,Stage,Amount,Close Date",
    "B1,Good,Proposal,100.00,2026-01-31",
    "B2,No day,Proposal,100.00,2026-02-31",
    "B3,No money,Proposal,to be agreed,2026-03-01",
  ]);
  const dialog = await openImport(win.app, [path]);
  await dialog.toCheck();
  await expect(dialog.count("added")).toHaveText("1");
  await expect(dialog.count("rejected")).toHaveText("2");
  const day = dialog.row("2026-02-31");
  await expect(day.getByRole("cell").nth(0)).toHaveText("3");
  await expect(day.getByRole("cell").nth(1)).toHaveText("Close Date");
  await expect(day).toContainText("not in the calendar");
  const amount = dialog.row("to be agreed");
  await expect(amount.getByRole("cell").nth(0)).toHaveText("4");
  await expect(amount.getByRole("cell").nth(1)).toHaveText("Amount");
  await expect(amount).toContainText("not an amount of money");

  await win.page.getByLabel("Filter by value, column or reason").fill("calendar");
  await expect(dialog.row("to be agreed")).toHaveCount(0);
  await expect(dialog.row("2026-02-31")).toBeVisible();
  await win.page.getByRole("button", { name: "Copy all" }).click();
  await expect
    .poll(() => win.app.electron.evaluate(({ clipboard }) => clipboard.readText()))
    .toContain("3\tClose Date\t2026-02-31");

  await dialog.run();
  expect((await win.app.call("file.info")).deals).toBe(1);
});

test("a new name can be a known one: people and stages are not doubled", async () => {
  await fresh("names");
  const first = write("first.csv", [
    "Opportunity ID,Opportunity Name,Stage,Owner",
    "C1,One,Proposal,Ann Lee",
  ]);
  const start = await openImport(win.app, [first]);
  await start.toCheck();
  await start.run();

  const second = write("second.csv", ["Opportunity ID,Opportunity Name,Stage,Owner", "C2,Two,Offer,Lee A."]);
  // Read as the first was, it asks of the new stage at once.
  const dialog = await openImport(win.app, [second]);
  const stage = win.page.getByRole("combobox", { name: "What Offer becomes" });
  await stage.click();
  await stage.fill("Proposal");
  await win.page.keyboard.press("Enter");
  await win.page.getByRole("tab", { name: /People/ }).click();
  const person = win.page.getByRole("combobox", { name: "What Lee A. becomes" });
  await person.click();
  await person.fill("Ann");
  await win.page.keyboard.press("Enter");
  await dialog.toCheck();
  await dialog.run();

  const { rows } = await win.app.call("deals.query", { sort: [{ column: "sourceId" }] });
  expect(rows.map(({ stage: name, owner }) => [name, owner])).toEqual([
    ["Proposal", "Ann Lee"],
    ["Proposal", "Ann Lee"],
  ]);
  expect((await win.app.call("lists.people")).map(({ name }) => name)).toEqual(["Ann Lee"]);
});

test("Enter alone leads from a good file to its deals, Esc back out of the dialog", async () => {
  await fresh("keys");
  const path = write("good.csv", ["Opportunity ID,Opportunity Name,Stage", "D1,One,Proposal"]);
  const dialog = await openImport(win.app, [path]);
  await expect(dialog.next).toBeEnabled();
  await win.page.keyboard.press("Enter");
  await expect.poll(dialog.step).toContain("Columns");
  await win.page.keyboard.press("Escape");
  await expect.poll(dialog.step).toContain("Files");
  for (const step of ["Columns", "New names", "Check"]) {
    await win.page.keyboard.press("Enter");
    await expect.poll(dialog.step).toContain(step);
  }
  await expect(dialog.start).toBeEnabled();
  await win.page.keyboard.press("Enter");
  await expect(win.page.getByRole("button", { name: "Show in funnel" })).toBeFocused();
  await win.page.keyboard.press("Escape");
  await expect(dialog.box).toHaveCount(0);
  expect((await win.app.call("file.info")).deals).toBe(1);
});

test("an import is undone and redone from the summary and from the list of imports", async () => {
  await fresh("log");
  const path = write("log.csv", [
    "Opportunity ID,Opportunity Name,Stage",
    "E1,One,Proposal",
    "E2,Two,Proposal",
  ]);
  const dialog = await openImport(win.app, [path]);
  await dialog.toCheck();
  await dialog.start.click();
  await win.page.getByRole("button", { name: "Undo this import" }).click();
  await expect(win.page.getByRole("button", { name: "Redo this import" })).toBeVisible();
  expect((await win.app.call("file.info")).deals).toBe(0);
  await win.page.getByRole("button", { name: "Redo this import" }).click();
  await expect(win.page.getByRole("button", { name: "Undo this import" })).toBeVisible();
  await dialog.close();

  await win.page.getByRole("navigation", { name: "Screens" }).getByText("Imports").click();
  const row = win.page.getByRole("row").filter({ hasText: "log.csv" });
  await expect(row).toContainText("In the file");
  await row.getByRole("button", { name: "Undo log.csv" }).click();
  await expect(row).toContainText("Undone");
  expect((await win.app.call("file.info")).deals).toBe(0);
  await row.getByRole("button", { name: "Redo log.csv" }).click();
  await expect(row).toContainText("In the file");
  expect((await win.app.call("file.info")).deals).toBe(2);
  await win.page.getByText("All changes").click();
  await expect(win.page.getByRole("row").filter({ hasText: "Import: log.csv" }).first()).toBeVisible();
});

test("a file dropped from where it has no folder is to be saved first", async () => {
  await win.app.page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["Stage\nOpen\n"], "mailed.csv"));
    window.dispatchEvent(new DragEvent("drop", { dataTransfer }));
  });
  await expect(win.app.page.getByText("mailed.csv is not in a folder yet.")).toBeVisible();
});

test("a file dropped on the window opens the import with it", async () => {
  await fresh("drop");
  const path = write("dropped.csv", ["Opportunity ID,Opportunity Name,Stage", "F1,One,Proposal"]);
  const session = await win.page.context().newCDPSession(win.page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver"] as const) {
    await session.send("Input.dispatchDragEvent", { type, x: 600, y: 400, data });
  }
  await expect(win.page.getByText("Let go to import or open")).toBeVisible();
  await session.send("Input.dispatchDragEvent", { type: "drop", x: 600, y: 400, data });
  const dialog = importDialog(win.page);
  await expect(dialog.file("dropped.csv")).toBeVisible();
  await dialog.toCheck();
  await expect(dialog.count("added")).toHaveText("1");
  await dialog.close();
  expect((await win.app.call("file.info")).deals).toBe(0);
});

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing to object to in the dialog's steps, ${theme}`, async () => {
    await fresh(`axe ${theme}`);
    await win.app.shell("setTheme", { theme });
    const path = write("axe.csv", [
      "Opportunity ID,Opportunity Name,Stage,Owner,Amount,Close Date",
      "H1,One,Proposal,Ann Lee,1.00,03/04/2026",
      "H2,Two,Proposal,Ann Lee,much,05/06/2026",
    ]);
    const dialog = await openImport(win.app, [path]);
    await expect(dialog.next).toBeEnabled();
    const objections = async () => {
      return objectionsTo(win.page, "[role='dialog']");
    };
    expect(await objections()).toEqual([]);
    await dialog.next.click();
    await expect(dialog.alerts).toBeVisible();
    expect(await objections()).toEqual([]);
    await win.page.getByRole("button", { name: "3 Apr 2026" }).click();
    await expect(dialog.alerts).toHaveCount(0);
    await dialog.next.click();
    await expect(win.page.getByRole("tab", { name: /Stages/ })).toBeVisible();
    expect(await objections()).toEqual([]);
    await dialog.toCheck();
    expect(await objections()).toEqual([]);
    await dialog.close();
    await win.app.shell("setTheme", { theme: "light" });
  });
}

test("a cancelled import leaves the file as it was, byte for byte", async () => {
  const workbook = join(folder, "cancel.funnel");
  await createWorkbook(win.app, workbook);
  await win.app.shell("closeFile");
  const before = readFileSync(workbook);
  await win.app.shell("openFile", { path: workbook });
  const rows = Array.from(
    { length: 60_000 },
    (_, index) => `G${index},Deal ${index},Proposal,Owner ${index % 40},${index}.00,2026-01-15`,
  );
  const path = write("many.csv", ["Opportunity ID,Opportunity Name,Stage,Owner,Amount,Close Date", ...rows]);

  const dialog = await openImport(win.app, [path]);
  await dialog.toCheck();
  await expect(dialog.count("added")).toHaveText("60,000");
  await dialog.start.click();
  await dialog.box.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog.alerts.filter({ hasText: "exactly as it was" })).toBeVisible();
  // Nothing is lost of what was chosen: it can be started again.
  await expect(dialog.start).toBeEnabled();
  await dialog.close();
  expect((await win.app.call("file.info")).deals).toBe(0);
  expect(await win.app.call("history.changeSets")).toEqual([]);
  await win.app.shell("closeFile");
  expect(readFileSync(workbook).equals(before)).toBe(true);
});
