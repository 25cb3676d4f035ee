/** Typing into the deals grid: each column's editor, input methods, keys, blocks that are refused in part. */
import { expect, test } from "@playwright/test";
import { objectionsTo } from "./axe.ts";
import { type DealsGridPage, openDeals } from "./dealsGrid.ts";

let grid: DealsGridPage;
test.beforeEach(async () => {
  grid = await openDeals();
});
test.afterEach(() => grid.app.close());

const deal = async (row: number) => {
  const found = (await grid.app.call("deals.query", {})).rows[row];
  if (!found) throw new Error(`no row ${row}`);
  return found;
};

test("an input method composes in the cell, its keys are its own, and Enter then keeps the word", async () => {
  const { page, cell } = grid;
  const input = await page.context().newCDPSession(page);
  await cell(1, "name").click();
  await input.send("Input.imeSetComposition", { text: "beng", selectionStart: 4, selectionEnd: 4 });
  const editor = page.locator('[data-part="cell-input"]');
  await expect(editor).toHaveValue("beng");
  // Enter, arrows and Escape choose among the input method's words meanwhile.
  for (const code of ["Enter", "ArrowDown", "Escape"]) {
    await input.send("Input.dispatchKeyEvent", {
      type: "rawKeyDown",
      windowsVirtualKeyCode: 229,
      key: "Process",
      code,
    });
  }
  await expect(editor).toHaveValue("beng");
  await input.send("Input.insertText", { text: "泵组" });
  await expect(editor).toHaveValue("泵组");
  expect((await deal(1)).name).toBe("Valve refit");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await deal(1)).name).toBe("泵组");
  await expect(cell(1, "name")).toContainText("泵组");
});

test("a stage is chosen by typing, and Escape leaves it", async () => {
  const { page, cell } = grid;
  const before = (await deal(0)).stage;
  await cell(0, "stage").dblclick();
  await expect(page.getByRole("listbox")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("listbox")).toBeHidden();
  expect((await deal(0)).stage).toBe(before);
  await page.keyboard.type("won");
  await expect(page.getByRole("option", { selected: true })).toHaveText("Won");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await deal(0)).state).toBe("won");
  await expect(cell(0, "stage")).toContainText("Won");
});

test("an account that is new is made, one that is known is found", async () => {
  const { page, cell } = grid;
  await cell(3, "account").click();
  await page.keyboard.type("Delta Works");
  await expect(page.getByRole("option", { name: /Delta Works/ })).toContainText("new account");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await deal(3)).account).toBe("Delta Works");
  await cell(1, "account").click();
  await page.keyboard.press("F2");
  await page.keyboard.type("acm");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await deal(1)).accountId).toBe((await deal(0)).accountId);
});

test("a day is picked from the calendar or moved by the arrows", async () => {
  const { page, cell } = grid;
  await cell(0, "expectedOn").dblclick();
  await page.getByRole("button", { name: "17 July 2026" }).click();
  await expect.poll(async () => (await deal(0)).expectedOn).toBe("2026-07-17");
  await cell(0, "expectedOn").click();
  await page.keyboard.press("F2");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await deal(0)).expectedOn).toBe("2026-07-18");
});

test("Tab and Enter keep and move on, F2 edits what is there, a column that follows from others says so", async () => {
  const { page, cell, amounts } = grid;
  await cell(0, "amountMinor").click();
  await page.keyboard.type("5");
  await page.keyboard.press("Enter");
  await page.keyboard.type("6");
  await page.keyboard.press("Tab");
  await page.keyboard.type("+1m");
  await page.keyboard.press("Shift+Enter");
  await expect.poll(amounts).toEqual([5_00, 6_00, 70_00, null]);
  await expect.poll(async () => (await deal(1)).expectedOn).toBe("2026-07-15");
  await cell(0, "amountMinor").click();
  await page.keyboard.press("F2");
  await page.keyboard.type("00");
  await page.keyboard.press("Enter");
  await expect.poll(amounts).toEqual([500_00, 6_00, 70_00, null]);
  await page.keyboard.press("Control+End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("x");
  await expect(page.getByText("Team follows from other fields and cannot be edited.")).toBeVisible();
});

test("cells that a paste can't set are listed with their reasons, the others are one change", async () => {
  const { page, cell, paste, amounts } = grid;
  await cell(0, "amountMinor").click();
  await paste("1.5M\tnever\nabc\t2026-12-01\n2000\t31 Feb\n");
  await expect.poll(amounts).toEqual([1_500_000_00, 250_00, 2000_00, null]);
  const list = page.getByRole("region", { name: "3 cells were not changed" });
  await expect(list.getByRole("listitem")).toHaveCount(3);
  await expect(list).toContainText("“abc” is not an amount of money");
  await expect(list).toContainText("3 cells changed, 3 rejected");
  // Row, deal and column of each, below one another.
  await expect(list.getByRole("listitem").nth(1)).toContainText("row 2Valve refitAmount");
  const edges = await list
    .getByRole("listitem")
    .evaluateAll((items) =>
      items.map((item) =>
        [...item.querySelectorAll("span")].map((part) => part.getBoundingClientRect().left),
      ),
    );
  expect(edges[1]).toEqual(edges[0]);
  expect(edges[2]).toEqual(edges[0]);
  await list.getByRole("button", { name: "Undo" }).click();
  await expect.poll(amounts).toEqual([100_00, 250_00, 70_00, null]);
  expect((await deal(1)).expectedOn).toBeNull();
  await expect(list).toBeHidden();
});

test("the list of cells that were not changed goes by Escape, its cross, and the next change", async () => {
  const { page, cell, paste, amounts } = grid;
  const list = page.locator('[data-part="rejected"]');
  const refuse = async () => {
    await cell(0, "amountMinor").click();
    await paste("abc\n");
    await expect(list).toContainText("“abc” is not an amount of money");
  };
  await refuse();
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await refuse();
  await list.getByRole("button", { name: "Close the list" }).click();
  await expect(list).toBeHidden();
  await refuse();
  await page.keyboard.type("5");
  await page.keyboard.press("Enter");
  await expect.poll(amounts).toEqual([5_00, 250_00, 70_00, null]);
  await expect(list).toBeHidden();
  await cell(0, "stage").click();
  await page.keyboard.press("Delete");
  await expect(list).toContainText("the stage can't be empty");
});

test("accounts that a paste or an edit makes are told", async () => {
  const { page, cell, paste } = grid;
  await cell(0, "account").click();
  await paste("Acme Unknown\nBeta\nNobody Ltd\n");
  await expect(page.getByText("2 cells changed, 2 new accounts")).toBeVisible();
  await page.keyboard.type("Third Ltd");
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 new account", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(async () => (await deal(0)).account).toBe("Acme Unknown");
});

test("a quoted cell with a line end is one cell, and what reaches beyond the edge is left out and said", async () => {
  const { page, cell, paste, names } = grid;
  await cell(3, "name").click();
  await paste('"Two\nlines"\tOmega\nBeyond\tthe edge\n');
  await expect.poll(names).toEqual(["Pump line", "Valve refit", "Spare parts", "Two\nlines"]);
  await expect(page.getByText("2 cells changed, 1 new account, 2 beyond the edge left out")).toBeVisible();
});

test("one value fills the block, Ctrl+Enter does so from the editor, the handle repeats it", async () => {
  const { page, cell, paste, amounts } = grid;
  await cell(0, "amountMinor").click();
  await cell(2, "amountMinor").click({ modifiers: ["Shift"] });
  await paste("42");
  await expect.poll(amounts).toEqual([42_00, 42_00, 42_00, null]);
  await page.keyboard.type("7");
  await page.keyboard.press("Control+Enter");
  await expect.poll(amounts).toEqual([7_00, 7_00, 7_00, null]);
  await cell(2, "amountMinor").click();
  const handle = page.locator('[data-part="fill-handle"]');
  await handle.hover();
  await page.mouse.down();
  await cell(3, "amountMinor").hover();
  await page.mouse.up();
  await expect.poll(amounts).toEqual([7_00, 7_00, 7_00, 7_00]);
});

test("a drag selects a block, Ctrl+A all, and a reader hears where it is", async () => {
  const { page, cell, said } = grid;
  await cell(0, "name").hover();
  await page.mouse.down();
  await cell(2, "stage").hover();
  await page.mouse.up();
  await expect(page.getByRole("contentinfo")).toContainText("9 cells");
  await expect(said()).toContainText("Deal: Pump line, row 1. 3 rows and 3 columns selected");
  await page.keyboard.press("Control+a");
  await expect(page.getByRole("contentinfo")).toContainText("60 cells");
  await page.keyboard.press("ArrowDown");
  await expect(said()).toContainText("Deal: Valve refit, row 2");
});

test("axe finds nothing to object to in the grid and its editors, light and dark", async () => {
  const { app, page, cell } = grid;
  for (const theme of ["light", "dark"] as const) {
    await app.shell("setTheme", { theme });
    await cell(0, "amountMinor").click();
    expect(await objectionsTo(page)).toEqual([]);
    await cell(0, "stage").dblclick();
    await expect(page.getByRole("listbox")).toBeVisible();
    expect(await objectionsTo(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await cell(0, "expectedOn").dblclick();
    await expect(page.getByRole("button", { name: "Next month" })).toBeVisible();
    expect(await objectionsTo(page)).toEqual([]);
    await page.keyboard.press("Escape");
  }
});
