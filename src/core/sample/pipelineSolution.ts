/** Selling turnkey lines: long, many people on the other side, often a tender. */
import type { Pipeline } from "./pipeline.ts";
import { text } from "./text.ts";

export const solutionPipeline: Pipeline = {
  key: "solution",
  name: text("Turnkey solutions", "整体解决方案"),
  share: 0.27,
  quotedAt: 4,
  stages: [
    {
      key: "lead",
      name: text("Project lead", "项目线索"),
      kind: "lead",
      probability: 5,
      expectedDays: 21,
      passes: 0.62,
      medianDays: 13,
      definition: text(
        "A new plant, line or warehouse is planned; we know of it early enough to matter.",
        "客户计划新建工厂、产线或仓库，我方介入时间足够早。",
      ),
      criteria: [
        {
          text: text("The project has a name, a place and a year", "项目有名称、地点与年份"),
          evidence: text("Source of the information", "信息来源"),
        },
        {
          text: text("First talk with the project leader held", "已与项目负责人首次沟通"),
          evidence: text("Minutes", "会议纪要"),
        },
      ],
      steps: [
        {
          step: text("Find out who asked for the project and why", "了解谁发起项目及原因"),
          skill: text("Speak with operations before purchasing", "先见运营再见采购"),
          tool: text("Project one-pager", "项目一页纸"),
          check: text("Reason and date stand on the page", "已写明原因与时间"),
        },
      ],
    },
    {
      key: "discovery",
      name: text("Discovery", "需求调研"),
      kind: "open",
      probability: 10,
      expectedDays: 40,
      passes: 0.72,
      medianDays: 24,
      definition: text("Flows, volumes and goals are measured on site.", "现场测量流程、流量与目标。"),
      criteria: [
        {
          text: text("Data of at least one full month received", "已获得至少一个月的完整数据"),
          evidence: text("Data set filed", "数据已归档"),
        },
        {
          text: text("Goal agreed with the plant manager as a number", "与厂长确认量化目标"),
          evidence: text("Signed goal sheet", "签字的目标表"),
        },
      ],
      steps: [
        {
          step: text("Two-day site survey with an engineer", "工程师两天现场调研"),
          skill: text("Measure, then ask", "先测量，再提问"),
          tool: text("Survey kit", "调研工具包"),
          check: text("Material flow drawn and confirmed", "物流图已绘制并确认"),
        },
      ],
    },
    {
      key: "design",
      name: text("Solution design", "方案设计"),
      kind: "open",
      probability: 20,
      expectedDays: 45,
      passes: 0.78,
      medianDays: 27,
      definition: text(
        "Layout and concept are drawn together with the customer.",
        "与客户共同完成布局与概念方案。",
      ),
      criteria: [
        {
          text: text(
            "Layout reviewed on site with production, maintenance and safety",
            "布局已与生产、维修、安全现场评审",
          ),
          evidence: text("Review list without blocking points", "无阻碍项的评审表"),
        },
        {
          text: text("The economic buyer has seen the concept", "经济决策人已看过概念方案"),
          evidence: text("Meeting date", "会议日期"),
        },
      ],
      steps: [
        {
          step: text("Draw two variants, let them choose", "提供两种方案供选择"),
          skill: text("Make the choice theirs", "让客户成为方案的主人"),
          tool: text("Layout kit and simulation", "布局工具与仿真"),
          check: text("Chosen variant named in the minutes", "纪要中明确所选方案"),
        },
      ],
    },
    {
      key: "proof",
      name: text("Proof of concept", "验证测试"),
      kind: "open",
      probability: 35,
      expectedDays: 50,
      passes: 0.8,
      medianDays: 30,
      definition: text(
        "The risky part is shown to work: test, simulation or reference.",
        "通过测试、仿真或样板证明关键环节可行。",
      ),
      criteria: [
        {
          text: text("Acceptance values met in the test", "测试达到验收值"),
          evidence: text("Test report signed by the customer", "客户签字的测试报告"),
        },
        {
          text: text("A reference customer was visited", "已参观样板客户"),
          evidence: text("Visit report", "参观报告"),
          required: false,
        },
      ],
      steps: [
        {
          step: text("Agree the acceptance values before the test", "测试前约定验收值"),
          skill: text("Test what they fear", "测试客户担心之处"),
          tool: text("Test protocol", "测试方案"),
          check: text("Values signed before the start", "开始前已签字"),
        },
      ],
    },
    {
      key: "proposal",
      name: text("Proposal", "方案与报价"),
      kind: "open",
      probability: 50,
      expectedDays: 40,
      passes: 0.68,
      medianDays: 24,
      definition: text(
        "Full proposal with price, plan and guarantees handed over.",
        "已提交含价格、计划与承诺的完整方案。",
      ),
      criteria: [
        {
          text: text("Proposal presented to all who decide", "已向全部决策人讲解方案"),
          evidence: text("List of people present", "参会人名单"),
        },
        {
          text: text("We know the competitors and our rank", "已知竞争对手及我方排名"),
          evidence: text("Note from the champion", "支持者反馈"),
        },
      ],
      steps: [
        {
          step: text("Rehearse with the champion first", "先与支持者预演"),
          skill: text("Answer the objection before it is raised", "提前回应异议"),
          tool: text("Proposal template", "方案模板"),
          check: text("Champion's changes are in", "已纳入支持者意见"),
        },
      ],
    },
    {
      key: "tender",
      name: text("Tender and negotiation", "招投标与谈判"),
      kind: "open",
      probability: 70,
      expectedDays: 45,
      passes: 0.78,
      medianDays: 27,
      definition: text("The tender runs, or terms are negotiated directly.", "处于招投标或直接谈判阶段。"),
      criteria: [
        {
          text: text("Technical score first or second", "技术分第一或第二"),
          evidence: text("Opening record or champion's note", "开标记录或支持者反馈"),
        },
        {
          text: text("Payment plan and penalties agreed", "付款计划与违约条款已商定"),
          evidence: text("Term sheet", "条款清单"),
        },
      ],
      steps: [
        {
          step: text("Bring our leader together with theirs", "安排双方高层会面"),
          skill: text("Talk risk, not price", "谈风险而不是谈价格"),
          tool: text("Executive briefing", "高层简报"),
          check: text("Meeting held and followed up", "会面完成并已跟进"),
        },
      ],
    },
    {
      key: "contract",
      name: text("Contract signing", "合同会签"),
      kind: "open",
      probability: 90,
      expectedDays: 20,
      passes: 0.93,
      medianDays: 12,
      definition: text(
        "Award received; contract and start of project in preparation.",
        "已中标，合同与项目启动准备中。",
      ),
      criteria: [
        {
          text: text("Award letter received", "已收到中标通知"),
          evidence: text("Letter filed", "通知书归档"),
        },
        {
          text: text("Delivery team has accepted the plan", "交付团队已接受计划"),
          evidence: text("Handover to delivery signed", "交付交底签字"),
        },
      ],
      steps: [
        {
          step: text("Hand over to the project manager before signing", "签约前完成项目经理交底"),
          skill: text("Promise only what delivery confirmed", "只承诺交付已确认的内容"),
          tool: text("Handover checklist", "交底清单"),
          check: text("Start meeting fixed", "启动会日期已定"),
        },
      ],
    },
  ],
};
