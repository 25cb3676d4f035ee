/** Corrections of an import kept for the next export of the same shape, and carried from one workbook to another. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { newWorkbook, temporaryFolder, type Workbook } from "../db/workbook.ts";
import { bytesOf, importFiles } from "./workbook.ts";
import { fileOf } from "./readRows.ts";

const HEADER = "Ref;Vorgang;Phase;Summe;Am;Wer";
const week1 = () =>
  fileOf(
    "weekly 2026-03-01.csv",
    `${HEADER}\nA1;Pumps;Angebot;1.000,50;03/04/2025;A. Lee\nA2;Valves;Angebot;2;05/06/2025;A. Lee\n`,
  );
const week2 = (header = HEADER, extra = "") =>
  fileOf("weekly 2026-03-08.csv", `${header}\nA1;Pumps;Angebot;3.000,50;03/04/2025;A. Lee${extra}\n`);

const corrections = {
  map: { Ref: "sourceId", Vorgang: "name", Phase: "stage", Summe: "amount", Am: "createdOn", Wer: "owner" },
  formats: { Am: { dateOrder: "dmy" }, Summe: { decimalMark: "," } },
  stages: { Angebot: { create: "open" } },
} as const;

async function remembered(): Promise<Workbook> {
  const workbook = await newWorkbook();
  await importFiles(workbook, [{ path: week1(), options: corrections, remember: "Weekly" }]);
  return workbook;
}

describe("a profile", () => {
  it("is kept with the import, without the day, and chosen by the next file's columns", async () => {
    const workbook = await newWorkbook();
    await importFiles(workbook, [
      { path: week1(), options: { ...corrections, asOf: "2026-03-02" }, remember: "Weekly" },
    ]);
    const [profile] = await workbook.call("import.profiles");
    expect(profile).toMatchObject({ name: "Weekly", options: corrections });
    expect(profile?.options).not.toHaveProperty("asOf");

    const seen = await workbook.call("import.inspect", { path: week2() });
    expect(seen.profile).toEqual({ id: profile?.id, name: "Weekly", fit: "exact", added: [], missing: [] });
    expect(seen.columns.map(({ field, found }) => [field, found])).toEqual(
      ["sourceId", "name", "stage", "amount", "createdOn", "owner"].map((field) => [field, "profile"]),
    );
    expect(seen.columns.some(({ format }) => format.ambiguous)).toBe(false);
    expect(await importFiles(workbook, [week2()])).toMatchObject({ added: 0, changed: 1, rejected: 0 });
    const { rows } = await workbook.call("deals.query", { sort: [{ column: "sourceId" }] });
    expect(rows.map(({ amountMinor, createdOn }) => [amountMinor, createdOn])).toEqual([
      [300_050, "2025-04-03"],
      [200, "2025-06-05"],
    ]);
  });

  it("is not kept by a dry run, nor by an import that failed", async () => {
    const workbook = await newWorkbook();
    const before = bytesOf(workbook);
    await importFiles(workbook, [{ path: week1(), options: corrections, remember: "Weekly" }], {
      dryRun: true,
    });
    await expect(
      importFiles(workbook, [
        { path: week1(), options: { map: { ...corrections.map, Nowhere: "note" } }, remember: "Weekly" },
      ]),
    ).rejects.toMatchObject({ code: "headerUnknown" });
    expect(await workbook.call("import.profiles")).toEqual([]);
    expect(bytesOf(workbook)).toBe(before);
  });

  it("outlives the undoing of its import, and leaves out what the undo took away", async () => {
    const workbook = await remembered();
    const person = (await workbook.call("lists.people")).find(({ name }) => name === "A. Lee");
    const stage = (await workbook.call("lists.pipelines"))[0]?.stages.find(({ name }) => name === "Angebot");
    const [profile] = await workbook.call("import.profiles");
    await workbook.call("import.saveProfile", {
      id: profile?.id,
      name: "Weekly",
      fingerprint: profile?.fingerprint ?? "",
      options: {
        ...corrections,
        people: { "Lee, A.": person?.id ?? "" },
        stages: { Offer: { stage: stage?.id ?? "" } },
      },
    });
    await workbook.call("history.undo");
    const seen = await workbook.call("import.inspect", { path: week2() });
    expect(seen.profile?.name).toBe("Weekly");
    expect(seen.newStages.map(({ name }) => name)).toEqual(["Angebot"]);
    expect(await importFiles(workbook, [week2()])).toMatchObject({ added: 1 });
    expect((await workbook.call("file.check")).ok).toBe(true);
  });

  it("fits a file with its columns in another order and writing", async () => {
    const workbook = await remembered();
    const path = fileOf("x.csv", "WER;am;SUMME;phase;Vorgang;ref\nA. Lee;03/04/2025;9,50;Angebot;Pumps;A1\n");
    const seen = await workbook.call("import.inspect", { path });
    expect(seen.profile?.fit).toBe("exact");
    expect(seen.columns.map(({ field }) => field)).toEqual([
      "owner",
      "createdOn",
      "amount",
      "stage",
      "name",
      "sourceId",
    ]);
    expect(seen.columns[1]?.format).toMatchObject({ dateOrder: "dmy" });
  });

  it("fits a file with one column more, and says which; with two it is not taken", async () => {
    const workbook = await remembered();
    const seen = await workbook.call("import.inspect", { path: week2(`${HEADER};Land`, ";DE") });
    expect(seen.profile).toMatchObject({ fit: "near", added: ["Land"], missing: [] });
    const other = await workbook.call("import.inspect", { path: week2(`${HEADER};Land;Ort`, ";DE;Ulm") });
    expect(other.profile).toBeNull();
    expect(other.columns.every(({ found }) => found !== "profile")).toBe(true);
  });

  it("fits a file that lost one column, which is told with the import", async () => {
    const workbook = await remembered();
    const path = fileOf("x 2026-03-08.csv", "Ref;Vorgang;Phase;Am;Wer\nA1;Pumps;Angebot;03/04/2025;A. Lee\n");
    expect((await workbook.call("import.inspect", { path })).profile).toMatchObject({
      fit: "near",
      missing: ["Summe"],
    });
    const { issues } = await importFiles(workbook, [path], { dryRun: true });
    expect(issues).toMatchObject([{ code: "profileColumnsMissing", severity: "warning", row: null }]);
    expect(issues[0]?.reason).toContain("Summe");
  });

  it("is not taken when none is asked for, and another can be", async () => {
    const workbook = await remembered();
    await workbook.call("import.saveProfile", {
      name: "Names only",
      fingerprint: "x",
      options: { map: { Vorgang: "note", Phase: "name" } },
    });
    const fieldsBy = async (profile: string) => {
      const seen = await workbook.call("import.inspect", { path: week2(), options: { profile } });
      return [seen.profile?.fit ?? null, ...seen.columns.slice(1, 3).map(({ field }) => field)];
    };
    expect(await fieldsBy("none")).toEqual([null, null, "stage"]);
    expect(await fieldsBy("names ONLY")).toEqual(["far", "note", "name"]);
    await expect(fieldsBy("Other")).rejects.toMatchObject({ kind: "notFound", code: "profileNotFound" });
  });

  it("gives way to what is chosen now, a field that another column is given included", async () => {
    const workbook = await remembered();
    const seen = await workbook.call("import.inspect", {
      path: week2(),
      options: { map: { Wer: "name" }, formats: { Am: { dateOrder: "mdy" } } },
    });
    expect(seen.columns.map(({ field, found }) => [field, found])).toEqual([
      ["sourceId", "profile"],
      [null, "none"],
      ["stage", "profile"],
      ["amount", "profile"],
      ["createdOn", "user"],
      ["name", "user"],
    ]);
    expect(seen.columns[4]?.format).toMatchObject({ dateOrder: "mdy" });
  });

  it("finds the header row that was chosen last time", async () => {
    const text = (amount: string) =>
      `Report;of;March;x;x;x\n1;2;3;4;5;6\n${HEADER}\nA1;Pumps;Angebot;${amount};03/04/2025;A. Lee\n`;
    const workbook = await newWorkbook();
    await importFiles(workbook, [
      { path: fileOf("a.csv", text("1,00")), options: { ...corrections, headerRow: 3 }, remember: "Titled" },
    ]);
    const seen = await workbook.call("import.inspect", { path: fileOf("b.csv", text("2,00")) });
    expect([seen.headerRow, seen.profile?.name, seen.rows]).toEqual([3, "Titled", 1]);
  });

  it("used last comes first, and wins where two fit alike", async () => {
    const workbook = await remembered();
    const second = { ...corrections, map: { ...corrections.map, Wer: null } };
    await importFiles(workbook, [
      { path: week1(), options: { ...second, profile: "none" }, remember: "Without owner" },
    ]);
    const list = async () => (await workbook.call("import.profiles")).map(({ name }) => name);
    expect(await list()).toEqual(["Without owner", "Weekly"]);
    expect((await workbook.call("import.inspect", { path: week2() })).profile?.name).toBe("Without owner");
    await importFiles(workbook, [{ path: week2(), options: { profile: "Weekly" } }]);
    expect(await list()).toEqual(["Weekly", "Without owner"]);
  });

  it("kept again under its name takes the place of the former, corrections of both together", async () => {
    const workbook = await remembered();
    await importFiles(workbook, [
      { path: week2(`${HEADER};Land`, ";DE"), options: { map: { Land: "source" } }, remember: "weekly" },
    ]);
    const profiles = await workbook.call("import.profiles");
    expect(profiles.map(({ name, options }) => [name, options.map])).toEqual([
      ["weekly", { ...corrections.map, Land: "source" }],
    ]);
    expect(
      (await workbook.call("import.inspect", { path: week2(`${HEADER};Land`, ";DE") })).profile?.fit,
    ).toBe("exact");
  });
});

test("profiles are renamed and deleted; a deleted one can be brought back as it was", async () => {
  const workbook = await remembered();
  const [profile] = await workbook.call("import.profiles");
  if (!profile) throw new Error("no profile");
  const { id, usedAt: _used, ...content } = profile;
  await workbook.call("import.saveProfile", { ...content, name: "Other" });
  const rename = (name: string) => workbook.call("import.saveProfile", { ...content, id, name });
  await expect(rename("OTHER")).rejects.toMatchObject({ kind: "conflict", code: "profileNameTaken" });
  await expect(rename("None")).rejects.toMatchObject({ code: "invalidInput" });
  expect(await rename("Each week")).toEqual({ ...profile, name: "Each week" });
  await workbook.call("import.deleteProfile", { id });
  await expect(workbook.call("import.deleteProfile", { id })).rejects.toMatchObject({
    code: "profileNotFound",
  });
  await expect(rename("Again")).rejects.toMatchObject({ code: "profileNotFound" });
  const back = await workbook.call("import.saveProfile", { ...content, name: "Each week" });
  expect(back).toMatchObject({ ...content, name: "Each week" });
});

test("the import log names the profile of each file as it then was, also when it is renamed or deleted since", async () => {
  const workbook = await remembered();
  await importFiles(workbook, [week2()]);
  const [profile] = await workbook.call("import.profiles");
  const { id, fingerprint, options } = profile as NonNullable<typeof profile>;
  await workbook.call("import.saveProfile", { id, name: "Each week", fingerprint, options });
  await workbook.call("import.deleteProfile", { id });
  const log = await workbook.call("import.log");
  expect(log.map(({ details }) => details.map((detail) => detail.profile))).toEqual([["Weekly"], ["Weekly"]]);
});

describe("a file of profiles", () => {
  it("carries them to another workbook, stages and people by their names", async () => {
    const from = await remembered();
    const [profile] = await from.call("import.profiles");
    const stage = (await from.call("lists.pipelines"))[0]?.stages.find(({ name }) => name === "Angebot");
    const person = (await from.call("lists.people"))[0];
    await from.call("import.saveProfile", {
      id: profile?.id,
      name: "Weekly",
      fingerprint: profile?.fingerprint ?? "",
      options: {
        ...corrections,
        stages: { Offer: { stage: stage?.id ?? "" }, Neu: { create: "open" } },
        people: { "Lee, A.": person?.id ?? "", "B. Ray": null },
      },
    });
    const path = join(temporaryFolder(), "profiles.json");
    expect(await from.call("import.exportProfiles", { path })).toEqual({ profiles: 1 });

    const to = await newWorkbook();
    await importFiles(to, [
      fileOf(
        "other.csv",
        "Opportunity ID,Opportunity Name,Stage,Owner\n1,X,Start,Z. Zed\n2,Y,Angebot,A. Lee\n",
      ),
    ]);
    expect(await to.call("import.importProfiles", { path })).toEqual({ added: 1, replaced: 0 });
    const file = fileOf("offer.csv", `${HEADER}\nB1;Pumps;Offer;1;03/04/2025;Lee, A.\n`);
    expect(await to.call("import.inspect", { path: file })).toMatchObject({
      profile: { name: "Weekly", fit: "exact" },
      newStages: [],
      newPeople: [],
    });
    expect(await importFiles(to, [file])).toMatchObject({ added: 1, rejected: 0 });
    const { rows } = await to.call("deals.query", { filter: { search: "Pumps" } });
    expect(rows).toMatchObject([{ stage: "Angebot", owner: "A. Lee" }]);
    // Once more: the same name is the same profile.
    expect(await to.call("import.importProfiles", { path })).toEqual({ added: 0, replaced: 1 });
    expect(await to.call("import.profiles")).toHaveLength(1);
  });

  it("holds no day of an export and no id of the workbook", async () => {
    const workbook = await remembered();
    const path = join(temporaryFolder(), "profiles.json");
    await workbook.call("import.exportProfiles", { path });
    const written = JSON.parse(readFileSync(path, "utf8")) as object;
    expect(written).toMatchObject({ format: "funnel-import-profiles", version: 1 });
    expect(JSON.stringify(written)).not.toMatch(/"(?:id|asOf|profile|usedAt)":/);
  });

  const good = {
    format: "funnel-import-profiles",
    version: 1,
    profiles: [{ name: "A", fingerprint: "a|b", options: { map: { A: "name" } } }],
  };
  test.each([
    ["no JSON", "Ref,Name\n1,2\n", "profilesNotJson"],
    ["cut off", JSON.stringify(good).slice(0, -4), "profilesNotJson"],
    ["other JSON", `{"profiles":[]}`, "profilesOther"],
    ["a list", "[]", "profilesOther"],
    ["null", "null", "profilesOther"],
    ["a newer version", JSON.stringify({ ...good, version: 2 }), "profilesNewer"],
    ["no version", JSON.stringify({ ...good, version: "1" }), "profilesDamaged"],
    ["a field that is none", JSON.stringify(good).replace(`"name"}`, `"shoeSize"}`), "profilesDamaged"],
    ["no name", JSON.stringify(good).replace(`"A","fing`, `"  ","fing`), "profilesDamaged"],
    ["the name none", JSON.stringify(good).replace(`"A","fing`, `"None","fing`), "profilesDamaged"],
  ])("%s is refused with a sentence, and nothing is taken", async (_what, text, code) => {
    const workbook = await newWorkbook();
    const path = join(temporaryFolder(), "p.json");
    writeFileSync(path, text);
    const refusal = workbook.call("import.importProfiles", { path });
    await expect(refusal).rejects.toMatchObject({ kind: "invalid", code, params: { file: "p.json" } });
    expect(await workbook.call("import.profiles")).toEqual([]);
  });

  it("is refused where it is not there or can't be written", async () => {
    const workbook = await newWorkbook();
    const path = join(temporaryFolder(), "none", "p.json");
    await expect(workbook.call("import.importProfiles", { path })).rejects.toMatchObject({
      code: "profilesNotThere",
    });
    await expect(workbook.call("import.exportProfiles", { path })).rejects.toMatchObject({
      code: "profilesNotWritten",
    });
  });
});

test("files that were not imported yet are told by size and content, whatever their name", async () => {
  const workbook = await newWorkbook();
  const [a, b] = [week1(), week2()];
  const unseen = async (...paths: string[]) => (await workbook.call("import.unseen", { paths })).paths;
  expect(await unseen(a, b, join(temporaryFolder(), "gone.csv"), temporaryFolder())).toEqual([a, b]);
  await importFiles(workbook, [{ path: a, options: corrections }]);
  const copy = fileOf("copy of it.csv", readFileSync(a, "utf8"));
  // As long as the first, but not it.
  const other = fileOf("weekly 2026-03-01.csv", readFileSync(a, "utf8").replace("Pumps", "Bumps"));
  expect(await unseen(a, copy, other, b)).toEqual([other, b]);
  await workbook.call("history.undo");
  expect(await unseen(a)).toEqual([a]);
});
