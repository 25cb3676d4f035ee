/** The tables beside the deals: found by their columns, in one import with the deals, again without a change. */
import { describe, expect, it } from "vitest";
import { newWorkbook, workbookIn, type Workbook } from "../db/workbook.ts";
import { csvOf, importFiles } from "./workbook.ts";

type Rows = (string | number)[][];

const deals: Rows = [
  [
    "Opportunity ID",
    "Opportunity Name",
    "Account Name",
    "Stage",
    "Amount",
    "Created Date",
    "Owner",
    "Product",
  ],
  ["006A", "Alpha", "Acme", "Qualify", 500, "2026-01-05", "Ann", "Pump"],
  ["006B", "Beta", "Bolt", "Qualify", 200, "2026-01-06", "Bob", ""],
];
const tables: Record<string, Rows> = {
  contacts: [
    ["Contact Name", "Account Name", "Title", "Email", "Phone", "Opportunity ID", "Role", "Stance"],
    ["Lin Wei", "Acme", "CFO", "lin@acme.example", "+1 555", "006A", "Economic buyer", "Supportive"],
    ["Jo May", "Acme", "Engineer", "jo@acme.example", "", "006A", "Evaluator", "Neutral"],
    ["Kim Ra", "Cato", "CEO", "kim@cato.example", "", "", "", ""],
  ],
  lines: [
    ["Opportunity ID", "Product", "Quantity", "Unit price", "Delivery date"],
    ["006A", "Pump", 2, 100, "2026-07-01"],
    ["006A", "Valve", 4, 75, ""],
    ["006B", "Valve", 1, 75, ""],
  ],
  teams: [
    ["Team", "Parent team"],
    ["North", "Sales"],
    ["Sales", ""],
  ],
  people: [
    ["Sales rep", "Team", "Email"],
    ["Ann", "North", "ann@x.example"],
    ["Bob", "North", "bob@x.example"],
  ],
  targets: [
    ["Owner", "Period", "Target"],
    ["Ann", "2026-Q1", 1000],
    ["Ann", "Q2 2026", 1200],
    ["Bob", "Jan 2026", 300],
  ],
  activities: [
    ["Deal name", "Activity type", "Date", "Subject", "Assigned to", "Status"],
    ["Alpha", "Call", "2026-02-01", "First call", "Ann", "Completed"],
    ["Alpha", "Meeting", "2026-02-05", "Needs", "Ann", "Completed"],
    ["Beta", "Task", "2026-07-01", "Send offer", "Bob", "Not started"],
  ],
};
const chinese: Record<string, Rows> = {
  contacts: [
    ["联系人姓名", "客户名称", "职位", "邮箱", "手机", "商机名称", "决策角色", "立场"],
    ["李伟", "远山", "财务总监", "li@ys.example", "138", "泵站", "预算决策人", "支持"],
  ],
  lines: [
    ["商机名称", "产品名称", "数量", "单价", "交货日期"],
    ["泵站", "水泵", 2, 100, "2026年7月1日"],
  ],
  teams: [
    ["团队名称", "上级团队"],
    ["华北", "销售部"],
    ["销售部", ""],
  ],
  targets: [
    ["负责人", "季度", "目标金额(万元)"],
    ["安宁", "2026年第一季度", 100],
  ],
  activities: [
    ["商机名称", "跟进方式", "跟进日期", "跟进内容", "跟进人", "是否完成"],
    ["泵站", "上门拜访", "2026-02-01", "看现场", "安宁", "是"],
  ],
  deals: [
    ["商机编号", "商机名称", "客户名称", "商机阶段", "金额", "创建日期", "负责人"],
    ["1", "泵站", "远山", "需求确认", 100, "2026-01-05", "安宁"],
  ],
};

const paths = (given: Record<string, Rows>) =>
  Object.entries(given).map(([name, rows]) => csvOf(rows, `${name}.csv`));
const count = (given: Record<string, Rows>) =>
  Object.values(given).reduce((sum, rows) => sum + rows.length - 1, 0);
const all = (workbook: Workbook, sql: string) => workbook.engine.session.read.prepare(sql).raw().all();

const SUBJECTS = ["contact", "deal_contact", "deal_line", "team", "target", "activity", "person", "deal"];
const rowsOf = (workbook: Workbook) =>
  SUBJECTS.map((table) => [table, all(workbook, `SELECT COUNT(*) FROM ${table}`)[0]]);

describe.each([
  ["English", { ...tables, deals }],
  ["Chinese", chinese],
])("%s files of all tables", (_language, given) => {
  it("are told apart by their columns", async () => {
    const workbook = await newWorkbook("2026-06-01");
    for (const [table, rows] of Object.entries(given))
      expect(await workbook.call("import.inspect", { path: csvOf(rows, `${table}.csv`) })).toMatchObject({
        table,
      });
  });

  it("come in together in any order, again without a change, and are taken back whole", async () => {
    for (const files of [paths(given), paths(given).toReversed()]) {
      const workbook = await workbookIn(given === chinese ? "CNY" : "USD", "2026-06-01");
      const before = rowsOf(workbook);
      const rows = count(given);
      const result = await importFiles(workbook, files);
      expect(result.issues).toEqual([]);
      // A deal of the English files brings a product, of which its lines then tell more.
      expect(result).toMatchObject({ rows, rejected: 0, changed: given === chinese ? 0 : 1 });
      expect(result.added + result.changed).toBe(rows);
      expect(await workbook.call("file.check")).toMatchObject({ ok: true, problems: [] });
      expect(await importFiles(workbook, files)).toMatchObject({ unchanged: rows, changeSet: null });
      await workbook.call("history.undo", {});
      expect(rowsOf(workbook)).toEqual(before);
      expect(await workbook.call("file.check")).toMatchObject({ ok: true, problems: [] });
      await workbook.call("history.redo", {});
      expect(await importFiles(workbook, files)).toMatchObject({ unchanged: rows, changeSet: null });
    }
  });
});

async function filled(): Promise<Workbook> {
  const workbook = await newWorkbook("2026-06-01");
  await importFiles(workbook, paths({ ...tables, deals }));
  return workbook;
}

describe("what the rows become", () => {
  it("contacts of accounts with their part in a deal", async () => {
    const workbook = await filled();
    expect(
      all(
        workbook,
        `SELECT c.name, a.name, c.title, c.phone, d.name, r.role, r.stance FROM contact c LEFT JOIN account a ON a.id = c.account_id
         LEFT JOIN deal_contact r ON r.contact_id = c.id LEFT JOIN deal d ON d.id = r.deal_id ORDER BY c.id`,
      ),
    ).toEqual([
      ["Lin Wei", "Acme", "CFO", "+1 555", "Alpha", "economicBuyer", "for"],
      ["Jo May", "Acme", "Engineer", null, "Alpha", "technicalBuyer", "neutral"],
      ["Kim Ra", "Cato", "CEO", null, null, null, null],
    ]);
  });

  it("lines with the deal's amount shared over them; another file of lines changes what differs", async () => {
    const workbook = await filled();
    const lines = () =>
      all(
        workbook,
        `SELECT d.name, p.name, l.quantity_milli, l.unit_price_minor, l.amount_minor, l.delivery_on FROM deal_line l
         JOIN deal d ON d.id = l.deal_id JOIN product p ON p.id = l.product_id ORDER BY d.name, l.position`,
      );
    expect(lines()).toEqual([
      ["Alpha", "Pump", 2000, 10_000, 20_000, "2026-07-01"],
      ["Alpha", "Valve", 4000, 7500, 30_000, null],
      ["Beta", "Valve", 1000, 7500, 20_000, null],
    ]);
    const result = await importFiles(workbook, [
      csvOf(
        [
          ["Deal", "Product", "Quantity"],
          ["Alpha", "Pump", 3],
          ["Beta", "Valve", 1],
        ],
        "lines.csv",
      ),
    ]);
    expect(result).toMatchObject({ rows: 2, changed: 1, unchanged: 1 });
    expect(lines()).toEqual([
      ["Alpha", "Pump", 3000, 10_000, 50_000, "2026-07-01"],
      ["Beta", "Valve", 1000, 7500, 20_000, null],
    ]);
    expect(await workbook.call("file.check")).toMatchObject({ ok: true });
  });

  it("targets by period, teams under teams, activities done and open", async () => {
    const workbook = await filled();
    expect(
      all(
        workbook,
        "SELECT p.name, t.period, t.amount_minor FROM target t JOIN person p ON p.id = t.person_id ORDER BY t.id",
      ),
    ).toEqual([
      ["Ann", "2026-Q1", 100_000],
      ["Ann", "2026-Q2", 120_000],
      ["Bob", "2026-01", 30_000],
    ]);
    expect(all(workbook, "SELECT t.name, u.name FROM team t JOIN team u ON u.id = t.parent_id")).toEqual([
      ["North", "Sales"],
    ]);
    expect(
      all(
        workbook,
        "SELECT a.kind, a.on_day, a.done, a.text, p.name FROM activity a JOIN person p ON p.id = a.person_id ORDER BY a.id",
      ),
    ).toEqual([
      ["call", "2026-02-01", 1, "First call", "Ann"],
      ["meeting", "2026-02-05", 1, "Needs", "Ann"],
      ["task", "2026-07-01", 0, "Send offer", "Bob"],
    ]);
    const changed = await importFiles(workbook, [
      csvOf(
        [
          ["Owner", "Period", "Quota"],
          ["Ann", "2026-Q1", 1500],
          ["Ann", "2026-Q3", 900],
        ],
        "t.csv",
      ),
      csvOf(
        [
          ...(tables["activities"] as Rows).slice(0, 1),
          ["Beta", "Task", "2026-07-01", "Send offer", "Bob", "Completed"],
        ],
        "a.csv",
      ),
    ]);
    expect(changed).toMatchObject({ rows: 3, added: 1, changed: 2 });
  });
});

it("what can't be taken is told with its row, column, value and reason", async () => {
  const workbook = await filled();
  const result = await importFiles(workbook, [
    csvOf(
      [
        ["Deal name", "Contact", "Email", "Role"],
        ["Gamma", "Lin Wei", "", "User"],
        ["Alpha", "Lin Wei", "", "Wizard"],
      ],
      "c.csv",
    ),
    csvOf(
      [
        ["Owner", "Period", "Target"],
        ["Ann", "soon", 1],
        ["", "2026-Q1", 1],
      ],
      "t.csv",
    ),
    csvOf(
      [
        ["Team", "Parent team"],
        ["Sales", "North"],
        ["North", "Sales"],
        ["North", "Sales"],
      ],
      "teams.csv",
    ),
    csvOf(
      [
        ["Deal name", "Type", "Date", "Subject", "Completed"],
        ["Alpha", "Dance", "2026-02-01", "x", "maybe"],
        ["Alpha", "Dance", "2026-02-01", "x", "yes"],
      ],
      "a.csv",
    ),
    csvOf(
      [
        ["Deal", "Product", "Quantity"],
        ["Delta", "Pump", 1],
      ],
      "l.csv",
    ),
  ]);
  expect(result.rows).toBe(10);
  expect(result.rows).toBe(result.added + result.changed + result.unchanged + result.rejected);
  expect(
    result.issues.map(({ file, row, column, value, code, severity }) => [
      file,
      row,
      column,
      value,
      code,
      severity,
    ]),
  ).toEqual(
    expect.arrayContaining([
      ["c.csv", 2, "Deal name", "Gamma", "dealUnknown", "rejected"],
      ["c.csv", 3, "Role", "Wizard", "roleNotKnown", "warning"],
      ["t.csv", 2, "Period", "soon", "cellNotPeriod", "rejected"],
      ["t.csv", 3, "Owner", null, "rowWithoutCell", "rejected"],
      ["teams.csv", 2, "Parent team", "North", "teamUnderItself", "rejected"],
      ["teams.csv", 4, "Team", "North", "rowRepeated", "rejected"],
      ["a.csv", 2, "Completed", "maybe", "cellNotYesNo", "rejected"],
      ["a.csv", 3, "Type", "Dance", "kindNotKnown", "warning"],
      ["l.csv", 2, "Deal", "Delta", "dealUnknown", "rejected"],
    ]),
  );
  expect(await workbook.call("file.check")).toMatchObject({ ok: true });
});
