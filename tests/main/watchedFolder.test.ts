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
  expect(names(spreadsheetsIn(folder, NOW).files)).toEqual(["a.XLSX", "b.csv"]);
});

test("a folder that is gone, or is none, is told as such and not as an empty one", () => {
  const folder = folderWith({ "a.csv": {} });
  expect(spreadsheetsIn(join(folder, "none"), NOW)).toEqual({ problem: "gone", files: [] });
  expect(spreadsheetsIn(join(folder, "a.csv"), NOW)).toEqual({ problem: "gone", files: [] });
  expect(spreadsheetsIn(folder, NOW).problem).toBeNull();
});

test("more than fifty new exports are counted, not listed", () => {
  const folder = folderWith(Object.fromEntries(Array.from({ length: 53 }, (_none, at) => [`${at}.csv`, {}])));
  const watched = createWatchedFolder({ read: () => [], write: () => undefined }, () => NOW);
  const { files, more } = watched.look(folder, "/north.funnel");
  expect([files.length, more]).toEqual([50, 3]);
});

test("a dismissed file is not offered again for that workbook, until it changes", () => {
  const folder = folderWith({ "a.csv": {}, "b.csv": { daysAgo: 2 } });
  let kept: string[] = [];
  const watched = createWatchedFolder({ read: () => kept, write: (next) => void (kept = next) }, () => NOW);
  const [a] = watched.look(folder, "/north.funnel").files;
  watched.dismiss(folder, "/north.funnel", [a?.path ?? "", "/etc/passwd"]);
  expect(kept).toHaveLength(1);
  expect(names(watched.look(folder, "/north.funnel").files)).toEqual(["b.csv"]);
  expect(names(watched.look(folder, "/south.funnel").files)).toEqual(["a.csv", "b.csv"]);
  writeFileSync(join(folder, "a.csv"), "a,b\n1,2\n");
  expect(names(watched.look(folder, "/north.funnel").files)).toContain("a.csv");
  expect(() => parseDismissed({})).toThrow();
});

test("the folders are a setting that a damaged value does not cost the others", () => {
  expect(parseSettings({ theme: "dark", watchedFolders: ["/x"] })).toMatchObject({
    theme: "dark",
    watchedFolders: ["/x"],
  });
  expect(parseSettings({ theme: "dark", watchedFolders: 3 })).toMatchObject({
    theme: "dark",
    watchedFolders: [],
  });
});
