/** When deals came into the stage that they are in, and won and lost deals of which nobody says since when. */
import { describe, expect, it } from "vitest";
import { newWorkbook, type Workbook } from "../db/workbook.ts";
import { csvOf, importFiles } from "./workbook.ts";

const cuts = ({ engine }: Workbook, name: string) =>
  engine.session.read
    .prepare(
      `SELECT COALESCE(s.name, '?') || ' ' || i.entered_on FROM stage_interval i JOIN deal d ON d.id = i.deal_id
       LEFT JOIN stage s ON s.id = i.stage_id WHERE d.name = ? ORDER BY i.position`,
    )
    .pluck()
    .all(name);
const closedOn = ({ engine }: Workbook) =>
  engine.session.read.prepare("SELECT closed_on FROM deal ORDER BY name").pluck().all();

const week = (stage: string, since: string) => [
  ["Deal Name", "Account", "Stage", "Amount", "Created", "Last Stage Change Date"],
  ["Alpha", "Acme", stage, 100, "2026-01-05", since],
  ["Beta", "Globex", "Won", 200, "2026-01-06", "2026-03-01"],
];

describe("the day of the last change of stage", () => {
  it("is when an open deal came into its stage, and when another closed", async () => {
    const workbook = await newWorkbook("2026-06-01");
    const first = csvOf(week("Proposal", "2026-02-10"));
    expect(await importFiles(workbook, [first])).toMatchObject({ added: 2, issues: [] });
    expect(cuts(workbook, "Alpha")).toEqual(["? 2026-01-05", "Proposal 2026-02-10"]);
    expect(await workbook.call("file.check")).toMatchObject({ ok: true, problems: [] });
    expect(closedOn(workbook)).toEqual([null, "2026-03-01"]);
    expect(await importFiles(workbook, [first])).toMatchObject({ unchanged: 2, changeSet: null });
    const later = csvOf(week("Negotiation", "2026-05-20"));
    expect(await importFiles(workbook, [later])).toMatchObject({ changed: 1, unchanged: 1 });
    expect(cuts(workbook, "Alpha")).toEqual([
      "? 2026-01-05",
      "Proposal 2026-02-10",
      "Negotiation 2026-05-20",
    ]);
    expect(await workbook.call("file.check")).toMatchObject({ ok: true, problems: [] });
  });
});

describe("won and lost deals without a closing day", () => {
  const rows = [
    ["Deal Name", "Account", "Stage", "Amount", "Expected close", "Created"],
    ["A", "X", "Won", 100, "2025-03-01", "2025-01-05"],
    ["B", "Y", "Lost", 200, "2025-06-01", "2025-01-05"],
    ["C", "Z", "Proposal", 300, "2026-09-01", "2025-01-05"],
  ];
  it("are counted in one warning", async () => {
    const workbook = await newWorkbook("2026-06-01");
    const { issues } = await importFiles(workbook, [csvOf(rows)]);
    expect(issues.filter(({ code }) => code === "closedWithoutDay")).toMatchObject([
      { severity: "warning", reason: expect.stringContaining("2 won or lost deals have no closing day") },
    ]);
  });
});
