/** The step about names: all files at once, near names taken by a key, known look-alikes merged and taken apart again. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { createWorkbook, launchApp, type RunningApp, temporaryFolder } from "./harness.ts";
import { openImport } from "./importDialog.ts";

const folder = temporaryFolder();
let app: RunningApp;
let page: Page;

test.beforeAll(async () => {
  app = await launchApp({ size: { width: 1280, height: 800 } });
  page = app.page;
});
test.afterAll(() => app.close());

function write(name: string, lines: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

const header = "Opportunity ID,Opportunity Name,Stage,Account Name,Owner,Product Name";

/** Where pictures of the step are wanted. */
const shots = process.env["SHOTS"];

test("names of all files are settled in one step, by keyboard, and look-alikes of the workbook are merged", async () => {
  await createWorkbook(app, join(folder, "names.funnel"));
  const start = await openImport(app, [
    write("known.csv", [
      header,
      "A1,One,Proposal,Northwind Technology Ltd,Ann Lee,Pump",
      "A2,Two,Proposal,Northwind Technolgy Ltd,Ann Lee,Pump",
      "A3,Three,Proposal,Northwind Technology Ltd,Bo Berg,Valve",
    ]),
  ]);
  await start.toCheck();
  await start.run();

  const dialog = await openImport(app, [
    write("one.csv", [
      header,
      "B1,Four,Proposal,Fabrikam GmbH,Anne Lee,Pumps",
      'B2,Five,Proposal,"Northwind Technology, Limited",Ann Lee,Pump',
      "B5,Seven,Proposal,Northwind Technology Ltd,Ann Lee,Pump",
    ]),
    write("two.csv", [
      header,
      "B3,Six,Proposal,Fabricam GmbH,Bo Berg,Valve",
      "B4,Eight,Proposal,Fabrikam GmbH,Bo Berg,Valve",
      "B6,Nine,Proposal,上海新达科技有限公司,Cy Dahl,Valve",
    ]),
  ]);
  await dialog.next.click();
  await dialog.next.click();
  await page.getByRole("tab", { name: /Accounts/ }).click();
  const becomes = (name: string) => page.getByRole("combobox", { name: `What ${name} becomes` });
  await expect(becomes("Northwind Technology, Limited")).toHaveValue("Northwind Technology Ltd");
  await expect(becomes("Fabricam GmbH")).toHaveValue("New account");
  await page.getByRole("button", { name: "Is Fabrikam GmbH" }).focus();
  await page.keyboard.press("Enter");
  await expect(becomes("Fabricam GmbH")).toHaveValue("Fabrikam GmbH");
  if (shots) await page.screenshot({ path: join(shots, "names-accounts.png") });
  await page.getByLabel("Filter by name").fill("新达");
  await expect(page.getByRole("row").filter({ hasText: "Fabricam" })).toHaveCount(0);
  await becomes("上海新达科技有限公司").click();
  await becomes("上海新达科技有限公司").fill("northw");
  await page.getByRole("option", { name: "Northwind Technology Ltd" }).waitFor();
  await page.keyboard.press("Escape");

  await page.getByRole("tab", { name: /People/ }).click();
  await page.getByRole("button", { name: "Is Ann Lee" }).click();
  await expect(becomes("Anne Lee")).toHaveValue("Ann Lee");
  await expect(becomes("Cy Dahl")).toHaveValue("New person");

  await page.getByRole("tab", { name: /Alike/ }).click();
  if (shots) await page.screenshot({ path: join(shots, "names-pairs.png") });
  const { violations } = await new AxeBuilder({ page })
    .include("[role='dialog']")
    .setLegacyMode(true)
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(", ")}`)).toEqual([]);
  await page.getByRole("button", { name: "Merge, and keep the name Northwind Technology Ltd" }).click();
  await expect(page.getByText("Merged into Northwind Technology Ltd")).toBeVisible();
  await expect(page.getByRole("tab", { name: /Alike/ })).toHaveCount(0);

  if (shots) {
    await app.shell("setTheme", { theme: "dark" });
    await app.shell("setLocale", { locale: "zh-CN" });
    await page.screenshot({ path: join(shots, "names-dark.png") });
    await app.shell("setTheme", { theme: "light" });
    await app.shell("setLocale", { locale: "en" });
  }
  await dialog.toCheck();
  await dialog.run();
  const accounts = await app.call("lists.accounts");
  expect(accounts.map(({ name }) => name).sort()).toEqual([
    "Fabrikam GmbH",
    "Northwind Technology Ltd",
    "上海新达科技有限公司",
  ]);
  const people = await app.call("lists.people");
  expect(people.map(({ name }) => name).sort()).toEqual(["Ann Lee", "Bo Berg", "Cy Dahl"]);
  const merge = (await app.call("history.changeSets")).find(({ kind }) => kind === "merge");
  await app.call("history.undo", { changeSet: merge?.id as string });
  expect(await app.call("file.check")).toMatchObject({ ok: true });
  expect((await app.call("lists.accounts")).map(({ name }) => name)).toContain("Northwind Technolgy Ltd");
});
