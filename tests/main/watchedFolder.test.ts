import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { parseSettings } from "../../electron/main/settings.ts";
import { createWatchedFolder, parseDismissed, spreadsheetsIn } from "../../electron/main/watchedFolder.ts";

const NOW = Date.parse("2026-11-27T10:00:00Z");

function folderWith(files: Record<string, { text?: string; daysAgo?: number }>): string {
  const folder = mkdtempSync(join(tmpdir(), "funnel-watched-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, { text = "a,b\n", daysAgo = 1 }] of Object.entries(files)) {
    const path = join(folder, name);
    writeFileSync(path, text);
    const at = new Date(NOW - daysAgo * 86_400_000);
    utimesSync(path, at, at);
  }
  return folder;
}
const names = (files: readonly { name: string }[]) => files.map(({ name }) => name);

test("spreadsheets of the last month are found, newest first; nothing else is", () => {
  const folder = folderWith({
    "b.csv": { daysAgo: 2 },
    "a.XLSX": { daysAgo: 1 },
    "old.csv": { daysAgo: 40 },
    "empty.csv": { text: "" },
    "notes.pdf": {},
    ".hidden.csv": {},
    "~$a.xlsx": {},
    "c.csv.crdownload": {},
  });
  mkdirSync(join(folder, "folder.csv"));
  expect(names(spreadsheetsIn(folder, NOW))).toEqual(["a.XLSX", "b.csv"]);
  expect(spreadsheetsIn(join(folder, "none"), NOW)).toEqual([]);
});

test("a dismissed file is not offered again for that workbook, until it changes", () => {
  const folder = folderWith({ "a.csv": {}, "b.csv": { daysAgo: 2 } });
  let kept: string[] = [];
  const watched = createWatchedFolder({ read: () => kept, write: (next) => void (kept = next) }, () => NOW);
  const [a] = watched.files(folder, "/north.funnel");
  watched.dismiss(folder, "/north.funnel", [a?.path ?? "", "/etc/passwd"]);
  expect(kept).toHaveLength(1);
  expect(names(watched.files(folder, "/north.funnel"))).toEqual(["b.csv"]);
  expect(names(watched.files(folder, "/south.funnel"))).toEqual(["a.csv", "b.csv"]);
  writeFileSync(join(folder, "a.csv"), "a,b\n1,2\n");
  expect(names(watched.files(folder, "/north.funnel"))).toContain("a.csv");
  expect(() => parseDismissed({})).toThrow();
});

test("the folder is a setting that a damaged value does not cost the others", () => {
  expect(parseSettings({ theme: "dark", watchedFolder: "/x" })).toMatchObject({
    theme: "dark",
    watchedFolder: "/x",
  });
  expect(parseSettings({ theme: "dark", watchedFolder: 3 })).toMatchObject({
    theme: "dark",
    watchedFolder: null,
  });
});
