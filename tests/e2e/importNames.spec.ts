/** The step about names: all files at once, near names taken by a key, known look-alikes merged and taken apart again. */
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { objectionsTo } from "./axe.ts";
import { createWorkbook } from "./harness.ts";
import { openImport } from "./importDialog.ts";
import { importWindow } from "./importWindow.ts";

const win = importWindow();
const { folder, write } = win;

const header = "Opportunity ID,Opportunity Name,Stage,Account Name,Owner,Product Name";

/** Where pictures of the step are wanted. */
const shots = process.env["SHOTS"];

test("names of all files are settled in one step, by keyboard, and look-alikes of the workbook are merged", async () => {
  await createWorkbook(win.app, join(folder, "names.funnel"));
  const start = await openImport(win.app, [
    write("known.csv", [
      header,
      "A1,One,Proposal,Northwind Technology Ltd,Ann Lee,Pump",
      "A2,Two,Proposal,Northwind Technolgy Ltd,Ann Lee,Pump",
      "A3,Three,Proposal,Northwind Technology Ltd,Bo Berg,Valve",
    ]),
  ]);
  await start.toCheck();
  await start.run();

  const dialog = await openImport(win.app, [
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
  // Anne Lee may be Ann Lee: that is asked before the check.
  await expect.poll(dialog.step).toContain("New names");
  await win.page.getByRole("tab", { name: /Accounts/ }).click();
  const becomes = (name: string) => win.page.getByRole("combobox", { name: `What ${name} becomes` });
  await expect(becomes("Northwind Technology, Limited")).toHaveValue("Northwind Technology Ltd");
  await expect(becomes("Fabricam GmbH")).toHaveValue("New account");
  await win.page.getByRole("button", { name: "Is Fabrikam GmbH" }).focus();
  await win.page.keyboard.press("Enter");
  await expect(becomes("Fabricam GmbH")).toHaveValue("Fabrikam GmbH");
  if (shots) await win.page.screenshot({ path: join(shots, "names-accounts.png") });
  await win.page.getByLabel("Filter by name").fill("新达");
  await expect(win.page.getByRole("row").filter({ hasText: "Fabricam" })).toHaveCount(0);
  await becomes("上海新达科技有限公司").click();
  await becomes("上海新达科技有限公司").fill("northw");
  await win.page.getByRole("option", { name: "Northwind Technology Ltd" }).waitFor();
  await win.page.keyboard.press("Escape");

  await win.page.getByRole("tab", { name: /People/ }).click();
  await win.page.getByRole("button", { name: "Is Ann Lee" }).click();
  await expect(becomes("Anne Lee")).toHaveValue("Ann Lee");
  await expect(becomes("Cy Dahl")).toHaveValue("New person");

  await win.page.getByRole("tab", { name: /Alike/ }).click();
  if (shots) await win.page.screenshot({ path: join(shots, "names-pairs.png") });
  expect(await objectionsTo(win.page, "[role='dialog']")).toEqual([]);
  await win.page.getByRole("button", { name: "Merge, and keep the name Northwind Technology Ltd" }).click();
  await expect(win.page.getByText("Merged into Northwind Technology Ltd")).toBeVisible();
  await expect(win.page.getByRole("tab", { name: /Alike/ })).toHaveCount(0);

  if (shots) {
    await win.app.shell("setTheme", { theme: "dark" });
    await win.app.shell("setLocale", { locale: "zh-CN" });
    await win.page.screenshot({ path: join(shots, "names-dark.png") });
    await win.app.shell("setTheme", { theme: "light" });
    await win.app.shell("setLocale", { locale: "en" });
  }
  await dialog.toCheck();
  await dialog.run();
  const accounts = await win.app.call("lists.accounts");
  expect(accounts.map(({ name }) => name).sort()).toEqual([
    "Fabrikam GmbH",
    "Northwind Technology Ltd",
    "上海新达科技有限公司",
  ]);
  const people = await win.app.call("lists.people");
  expect(people.map(({ name }) => name).sort()).toEqual(["Ann Lee", "Bo Berg", "Cy Dahl"]);
  const merge = (await win.app.call("history.changeSets")).find(({ kind }) => kind === "merge");
  await win.app.call("history.undo", { changeSet: merge?.id as string });
  expect(await win.app.call("file.check")).toMatchObject({ ok: true });
  expect((await win.app.call("lists.accounts")).map(({ name }) => name)).toContain("Northwind Technolgy Ltd");
});
