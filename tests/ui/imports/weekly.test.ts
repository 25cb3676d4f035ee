/** The import of each week: what is kept of it, and with which step the next one begins. */
import { describe, expect, it, test } from "vitest";
import type { ImportInspection } from "../../../src/contract/importing.ts";
import { asOfFor } from "../../../src/ui/features/imports/model/asOf.ts";
import { type Choices, noChoices } from "../../../src/ui/features/imports/model/choices.ts";
import { isCorrected, isWorthKeeping, namesToKeep } from "../../../src/ui/features/imports/model/remember.ts";
import { type FileEntry, newEntry } from "../../../src/ui/features/imports/state/fileEntry.ts";
import { firstStep } from "../../../src/ui/features/imports/state/useStraightToCheck.ts";
import { column, inspection } from "./inspection.ts";

const known = { id: "i1", name: "Weekly", fit: "exact", added: [], missing: [] } as const;
const columns = [
  column(0, "Deal", { field: "name", found: "header" }),
  column(1, "Stage", { field: "stage" }),
];

function entry(
  path: string,
  members: Partial<ImportInspection> = {},
  more: Partial<FileEntry> = {},
): FileEntry {
  return { ...newEntry(path), reading: false, inspection: inspection({ columns, ...members }), ...more };
}
const withProfile = (members: Partial<NonNullable<ImportInspection["profile"]>> = {}) => ({
  profile: { ...known, added: [], missing: [], ...members },
});
const chosen = (members: Partial<Choices>): Partial<FileEntry> => ({ choices: { ...noChoices, ...members } });

describe("the dialog begins", () => {
  it("with the check where a profile fits and nothing is open", () => {
    expect(firstStep([entry("a", withProfile())])).toBe("check");
    expect(firstStep([entry("a", withProfile({ fit: "near", added: ["Region"] }))])).toBe("check");
    // A list of accounts that never needed a correction comes along.
    expect(firstStep([entry("a", withProfile()), entry("b")])).toBe("check");
  });

  it("with the file where none fits, or anything is to be looked at", () => {
    expect(firstStep([entry("a")])).toBe("file");
    expect(firstStep([entry("a", withProfile({ fit: "far" }))])).toBe("file");
    expect(firstStep([entry("a", withProfile({ fit: "near", missing: ["Amount"] }))])).toBe("file");
    expect(firstStep([entry("a", { ...withProfile(), rows: 0 })])).toBe("file");
    expect(firstStep([entry("a", withProfile()), entry("b", {}, { error: new Error("no") })])).toBe("file");
    const newer = { newerExport: { file: "b.csv", asOf: "2026-02-20" } };
    expect(firstStep([entry("a", { ...withProfile(), ...newer })])).toBe("file");
    const asked = [column(0, "Deal", { field: "name", format: { ambiguous: true } })];
    expect(firstStep([entry("a", { ...withProfile(), columns: asked })])).toBe("file");
  });

  it("with the names where a stage is new, and with nothing while a file is being read", () => {
    const stage = { name: "Pilot", rows: 1, suggestion: null, kind: "open", same: false } as const;
    expect(firstStep([entry("a", { ...withProfile(), newStages: [stage] })])).toBe("names");
    const near = { name: "Anne Lee", rows: 1, suggestion: "Ann Lee" };
    expect(firstStep([entry("a", { ...withProfile(), newPeople: [near] })])).toBe("names");
    expect(firstStep([entry("a", { ...withProfile(), newPeople: [{ ...near, suggestion: null }] })])).toBe(
      "check",
    );
    expect(firstStep([entry("a", withProfile()), newEntry("b")])).toBeNull();
    expect(firstStep([])).toBeNull();
  });
});

describe("what is kept", () => {
  it("is a correction, not a day nor the choice of a profile", () => {
    expect(isCorrected(noChoices)).toBe(false);
    expect(isCorrected({ ...noChoices, asOf: "2026-11-01", profile: "none" })).toBe(false);
    for (const one of [{ map: { Deal: null } }, { headerRow: 3 }, { people: { Ann: null } }, { sheet: "A" }])
      expect(isCorrected({ ...noChoices, ...one })).toBe(true);
  });

  it("is a profile's new shape too", () => {
    expect(isWorthKeeping(entry("a", withProfile()))).toBe(false);
    expect(isWorthKeeping(entry("a", withProfile({ fit: "near", added: ["Region"] })))).toBe(true);
    expect(isWorthKeeping(entry("a", {}, { error: new Error("no"), ...chosen({ headerRow: 2 }) }))).toBe(
      false,
    );
  });

  it("is a list of deals, of a system or kept by hand, corrected or not, unless it is refused", () => {
    const plain = { sourceSystem: "salesforce", profileName: "Salesforce" };
    expect(isWorthKeeping(entry("a", plain))).toBe(true);
    expect(namesToKeep([entry("a", plain)]).get("a")).toBe("Salesforce");
    const refused = entry("a", plain, { remember: { on: false, name: null } });
    expect(namesToKeep([refused]).size).toBe(0);
    expect(isWorthKeeping(entry("a", plain, chosen({ profile: "none" })))).toBe(false);
    expect(isWorthKeeping(entry("a"))).toBe(true);
    for (const other of [{ sourceSystem: "workbench" }, { ...plain, table: "accounts" as const }])
      expect(isWorthKeeping(entry("a", other))).toBe(false);
  });

  it("goes into the profile that was used, else into a new one, one for each file", () => {
    const corrected = chosen({ map: { Deal: "name" } });
    const name = (file: FileEntry) => namesToKeep([file]).get("a");
    expect(name(entry("a", withProfile(), corrected))).toBe("Weekly");
    expect(name(entry("a", { ...withProfile({ fit: "far" }), profileName: "North" }, corrected))).toBe(
      "North",
    );
    expect(name(entry("a", { profileName: "North" }, corrected))).toBe("North");
    expect(name(entry("a", { profileName: "North" }))).toBe("North");
    expect(name(entry("a", {}, { ...corrected, remember: { on: false, name: "X" } }))).toBeUndefined();
    expect(name(entry("a", {}, { ...corrected, remember: { on: true, name: " Mine " } }))).toBe("Mine");
    expect(name(entry("a", {}, { ...corrected, remember: { on: true, name: "None" } }))).toBeUndefined();
    const two = [
      entry("a", { profileName: "North" }, corrected),
      entry("b", { profileName: "north" }, corrected),
    ];
    expect([...namesToKeep(two).values()]).toEqual(["North", "north 2"]);
  });
});

test("the day shown is the one that the import takes", () => {
  const deals = entry("deals", { asOf: "2026-03-31", asOfFrom: "fileName" });
  const accounts = entry("accounts", { asOf: "2026-11-17", asOfFrom: "modified", table: "accounts" });
  expect(asOfFor([accounts], "accounts")).toEqual({ day: "2026-11-17", from: "modified", passed: null });
  expect(asOfFor([deals, accounts], "accounts")).toEqual({ day: "2026-03-31", from: "others", passed: null });
  const later = { ...deals, ...chosen({ asOf: "2026-04-02" }) };
  expect(asOfFor([later, accounts], "accounts")).toEqual({ day: "2026-04-02", from: "others", passed: null });
  expect(asOfFor([later, accounts], "deals")).toEqual({ day: "2026-04-02", from: "given", passed: null });
  expect(asOfFor([newEntry("x")], "x")).toBeNull();
});
