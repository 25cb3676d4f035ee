import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ImportTable, importTables } from "../../../src/core/mapping/fields.ts";
import { nearHeader } from "../../../src/core/mapping/nearHeaders.ts";
import { propose } from "../../../src/core/mapping/propose.ts";
import { synonyms } from "../../../src/core/mapping/synonyms.ts";

const fieldsOf = (headers: string[]) =>
  Object.fromEntries(
    propose(headers).columns.map(({ header, field, found }) => [header, `${field} ${found}`]),
  );

describe("headers near a known word", () => {
  it.each([
    ["Oportunity Name", "name"],
    ["Opportunty Stage", "stage"],
    ["Exp. close date", "expectedOn"],
    ["Est. Close Date", "expectedOn"],
    ["Planned close date", "expectedOn"],
    ["Opp. Owner", "owner"],
    ["Deal Owner Name", "owner"],
    ["Acct Name", "account"],
    ["Amuont", "amount"],
    ["Prob (%)", "probability"],
    ["所属客户", "account"],
    ["负责人姓名", "owner"],
    ["项目负责人", "owner"],
    ["主要产品", "product"],
  ])("%s", (header, field) => {
    expect(fieldsOf(["Deal ID", header])[header]).toBe(`${field} similar`);
  });

  it("say of which unit or currency their cells are", () => {
    const [, usd, wan] = propose(["Deal ID", "Amount USD", "所属客户"]).columns;
    expect(usd).toMatchObject({ field: "amount", format: { currency: "USD" } });
    expect(wan?.format).toEqual({});
    const [, amount] = propose(["商机编号", "预计成交金额 万元"]).columns;
    expect(amount).toMatchObject({ field: "amount", format: { scale: 10_000 } });
  });

  it("give way to a column that has the field by its own word, and to the first of two", () => {
    expect(fieldsOf(["Oportunity Name", "Deal Name", "Opp Owner", "Owner Name Full"])).toEqual({
      "Oportunity Name": "null none",
      "Deal Name": "name header",
      "Opp Owner": "owner similar",
      "Owner Name Full": "null none",
    });
  });
});

describe("no false friends", () => {
  it.each([
    "Stage Duration,Created By,Account Owner,Owner Role,Close Month,Last Modified Date,Fiscal Period,Age,Type,Managed",
    "County,Stake,Contact,Contract Date,Exp Date,Deal Type,Close Rate,Amount Owed To Us,Weighting,Competitor,Campaign,Priority",
    "Reason,Rating,Score,Comments By,Birthday,Address,City,Phone,Website,Tags,Activity,Parent,Language,Discount,Cost,Margin",
    "阶段时间,项目经理,客户等级,客户行业,最近跟进人,创建人,修改时间,审批状态,联系电话,地址,竞争对手,毛利,折扣,成本,备用,合同期限",
  ])("%s", (headers) => {
    const known = headers.split(",");
    const near = known.filter((header) => {
      const column = propose(["Deal ID", "Deal Name", header]).columns[2];
      return column?.found === "similar";
    });
    expect(near).toEqual([]);
  });

  const words = importTables.flatMap((table) =>
    [...synonyms[table]].map(([word, { field }]) => ({ table, word, field })),
  );

  it("one wrong letter never makes a header of one field another's", () => {
    const letter = fc.constantFrom("a", "c", "d", "e", "i", "l", "m", "n", "o", "r", "s", "t", "y");
    const edit = fc.tuple(
      fc.constantFrom("drop", "add", "change", "swap"),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      letter,
    );
    fc.assert(
      fc.property(fc.constantFrom(...words), edit, ({ table, word, field }, [kind, place, added]) => {
        const at = Math.floor(place * word.length);
        const rest = word.slice(at + 1);
        const wrong =
          word.slice(0, at) +
          {
            drop: rest,
            add: added + word.slice(at),
            change: added + rest,
            swap: (rest[0] ?? "") + (word[at] ?? "") + rest.slice(1),
          }[kind];
        // What is a word by itself is no misspelling.
        if (synonyms[table].has(wrong)) return;
        expect([field, undefined]).toContain(nearHeader(wrong, synonyms[table])?.field);
      }),
      { numRuns: 5000 },
    );
  });

  it("known words are never said to be near", () => {
    const tables = new Set<ImportTable>();
    for (const { table, word } of words) {
      tables.add(table);
      // That a deal is active says something only beside why it was lost.
      const beside =
        table === "deals" && synonyms.deals.get(word)?.field === "isActive" ? ["Lost reason"] : [];
      expect(propose([word, ...beside], table).columns[0]?.found).toBe("header");
    }
    expect(tables.size).toBe(importTables.length);
  });
});

it("traditional Chinese headers are read as simplified ones", () => {
  const headers = [
    "商機名稱",
    "階段",
    "金額",
    "負責人",
    "預計成交日期",
    "客戶名稱",
    "贏單狀態",
    "建立日期",
    "幣別",
    "備註",
    "產品",
    "數量",
    "機率",
    "失敗原因",
  ];
  expect(propose(headers).columns.map(({ field }) => field)).toEqual([
    "name",
    "stage",
    "amount",
    "owner",
    "expectedOn",
    "account",
    "state",
    "createdOn",
    "currency",
    "note",
    "product",
    "quantity",
    "probability",
    "lossReason",
  ]);
});
