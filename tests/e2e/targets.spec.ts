/** Targets in a real window: typed, pasted, filled, spread, taken back; what does not add up, and what closes the gap. */
import { join } from "node:path";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { createFormat } from "../../src/ui/presenters/format.ts";
import { objectionsTo } from "./axe.ts";
import { createWorkbook, type RunningApp } from "./harness.ts";
import { sampleWindow } from "./sampleWindow.ts";

const today = "2026-11-24";
const win = sampleWindow(today, { screen: "home" });
const en = createFormat("en", "CNY");

let app: RunningApp;
let page: Page;

test.beforeAll(() => {
  ({ app, page } = win);
});

test.beforeEach(async () => {
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+5");
  await expect(grid()).toBeVisible();
});

const grid = (): Locator => page.getByRole("grid");
/** By the row's name and the place of the column, from 0. */
const cell = (name: string, column: number): Locator =>
  grid()
    .locator("tbody tr")
    .filter({ has: page.getByRole("rowheader", { name, exact: true }) })
    .locator("td")
    .nth(column);
const value = (name: string, column: number): Locator => cell(name, column).locator("[data-value]");
const rows = async (year = "2026") => (await app.call("targets.grid", { year })).rows;
const rowOf = async (name: string, year?: string) => {
  const found = (await rows(year)).find((row) => row.name === name);
  if (!found) throw new Error(`${name} is in the sample`);
  return found;
};
/** As a spreadsheet puts it on the clipboard, and pastes it. */
const paste = (text: string) =>
  page.evaluate((block) => {
    const data = new DataTransfer();
    data.setData("text/plain", block);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);

test("the grid shows what the engine rolled up, and marks what does not add up", async () => {
  const [company] = await rows();
  const year = company?.cells.at(-1);
  await expect(value("Whole company", 4)).toHaveText(en.money(year?.target ?? 0));
  await expect(value("Whole company", 4)).toHaveAttribute("data-rolled");
  const team = await rowOf("East China");
  await expect(cell("East China", 0).locator("[data-gap]")).toContainText(
    `+${en.moneyShort(team.cells[0]?.belowGap ?? 0)}`,
  );
  await expect(page.getByText(/targets do not add up/)).toBeVisible();
});

test("typing, Enter and Tab enter targets as a spreadsheet does; undo takes one back", async () => {
  await page.getByRole("button", { name: "The year after" }).click();
  await expect(page.getByTestId("targets-year")).toHaveText("2027");
  await cell("Wang Jun", 4).click();
  await page.keyboard.type("1.2M");
  await page.keyboard.press("Enter");
  await expect(value("Wang Jun", 4)).toHaveText("1,200,000");
  await expect(cell("Zhao Lei", 4)).toHaveAttribute("data-active", "true");
  await page.keyboard.type("300");
  await page.keyboard.press("Shift+Tab");
  await expect(cell("Zhao Lei", 3)).toHaveAttribute("data-active", "true");
  await expect(value("Zhao Lei", 4)).toHaveText("300");
  await page.keyboard.press("Control+z");
  await expect(value("Zhao Lei", 4)).not.toHaveText("300");
  // Escape gives up; a text that is no amount is told and leaves the target as it is.
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("55");
  await page.keyboard.press("Escape");
  await page.keyboard.type("much");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-part=rejected]")).toContainText("is not an amount of money");
  expect((await rowOf("Zhao Lei", "2027")).cells[4]?.entered).toBeNull();
});

test("a block is pasted, copied, filled and cleared; what can't be taken is listed", async () => {
  await cell("Gu Ming", 0).click();
  await paste('"1,000"\t2万\nlots\t4000\n');
  await expect(value("Gu Ming", 0)).toHaveText("1,000");
  await expect(value("Gu Ming", 1)).toHaveText("20,000");
  const list = page.locator("[data-part=rejected]");
  await expect(list).toContainText("1 cell could not be taken");
  await expect(list).toContainText("lots");
  await page.keyboard.press("Control+z");
  await expect(value("Gu Ming", 0)).not.toHaveText("1,000");

  await cell("Gu Ming", 0).click();
  // At once: the fill waits for what the paste has yet to write.
  await paste("700");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Control+r");
  await expect(value("Gu Ming", 2)).toHaveText("700");
  const copied = await page.evaluate(() => {
    const data = new DataTransfer();
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }),
    );
    return data.getData("text/plain");
  });
  expect(copied).toBe("700.00\t700.00\t700.00");
  await page.keyboard.press("Delete");
  await expect(value("Gu Ming", 2)).toHaveText("");
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("Control+z");
  await expect(value("Gu Ming", 0)).not.toHaveText("700");
});

test("a target is spread over quarters as the last year went, shown before it is written", async () => {
  await cell("Wang Jun", 4).click();
  await page.getByRole("button", { name: "Spread…" }).click();
  const dialog = page.getByRole("dialog");
  const want = await app.call("targets.spread", {
    kind: "person",
    id: "Wang Jun",
    period: "2027",
    over: "quarter",
    by: "lastYear",
    roundTo: 100,
    dryRun: true,
  });
  await expect(dialog.locator("[data-part=value]")).toHaveText(
    want.parts.map((part) => en.money(part.value)),
  );
  await expect(dialog.locator("[data-part=basis]")).toContainText("As 2025 went");
  await dialog.getByText("weights of my own").click();
  const weights = dialog.getByRole("textbox", { name: /^Weight of/ });
  await expect(weights).toHaveCount(4);
  await weights.first().fill("3");
  await expect(dialog.locator("[data-part=value]").first()).toHaveText("600,000");
  await dialog.getByRole("button", { name: "Write 4 targets" }).click();
  await expect(dialog).toBeHidden();
  await expect(value("Wang Jun", 0)).toHaveText("600,000");
  await expect(cell("Wang Jun", 4).locator("[data-gap]")).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(value("Wang Jun", 0)).not.toHaveText("600,000");
});

test("beside a target stands how it goes and what closes the gap, with its deals", async () => {
  await page.getByRole("button", { name: "The year before" }).click();
  await cell("North China", 3).click();
  const panel = page.getByRole("complementary", { name: "What closes the gap" });
  const of = async (chance?: number) =>
    (
      await app.call("plan.attainment", { period: "2026-Q4", by: "team", ...(chance ? { chance } : {}) })
    ).find(({ key }) => key === "North China");
  const team = await of();
  await expect(panel.locator("[data-figure=panel-chance]")).toHaveText(en.percent(team?.pTarget ?? 0));
  await expect(panel.locator("[data-part=closing]")).toContainText(
    en.moneyShortUnit(team?.lackingMinor ?? 0),
  );
  await panel.getByRole("combobox", { name: "Reach the target with" }).click();
  await page.getByRole("option", { name: "90%" }).click();
  const surer = await of(0.9);
  await expect(panel.locator("[data-part=closing]")).toContainText(
    en.moneyShortUnit(surer?.lackingMinor ?? 0),
  );
  await panel.getByRole("button", { name: /^Open, due/ }).click();
  await expect(page.getByTestId("list-total")).toContainText(en.number(team?.openDeals ?? 0));
});

test("months, products and quantities have their own grids", async () => {
  await page.getByText("Months", { exact: true }).click();
  await expect(grid().locator("thead th")).toHaveCount(18);
  await page.getByText("Products", { exact: true }).click();
  await page.getByText("Quantity", { exact: true }).click();
  await expect(
    grid()
      .getByRole("rowheader", { name: /\(set\)/ })
      .first(),
  ).toBeVisible();
  await expect(page.getByText(/products have different units/)).toBeVisible();
  await page.getByText("Money", { exact: true }).click();
  await page.getByText("People", { exact: true }).click();
  await page.getByText("Quarters", { exact: true }).click();
  await expect(grid().locator("thead th")).toHaveCount(6);
});

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing to object to, ${theme}`, async () => {
    await app.shell("setTheme", { theme });
    await cell("East China", 0).click();
    await expect(page.locator("[data-part=closing]")).toBeVisible();
    expect(await objectionsTo(page)).toEqual([]);
    await page.getByRole("button", { name: "Spread…" }).click();
    await expect(page.getByRole("dialog").locator("[data-part=basis], [role=alert]").first()).toBeVisible();
    expect(await objectionsTo(page, "[role=dialog] .mantine-Modal-body")).toEqual([]);
    await page.keyboard.press("Escape");
    await app.shell("setTheme", { theme: "light" });
  });
}

test("an empty file says what the screen is for", async () => {
  await createWorkbook(app, join(win.folder, "empty.funnel"));
  await page.keyboard.press("Control+5");
  await expect(page.getByText("Targets for your teams")).toBeVisible();
});
