/** Deals with their history, contacts and lines in one import: each file is known by its columns, all are one undo. */
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createWorkbook } from "./harness.ts";
import { openImport } from "./importDialog.ts";
import { importWindow } from "./importWindow.ts";

const win = importWindow();
const { folder, write } = win;

const files = () => [
  write("history.csv", [
    "Opportunity Name,From Stage,To Stage,Amount,Stage Change Date",
    "Pumps for Acme,Qualify,Proposal,90000,2026-01-20",
    "Pumps for Acme,Proposal,Negotiation,95000,2026-02-10",
    "Nobody's deal,Qualify,Proposal,1,2026-01-20",
  ]),
  write("contacts.csv", [
    "Contact Name,Account Name,Title,Email,Opportunity ID,Role",
    "Lin Wei,Acme,CFO,lin@acme.example,1,Economic buyer",
  ]),
  write("lines.csv", ["Opportunity ID,Product,Quantity,Unit price", "1,Pump,4,20000", "1,Valve,2,10000"]),
  write("deals.csv", [
    "Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Created Date,Owner",
    "1,Pumps for Acme,Acme,Negotiation,100000,2026-01-05,Ann Lee",
    "2,Valves for Bolt,Bolt,Qualify,20000,2026-02-12,Bob Ray",
  ]),
];

for (const [locale, theme] of [
  ["en", "light"],
  ["zh-CN", "dark"],
] as const) {
  test(`deals with what belongs to them, ${locale} ${theme}`, async () => {
    await win.app.shell("setLocale", { locale: "en" });
    await createWorkbook(win.app, join(folder, `${locale}.funnel`));
    await win.app.shell("setLocale", { locale });
    await win.app.shell("setTheme", { theme });
    const shot = (name: string) => win.page.screenshot({ path: test.info().outputPath(`${name}.png`) });
    const dialog = await openImport(win.app, files());
    const words =
      locale === "en"
        ? {
            history: "History of deals",
            contacts: "Contacts",
            lines: "Product lines",
            before: "Stage before",
          }
        : { history: "商机历史", contacts: "联系人", lines: "产品行", before: "变更前阶段" };
    await expect(dialog.file("history.csv")).toContainText(words.history);
    await expect(dialog.file("contacts.csv")).toContainText(words.contacts);
    await expect(dialog.file("lines.csv")).toContainText(words.lines);
    await dialog.file("history.csv").click();
    await shot("file");
    await dialog.next.click();
    await expect(dialog.field("From Stage")).toHaveValue(words.before);
    await shot("columns");
    await dialog.toCheck();
    await expect(dialog.count("rows")).toHaveText("8");
    await expect(dialog.count("rejected")).toHaveText("1");
    await expect(dialog.box).toContainText("Nobody's deal");
    await shot("check");
    await dialog.run();
    await shot("done");
    await win.app.shell("setTheme", { theme: "light" });
    await win.app.shell("setLocale", { locale: "en" });
  });
}
