/** A column that no field claims, from the Columns step to the grid, the deal panel and its column's menu. */
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { objectionsTo } from "./axe.ts";
import { createWorkbook, dealsScreenMet } from "./harness.ts";
import { openImport } from "./importDialog.ts";
import { importWindow } from "./importWindow.ts";

const win = importWindow();

const week = [
  "Opportunity ID,Opportunity Name,Stage,Amount,Rival,Score,Renewal",
  "1,Alpha,Open,100,Bolt,7.5,2027-01-31",
  "2,Beta,Open,200,,12,",
  "3,Gamma,Open,300,Acme,,2026-12-01",
];

const cell = (row: number, column: string) =>
  win.page.locator(`[data-grid="deals"] .ag-row[row-index="${row}"] [col-id="${column}"]`);
const header = (column: string) => win.page.locator(`.ag-header-cell[col-id="${column}"]`);
const deal = async (name: string) =>
  (await win.app.call("deals.query", { filter: { search: name } })).rows[0];

async function imported(name: string): Promise<void> {
  const file = join(win.folder, `${name}.funnel`);
  await createWorkbook(win.app, file);
  await dealsScreenMet(win.app, file);
  const dialog = await openImport(win.app, [win.write(`${name}.csv`, week)]);
  while (!(await dialog.step()).includes("Columns")) await dialog.next.click();
  await dialog.box.getByRole("button", { name: "Keep the other 3 columns too" }).click();
  await expect(dialog.field("Rival")).toHaveValue("Keep as a field of its own");
  await dialog.toCheck();
  await dialog.run();
  await win.page.keyboard.press("Control+2");
  await cell(0, "name").click();
  await win.page.keyboard.press("End");
  await expect(cell(0, "custom:day:3")).toHaveText("2027-01-31");
}

test("columns are kept as fields of their own, of the types that their cells are", async () => {
  const { page, app } = win;
  const file = join(win.folder, "types.funnel");
  await createWorkbook(app, file);
  const dialog = await openImport(app, [win.write("types.csv", week)]);
  while (!(await dialog.step()).includes("Columns")) await dialog.next.click();
  await dialog.map("Score", "field of its own");
  const type = dialog.row("Score").getByRole("combobox", { name: "What the column Score holds" });
  await expect(type).toHaveValue("Numbers");
  await type.click();
  await page.getByRole("option", { name: "Text" }).click();
  await expect(type).toHaveValue("Text");
  await dialog.box.getByRole("button", { name: "Keep the other 2 columns too" }).click();
  await expect(
    dialog.row("Renewal").getByRole("combobox", { name: "What the column Renewal holds" }),
  ).toHaveValue("Days");
  expect(await objectionsTo(page, "[role=dialog]")).toEqual([]);
  await dialog.toCheck();
  await dialog.run();
  expect(await app.call("lists.customFields", {})).toMatchObject([
    { name: "Rival", type: "text" },
    { name: "Score", type: "text" },
    { name: "Renewal", type: "day" },
  ]);
});

test("they are columns of the grid: sorted, edited, filtered, pasted and filled", async () => {
  await imported("grid");
  const { page, app } = win;
  const score = "custom:number:2";
  await header(score).getByText("Score").click();
  await expect(header(score)).toHaveAttribute("aria-sort", "ascending");
  await expect(cell(1, score)).toHaveText("12");
  await header(score).getByText("Score").click();
  await expect(cell(0, score)).toHaveText("12");
  await expect(cell(2, score)).toHaveText("");

  await cell(2, score).click();
  await page.keyboard.type("soon");
  await page.keyboard.press("Enter");
  await expect(page.locator('[data-part="cell-error"]')).toContainText("“soon” is not a number");
  await page.locator('[data-part="cell-input"]').fill("1,003.25");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await deal("Gamma"))?.custom[score]).toBe(1003.25);
  await expect(cell(0, score)).toHaveText("1,003.25");

  await cell(0, "custom:text:1").click();
  await app.electron.evaluate(async ({ clipboard }) => clipboard.writeText("Acme\t5\tsoon"));
  await page.keyboard.press("Control+v");
  await expect(page.locator('[data-part="rejected"]')).toContainText("Renewal");
  await expect
    .poll(async () => (await deal("Gamma"))?.custom)
    .toEqual({
      "custom:text:1": "Acme",
      [score]: 5,
      "custom:day:3": "2026-12-01",
    });
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Add a filter" }).click();
  await page.getByRole("menuitem", { name: "Rival" }).click();
  await page.getByRole("textbox", { name: "Value" }).fill("bolt");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(cell(0, "name")).toHaveText("Alpha");
  await expect(page.locator('[data-grid="deals"] .ag-row[row-index="1"]')).toHaveCount(0);
  await expect(page.getByText("Rival", { exact: true }).first()).toBeVisible();
});

test("a deal's panel shows and edits them, and tells their past by their names", async () => {
  await imported("panel");
  const { page } = win;
  await cell(0, "name").click();
  await page.keyboard.press("Space");
  const panel = page.getByRole("complementary").filter({ has: page.getByRole("heading", { name: "Alpha" }) });
  const rival = panel.getByRole("textbox", { name: "Rival" });
  await expect(rival).toHaveValue("Bolt");
  await rival.fill("Acme");
  await rival.press("Enter");
  await expect.poll(async () => (await deal("Alpha"))?.custom["custom:text:1"]).toBe("Acme");
  await expect(panel.getByRole("listitem").filter({ hasText: "Edited" }).first()).toContainText("Rival Bolt");
  const renewal = panel.getByRole("combobox", { name: "Renewal" });
  await renewal.fill("2027-02-28");
  await renewal.press("Enter");
  await expect.poll(async () => (await deal("Alpha"))?.custom["custom:day:3"]).toBe("2027-02-28");
  expect(await objectionsTo(page, "aside")).toEqual([]);
  await page.keyboard.press("Escape");
});

test("a field is renamed and removed from its column's menu, and undo brings it back", async () => {
  await imported("menu");
  const { page, app } = win;
  const rival = "custom:text:1";
  await header(rival).click({ button: "right" });
  await page.getByRole("menuitem", { name: "Rename the field" }).click();
  await page.getByRole("textbox", { name: "Name of the field" }).fill("score");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("dialog")).toContainText("There is a column “score” already");
  await page.getByRole("textbox", { name: "Name of the field" }).fill("Main rival");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(header(rival)).toContainText("Main rival");

  await header(rival).click({ button: "right" });
  await page.getByRole("menuitem", { name: "Remove the field" }).click();
  await expect(header(rival)).toHaveCount(0);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(header(rival)).toContainText("Main rival");

  await header(rival).click({ button: "right" });
  await page.getByRole("menuitem", { name: "Hide it" }).click();
  await expect(header(rival)).toHaveCount(0);
  expect(await app.call("lists.customFields", {})).toContainEqual({
    id: rival,
    name: "Main rival",
    type: "text",
    removed: false,
  });
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Main rival" }).click();
  await page.keyboard.press("Escape");
  await cell(0, "name").click();
  await page.keyboard.press("End");
  await expect(header(rival)).toContainText("Main rival");
});

test("a field's type is changed from its column's menu: what does not fit stays beside it, and undo takes it back", async () => {
  await imported("type");
  const { page, app } = win;
  const rival = "custom:text:1";
  const typed = "custom:number:4";
  const [beta] = (await app.call("deals.query", { filter: { search: "Beta" } })).rows;
  await app.call("deals.edit", { edits: [{ id: beta?.id ?? "", fields: { custom: { [rival]: "12.5" } } }] });
  await header(rival).click({ button: "right" });
  await page.getByRole("menuitem", { name: "Change its type" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("2 of 3 values do not fit");
  await expect(dialog).toContainText("in a column “Rival (text)” beside it");
  expect(await objectionsTo(page, "[role=dialog] .mantine-Modal-body")).toEqual([]);
  await dialog.getByText("Days", { exact: true }).click();
  await expect(dialog).toContainText("3 of 3 values do not fit");
  await dialog.getByText("Numbers", { exact: true }).click();
  await dialog.getByRole("button", { name: "Change the type" }).click();
  await expect(header(typed)).toContainText("Rival");
  await expect(header(rival)).toContainText("Rival (text)");
  await expect(cell(1, typed)).toHaveText("12.5");
  await expect(cell(1, rival)).toHaveText("");
  await expect(cell(0, rival)).toHaveText("Bolt");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(header(typed)).toHaveCount(0);
  await expect(cell(1, rival)).toHaveText("12.5");
});

test("a column of another name is given to a field that there is, and quick search finds what it brought", async () => {
  await imported("other");
  const { page, app } = win;
  const lines = ["Opportunity ID,Opportunity Name,Stage,Competitor", "1,Alpha,Open,Westwind"];
  const dialog = await openImport(app, [win.write("other.csv", lines)]);
  while (!(await dialog.step()).includes("Columns")) await dialog.next.click();
  await dialog.map("Competitor", "Rival");
  await expect(dialog.field("Competitor")).toHaveValue("Rival");
  await dialog.toCheck();
  await dialog.run();
  await expect.poll(async () => (await deal("Westwind"))?.name).toBe("Alpha");
  expect(await app.call("lists.customFields", {})).toHaveLength(3);
  await page.keyboard.press("Control+2");
  await page.getByRole("searchbox").or(page.getByPlaceholder("Search deals")).first().fill("westwind");
  await expect(cell(0, "name")).toHaveText("Alpha");
  await expect(page.locator('[data-grid="deals"] .ag-row[row-index="1"]')).toHaveCount(0);
});
