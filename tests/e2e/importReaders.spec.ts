/** The import's first step: what was noticed in a file, its guesses, and blocks of cells that are pasted. */
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { createWorkbook, launchApp, root, type RunningApp, temporaryFolder } from "./harness.ts";
import { importDialog, openImport } from "./importDialog.ts";

const folder = temporaryFolder();
const fixture = (name: string) => join(root, "tests/fixtures/import/libreoffice", name);

let app: RunningApp;
let page: Page;

test.beforeAll(async () => {
  app = await launchApp({ size: { width: 1280, height: 800 } });
  page = app.page;
});
test.afterAll(() => app.close());

const block = 'Opportunity ID\tAccount Name\tStage\tAmount\n1\t"Acme\nInc"\tWon\t1,500\n2\tBeta\tLost\t20\n';

async function copy(text: string): Promise<void> {
  await app.electron.evaluate(async ({ clipboard }, content) => {
    await clipboard.writeText(content);
  }, text);
}

test("an old workbook: what it hides and adds up is said, and each can be chosen", async () => {
  await createWorkbook(app, join(folder, "hidden.funnel"));
  const dialog = await openImport(app, [fixture("deals.xls"), fixture("grouped.ods")]);
  const noticed = page.getByTestId("import-noticed");
  await expect(noticed).toContainText("3 rows are hidden");
  await expect(noticed).toContainText("Key account");
  await expect(noticed).toContainText("Archive");
  await expect(dialog.file("deals.xls")).toContainText("12 rows");
  await page.screenshot({ path: test.info().outputPath("file-en.png") });

  await noticed.getByRole("switch", { name: "Import what is hidden" }).click();
  await expect(dialog.file("deals.xls")).toContainText("9 rows");
  await noticed.getByRole("switch", { name: "Import what is hidden" }).click();
  await expect(dialog.file("deals.xls")).toContainText("12 rows");
  await noticed.getByRole("switch", { name: "Import totals as records" }).click();
  await expect(noticed).toContainText("looks like a total and is imported as a record");

  await dialog.file("grouped.ods").click();
  const two = page.getByRole("checkbox", { name: "Two rows" });
  await expect(two).toBeChecked();
  await expect(dialog.box).toContainText("预计金额(万元)");
  await two.click();
  await expect(two).not.toBeChecked();
  await expect(dialog.box).not.toContainText("预计金额(万元)");
  const axe = await new AxeBuilder({ page }).setLegacyMode(true).include("[role='dialog']").analyze();
  expect(axe.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await dialog.close();
});

test("cells copied from a spreadsheet are pasted on the screen, and into the dialog beside files", async () => {
  await createWorkbook(app, join(folder, "paste.funnel"));
  await page.getByRole("navigation", { name: "Screens" }).getByText("Imports").click();
  await expect(page.getByRole("button", { name: "Paste a block" })).toBeVisible();
  await copy("no table");
  await page.keyboard.press("Control+v");
  await expect(page.getByText("The clipboard holds no table")).toBeVisible();

  await copy(block);
  await page.keyboard.press("Control+v");
  const dialog = importDialog(page);
  await expect(dialog.file("Clipboard")).toContainText("2 rows");
  expect(await dialog.file("Clipboard").textContent()).toMatch(/Clipboard \d+∶\d\d/);

  await dialog.box.getByRole("button", { name: "Paste a block" }).click();
  await page.getByTestId("paste-block").focus();
  await copy(block.replace("Acme", "Gamma"));
  await page.screenshot({ path: test.info().outputPath("paste-en.png") });
  await page.keyboard.press("Control+v");
  await expect(page.getByTestId("import-files").getByRole("listitem")).toHaveCount(2);
  await dialog.close();
  await expect.poll(async () => (await app.call("file.info")).deals).toBe(0);
});

for (const theme of ["light", "dark"] as const)
  test(`in Chinese, ${theme}: the step reads as well`, async () => {
    await app.shell("setLocale", { locale: "zh-CN" });
    await app.shell("setTheme", { theme });
    await createWorkbook(app, join(folder, `zh-${theme}.funnel`));
    const dialog = await openImport(app, [fixture("deals.xlsx"), fixture("chinese-utf16.tsv")]);
    await expect(page.getByTestId("import-noticed")).toContainText("有 3 行被隐藏");
    await page.screenshot({ path: test.info().outputPath(`file-zh-${theme}.png`) });
    await dialog.close();
  });
