/** Files that are not what they should be: each gets its sentence in the window, in both languages, and changes nothing. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createWorkbook, launchApp, type RunningApp, temporaryFolder } from "./harness.ts";
import { openImport } from "./importDialog.ts";

const folder = temporaryFolder();
const header = "Opportunity ID,Opportunity Name,Stage,Amount,Close Date";

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** The old container whose directory names an encrypted package: what Office writes for a workbook with a password. */
function passwordProtected(): Buffer {
  const bytes = Buffer.alloc(4096);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
  bytes.write("EncryptedPackage", 1024, "utf16le");
  return bytes;
}

const aFolder = join(folder, "a folder.csv");
mkdirSync(aFolder, { recursive: true });

/** What can't be read at all: the sentence stands where the file's facts would. */
const unreadable: { what: string; path: string; en: string; zh: string }[] = [
  { what: "an empty file", path: write("empty.csv", ""), en: "is empty", zh: "空文件" },
  {
    what: "a web page under a workbook's name",
    path: write("page.xlsx", "<html><body><table><tr><td>1</td></tr></table></body></html>"),
    en: "is a web page",
    zh: "其实是网页",
  },
  {
    what: "a workbook with a password",
    path: write("secret.xlsx", passwordProtected()),
    en: "protected by a password",
    zh: "有密码保护",
  },
  { what: "a folder", path: aFolder, en: "is a folder", zh: "是文件夹" },
];

/** What can be read but for some rows: each is listed with its place. */
const flawed: { what: string; path: string; row: string; en: string; zh: string }[] = [
  {
    what: "a row with too few cells",
    path: write("ragged.csv", `${header}\nA1,One,Proposal,1.00,2026-01-31\nA2,Two\n`),
    row: "3",
    en: "has 2 cells where the header has 5",
    zh: "有 2 个单元格，而表头有 5 个",
  },
  {
    what: "text in a money column",
    path: write("words.csv", `${header}\nA1,One,Proposal,1.00,2026-01-31\nA2,Two,Proposal,much,2026-01-31\n`),
    row: "3",
    en: "“much” is not an amount of money",
    zh: "“much”不是金额",
  },
  {
    what: "31 February",
    path: write(
      "february.csv",
      `${header}\nA1,One,Proposal,1.00,2026-01-31\nA2,Two,Proposal,2.00,2026-02-31\n`,
    ),
    row: "3",
    en: "2026-02-31 is not in the calendar",
    zh: "日历中没有 2026-02-31",
  },
];

for (const locale of ["en", "zh-CN"] as const) {
  const inLocale = ({ en, zh }: { en: string; zh: string }) => (locale === "en" ? en : zh);

  test.describe(`in ${locale}`, () => {
    let app: RunningApp;
    test.beforeAll(async () => {
      app = await launchApp({ locale, size: { width: 1280, height: 800 } });
      await createWorkbook(app, join(folder, `bad ${locale}.funnel`));
    });
    test.afterAll(() => app.close());
    test.afterEach(async () => {
      expect((await app.call("file.info")).deals).toBe(0);
      expect(await app.call("history.changeSets")).toEqual([]);
    });

    for (const bad of unreadable) {
      test(`${bad.what} says what it is, and the file beside it can still be imported`, async () => {
        const good = write("good.csv", `${header}\nA1,One,Proposal,1.00,2026-01-31\n`);
        const dialog = await openImport(app, [bad.path, good]);
        await expect(dialog.alerts).toContainText(inLocale(bad));
        await dialog.toCheck();
        await expect(dialog.count("rows")).toHaveText("1");
        await expect(dialog.count("added")).toHaveText("1");
        await dialog.close();
      });
    }

    test("column names without rows hold the import up until the file is left out", async () => {
      const bare = write("header only.csv", `${header}\n`);
      const good = write("good.csv", `${header}\nA1,One,Proposal,1.00,2026-01-31\n`);
      const dialog = await openImport(app, [bare, good]);
      const said = locale === "en" ? "no rows under them" : "下面没有数据行";
      await expect(dialog.alerts).toContainText(said);
      await dialog.next.click();
      await expect(dialog.alerts).toContainText(said);
      await dialog.alerts.getByRole("button").click();
      await expect(dialog.file("header only.csv")).toHaveCount(0);
      await dialog.toCheck();
      await expect(dialog.count("added")).toHaveText("1");
      await dialog.close();
    });

    for (const bad of flawed) {
      test(`${bad.what} is rejected with row and reason, the rest is read`, async () => {
        const dialog = await openImport(app, [bad.path]);
        await dialog.toCheck();
        await expect(dialog.count("added")).toHaveText("1");
        await expect(dialog.count("rejected")).toHaveText("1");
        const issue = dialog.row(inLocale(bad));
        await expect(issue.getByRole("cell").first()).toHaveText(bad.row);
        await dialog.close();
      });
    }
  });
}
