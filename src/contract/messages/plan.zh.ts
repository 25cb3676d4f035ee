/** 目标与计划的简体中文句子。`{name}` 为参数。 */
import type { planEn } from "./plan.en.ts";

export const planZh: Record<keyof typeof planEn, string> = {
  teamNotFound: "此文件中没有团队“{value}”，请从列表中选择。",
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
};
