/** 目标与计划的简体中文句子。`{name}` 为参数。 */
import type { planEn } from "./plan.en.ts";

export const planZh: Record<keyof typeof planEn, string> = {
  teamNotFound: "此文件中没有团队“{value}”，请从列表中选择。",
  noTargetToSeek: "{period} 和这些商机没有目标。请先设定目标，或给出要达到的金额。",
  tooLittleToSimulate:
    "赢单和输单太少，还无法模拟。文件中至少有 40 个已关闭的商机（赢单、输单各不少于 10 个）后即可使用情景。",
  holderAmbiguous: "有 {count} 行都叫“{value}”，请改用编号。",
  noTargetToSpread: "{period} 还没有目标。请先录入，或指定要分解的数额。",
  periodNotSpread: "{period} 不能这样分解：年可分到季或月，季可分到月。",
  nobodyToSpread: "这一行下面没有人能在 {period} 承担目标。",
  weightsCount: "共有 {count} 份，却给了 {given} 个权重。请为每一份各给一个。",
  targetOutside: "该单元格超出了表格的行或期间，未被采用。",
  targetOfFamily: "产品系列没有自己的目标，它是其下产品之和。",
  targetNegative: "目标不能小于零。",
  targetNameUnknown: "没有叫“{value}”的行。请按表格中的名称填写。",
  targetPeriodUnknown: "“{value}”不是 {year} 年的月、季或年。",
  targetOtherCurrency: "“{value}”是另一种货币，目标以 {base} 计。",
  goalNotFound: "目标“{id}”已不在此文件中。",
  goalPersonEmpty: "目标需要指定人员，请选择是谁的目标。",
  goalKindEmpty: "目标需要类型，请选择统计什么。",
  goalDaysEmpty: "目标需要起止日期。",
  goalDaysBackwards: "结束日 {to} 早于开始日 {from}，请选择更晚的日期。",
  goalTargetEmpty: "要统计的目标需要目标值，请填写大于零的数。",
  goalTargetNotWhole: "“{value}”不能作为目标值，请填写大于零的整数。",
  goalTextEmpty: "自定目标需要内容，请写明要完成什么。",
  goalOwnTarget: "自定目标不作统计，不能有目标值，请将其留空。",
  goalOwnDone: "只有自定目标可以标为完成，其他目标在数值达到后即为达成。",
  goalStageEmpty: "请选择商机要到达的阶段。",
  goalStageUnknown: "此文件中没有阶段“{value}”，请从列表中选择。",
  goalStageSeveral: "有 {count} 个阶段叫“{value}”，请从列表中选择。",
  goalStageClosed: "“{value}”是商机的结束阶段。请选择它之前的阶段，或改为统计赢单数。",
};
