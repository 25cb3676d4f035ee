/** Deals without ids: the combination of fields by which they are known again is chosen in the Columns step. */
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

/** Where pictures of the step are wanted. */
const shots = process.env["SHOTS"];

test("a re-import by the chosen key changes deals instead of doubling them", async () => {
  const { page } = app;
  await createWorkbook(app, join(folder, "keys.funnel"));
  const rows = [
    "Renewal,Proposal,Acme,Pump,100.00",
    "Renewal,Proposal,Acme,Valve,200.00",
    "Renewal,Proposal,Bolt,Pump,300.00",
  ];
  const write = (name: string, lines: string[]) => {
    const path = join(folder, name);
    writeFileSync(path, `Opportunity Name,Stage,Account Name,Product Name,Amount\n${lines.join("\n")}\n`);
    return path;
  };
  const chosen = page.getByRole("combobox", { name: "Without ids, deals are known again by" });
  const choose = async () => {
    await chosen.click();
    await page
      .getByRole("option", { name: "Account + Product: the fewest that tell all rows apart" })
      .click();
    await expect(chosen).toHaveValue(/Account \+ Product/);
  };
  const first = await openImport(app, [write("first.csv", rows)]);
  await first.next.click();
  await expect(chosen).toHaveValue("Name and account, in the order of the file");
  await choose();
  if (shots) await page.screenshot({ path: join(shots, "keys.png") });
  await first.toCheck();
  await first.run();

  const changed = rows.toReversed().map((row) => row.replace("200.00", "250.00"));
  const again = await openImport(app, [write("again.csv", changed)]);
  // The profile that was kept remembers the key, and leads to the check by itself.
  await expect(again.count("added")).toHaveText("0");
  await expect(again.count("changed")).toHaveText("1");
  await again.run();
  expect((await app.call("file.info")).deals).toBe(3);
});
