/** What the words of a status column mean: shown with their reading, changed, and remembered. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createWorkbook, launchApp, type RunningApp, temporaryFolder } from "./harness.ts";
import { openImport } from "./importDialog.ts";

const folder = temporaryFolder();
let app: RunningApp;

test.beforeAll(async () => {
  app = await launchApp({ size: { width: 1280, height: 800 } });
});
test.afterAll(() => app.close());

test("each word of the status is read as open, won or lost, and can be read otherwise", async () => {
  const { page } = app;
  await createWorkbook(app, join(folder, "states.funnel"));
  const path = join(folder, "deals.csv");
  const rows = ["1,Pumps,Proposal,Won", "2,Valves,Proposal,Archived", "3,Tanks,Proposal,Open"];
  writeFileSync(path, `${["Deal - ID,Deal - Title,Deal - Stage,Deal - Status", ...rows].join("\n")}\n`);
  const dialog = await openImport(app, [path]);
  await dialog.next.click();
  await dialog.next.click();
  const read = (word: string) => page.getByRole("combobox", { name: `What ${word} is read as` });
  await expect(page.getByRole("tab", { name: /Open, won, lost/ })).toHaveAttribute("aria-selected", "true");
  await expect(read("Won")).toHaveValue("Won");
  await expect(read("Open")).toHaveValue("Open");
  await expect(read("Archived")).toHaveValue("Nothing: its stage decides");
  await read("Archived").focus();
  await page.keyboard.press("ArrowDown");
  await page.getByRole("option", { name: "Lost", exact: true }).click();
  await expect(read("Archived")).toHaveValue("Lost");
  if (process.env["SHOTS"]) await page.screenshot({ path: join(process.env["SHOTS"], "states-en.png") });
  await dialog.toCheck();
  await dialog.run();
  const { rows: deals } = await app.call("deals.query", {});
  expect(deals.map(({ name, state }) => `${name} ${state}`).sort()).toEqual([
    "Pumps won",
    "Tanks open",
    "Valves lost",
  ]);
});
