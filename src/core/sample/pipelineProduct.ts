/** Selling machines: short list of questions, a quotation, a contract. */
import type { Pipeline } from "./pipeline.ts";
import { text } from "./text.ts";

export const productPipeline: Pipeline = {
  key: "product",
  name: text("Product sales", "产品销售"),
  share: 0.5,
  quotedAt: 3,
  stages: [
    {
      key: "lead",
      name: text("Lead", "线索"),
      kind: "lead",
      probability: 10,
      expectedDays: 14,
      passes: 0.62,
      medianDays: 9,
      definition: text(
        "Somebody at the account showed interest; nobody has talked to them about a need yet.",
        "客户方有人表现出兴趣，但尚未就需求进行沟通。",
      ),
      criteria: [
        {
          text: text("A named contact has agreed to talk", "有明确联系人同意沟通"),
          evidence: text("Date of the call or visit in the calendar", "日历中的电话或拜访日期"),
        },
        {
          text: text(
            "The account fits our machines' range of products and speeds",
            "客户产品与产能在我方机型范围内",
          ),
          evidence: text("Product, pack size and pieces per minute", "产品、包装规格及每分钟件数"),
        },
      ],
      steps: [
        {
          step: text("Call within two working days", "两个工作日内致电"),
          skill: text(
            "Open with the customer's line, not with our machine",
            "从客户产线谈起，而不是先谈设备",
          ),
          tool: text("Call sheet with six questions", "六问电话表"),
          check: text("Next conversation agreed with a date", "已约定下次沟通日期"),
        },
      ],
    },
    {
      key: "qualify",
      name: text("Qualification", "需求确认"),
      kind: "open",
      probability: 20,
      expectedDays: 21,
      passes: 0.7,
      medianDays: 13,
      definition: text(
        "The need, the budget, the date and the people are being found out.",
        "正在了解需求、预算、时间与决策人。",
      ),
      criteria: [
        {
          text: text(
            "The problem is stated in the customer's own words, with a cost",
            "客户用自己的话说明问题及其代价",
          ),
          evidence: text("Minutes confirmed by the contact", "经联系人确认的会议纪要"),
        },
        {
          text: text("Budget or the way to it is known", "已知预算或立项流程"),
          evidence: text("Name of the budget holder", "预算负责人姓名"),
        },
        {
          text: text("A supporter inside the account tells us how they decide", "客户内部支持者告知决策流程"),
          evidence: text("Contact marked as champion", "联系人标记为支持者"),
        },
      ],
      steps: [
        {
          step: text("Walk the line with the production manager", "与生产经理一起走产线"),
          skill: text("Ask about downtime, change-over and people per shift", "询问停机、换型与每班人数"),
          tool: text("Line survey form", "产线调研表"),
          check: text("Survey filled in, photos attached", "调研表已填写并附照片"),
        },
        {
          step: text("Draw the map of who decides", "绘制决策链"),
          skill: text("Ask who else will be asked", "询问还有谁参与意见"),
          tool: text("Buying-role map", "决策链图"),
          check: text("Budget holder named", "已明确预算负责人"),
        },
      ],
    },
    {
      key: "technical",
      name: text("Technical match", "技术匹配"),
      kind: "open",
      probability: 35,
      expectedDays: 28,
      passes: 0.8,
      medianDays: 17,
      definition: text(
        "Their product runs on our machine in a test or a reference visit.",
        "通过试机或参观样板客户，验证产品适用。",
      ),
      criteria: [
        {
          text: text("Test run or reference visit with their own product", "已用客户产品试机或参观样板客户"),
          evidence: text("Test report, or visit report", "试机报告或参观报告"),
        },
        {
          text: text("Technical buyer agrees in writing", "技术负责人书面认可"),
          evidence: text("Signed data sheet", "签字的技术参数表"),
        },
      ],
      steps: [
        {
          step: text("Run their samples in our test centre", "在测试中心运行客户样品"),
          skill: text("Let the customer's operator run the machine", "让客户操作工上手"),
          tool: text("Test protocol", "试机方案"),
          check: text("Speed and reject rate agreed as acceptance values", "速度与不良率已定为验收值"),
        },
      ],
    },
    {
      key: "quotation",
      name: text("Quotation", "报价"),
      kind: "open",
      probability: 50,
      expectedDays: 25,
      passes: 0.72,
      medianDays: 16,
      definition: text("A binding quotation is with the customer.", "已提交正式报价。"),
      criteria: [
        {
          text: text("Quotation presented to the budget holder in person", "已当面向预算负责人讲解报价"),
          evidence: text("Meeting with date and people", "会议日期与参会人"),
        },
        {
          text: text("Return on investment agreed with the customer's figures", "双方用客户数据确认投资回报"),
          evidence: text("Calculation sheet", "测算表"),
        },
      ],
      steps: [
        {
          step: text("Present, don't send", "讲解报价，而不是发送报价"),
          skill: text("Tie each item to a saving", "每一项对应一项节省"),
          tool: text("Return calculator", "回报测算工具"),
          check: text("Open questions listed with owners", "遗留问题已列出责任人"),
        },
      ],
    },
    {
      key: "negotiation",
      name: text("Negotiation", "商务谈判"),
      kind: "open",
      probability: 70,
      expectedDays: 28,
      passes: 0.8,
      medianDays: 17,
      definition: text("Price, terms and delivery are being agreed.", "正在商定价格、条款与交期。"),
      criteria: [
        {
          text: text("We are the preferred supplier", "我方为首选供应商"),
          evidence: text("Said by the budget holder", "预算负责人口头或书面确认"),
        },
        {
          text: text("Every concession was traded for something", "每项让步都有交换条件"),
          evidence: text("Concession list", "让步清单"),
        },
      ],
      steps: [
        {
          step: text("Agree the walk-away price inside first", "先内部确定底价"),
          skill: text("Trade terms before price", "先谈条款再谈价格"),
          tool: text("Concession planner", "让步计划表"),
          check: text("Manager has approved the floor", "主管已批准底价"),
        },
      ],
    },
    {
      key: "contract",
      name: text("Contract", "合同签署"),
      kind: "open",
      probability: 90,
      expectedDays: 14,
      passes: 0.93,
      medianDays: 8,
      definition: text(
        "All is agreed; the paper goes round for signatures.",
        "条款已达成一致，合同正在会签。",
      ),
      criteria: [
        {
          text: text("Final contract text accepted by both legal departments", "双方法务已确认合同文本"),
          evidence: text("Marked-up version without open points", "无遗留问题的修订稿"),
        },
        {
          text: text("Down payment date agreed", "预付款日期已确定"),
          evidence: text("Payment plan", "付款计划"),
        },
      ],
      steps: [
        {
          step: text("Follow the paper from desk to desk", "逐岗跟进会签"),
          skill: text("Know who signs and when they travel", "了解签字人及其行程"),
          tool: text("Signature tracker", "会签跟踪表"),
          check: text("Signed copy filed", "签署件已归档"),
        },
      ],
    },
  ],
};
