import { describe, expect, it } from "vitest";
import { exportHeaders } from "../../../src/core/mapping/exportHeaders.ts";
import {
  columnLetters,
  readHeader,
  readTitleUnit,
  uniqueHeaders,
} from "../../../src/core/mapping/headers.ts";
import { propose, scoreHeaderRow } from "../../../src/core/mapping/propose.ts";

const fieldsOf = (headers: string[]) =>
  Object.fromEntries(propose(headers).columns.map(({ header, field }) => [header, field]));

/** Headers that each system's export has, by the field that they should feed. */
const systems: Record<string, { system: string; headers: Record<string, string | null> }> = {
  Salesforce: {
    system: "salesforce",
    headers: {
      "Opportunity ID": "sourceId",
      "Opportunity Name": "name",
      "Account Name": "account",
      Amount: "amount",
      Stage: "stage",
      "Probability (%)": "probability",
      "Forecast Category": "category",
      "Close Date": "closeOn",
      "Created Date": "createdOn",
      "Opportunity Owner": "owner",
      "Next Step": "nextStep",
      "Lead Source": "source",
    },
  },
  "Salesforce API": {
    system: "salesforce",
    headers: {
      Id: "sourceId",
      Name: "name",
      StageName: "stage",
      Amount: "amount",
      CloseDate: "closeOn",
      CreatedDate: "createdOn",
      OwnerId: "owner",
      Loss_Reason__c: "lossReason",
    },
  },
  HubSpot: {
    system: "hubspot",
    headers: {
      "Record ID": "sourceId",
      "Deal Name": "name",
      "Associated Company": "account",
      Amount: "amount",
      "Deal Stage": "stage",
      "Deal probability": "probability",
      "Forecast category": "category",
      "Close Date": "closeOn",
      "Create Date": "createdOn",
      "Deal owner": "owner",
      "Closed lost reason": "lossReason",
      Pipeline: "pipeline",
    },
  },
  "Salesforce in Chinese": {
    system: "salesforce",
    headers: {
      业务机会所有人: "owner",
      客户名: "account",
      业务机会名: "name",
      阶段: "stage",
      金额: "amount",
      "可能性 (%)": "probability",
      结束日期: "closeOn",
      创建日期: "createdOn",
      下一步: "nextStep",
      潜在客户来源: "source",
      "业务机会 ID": "sourceId",
    },
  },
  "Dynamics in Chinese": {
    system: "dynamics",
    headers: {
      "(请勿修改) 商机": "sourceId",
      "(请勿修改) 行校验和": null,
      "(请勿修改) 修改时间": null,
      主题: "name",
      潜在客户: "account",
      预计结束日期: "expectedOn",
      预计收入: "amount",
      概率: "probability",
      负责人: "owner",
      状态: "state",
      实际结束日期: "closedOn",
      实际收入: "wonAmount",
      创建时间: "createdOn",
      管道阶段: "stage",
    },
  },
  "Pipedrive in Chinese": {
    system: "pipedrive",
    headers: {
      "交易 - ID": "sourceId",
      "交易 - 标题": "name",
      "交易 - 值": "amount",
      "交易 - 货币值": "currency",
      "交易 - 组织": "account",
      "交易 - 阶段": "stage",
      "交易 - 状态": "state",
      "交易 - 所有者": "owner",
      "交易 - 已创建交易": "createdOn",
      "交易 - 赢单时间": "closedOn",
      "交易 - 失败时间": "lostOn",
      "交易 - 失败原因": "lossReason",
      "交易 - 预计关闭日期": "expectedOn",
    },
  },
  "HubSpot in Chinese": {
    system: "hubspot",
    headers: {
      "记录 ID": "sourceId",
      交易名称: "name",
      交易阶段: "stage",
      管道: "pipeline",
      成交日期: "closeOn",
      创建日期: "createdOn",
      交易所有人: "owner",
      金额: "amount",
      关联公司: "account",
    },
  },
  销售易: {
    system: "spreadsheet",
    headers: {
      销售机会编号: "sourceId",
      销售机会名称: "name",
      客户名称: "account",
      "销售金额（万元）": "amount",
      销售阶段: "stage",
      "赢率（%）": "probability",
      结单日期: "closeOn",
      销售机会所有人: "owner",
      所属部门: "team",
      创建日期: "createdOn",
      状态: "state",
      失单原因: "lossReason",
      币种: "currency",
    },
  },
  "纷享销客 API": {
    system: "fxiaoke",
    headers: {
      _id: "sourceId",
      name: "name",
      account_id__r: "account",
      amount: "amount",
      oppo_stage_id: "stage",
      probability: "probability",
      expected_deal_closed_date: "expectedOn",
      owner__r: "owner",
      owner_department: "team",
      create_time: "createdOn",
      sales_process_name: "pipeline",
      biz_status: "state",
    },
  },
  Pipedrive: {
    system: "pipedrive",
    headers: {
      "Deal - ID": "sourceId",
      "Deal - Title": "name",
      "Deal - Organization": "account",
      "Deal - Value": "amount",
      "Deal - Currency": "currency",
      "Deal - Stage": "stage",
      "Deal - Probability": "probability",
      "Deal - Expected close date": "expectedOn",
      "Deal - Deal created": "createdOn",
      "Deal - Owner": "owner",
      "Deal - Lost reason": "lossReason",
      "Deal - Deal closed on": "closedOn",
    },
  },
  "Pipedrive, with the currency of a value": {
    system: "pipedrive",
    headers: {
      "Deal - Title": "name",
      "Deal - Value": "amount",
      "Deal - Currency of Value": "currency",
      "Deal - Status": "state",
      "Deal - Stage": "stage",
    },
  },
  "Dynamics 365, as its lists are exported": {
    system: "dynamics",
    headers: {
      "(Do Not Modify) Opportunity": "sourceId",
      "(Do Not Modify) Row Checksum": null,
      Topic: "name",
      "Potential Customer": "account",
      "Est. Close Date": "expectedOn",
      "Est. Revenue": "amount",
      "Pipeline Phase": "stage",
      Status: "state",
      Owner: "owner",
      "Created On": "createdOn",
      "Actual Close Date": "closedOn",
    },
  },
  "Odoo, to be imported again": {
    system: "odoo",
    headers: {
      "External ID": "sourceId",
      Opportunity: "name",
      Customer: "account",
      "Expected Revenue": "amount",
      Stage: "stage",
      Salesperson: "owner",
      "Sales Team": "team",
      "Expected Closing": "expectedOn",
    },
  },
  "Dynamics 365": {
    system: "dynamics",
    headers: {
      opportunityid: "sourceId",
      name: "name",
      customerid: "account",
      estimatedvalue: "amount",
      actualvalue: "wonAmount",
      stepname: "stage",
      closeprobability: "probability",
      estimatedclosedate: "expectedOn",
      actualclosedate: "closedOn",
      createdon: "createdOn",
      ownerid: "owner",
      msdyn_forecastcategory: "category",
    },
  },
  Odoo: {
    system: "odoo",
    headers: {
      id: "sourceId",
      name: "name",
      Customer: "account",
      "Expected Revenue": "amount",
      stage_id: "stage",
      probability: "probability",
      "Expected Closing": "expectedOn",
      "Date Closed": "closedOn",
      "Created on": "createdOn",
      user_id: "owner",
      "Lost Reason": "lossReason",
    },
  },
  纷享销客: {
    system: "fxiaoke",
    headers: {
      name: "name",
      account_id__r: "account",
      oppo_stage_id: "stage",
      expected_deal_closed_date: "expectedOn",
      probability: "probability",
      sales_process_name: "pipeline",
      owner_department: "team",
    },
  },
  中文: {
    system: "spreadsheet",
    headers: {
      商机编号: "sourceId",
      商机名称: "name",
      客户名称: "account",
      "预计成交金额（万元）": "amount",
      销售阶段: "stage",
      "赢率(%)": "probability",
      预测类别: "category",
      预计成交日期: "expectedOn",
      实际结束时间: "closedOn",
      创建时间: "createdOn",
      销售负责人: "owner",
      输单原因: "lossReason",
      意向产品: "product",
      数量: "quantity",
    },
  },
  "the practice set": {
    system: "spreadsheet",
    headers: {
      opportunity_id: "sourceId",
      sales_agent: "owner",
      product: "product",
      account: "account",
      deal_stage: "stage",
      engage_date: "createdOn",
      close_date: "closeOn",
      close_value: "amount",
    },
  },
};

describe.each(Object.entries(systems))("%s", (_name, { system, headers }) => {
  it("has its columns recognised", () => {
    const proposal = propose(Object.keys(headers));
    expect(proposal.table).toBe("deals");
    expect(proposal.sourceSystem).toBe(system);
    expect(fieldsOf(Object.keys(headers))).toEqual(headers);
  });
});

describe("tables", () => {
  it.each([
    [
      "accounts",
      ["account", "sector", "year_established", "revenue", "employees", "office_location", "subsidiary_of"],
      ["name", "industry", "foundedYear", "revenue", "employees", "country", "parentAccount"],
    ],
    ["products", ["product", "series", "sales_price"], ["name", "family", "listPrice"]],
    ["people", ["sales_agent", "manager", "regional_office"], ["name", "manager", "team"]],
    ["people", ["姓名", "团队", "上级", "邮箱"], ["name", "team", "manager", "email"]],
    [
      "products",
      ["产品名称", "产品编码", "系列", "单价", "单位"],
      ["name", "code", "family", "listPrice", "unit"],
    ],
    ["accounts", ["公司名称", "行业", "国家", "员工数"], ["name", "industry", "country", "employees"]],
  ] as const)("%s are known by their columns", (table, headers, fields) => {
    const proposal = propose(headers);
    expect(proposal.table).toBe(table);
    expect(proposal.columns.map(({ field }) => field)).toEqual(fields);
  });

  it("say nothing where no header is known", () => {
    expect(propose(["foo", "bar"]).score).toBe(0);
    expect(scoreHeaderRow(["1C1I7A6R", "Moses Frase", "Cancity", "Won"])).toBe(0);
  });
});

describe("our own export", () => {
  it.each(["en", "zh-CN"] as const)("comes back to the same fields (%s)", (locale) => {
    const headers = Object.values(exportHeaders).map((header) => header[locale]);
    const proposal = propose(headers);
    expect(proposal.sourceSystem).toBe("workbench");
    const fields = Object.fromEntries(
      Object.keys(exportHeaders).map((column, index) => [column, proposal.columns[index]?.field]),
    );
    const derived = { stageEnteredOn: null, stageProbability: null };
    const renamed = {
      id: "dealId",
      amountMinor: "amount",
      currencyAmountMinor: "currencyAmount",
      repProbability: "probability",
    };
    const same = Object.fromEntries(Object.keys(exportHeaders).map((column) => [column, column]));
    expect(fields).toEqual({ ...same, ...renamed, ...derived });
  });
});

describe("headers", () => {
  it.each([
    ["金额（万元）", { scale: 10_000, sign: "元" }],
    ["金额(亿元)", { scale: 100_000_000, sign: "元" }],
    ["Amount (EUR)", { currency: "EUR" }],
    ["Amount (in thousands)", { scale: 1000 }],
    ["金额（万美元）", { scale: 10_000, currency: "USD" }],
    ["Close Date (dd/mm/yyyy)", { dateOrder: "dmy" }],
    ["Probability (%)", {}],
  ])("%s names its unit", (header, format) => {
    expect(readHeader(header).format).toEqual(format);
  });

  it("are compared without case, space, width, stars and object names", () => {
    expect(readHeader("Deal - Title *").key).toBe("title");
    expect(readHeader("  Close\nDate ").key).toBe("closedate");
    expect(readHeader("Ｎａｍｅ").key).toBe("name");
    expect(readHeader("成交金额（元）").key).toBe("成交金额");
    // What is no unit belongs to the name: Salesforce's converted amount is another column.
    expect(readHeader("Amount (converted)").key).toBe("amountconverted");
  });

  it("get a name each", () => {
    expect(uniqueHeaders(["a", "", "a", " a ", "__proto__", "constructor"])).toEqual([
      "a",
      "[B]",
      "a [2]",
      "a [3]",
      // Records by header hold no member of the plain name.
      "__proto__ [2]",
      "constructor",
    ]);
    expect(columnLetters(0)).toBe("A");
    expect(columnLetters(26)).toBe("AA");
    expect(columnLetters(16_383)).toBe("XFD");
  });

  it("named like members of objects are columns like others", () => {
    const proposal = propose(["__proto__", "constructor", "toString", "Stage", "Name"]);
    expect(proposal.columns.map(({ field }) => field)).toEqual([null, null, null, "stage", "name"]);
  });
});

describe("a line above the table", () => {
  it.each([
    ["单位：万元", { scale: 10_000, sign: "元" }],
    ["（金额单位: 千美元）", { scale: 1000, currency: "USD" }],
    ["填表日期：2026-11-20  單位：萬", { scale: 10_000 }],
    ["Pipeline, amounts in thousands of EUR", { scale: 1000, currency: "EUR" }],
    ["Unit: EUR", { currency: "EUR" }],
    ["Figures are in millions", { scale: 1_000_000 }],
    ["单位：上海分公司", {}],
    ["Business unit: North", {}],
    ["Deals in Germany", {}],
    ["", {}],
  ])("%j says %j of all amounts", (text, format) => {
    expect(readTitleUnit(text)).toEqual(format);
  });
});

it.each([
  ["Close", "closeOn"],
  ["Closing", "closeOn"],
  ["ETA", "expectedOn"],
  ["Target close date", "expectedOn"],
  ["Exp. Close", "expectedOn"],
  ["预计签约", "expectedOn"],
  ["预计签单时间", "expectedOn"],
  ["预计成单", "expectedOn"],
  ["预计成交", "expectedOn"],
])("a list kept by hand may call the day of the close %s", (header, field) => {
  const headers = ["Customer", "Deal", "Rep", "Stage", "Amount", header];
  expect(fieldsOf(headers)).toMatchObject({ [header]: field, Amount: "amount", Stage: "stage" });
});
