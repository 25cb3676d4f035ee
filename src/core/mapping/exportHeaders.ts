/**
 * The headers that an export writes, in both languages. The import recognises each of them, so that an exported file,
 * edited in a spreadsheet, comes back to the same deals and fields.
 */
export const exportHeaders = {
  id: { en: "Workbench ID", "zh-CN": "工作台编号" },
  name: { en: "Deal", "zh-CN": "商机名称" },
  account: { en: "Account", "zh-CN": "客户名称" },
  pipeline: { en: "Pipeline", "zh-CN": "销售流程" },
  stage: { en: "Stage", "zh-CN": "商机阶段" },
  state: { en: "State", "zh-CN": "状态" },
  owner: { en: "Owner", "zh-CN": "负责人" },
  team: { en: "Owner's team", "zh-CN": "负责人团队" },
  product: { en: "Product", "zh-CN": "产品" },
  quantity: { en: "Quantity", "zh-CN": "数量" },
  amountMinor: { en: "Amount", "zh-CN": "金额" },
  currency: { en: "Currency", "zh-CN": "币种" },
  currencyAmountMinor: { en: "Own-currency amount", "zh-CN": "原币金额" },
  createdOn: { en: "Created on", "zh-CN": "创建日期" },
  expectedOn: { en: "Expected close", "zh-CN": "预计成交日期" },
  closedOn: { en: "Closed on", "zh-CN": "关闭日期" },
  stageEnteredOn: { en: "In stage since", "zh-CN": "进入阶段日期" },
  category: { en: "Forecast category", "zh-CN": "预测类别" },
  stageProbability: { en: "Stage probability (%)", "zh-CN": "阶段赢率(%)" },
  repProbability: { en: "Rep's probability (%)", "zh-CN": "销售赢率(%)" },
  managerProbability: { en: "Manager's probability (%)", "zh-CN": "经理赢率(%)" },
  source: { en: "Lead source", "zh-CN": "商机来源" },
  lossReason: { en: "Loss reason", "zh-CN": "丢单原因" },
  nextStep: { en: "Next step", "zh-CN": "下一步" },
  nextStepOn: { en: "Next step on", "zh-CN": "下一步日期" },
  note: { en: "Note", "zh-CN": "备注" },
  sourceSystem: { en: "Source system", "zh-CN": "来源系统" },
  sourceId: { en: "Source ID", "zh-CN": "来源编号" },
} as const;

export type ExportColumn = keyof typeof exportHeaders;

/** Whether a deal is open or how it ended, in the words of the export; `stateOf` reads them back. */
export const exportStates = {
  open: { en: "Open", "zh-CN": "进行中" },
  won: { en: "Won", "zh-CN": "赢单" },
  lost: { en: "Lost", "zh-CN": "丢单" },
} as const;

/** The forecast category in the words of the export, per language; `parseCategory` reads them back. */
export const exportCategories = {
  commit: { en: "Commit", "zh-CN": "承诺" },
  bestCase: { en: "Best case", "zh-CN": "乐观" },
  pipeline: { en: "Pipeline", "zh-CN": "漏斗" },
  omitted: { en: "Omitted", "zh-CN": "排除" },
  closed: { en: "Closed", "zh-CN": "已关闭" },
} as const;
