/** The list of imports: what later ones stand on is taken back only where the user says so. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createWorkbook, launchApp, temporaryFolder } from "./harness.ts";
import { openImport } from "./importDialog.ts";

test("an undo that a later export contradicts names it, and is done where that is meant", async () => {
  const app = await launchApp({ size: { width: 1280, height: 800 } });
  const { page } = app;
  const folder = temporaryFolder();
  const write = (name: string, ...lines: string[]) => {
    const path = join(folder, name);
    writeFileSync(path, ["Opportunity ID,Opportunity Name,Stage", ...lines, ""].join("\n"));
    return path;
  };
  try {
    await createWorkbook(app, join(folder, "held.funnel"));
    for (const path of [
      write("jan 2026-01-31.csv", "1,Alpha,Proposal", "2,Beta,Proposal"),
      write("feb 2026-02-28.csv", "1,Alpha,Proposal", "3,Gamma,Proposal"),
    ]) {
      const dialog = await openImport(app, [path]);
      await dialog.toCheck();
      await dialog.run();
    }
    await page.getByRole("navigation", { name: "Screens" }).getByText("Imports").click();
    await page.getByRole("button", { name: "Undo jan 2026-01-31.csv" }).click();
    const refusal = page.getByRole("alert");
    await expect(refusal).toContainText("“feb 2026-02-28.csv” was imported later and holds 1 deal");
    expect((await app.call("file.info")).deals).toBe(3);
    await refusal.getByRole("button", { name: "Undo anyway" }).click();
    await expect.poll(async () => (await app.call("file.info")).deals).toBe(1);
    await expect(page.getByRole("row").filter({ hasText: "jan 2026-01-31.csv" })).toContainText("Undone");
  } finally {
    await app.close();
  }
});
