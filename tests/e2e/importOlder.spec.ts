/** An export that is older than one in the workbook: the window says so before and after the check, and marks what is past. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createWorkbook, launchApp, temporaryFolder } from "./harness.ts";
import { openImport } from "./importDialog.ts";

test("the file step names the newer export, the check counts and marks what is only past", async () => {
  const app = await launchApp({ size: { width: 1280, height: 800 } });
  const folder = temporaryFolder();
  const write = (name: string, ...lines: string[]) => {
    const path = join(folder, name);
    writeFileSync(path, ["Opportunity ID,Opportunity Name,Stage,Amount", ...lines, ""].join("\n"));
    return path;
  };
  try {
    await createWorkbook(app, join(folder, "older.funnel"));
    for (const path of [
      write("a 2026-02-06.csv", "1,Alpha,Proposal,100"),
      write("b 2026-02-20.csv", "1,Alpha,Negotiation,100"),
    ]) {
      const dialog = await openImport(app, [path]);
      await dialog.toCheck();
      await dialog.run();
    }
    const dialog = await openImport(app, [write("c 2026-02-13.csv", "1,Alpha,Qualification,80")]);
    await expect(dialog.box).toContainText("Older than “b 2026-02-20.csv” (20 Feb 2026)");
    await dialog.toCheck();
    await expect(dialog.count("changed")).toHaveText("1");
    await expect(dialog.box.getByRole("tab", { name: /Changed/ })).toContainText("1 past");
    await dialog.box.getByRole("tab", { name: /Changed/ }).click();
    await expect(dialog.row("Alpha").getByText("Past", { exact: true })).toBeVisible();
    await dialog.close();
  } finally {
    await app.close();
  }
});
