/** Every fault that the import can tell has a sentence in both languages, with all of its parameters. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { importEn } from "../../src/contract/messages/import.en.ts";
import { importZh } from "../../src/contract/messages/import.zh.ts";

const parameters = (text: string) =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").sort((a, b) => a.localeCompare(b));
const root = join(import.meta.dirname, "../..");
const sources = ["electron/engine/import", "src/core/mapping"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join(root, folder, name), "utf8")),
);

describe("sentences", () => {
  it.each(Object.keys(importEn) as (keyof typeof importEn)[])("%s", (code) => {
    expect(importEn[code].length).toBeGreaterThan(20);
    expect(importZh[code]).toMatch(/\p{Script=Han}/u);
    expect(parameters(importZh[code])).toEqual(parameters(importEn[code]));
    // A sentence that nothing says any more is dead.
    expect(sources.some((text) => text.includes(`"${code}"`))).toBe(true);
  });

  it("are there for every code that the readers throw", () => {
    const thrown = sources.flatMap((text) =>
      [
        ...text.matchAll(/new ReadError\(\s*"(\w+)"/g),
        ...text.matchAll(/(?:code:|\.reject\(|\.note\(|failure\()\s*"(\w+)"(?:,\s*(?:params|row)|\))/g),
      ].map(([, code]) => code as string),
    );
    expect(thrown.length).toBeGreaterThan(20);
    for (const code of thrown) expect(importEn).toHaveProperty(code);
  });
});
