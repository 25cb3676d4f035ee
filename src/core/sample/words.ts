/** The short texts of deals: where they come from, why they are lost, what comes next, what was noted. */
import { type Text, text } from "./text.ts";

export interface Source {
  key: string;
  name: Text;
  weight: number;
}

export const sources: readonly Source[] = [
  { key: "existing", name: text("Existing customer", "老客户复购"), weight: 24 },
  { key: "referral", name: text("Referral", "客户转介绍"), weight: 14 },
  { key: "exhibition", name: text("Exhibition", "展会"), weight: 16 },
  { key: "website", name: text("Website", "官网询盘"), weight: 17 },
  { key: "partner", name: text("Partner", "渠道伙伴"), weight: 10 },
  { key: "coldCall", name: text("Cold call", "陌生拜访"), weight: 13 },
  { key: "tender", name: text("Tender notice", "招标公告"), weight: 6 },
];

/** By when in the deal's life they are given: `early` before the quotation, `late` from it on. */
export const lossReasons: readonly { name: Text; early: number; late: number }[] = [
  { name: text("No budget", "预算不足"), early: 30, late: 8 },
  { name: text("No reply", "客户失联"), early: 28, late: 7 },
  { name: text("Project postponed", "项目延期"), early: 18, late: 16 },
  { name: text("Technical fit", "技术不匹配"), early: 14, late: 5 },
  { name: text("Price", "价格"), early: 3, late: 32 },
  { name: text("Competitor", "输给竞争对手"), early: 5, late: 26 },
  { name: text("Delivery time", "交期不满足"), early: 2, late: 6 },
];

/** By phase: first contact, understanding, quoting, closing. */
export const nextSteps: readonly (readonly Text[])[] = [
  [
    text("Call the contact back", "回访联系人"),
    text("Find out who leads the project", "了解项目负责人"),
    text("Send the product overview", "发送产品资料"),
  ],
  [
    text("Visit the plant with an engineer", "与工程师一同到厂调研"),
    text("Get samples for a test run", "获取试机样品"),
    text("Meet the budget holder", "拜访预算负责人"),
    text("Fill in the line survey", "完成产线调研表"),
  ],
  [
    text("Present the quotation on site", "现场讲解报价"),
    text("Agree the return calculation", "确认投资回报测算"),
    text("Invite to a reference visit", "邀请参观样板客户"),
    text("Ask the champion about competitors", "向支持者了解竞争对手"),
  ],
  [
    text("Settle payment terms", "敲定付款条款"),
    text("Bring our director to their director", "安排双方高层会面"),
    text("Get the contract through legal", "推动法务会签"),
    text("Fix the delivery date with production", "与生产确认交期"),
  ],
];

export const notes: readonly Text[] = [
  text("Old machine is from 2012 and stops twice a week.", "现有设备为 2012 年产，每周停机两次。"),
  text("Two shifts now, a third planned for next year.", "目前两班，明年计划三班。"),
  text("Purchasing wants three offers.", "采购要求三家比价。"),
  text("Hygiene rules: stainless steel only.", "卫生要求：仅限不锈钢。"),
  text("Ceiling is low, 4.2 m at the end of the line.", "线尾层高较低，仅 4.2 米。"),
  text("Labour cost is the main argument.", "人工成本是主要论点。"),
  text("Group standard asks for their own control system.", "集团标准要求指定控制系统。"),
  text("Decision after the board meeting.", "董事会后决定。"),
  text("Compares us with a cheaper local supplier.", "正与低价本地供应商比较。"),
  text("Was happy with the service last year.", "对去年的服务满意。"),
  text("New plant manager since spring.", "春季起新任厂长。"),
  text("Needs to run eight pack sizes with quick change-over.", "需快速切换八种规格。"),
];

export const activityTexts: Record<"call" | "meeting" | "email" | "demo" | "visit", readonly Text[]> = {
  call: [
    text("Talked about the date of the decision", "沟通决策时间"),
    text("Asked about the budget", "询问预算情况"),
    text("Followed up on open questions", "跟进遗留问题"),
  ],
  meeting: [
    text("Went through requirements with production", "与生产部门梳理需求"),
    text("Reviewed the offer together", "共同评审报价"),
    text("Met purchasing", "与采购会面"),
  ],
  email: [
    text("Sent references from the same industry", "发送同行业案例"),
    text("Sent minutes and next steps", "发送纪要与下一步安排"),
  ],
  demo: [
    text("Test run with their samples", "用客户样品试机"),
    text("Showed the machine in our centre", "在演示中心展示设备"),
  ],
  visit: [
    text("Walked the line", "走访产线"),
    text("Measured the site", "现场测量"),
    text("Visited a reference", "参观样板客户"),
  ],
};

/** A deal's name: what it is about at the account. `{site}` and `{product}` are filled in. */
export const dealNames: readonly Text[] = [
  text("{product} for {site}", "{site}{product}"),
  text("{site}: {product}", "{site}·{product}"),
  text("{site}, new line: {product}", "{site}新线{product}"),
  text("{site}, extension: {product}", "{site}扩产{product}"),
  text("{site}, replacement: {product}", "{site}设备更新{product}"),
  text("{site}, phase 2: {product}", "{site}二期{product}"),
];
