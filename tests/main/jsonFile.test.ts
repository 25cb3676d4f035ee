import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { jsonFile, writeAtomically } from "../../electron/main/jsonFile.ts";
import { defaultSettings, parseSettings } from "../../electron/main/settings.ts";

let folder: string;
let path: string;
let warnings: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "funnel-settings-"));
  path = join(folder, "settings.json");
  warnings = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const settings = (at = path) => jsonFile(at, parseSettings, defaultSettings, (what) => warnings.push(what));

test("what is written is read by the next start", () => {
  settings().write({ locale: "zh-CN", theme: "dark", watchedFolders: [] });
  expect(settings().read()).toEqual({ locale: "zh-CN", theme: "dark", watchedFolders: [] });
  expect(readdirSync(folder)).toEqual(["settings.json"]);
});

test("a first start has no file and nothing to warn of", () => {
  expect(settings().read()).toEqual(defaultSettings);
  expect(warnings).toEqual([]);
});

test.each(["", "{", "null", "[]", '"dark"', "\0\0\0\0"])(
  "damaged content %j gives the defaults, with a word in the log",
  (content) => {
    writeFileSync(path, content);
    expect(settings().read()).toEqual(defaultSettings);
    expect(warnings).toEqual(["unreadable, using defaults"]);
  },
);

test("a value that is not known costs only itself", () => {
  writeFileSync(path, '{ "locale": "fr", "theme": "dark", "future": 1 }');
  expect(settings().read()).toEqual({ locale: "system", theme: "dark", watchedFolders: [] });
  expect(warnings).toEqual([]);
});

test("where nothing can be written the choice holds until the app ends", () => {
  writeFileSync(join(folder, "file"), "");
  const file = settings(join(folder, "file", "settings.json"));
  file.write({ locale: "en", theme: "light", watchedFolders: [] });
  expect(file.read()).toEqual({ locale: "en", theme: "light", watchedFolders: [] });
  expect(warnings).toContain("could not be written");
});

test("a failed replacement leaves the old bytes and no litter", () => {
  writeFileSync(path, "old");
  expect(() => writeAtomically(folder, "new")).toThrow();
  expect(readFileSync(path, "utf8")).toBe("old");
  expect(readdirSync(folder)).toEqual(["settings.json"]);
});
