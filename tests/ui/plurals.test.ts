/** A figure and what it counts agree: "1 deal", "2 deals", in every English sentence of the window and of the engine. */
import { describe, expect, it } from "vitest";
import { messageTemplate, messageCodes } from "../../src/contract/messages/index.ts";
import { en } from "../../src/ui/locales/namespaces.ts";

/** What sentences count. */
const NOUNS =
  "rows|deals|columns|files|accounts|products|changes|cells|lines|profiles|problems|bytes|days|people|exports|sheets|stages|seconds|minutes|characters|values|folders|fields";

type Words = { [key: string]: string | Words };

function leaves(words: Words, path: string): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[`${path}.${key}`, value] as [string, string]]
      : leaves(value, `${path}.${key}`),
  );
}

/** Keys of the window's words that count something without a form for one. */
function withoutPlural(words: Words): string[] {
  const all = new Map(leaves(words, ""));
  const plural = new RegExp(`\\{\\{\\w+\\}\\} (?:(?!\\w+s )[\\w-]+ )?(?:${NOUNS})\\b`);
  return [...all].flatMap(([key, text]) => {
    const stem = key.replace(/_(?:one|other)$/, "");
    if (stem === key) return /\{\{count\}\}/.test(text) || plural.test(text) ? [key] : [];
    return all.has(`${stem}_one`) && all.has(`${stem}_other`) ? [] : [key];
  });
}

/** Codes of the engine's sentences that do so. `{most}` is a limit of thousands, never one. */
function codesWithoutPlural(templates: readonly (readonly [string, string])[]): string[] {
  const plural = new RegExp(`\\{(?!most\\})\\w+\\} (?:(?!\\w+s )[\\w-]+ )?(?:${NOUNS})\\b`);
  return templates.filter(([, text]) => plural.test(text)).map(([code]) => code);
}

describe("what is counted has a form for one", () => {
  it("in the window", () => {
    expect(withoutPlural(en as Words)).toEqual([]);
  });

  it("in the engine's sentences", () => {
    expect(codesWithoutPlural(messageCodes("en").map((code) => [code, messageTemplate("en", code)]))).toEqual(
      [],
    );
  });

  it("or it is found", () => {
    const words = {
      a: "{{shown}} open deals",
      b: { c: "{{count}} in all" },
      d_other: "{{shown}} deals",
      e_one: "{{shown}} deal",
      e_other: "{{shown}} deals",
      f: "{{file}} holds deals",
    };
    expect(withoutPlural(words)).toEqual([".a", ".b.c", ".d_other"]);
    expect(
      codesWithoutPlural([
        ["a", "{count} deals"],
        ["b", "{count} {count|deal|deals}"],
        ["c", "{most} rows"],
      ]),
    ).toEqual(["a"]);
  });
});
