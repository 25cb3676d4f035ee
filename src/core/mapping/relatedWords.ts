/** What the columns of the tables beside the deals are called; the form of the words is that of `synonyms.ts`. */
import type { ImportField } from "./fields.ts";

export type Words = Partial<Record<ImportField, string>>;

const dealRef =
  "opportunityname dealname deal opportunity dealtitle associateddeal relatedopportunity projectname project 商机名称 商机 机会名称 销售机会名称 销售机会 业务机会名称 关联商机 项目名称 项目";
const dealSourceId =
  "opportunityid dealid associateddealid associateddealids opportunityid18 hsdealid opportunitynumber dealnumber 商机编号 商机id 机会编号 业务机会id 销售机会编号 项目编号";
const dealRefs: Words = { dealId: "workbenchid", dealSourceId, deal: dealRef };
const accountRef =
  "accountname account associatedcompany companyname company organization organizationname customer customername client clientname accountid companyid 客户名称 客户 公司名称 公司 单位名称 单位";
const personRef =
  "owner ownername assignedto salesrep salesperson salesagent rep person employee accountexecutive ownerid userid 负责人 销售人员 销售代表 销售 所有人 执行人 跟进人 员工";

const contacts: Words = {
  ...dealRefs,
  sourceId: "contactid recordid recordidcontact personid id 联系人编号 联系人id 编号",
  name: "contactname contact fullname name primarycontact person 联系人姓名 联系人 联系人名称 联络人 联络人姓名 姓名 名称",
  firstName: "firstname givenname 名 名字",
  lastName: "lastname surname familyname 姓 姓氏",
  account: accountRef,
  title: "jobtitle title position 职位 职务 头衔 岗位",
  email: "email emailaddress mail workemail 电子邮件 邮箱 电子邮箱 邮件",
  phone:
    "phone phonenumber mobile mobilephone telephone tel businessphone 电话 手机 手机号 手机号码 联系电话 电话号码",
  buyingRole:
    "buyingrole role contactrole dealrole opportunityrole 角色 决策角色 采购角色 购买角色 联系人角色",
  stance: "stance attitude sentiment support relationship 态度 立场 支持度",
  metOn: "meton lastmet lastcontacted lastmeeting 拜访日期 见面日期 最近拜访",
};

const lines: Words = {
  ...dealRefs,
  account: accountRef,
  product:
    "productname product productcode product2id item lineitem lineitemname sku productid 产品名称 产品 商品名称 商品 产品编码",
  quantity: "quantity qty units 数量 台数 件数",
  unitPrice: "unitprice salesprice price listprice 单价 销售单价 价格 成交单价",
  deliveryOn:
    "deliveryon deliverydate deliveryday servicedate shipdate requireddate 交货日期 交付日期 交期 发货日期",
};

const stageHistory: Words = {
  ...dealRefs,
  dealSourceId: `${dealSourceId} parentid id 编号`,
  deal: `${dealRef} name 名称`,
  account: accountRef,
  fromStage:
    "fromstage oldstage previousstage stagefrom from prevstage priorstage 原阶段 变更前阶段 变更前 上一阶段 前阶段",
  fromOn: "fromdate fromon startedon 原阶段开始日期",
  stage:
    "tostage newstage stageto to stagename stage dealstage currentstage 新阶段 变更后阶段 变更后 目标阶段 商机阶段 销售阶段 阶段名称 阶段 value",
  changedOn:
    "fivetranstart stagechangedate stagechangedon changedon changedate changedat dateentered enteredon enteredat entereddate entrydate stageentrydate stageentered editdate todate when transitiondate movedon date timestamp createddate lastmodified lastmodifieddate " +
    "变更日期 变更时间 进入日期 进入时间 进入阶段日期 进入阶段时间 修改日期 修改时间 阶段变更时间 salesstgchangedtime 日期 时间 创建日期",
  changedBy:
    "editedby changedby modifiedby lastmodifiedby updatedby updatedbyuser lastmodifiedbyid createdby createdbyid user username modifiedbyuser author " +
    "修改人 最后修改人 变更人 更新人 操作人 操作者 编辑人 创建人",
  stageDays:
    "daysinstage stageduration durationdays timeinstage timeinstagedays days stagedurationdays duration 停留天数 阶段停留天数 停留时间 阶段停留时间 天数",
  changedField: "fieldevent field fieldname changedfield 字段 变更字段 字段名称",
  oldValue: "oldvalue previousvalue 旧值 原值 变更前的值 原始值",
  newValue: "newvalue 新值 变更后的值",
  amount: "amount dealamount opportunityamount dealvalue 金额 商机金额 预计金额",
  expectedOn:
    "closedate expectedclosedate expectedclose expectedclosingdate 预计成交日期 结单日期 预计关闭日期",
  probability: "probability winprobability 赢率 可能性",
  category: "forecastcategory forecastcategoryname 预测类别",
  owner: "owner ownername opportunityowner dealowner ownerid 负责人 商机负责人 所有人",
};

const activities: Words = {
  ...dealRefs,
  sourceId: "activityid taskid eventid recordid id 活动编号 任务编号 编号",
  account: accountRef,
  contact: "contactname contact whoname attendee 联系人 联系人姓名",
  owner: `${personRef} createdby loggedby 记录人 创建人`,
  activityKind: "activitytype type kind tasksubtype tasktype category 活动类型 类型 跟进方式 跟进类型 方式",
  happenedOn:
    "activitydate date happenedon day duedate activityday startdate starttime donedate completedon createddate 活动日期 跟进日期 跟进时间 拜访日期 日期 时间 截止日期 开始时间",
  subject: "subject title activity topic 主题 标题",
  note: "note notes text comments comment description body content fullcomments 内容 跟进内容 跟进记录 备注 描述 说明",
  done: "done completed status iscompleted isdone state 完成 是否完成 已完成 状态",
};

const targets: Words = {
  team: "team teamname salesteam region office department 团队 团队名称 销售团队 部门 区域 大区",
  owner: personRef,
  product: "productname product 产品名称 产品",
  period:
    "period quarter month year fiscalquarter fiscalperiod fiscalyear targetperiod 期间 目标期间 季度 月份 年度 月 年 周期",
  amount:
    "targetamount target quota quotaamount goal amount targetvalue revenuetarget 目标金额 销售目标 业绩目标 目标 指标 任务 任务金额 金额",
  quantity: "targetquantity quantity quantitytarget qty units 目标数量 数量 台数",
};

const teams: Words = {
  sourceId: "teamid id 团队编号 部门编号",
  name: "teamname team salesteam 团队名称 团队 销售团队 部门名称 部门",
  parentTeam: "parentteam parent parentteamname reportsto 上级团队 所属团队 上级部门 上级",
};

const pipelines: Words = {
  sourceId: "pipelineid 销售流程编号",
  name: "pipelinelabel pipelinename pipeline label name 销售流程名称 销售流程",
  position: "displayorder position order sortorder 顺序 序号",
};

const stages: Words = {
  sourceId: "stageid 阶段编号",
  name: "stagelabel stagename stage label name 阶段名称 阶段 商机阶段 销售阶段",
  pipeline: "pipelineid pipelinename pipeline pipelinelabel 销售流程 销售流程名称",
  position: "displayorder position order sortorder stageorder 顺序 序号",
  probability: "probability defaultprobability winprobability 赢率 默认赢率",
  isWon: "closedwon iswon won 是否赢单 赢单",
  isClosed: "isclosed closed 是否关闭 关闭",
};

export const relatedWords = {
  contacts,
  lines,
  stageHistory,
  activities,
  targets,
  teams,
  pipelines,
  stages,
} as const;
