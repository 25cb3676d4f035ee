import { expect, test } from "vitest";
import { resolveLocale } from "../../electron/main/locale.ts";
import { fill, stringsOf } from "../../electron/main/locales.ts";

test.each([
  [["zh-CN"], "zh-CN"],
  [["zh-Hans-CN", "en-US"], "zh-CN"],
  [["zh-TW"], "zh-CN"],
  [["zh_CN.UTF-8"], "zh-CN"],
  [["en-GB", "zh-CN"], "en"],
  [["de-DE", "zh-CN"], "zh-CN"],
  [["fr-FR"], "en"],
  [["C"], "en"],
  [[], "en"],
])("system languages %j are shown as %s", (languages, expected) => {
  expect(resolveLocale("system", languages)).toBe(expected);
});

test("a language that was chosen stands, whatever the system speaks", () => {
  expect(resolveLocale("en", ["zh-CN"])).toBe("en");
  expect(resolveLocale("zh-CN", ["en-US"])).toBe("zh-CN");
});

test("both languages have a text for all that main shows, with the same parameters", () => {
  const texts = (strings: object, path = ""): [string, string][] =>
    Object.entries(strings).flatMap(([key, value]) =>
      typeof value === "string"
        ? [[path + key, value] as [string, string]]
        : texts(value as object, `${path}${key}.`),
    );
  const english = texts(stringsOf("en"));
  const chinese = new Map(texts(stringsOf("zh-CN")));
  expect([...chinese.keys()]).toEqual(english.map(([key]) => key));
  for (const [key, text] of english) {
    const parameters = (sentence: string): string[] => (sentence.match(/\{\w+\}/g) ?? []).toSorted();
    expect(parameters(chinese.get(key) ?? ""), key).toEqual(parameters(text));
    expect(chinese.get(key)?.trim(), key).not.toBe("");
  }
});

test("mnemonics of one menu differ, in both languages", () => {
  for (const locale of ["en", "zh-CN"] as const) {
    const { menu } = stringsOf(locale);
    const bar = [menu.file, menu.edit, menu.view, menu.go, menu.help];
    const edit = [menu.undo, menu.redo, menu.cut, menu.copy, menu.paste, menu.selectAll, menu.find];
    for (const labels of [bar, edit]) {
      const letters = labels.map((label) => /&(\w)/.exec(label)?.[1]?.toUpperCase());
      expect(letters).not.toContain(undefined);
    }
    const letters = bar.map((label) => /&(\w)/.exec(label)?.[1]?.toUpperCase());
    expect(new Set(letters).size).toBe(letters.length);
  }
});

test("a sentence takes its parameters and keeps what it doesn't know", () => {
  expect(fill("{name} has {n} deals, {other}", { name: "A", n: 3 })).toBe("A has 3 deals, {other}");
});
