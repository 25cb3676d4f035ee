/** Windows of the deals grid: columns, sorts, filters, saved views, what the next start shows; adding a deal. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { type DealsGridPage, env, openDeals } from "./dealsGrid.ts";
import { launchApp } from "./harness.ts";

let grid: DealsGridPage;
test.beforeEach(async () => {
  grid = await openDeals();
});
test.afterEach(() => grid.app.close());

const shownNames = async (): Promise<string[]> => {
  const names = grid.page.locator('[data-grid="deals"] .ag-row [col-id="name"]');
  return (await names.allTextContents()).toSorted();
};
const sortedBy = (column: string, direction: "ascending" | "descending") =>
  expect(grid.header(column)).toHaveAttribute("aria-sort", direction);

test("a header sorts up, down and not at all; Shift adds another column", async () => {
  const { header, cell } = grid;
  await header("account").click();
  await sortedBy("account", "ascending");
  await header("amountMinor").click({ modifiers: ["Shift"] });
  await expect(cell(0, "name")).toContainText("Spare parts");
  await expect(cell(1, "name")).toContainText("Pump line");
  await header("amountMinor").click({ modifiers: ["Shift"] });
  await sortedBy("amountMinor", "descending");
  await expect(cell(0, "name")).toContainText("Pump line");
  await header("account").click();
  await sortedBy("account", "descending");
  await expect(header("amountMinor")).not.toHaveAttribute("aria-sort");
  await header("account").click();
  await expect(header("account")).not.toHaveAttribute("aria-sort");
  await expect(cell(0, "name")).toContainText("Pump line");
});

test("a header keeps its whole name while it is sorted and pointed at", async () => {
  const { page, header } = grid;
  await page.setViewportSize({ width: 1900, height: 800 });
  const cut: string[] = [];
  for (const column of ["amountMinor", "expectedOn", "owner", "quantity"]) {
    await header(column).locator("span").first().click();
    await expect(header(column)).toHaveAttribute("aria-sort", "ascending");
    await header(column).hover();
    cut.push(
      ...(await header(column)
        .locator("span")
        .evaluateAll((parts) =>
          parts.filter((part) => part.scrollWidth > part.clientWidth + 1).map((part) => part.textContent),
        )),
    );
  }
  expect(cut).toEqual([]);
});

test("Home and Ctrl+Home bring the first columns back into sight", async () => {
  const { page, cell } = grid;
  await cell(0, "name").click();
  for (const home of ["Home", "Control+Home", "Shift+Home"]) {
    await page.keyboard.press("End");
    await expect(cell(0, "account")).not.toBeInViewport({ ratio: 0.9 });
    await page.keyboard.press(home);
    await expect(cell(0, "account")).toBeInViewport({ ratio: 0.9 });
    // Not under the pinned column either.
    const [pinned, first] = await Promise.all([
      cell(0, "name").boundingBox(),
      cell(0, "account").boundingBox(),
    ]);
    expect(first?.x).toBeGreaterThanOrEqual((pinned?.x ?? 0) + (pinned?.width ?? 0) - 1);
  }
});

test("a column's filter takes money as it is said, stands as a chip, and goes with it", async () => {
  const { page, cell, rows } = grid;
  await cell(0, "amountMinor").click();
  await page.keyboard.press("Alt+ArrowDown");
  await page.getByRole("textbox", { name: "From" }).fill("0.1k");
  await page.keyboard.press("Enter");
  await expect(rows()).toHaveCount(2);
  expect(await shownNames()).toEqual(["Pump line", "Valve refit"]);
  const chip = page.getByRole("button", { name: /Remove the filter Amount/ });
  await expect(chip).toBeVisible();
  await chip.click();
  await expect(rows()).toHaveCount(4);
});

test("a filter that makes no sense says so; one that leaves nothing offers to drop it", async () => {
  const { page, cell, rows } = grid;
  await cell(0, "expectedOn").click();
  await page.keyboard.press("Alt+ArrowDown");
  await page.getByRole("textbox", { name: "From" }).fill("2026-02-31");
  await page.keyboard.press("Enter");
  await expect(page.getByText("There is no such day in the calendar.")).toBeVisible();
  await page.getByRole("button", { name: "Last year" }).click();
  await expect(page.getByText("No deal matches the filter")).toBeVisible();
  await page.getByRole("button", { name: "Drop the filter" }).click();
  await expect(rows()).toHaveCount(4);
});

test("the cell's menu filters by the value and moves the column, all by keyboard", async () => {
  const { page, cell, rows, header } = grid;
  await cell(0, "account").click();
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menuitem", { name: "Only deals with “Acme”" }).press("Enter");
  await expect(rows()).toHaveCount(2);
  await page.getByRole("button", { name: "Clear all" }).click();
  await expect(rows()).toHaveCount(4);
  await cell(0, "account").click();
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menuitem", { name: "Column “Account”" }).press("ArrowRight");
  await page.getByRole("menuitem", { name: "Move it right" }).press("Enter");
  await expect(header("stage")).toHaveAttribute("aria-colindex", "3");
  await expect(header("account")).toHaveAttribute("aria-colindex", "4");
});

test("a view keeps columns, sort and filter, says when it was changed, and survives a restart", async () => {
  const { page, header, cell } = grid;
  await header("amountMinor").click();
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("textbox", { name: "Find a column" }).fill("source");
  await page.getByRole("checkbox", { name: "Source", exact: true }).check();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "View: All deals" }).click();
  await page.getByRole("menuitem", { name: "Save as a new view" }).click();
  await page.getByRole("textbox", { name: "Name of the view" }).fill("By size");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "View: By size", exact: true })).toBeVisible();

  await header("amountMinor").click();
  await expect(page.getByRole("button", { name: "View: By size (changed)" })).toBeVisible();
  await page.getByRole("button", { name: "View: By size (changed)" }).click();
  await page.getByRole("menuitem", { name: "Back to the view as saved" }).click();
  await sortedBy("amountMinor", "ascending");
  await expect(cell(0, "name")).toContainText("Spare parts");

  grid = await grid.restart();
  await expect(grid.page.getByRole("button", { name: "View: By size", exact: true })).toBeVisible();
  await sortedBy("amountMinor", "ascending");
  await grid.page.getByRole("button", { name: "View: By size" }).click();
  await grid.page.getByRole("menuitem", { name: "All deals", exact: true }).click();
  await expect(grid.header("amountMinor")).not.toHaveAttribute("aria-sort");
  await grid.page.getByRole("button", { name: "View: All deals" }).click();
  await grid.page.getByRole("menuitem", { name: "By size" }).click();
  await sortedBy("amountMinor", "ascending");
  await expect(grid.cell(0, "name")).toContainText("Spare parts");
});

test("the filter bar's menu narrows by any column, and its chip is changed in place", async () => {
  const { page, rows } = grid;
  const add = page.getByRole("button", { name: "Add a filter" });
  await add.click();
  const menu = page.getByRole("menu", { name: "Add a filter" });
  await expect(menu.getByRole("menuitem")).toHaveCount(27);
  await menu.getByRole("menuitem", { name: "Amount", exact: true }).click();
  await page.getByRole("textbox", { name: "From" }).fill("80");
  await page.keyboard.press("Enter");
  await expect(rows()).toHaveCount(2);
  const chip = page.locator('[data-chip="amountMinor"]');
  await chip.getByRole("button", { name: /Change the filter Amount/ }).click();
  await page.getByRole("textbox", { name: "From" }).fill("200");
  await page.keyboard.press("Enter");
  await expect(rows()).toHaveCount(1);
  await chip.getByRole("button", { name: "Remove the filter Amount" }).click();
  await add.click();
  await menu.getByRole("menuitem", { name: "Next step", exact: true }).click();
  await page.getByRole("textbox", { name: "Value" }).fill("call");
  await page.keyboard.press("Enter");
  await expect(page.getByText("No deal matches the filter")).toBeVisible();
});

test("the highlighted value of a filter is read as well as its count, light and dark", async () => {
  const { app, page } = grid;
  for (const theme of ["light", "dark"] as const) {
    await app.shell("setTheme", { theme });
    await page.getByRole("button", { name: "Add a filter" }).click();
    await page.getByRole("menuitem", { name: "Account", exact: true }).click();
    await expect(page.getByRole("option")).toHaveCount(3);
    await page.keyboard.press("ArrowDown");
    await expect(page.locator("[role=option][data-combobox-selected]")).toContainText("Acme");
    await expect
      .poll(async () => {
        const { violations } = await new AxeBuilder({ page })
          .include("[role=option][data-combobox-selected]")
          .withRules(["color-contrast"])
          .setLegacyMode()
          .analyze();
        return violations.map(({ id }) => id);
      })
      .toEqual([]);
    await page.keyboard.press("Escape");
  }
});

test("the view of open deals leaves closed ones out, the next to close first", async () => {
  const { page, app, cell, rows } = grid;
  const [pump] = (await app.call("deals.query", {})).rows;
  await app.call("deals.edit", { edits: [{ id: pump?.id as string, fields: { stage: "Won" } }] });
  await page.getByRole("button", { name: "View: All deals" }).click();
  await page.getByRole("menuitem", { name: "Open deals" }).click();
  await expect(rows()).toHaveCount(3);
  await expect(cell(0, "name")).toContainText("Spare parts");
  await page.getByRole("button", { name: "View: Open deals" }).click();
  await page.getByRole("menuitem", { name: "All deals", exact: true }).click();
  await expect(rows()).toHaveCount(4);
});

test("a file that is met for the first time begins with what is being worked on, on this screen alone", async () => {
  const { app, file } = grid;
  const [pump] = (await app.call("deals.query", {})).rows;
  await app.call("deals.edit", { edits: [{ id: pump?.id as string, fields: { stage: "Won" } }] });
  await app.close();
  const elsewhere = await launchApp({ env, file });
  grid = { ...grid, app: elsewhere, page: elsewhere.page };
  const { page } = grid;
  const names = page.locator('[data-grid="deals"] .ag-row [col-id="name"]');
  await expect(page.getByRole("button", { name: "View: All deals, open ones first" })).toBeVisible();
  await expect(names).toHaveCount(4);
  const order = await names.evaluateAll((cells) =>
    cells
      .map(
        (cell) => [Number(cell.closest("[row-index]")?.getAttribute("row-index")), cell.textContent] as const,
      )
      .toSorted(([a], [b]) => a - b)
      .map(([, text]) => text),
  );
  expect(order).toEqual(["Spare parts", "Valve refit", "Service", "Pump line"]);
  await expect(page.getByTestId("deal-count")).toHaveText("4 deals");
  await page.getByRole("button", { name: "View: All deals, open ones first" }).click();
  await page.getByRole("menuitem", { name: "All deals", exact: true }).click();
  await expect(page.locator('[data-grid="deals"] .ag-row[row-index="0"] [col-id="name"]')).toContainText(
    "Pump line",
  );
});

test("Insert adds a deal, which is then selected; Undo takes it back", async () => {
  const { page, cell, names, said } = grid;
  await cell(0, "name").click();
  await page.keyboard.press("Insert");
  const form = page.getByRole("dialog", { name: "Add a deal" });
  await form.getByRole("textbox", { name: "Deal" }).fill("New line");
  await form.getByRole("combobox", { name: "Account" }).fill("Acme");
  await form.getByRole("textbox", { name: "Amount" }).fill("12k");
  await form.getByRole("combobox", { name: "Expected close" }).fill("2026-02-31");
  await form.getByRole("textbox", { name: "Amount" }).focus();
  await expect(form.getByText(/Not a day/)).toBeVisible();
  await form.getByRole("combobox", { name: "Expected close" }).fill("+30");
  await page.keyboard.press("Escape");
  await form.getByRole("button", { name: "Add" }).click();
  await expect.poll(names).toContain("New line");
  await expect(cell(4, "amountMinor")).toContainText("12,000");
  await expect(said()).toContainText("New line");
  const added = (await grid.app.call("deals.query", {})).rows[4];
  expect(added).toMatchObject({ account: "Acme", amountMinor: 12_000_00, expectedOn: "2026-07-15" });
  await page.keyboard.press("Control+z");
  await expect.poll(names).toHaveLength(4);
});

test("Back brings the filter and the rows in sight as they were", async () => {
  const { page, app, cell } = grid;
  await app.call("deals.add", {
    deals: Array.from({ length: 300 }, (_, index) => ({ name: `Deal ${index}` })),
  });
  await expect(page.getByTestId("deal-count")).toContainText("304");
  await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", "305");
  await cell(0, "name").click();
  for (let pages = 0; pages < 5; pages += 1) await page.keyboard.press("PageDown");
  const row = await page.evaluate(() => {
    const label = document.activeElement?.getAttribute("aria-label") ?? "";
    return Number(/row (\d+)/.exec(label)?.[1]) - 1;
  });
  await expect(cell(row, "name")).toBeInViewport();
  await expect(cell(0, "name")).not.toBeInViewport();
  await page.keyboard.press("Control+3");
  await expect(page.locator('[data-grid="deals"]')).toHaveCount(0);
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(cell(row, "name")).toBeInViewport();
});
