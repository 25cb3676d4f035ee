/** Open, won and lost by the columns that say so, beside the stage. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { newWorkbook, temporaryFolder, type Workbook } from "../db/workbook.ts";
import { csvOf, importFiles } from "./workbook.ts";

/** `name stage state`, by name. */
async function standing(workbook: Workbook): Promise<string[]> {
  const { rows } = await workbook.call("deals.query", { limit: 100 });
  return rows.map(({ name, stage, state }) => `${name} ${stage} ${state}`).sort();
}

const pipedrive = ["Deal - ID", "Deal - Title", "Deal - Stage", "Deal - Status", "Deal - Value"];

describe("open, won and lost by rule", () => {
  it("follow a status that says won or lost, wherever the deal stood when it ended", async () => {
    const workbook = await newWorkbook();
    const file = csvOf([
      pipedrive,
      [1, "A", "Proposal", "Won", 10],
      [2, "B", "Proposal", "Lost", 20],
      [3, "C", "Proposal", "Open", 30],
      [4, "D", "Demo", "", 40],
    ]);
    const { issues } = await importFiles(workbook, [file]);
    expect(issues).toEqual([]);
    expect(await standing(workbook)).toEqual(["A Won won", "B Lost lost", "C Proposal open", "D Demo open"]);
    expect((await importFiles(workbook, [file])).unchanged).toBe(4);
    const later = csvOf([
      pipedrive,
      [1, "A", "Proposal", "Won", 10],
      [2, "B", "Proposal", "Open", 20],
      [3, "C", "Proposal", "Won", 30],
      [4, "D", "Demo", "Lost", 40],
    ]);
    expect((await importFiles(workbook, [later])).changed).toBe(3);
    expect(await standing(workbook)).toEqual(["A Won won", "B Proposal open", "C Won won", "D Lost lost"]);
    expect((await workbook.call("file.check", {})).problems).toEqual([]);
  });

  it("keep the open stage that a new deal ended from, in its past and in the conversion", async () => {
    const workbook = await newWorkbook();
    const header = [...pipedrive, "Deal created", "Closed on"];
    const rows = [
      [1, "A", "Proposal", "Won", 10, "2026-01-05", "2026-02-05"],
      [2, "B", "Demo", "Lost", 20, "2026-01-06", "2026-02-06"],
      [3, "C", "Proposal", "Lost", 20, "2026-01-07", "2026-01-07"],
      [4, "D", "Demo", "Lost", 20, "", ""],
      [5, "E", "Proposal", "Open", 20, "2026-01-09", ""],
    ];
    const file = csvOf([header, ...rows]);
    const { changeSet } = await importFiles(workbook, [{ path: file, options: { asOf: "2026-03-01" } }]);
    const past = () =>
      workbook.engine.session.sql.raw
        .prepare(
          `SELECT concat_ws(' ', d.name, s.name, i.entered_on, i.left_on) FROM stage_interval i JOIN deal d ON d.id = i.deal_id
           LEFT JOIN stage s ON s.id = i.stage_id ORDER BY d.name, i.position`,
        )
        .pluck()
        .all();
    expect(past()).toEqual([
      "A Proposal 2026-01-05 2026-02-05",
      "A Won 2026-02-05 9999-12-31",
      "B Demo 2026-01-06 2026-02-06",
      "B Lost 2026-02-06 9999-12-31",
      "C Proposal 2026-01-07 2026-01-07",
      "C Lost 2026-01-07 9999-12-31",
      "D Demo 2026-03-01 2026-03-01",
      "D Lost 2026-03-01 9999-12-31",
      "E Proposal 2026-01-09 9999-12-31",
    ]);
    const check = async () => (await workbook.call("file.check", {})).problems;
    expect(await check()).toEqual([]);
    const conversion = await workbook.call("funnel.conversion", {
      cohortFrom: "2026-01-01",
      cohortTo: "2026-12-31",
    });
    expect(
      conversion.map(({ stage, entered, lost, lostUnknown }) => [stage, entered, lost, lostUnknown]),
    ).toEqual([
      ["Demo", 5, 2, 0],
      ["Proposal", 3, 1, 0],
    ]);
    const { rows: deals } = await workbook.call("deals.query", { filter: { stage: "Lost" } });
    const entries = await workbook.call("history.ofDeal", {
      id: deals.find(({ name }) => name === "B")?.id as string,
    });
    expect(entries.filter(({ field }) => field === "stage").map(({ from, to }) => [from, to])).toEqual([
      [null, "Demo"],
      ["Demo", "Lost"],
    ]);
    // Told again, also as of an earlier day, it is as it was.
    expect((await importFiles(workbook, [{ path: file, options: { asOf: "2026-03-01" } }])).unchanged).toBe(
      5,
    );
    await importFiles(workbook, [{ path: file, options: { asOf: "2026-02-20" } }]);
    expect(past().filter((cut) => /^[ABC]/.test(cut as string))).toHaveLength(6);
    // A history that comes later knows more than the stage it ended from.
    await importFiles(workbook, [
      csvOf(
        [
          ["Deal - ID", "From Stage", "To Stage", "Stage Change Date"],
          [1, "Qualify", "Demo", "2026-01-10"],
          [1, "Demo", "Proposal", "2026-01-20"],
        ],
        "history.csv",
      ),
    ]);
    expect(past().filter((cut) => (cut as string).startsWith("A"))).toEqual([
      "A Qualify 2026-01-05 2026-01-10",
      "A Demo 2026-01-10 2026-01-20",
      "A Proposal 2026-01-20 2026-02-05",
      "A Won 2026-02-05 9999-12-31",
    ]);
    expect(await check()).toEqual([]);
    await workbook.call("history.undo", { changeSet: changeSet as string, anyway: true });
    await workbook.call("history.redo");
    expect(await check()).toEqual([]);
  });

  it("follow flags, by which a stage of an unknown name is made won or lost itself", async () => {
    const workbook = await newWorkbook();
    const file = csvOf([
      ["Opportunity ID", "Opportunity Name", "Stage", "Closed", "Won"],
      ["S1", "A", "Delivered", "TRUE", "TRUE"],
      ["S2", "B", "Gone elsewhere", 1, 0],
      ["S3", "C", "Signed", "false", "false"],
    ]);
    const { issues } = await importFiles(workbook, [file]);
    expect(issues).toEqual([]);
    expect(await standing(workbook)).toEqual(["A Delivered won", "B Gone elsewhere lost", "C Signed open"]);
    const names = await (await newWorkbook()).call("import.names", { sources: [{ path: file }] });
    expect(names.states).toEqual([
      { name: "Closed: TRUE, Won: TRUE", rows: 1, kind: "won" },
      { name: "Closed: 1, Won: 0", rows: 1, kind: "lost" },
      { name: "Closed: false, Won: false", rows: 1, kind: "open" },
    ]);
    expect(names.stages.map(({ name, kind }) => [name, kind])).toEqual([
      ["Delivered", "won"],
      ["Gone elsewhere", "lost"],
      ["Signed", "open"],
    ]);
  });

  it("follow the numbers of Dynamics 365 and Odoo's archive, which are shown and may be changed", async () => {
    const dynamics = csvOf([
      ["opportunityid", "Topic", "stepname", "statecode"],
      ["1", "A", "3-Propose", 0],
      ["2", "B", "3-Propose", 1],
      ["3", "C", "2-Develop", 2],
    ]);
    const workbook = await newWorkbook();
    const { states } = await workbook.call("import.names", { sources: [{ path: dynamics }] });
    expect(states.map(({ name, kind }) => [name, kind])).toEqual([
      ["statecode: 0", "open"],
      ["statecode: 1", "won"],
      ["statecode: 2", "lost"],
    ]);
    await importFiles(workbook, [{ path: dynamics, options: { states: { "statecode: 2": null } } }]);
    expect(await standing(workbook)).toEqual(["A 3-Propose open", "B Won won", "C 2-Develop open"]);
    const odoo = await newWorkbook();
    await importFiles(odoo, [
      csvOf([
        ["id", "Opportunity", "Stage", "Active", "Lost Reason"],
        ["crm_1", "A", "Proposition", "True", ""],
        ["crm_2", "B", "Proposition", "False", "Too expensive"],
        ["crm_3", "C", "Qualified", "False", ""],
      ]),
    ]);
    expect(await standing(odoo)).toEqual(["A Proposition open", "B Lost lost", "C Qualified open"]);
    expect((await odoo.call("file.check", {})).problems).toEqual([]);
  });

  it("follow what was chosen for a word, which the profile remembers", async () => {
    const workbook = await newWorkbook();
    const rows = (word: string) => [
      ["商机编号", "商机名称", "商机阶段", "商机状态"],
      ["N1", "A", "报价", word],
      ["N2", "B", "报价", "跟进中"],
      ["N3", "C", "报价", "丢单"],
    ];
    const file = csvOf(rows("归档"));
    await importFiles(workbook, [
      { path: file, options: { states: { 归档: "won", 丢单: null } }, remember: "周报" },
    ]);
    expect(await standing(workbook)).toEqual(["A Won won", "B 报价 open", "C 报价 open"]);
    const [profile] = await workbook.call("import.profiles", {});
    expect(profile?.options.states).toEqual({ 归档: "won", 丢单: null });
    const next = csvOf([...rows("归档"), ["N4", "D", "报价", "归档"]], "next.csv");
    await importFiles(workbook, [next]);
    expect(await standing(workbook)).toContain("D Won won");
  });

  it("tell once of a stage and a status that contradict, and which of them counts", async () => {
    const workbook = await newWorkbook();
    const file = csvOf([
      pipedrive,
      [1, "A", "Closed Won", "Lost", 10],
      [2, "B", "Closed Won", "Lost", 10],
      [3, "C", "Closed Won", "Won", 10],
      [4, "D", "Closed Lost", "Open", 10],
    ]);
    const { issues, added } = await importFiles(workbook, [file]);
    expect(added).toBe(4);
    expect(issues.map(({ code, row, column, severity }) => [code, row, column, severity])).toEqual([
      ["stateOverStage", 2, "Deal - Status", "warning"],
      ["stageOverState", 5, "Deal - Status", "warning"],
    ]);
    expect(issues[0]?.reason).toContain("“Closed Won”, but lost by this column");
    expect(issues[0]?.reason).toContain("rows like it: 2");
    expect(await standing(workbook)).toEqual([
      "A Closed Lost lost",
      "B Closed Lost lost",
      "C Closed Won won",
      "D Closed Lost lost",
    ]);
  });

  it("close a new deal that has no stage, and refuse an open one without", async () => {
    const workbook = await newWorkbook();
    const file = csvOf([
      ["Opportunity ID", "Opportunity Name", "IsClosed", "IsWon"],
      ["S1", "A", "TRUE", "TRUE"],
      ["S2", "B", "FALSE", "FALSE"],
    ]);
    const { issues } = await importFiles(workbook, [file]);
    expect(issues.map(({ code, row }) => [code, row])).toEqual([["rowNeedsStage", 3]]);
    expect(await standing(workbook)).toEqual(["A Won won"]);
  });

  it.each([
    ["en", "Open", "Won"],
    ["zh-CN", "进行中", "赢单"],
  ] as const)("take effect where the state of our own export (%s) was edited", async (locale, open, won) => {
    const workbook = await newWorkbook();
    await importFiles(workbook, [
      csvOf([
        pipedrive,
        [1, "A", "Proposal", "Open", 10],
        [2, "B", "Proposal", "Open", 20],
        [3, "C", "Closed Won", "Won", 30],
      ]),
    ]);
    const path = join(temporaryFolder(), "export.csv");
    const { job } = await workbook.call("export.start", { path }, { locale });
    await workbook.engine.jobs.resultOf(job);
    const text = readFileSync(path, "utf8");
    expect((await importFiles(workbook, [path])).unchanged).toBe(3);
    // The first deal's state is edited, the third one's stage.
    const lines = text.split(/\r?\n/).map((line) => {
      if (/,A,/.test(line)) return line.replace(open, won);
      return /,C,/.test(line) ? line.replace("Closed Won", "Proposal") : line;
    });
    const edited = join(temporaryFolder(), "edited.csv");
    writeFileSync(edited, lines.join("\n"));
    const { changed, issues } = await importFiles(workbook, [edited]);
    expect({ changed, issues }).toEqual({ changed: 2, issues: [] });
    expect(await standing(workbook)).toEqual(["A Closed Won won", "B Proposal open", "C Proposal open"]);
    expect((await workbook.call("file.check", {})).problems).toEqual([]);
  });
});
