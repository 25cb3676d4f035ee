/** Selling services to customers who have machines already: quick, smaller, more often won. */
import type { Pipeline } from "./pipeline.ts";
import { text } from "./text.ts";

export const servicePipeline: Pipeline = {
  key: "service",
  name: text("Services", "服务销售"),
  share: 0.23,
  quotedAt: 2,
  stages: [
    {
      key: "enquiry",
      name: text("Enquiry", "服务需求"),
      kind: "open",
      probability: 25,
      expectedDays: 7,
      passes: 0.78,
      medianDays: 5,
      definition: text(
        "The customer asks for help, or a contract is up for renewal.",
        "客户提出服务需求，或合同临近续签。",
      ),
      criteria: [
        {
          text: text("Machines and serial numbers known", "已知设备与序列号"),
          evidence: text("List of installed machines", "在装设备清单"),
        },
        {
          text: text("Somebody at the site is waiting for our offer", "现场有人等待我方报价"),
          evidence: text("Name and date", "姓名与日期"),
        },
      ],
      steps: [
        {
          step: text("Look up what was done there before", "查阅历史服务记录"),
          skill: text("Ask what an hour of downtime costs", "询问停机一小时的损失"),
          tool: text("Service history", "服务档案"),
          check: text("Last three visits read", "已阅读最近三次服务记录"),
        },
      ],
    },
    {
      key: "scope",
      name: text("Scope", "范围确认"),
      kind: "open",
      probability: 40,
      expectedDays: 14,
      passes: 0.84,
      medianDays: 9,
      definition: text("What is to be done, how often and by whom is agreed.", "确认服务内容、频次与人员。"),
      criteria: [
        {
          text: text("Scope confirmed by maintenance", "维修部门已确认范围"),
          evidence: text("Scope sheet", "范围确认单"),
        },
        {
          text: text("Engineers are free in the wanted weeks", "所需周次有工程师可用"),
          evidence: text("Planner entry", "排班记录"),
        },
      ],
      steps: [
        {
          step: text("Inspect the machines with maintenance", "与维修人员一同点检设备"),
          skill: text("Show what will fail next", "指出即将发生的故障"),
          tool: text("Inspection list", "点检表"),
          check: text("Findings sent within two days", "两天内发出点检结果"),
        },
      ],
    },
    {
      key: "offer",
      name: text("Offer", "服务报价"),
      kind: "open",
      probability: 55,
      expectedDays: 16,
      passes: 0.75,
      medianDays: 10,
      definition: text("Offer is with the customer.", "已提交服务报价。"),
      criteria: [
        {
          text: text("Offer explained to the one who pays", "已向付款负责人讲解报价"),
          evidence: text("Call or meeting", "电话或会议记录"),
        },
        {
          text: text("Two options given", "提供两种方案"),
          evidence: text("Offer with options", "含选项的报价单"),
          required: false,
        },
      ],
      steps: [
        {
          step: text("Offer a yearly plan beside the single visit", "在单次服务之外提供年度方案"),
          skill: text("Sell uptime", "销售开机率"),
          tool: text("Offer template", "报价模板"),
          check: text("Decision date agreed", "已约定决定日期"),
        },
      ],
    },
    {
      key: "terms",
      name: text("Terms", "商务条款"),
      kind: "open",
      probability: 75,
      expectedDays: 18,
      passes: 0.85,
      medianDays: 11,
      definition: text("Prices, response times and payment are agreed.", "商定价格、响应时间与付款方式。"),
      criteria: [
        {
          text: text("Response times agreed with our service desk", "响应时间已与服务台确认"),
          evidence: text("Service desk's note", "服务台确认记录"),
        },
        {
          text: text("Purchasing has our terms", "采购已收到条款"),
          evidence: text("Mail", "邮件"),
        },
      ],
      steps: [
        {
          step: text("Settle terms with maintenance and purchasing together", "与维修、采购共同确定条款"),
          skill: text("Keep the scope when the price falls", "降价须缩减范围"),
          tool: text("Terms list", "条款清单"),
          check: text("No open term left", "无遗留条款"),
        },
      ],
    },
    {
      key: "order",
      name: text("Purchase order", "订单下达"),
      kind: "open",
      probability: 90,
      expectedDays: 9,
      passes: 0.95,
      medianDays: 6,
      definition: text("Waiting for the purchase order.", "等待客户下达订单。"),
      criteria: [
        {
          text: text("Requisition released on their side", "客户内部请购已批准"),
          evidence: text("Requisition number", "请购单号"),
        },
      ],
      steps: [
        {
          step: text("Ask for the requisition's number and who holds it", "询问请购单号及当前审批人"),
          skill: text("Friendly persistence", "友好而坚持"),
          tool: text("Order tracker", "订单跟踪表"),
          check: text("Order confirmed back within a day", "一天内确认订单"),
        },
      ],
    },
  ],
};
