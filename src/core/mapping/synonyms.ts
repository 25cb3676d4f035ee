/**
 * What columns are called: Salesforce, HubSpot, Pipedrive, Dynamics 365, Odoo, 纷享销客, 销售易 and lists kept by hand, in both
 * languages. Words are in the form of {@link readHeader}'s key; within a field the better witness stands first, so that
 * of two columns for one field the earlier word wins.
 */
import { type ExportColumn, exportHeaders } from "./exportHeaders.ts";
import { foreignAccounts, foreignDeals } from "./foreignWords.ts";
import type { ImportField, ImportTable } from "./fields.ts";
import { readHeader } from "./headers.ts";
import { relatedWords, type Words } from "./relatedWords.ts";

const team =
  "ownersteam salesteam team teamname regionaloffice office ownerdepartment department region territory 负责人团队 销售团队 团队 所属团队 负责人主属部门 所属部门 归属部门 部门 大区 区域";
const manager = "manager managername salesmanager reportsto 直属上级 上级 主管";

const deals: Words = {
  dealId: "workbenchid",
  sourceId:
    "opportunityid recordid dealid donotmodifyopportunity pipedrivesystemid id casesafeid opportunityid18 opportunitynumber opportunityno dealno dealnumber oppid hsobjectid externalid " +
    "商机编号 业务编码 商机id 机会编号 销售机会编号 业务机会id 业务机会编号 记录id 交易id 请勿修改商机 项目编号 编号 单号",
  sourceSystem: "sourcesystem 来源系统",
  name:
    "opportunityname dealname dealtitle name title topic opportunity deal projectname project subject 商机名称 机会名称 业务机会名 业务机会名称 销售机会名称 " +
    "商机主题 交易名称 交易标题 专案名称 案件名称 项目名称 商机 销售机会 项目 主题 标题",
  account:
    "accountname associatedcompany associatedcompanyprimary account organization organizationname company companyname customer customername client clientname " +
    "potentialcustomer customerid accountidr accountid partnerid 客户名称 客户名 客户 客户公司 公司名称 公司 单位名称 最终客户 客户简称 客户全称 账户名称 帐户名称 帐户名 账户 帐户 企业名称 潜在客户 关联公司 关联公司主要 关联的公司 交易组织 组织 组织名称",
  pipeline:
    "pipeline dealpipeline pipelinename dealpipelineid pipelineid salesprocessname salesprocess 销售流程 销售流程名称 流程 管道",
  stage:
    "dealstage stagename opportunitystage salesstage pipelinestage stage pipelinephase stepname oppostageid oppostageidr stageid dealpipelinestageid 商机阶段 销售阶段 业务机会阶段 阶段 当前阶段 " +
    "阶段名称 项目阶段 机会阶段 交易阶段 管道阶段",
  // Without a column of the stage it is taken for the stage.
  state:
    "dealstatus opportunitystatus status statecode wonstatus statuscode bizstatus state dealstate outcome dealoutcome winloss wonlost statusreason " +
    "商机状态 赢单状态 机会状态 交易状态 状态 项目状态 销售状态 成交状态 商机结果 输赢 赢输 输赢状态 赢输状态 跟进状态 状态代码 状态码 状态描述 状态原因 状态原因代码 状态描述代码",
  isClosed: "isclosed isdealclosed hsisclosed dealclosed closed 是否关闭 是否结单 是否结束 已关闭",
  isWon: "iswon isclosedwon hsisclosedwon dealwon closedwon won 是否赢单 是否成交 是否中标 已赢单",
  isLost: "islost isclosedlost hsisclosedlost deallost closedlost lost 是否输单 是否丢单 已输单 已丢单",
  isActive: "active isactive 启用 有效 是否启用 是否有效",
  owner:
    "dealowner opportunityowner owner ownername salesagent salesrep salesrepresentative salesperson rep accountexecutive assignedto responsible userid ownerid ownerr " +
    "销售负责人 商机负责人 负责人 商机所有人 所有人 销售人员 销售代表 销售员 销售 业务员 客户经理 归属人 跟进人 商机拥有人 拥有人 业务 业务人员 业务代表 业务机会所有人 业务机会所有者 销售机会所有人 销售机会负责人 机会所有人 机会负责人 交易所有者 交易所有人 交易负责人 所有者",
  team,
  manager,
  product: "productname product products lineitem item sku 产品名称 产品 意向产品 商品 商品名称",
  quantity: "quantity qty units 数量 台数 件数",
  amount:
    "amount dealamount dealvalue value opportunityamount closevalue estimatedvalue contractvalue contractamount totalamount expectedrevenue revenue " +
    "商机金额 成交金额 赢单金额 预计成交金额 预计赢单金额 预计金额 金额 合同金额 签约金额 预计合同金额 预计销售金额 销售金额 项目金额 预期收益 预计收入 预估收入 交易金额 交易值 总金额 值 价值",
  currency:
    "currency currencyisocode amountcurrency dealcurrency valuecurrency currencyofvalue currencycode transactioncurrencyid 币种 货币 币别 货币值 值的货币",
  currencyAmount: "owncurrencyamount 原币金额",
  wonAmount: "actualrevenue actualvalue 实际收入 实际值",
  createdOn:
    "createddate createdate datecreated createdon created dealcreated creationdate createdat createtime engagedate opendate opened startdate " +
    "创建日期 创建时间 创建于 接洽日期 立项日期 建立日期 登记日期 录入日期 已创建交易 交易创建日期 交易创建时间 开始日期",
  expectedOn:
    "expectedclosedate expectedclose estimatedclosedate expectedclosing expectedclosedon expecteddealcloseddate expectedclosingdate forecastclosedate targetclosedate targetclose eta " +
    "预计成交日期 预计关闭日期 预计赢单日期 预计结单日期 预计签约日期 预计签单日期 预计成交时间 期望成交日期 预计结案日期 预期结束 预期成交日期 预计结束日期 预计结束时间 预计关闭时间 预计赢单时间 预计结单时间 预计签约时间 预计签单时间 预计成单日期 预计成单时间 预计签约 预计签单 预计成单 预计成交 预计结单 预计关闭 预计赢单",
  closedOn:
    "actualclosedate actualclose dateclosed closeddate closedon dealclosedon wondate wontime " +
    "实际成交日期 实际关闭日期 实际结束时间 实际结束日期 赢单日期 成交日期 签约日期 关闭日期 关闭时间 结束日期 结案日期 赢单时间 成交时间",
  lostOn:
    "losttime lostdate loston datelost 丢单时间 丢单日期 输单时间 输单日期 失单时间 失单日期 失败时间 失败日期",
  closeOn: "closedate closingdate enddate close closing 结单日期 业务机会结束日期",
  stageSince:
    "laststagechangedate laststagechange laststagechangeon laststagechanged stagechangedate stagelastchanged salesstgchangedtime laststagechangetime dateenteredcurrentstage currentstagesince hsdateenteredcurrentstage " +
    "阶段变更时间 阶段变更日期 最后阶段变更时间 最后阶段变更日期 上次阶段变更日期 上次阶段变更时间 上次阶段变更 最近阶段变更时间 阶段更新时间 进入当前阶段时间 进入当前阶段日期 进入阶段时间 进入阶段日期",
  category: "forecastcategoryname forecastcategory msdynforecastcategory 预测类别 预测分类 预测类型",
  probability:
    "probability dealprobability closeprobability winprobability repsprobability likelihood 赢率 销售赢率 负责人赢率 业务机会赢率 可能性 成功率 成交概率 成交机率 机率 概率 盈率",
  managerProbability: "managersprobability managerprobability 经理赢率 主管赢率",
  source: "leadsource dealsource source originalsource channel 商机来源 线索来源 潜在客户来源 来源 渠道",
  lossReason:
    "lossreason closedlostreason lostreason reasonlost reasonforloss 丢单原因 输单原因 失单原因 已失单原因 失败原因 流失原因 未成交原因",
  nextStep: "nextstep nextaction 下一步 下一步计划 下一步行动",
  nextStepOn: "nextstepon nextstepdate nextactivitydate 下一步日期 下次跟进日期 下次跟进时间",
  note: "note notes description comments comment remarks remark 备注 说明 描述",
};

const accounts: Words = {
  sourceId: "accountid recordid companyid customerid id 客户编号 客户id 编号",
  name: "accountname account companyname company customername customer organizationname organization clientname client name 客户名称 公司名称 企业名称 客户 公司 单位名称 名称",
  industry: "industry sector vertical 行业 所属行业 产业 产业别",
  country:
    "country countryregion officelocation billingcountry location headquarters hq 国家 国家地区 总部 所在地 地区",
  employees: "numberofemployees employees employeecount headcount noofemployees 员工数 员工人数 人数",
  revenue: "annualrevenue revenue turnover 年收入 年营业额 营业额 营收",
  parentAccount: "parentaccount parentcompany subsidiaryof parent 母公司 上级客户 上级公司 所属集团 集团",
  foundedYear: "yearestablished foundedyear yearfounded founded established 成立年份 创立年份",
};

const products: Words = {
  sourceId: "productid recordid id 产品id",
  name: "productname product name item itemname 产品名称 产品 商品名称 商品 品名 名称",
  code: "productcode code sku itemcode partnumber 产品编码 产品编号 料号 编码 型号",
  family: "productfamily family series productline category 产品系列 系列 产品线 产品类别 类别 分类",
  listPrice:
    "listprice salesprice unitprice price msrp suggestedretailprice 标准价格 目录价 标价 单价 价格 售价",
  unit: "unit uom unitofmeasure 计量单位 单位",
};

const people: Words = {
  sourceId: "userid employeeid recordid id 工号 员工编号",
  name: "salesagent salesrep salesrepresentative salesperson fullname name person owner rep employee user username 姓名 销售人员 销售代表 销售员 销售 负责人 业务员 员工 名字",
  team,
  manager: `${manager} 经理 销售经理 团队经理`,
  email: "email emailaddress mail 电子邮件 邮箱",
  role: "role position 角色 职位 岗位",
};

export interface Synonym {
  field: ImportField;
  /** Lower is the better witness. */
  rank: number;
}

function tableOf(words: Words, foreign: Words = {}): ReadonlyMap<string, Synonym> {
  const table = new Map<string, Synonym>();
  const learn = (field: string, word: string, rank: number) => {
    const { key } = readHeader(word);
    // Who types headers, and many a database, leaves the accents out.
    for (const each of [key, withoutAccents(key)])
      if (!table.has(each)) table.set(each, { field: field as ImportField, rank });
  };
  for (const [field, list] of Object.entries(words))
    list.split(" ").forEach((word, rank) => learn(field, word, rank));
  for (const [field, list] of Object.entries(foreign))
    list.split(", ").forEach((word, rank) => learn(field, word, FOREIGN + rank));
  return table;
}

/** Ranks of the words of other languages: after all others. */
const FOREIGN = 1000;

/** `Étape` as `Etape`, `Währung` as `Waehrung` is not: that is another word for a machine. Kana keep their marks. */
const withoutAccents = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/(?<=[a-z])\p{M}/gu, "")
    .normalize("NFC");

/** Which field of a table a header's key means. */
export const synonyms: Record<ImportTable, ReadonlyMap<string, Synonym>> = {
  deals: tableOf(deals, foreignDeals),
  accounts: tableOf(accounts, foreignAccounts),
  products: tableOf(products),
  people: tableOf(people),
  contacts: tableOf(relatedWords.contacts),
  lines: tableOf(relatedWords.lines),
  stageHistory: tableOf(relatedWords.stageHistory),
  activities: tableOf(relatedWords.activities),
  targets: tableOf(relatedWords.targets),
  teams: tableOf(relatedWords.teams),
  pipelines: tableOf(relatedWords.pipelines),
  stages: tableOf(relatedWords.stages),
};

/** Columns of our own export that follow from others: known, and left out. */
const derived: ReadonlySet<ExportColumn> = new Set<ExportColumn>(["stageEnteredOn", "stageProbability"]);

const ownFields: Partial<Record<ExportColumn, ImportField>> = {
  id: "dealId",
  amountMinor: "amount",
  currencyAmountMinor: "currencyAmount",
  repProbability: "probability",
};

/** Header of our own export -> field (null: derived, left out). In both languages. */
export const ownHeaders: ReadonlyMap<string, ImportField | null> = new Map(
  (Object.keys(exportHeaders) as ExportColumn[]).flatMap((column) => {
    const field = derived.has(column) ? null : (ownFields[column] ?? (column as ImportField));
    return Object.values(exportHeaders[column]).map((header) => [readHeader(header).key, field] as const);
  }),
);
/** The header by which an export of ours is known. */
export const ownIdKeys: ReadonlySet<string> = new Set(
  Object.values(exportHeaders.id).map((header) => readHeader(header).key),
);
