/** Field histories (Field, Old value, New value): which column of a deal a field's name means. */

export type ChangedField = "stage" | "amount" | "expectedOn" | "owner" | "probability" | "category";

const words: Record<ChangedField, string> = {
  stage: "stage stagename dealstage 阶段 商机阶段 销售阶段",
  amount: "amount dealamount 金额 商机金额 预计金额",
  expectedOn: "closedate expectedclosedate expectedclose 结单日期 预计成交日期 预计关闭日期",
  owner: "owner ownerid opportunityowner dealowner 负责人 所有人 商机负责人 商机所有人",
  probability: "probability winprobability 可能性 赢率",
  category: "forecastcategory forecastcategoryname 预测类别",
};
const byWord = new Map(
  (Object.keys(words) as ChangedField[]).flatMap((field) =>
    words[field].split(" ").map((word) => [word, field] as const),
  ),
);

/** Whether a row of a field history tells of the deal's creation ("Created."), with no values of its own. */
export function isCreation(name: string): boolean {
  return /^(?:record )?(?:created|erstellt|créée?|cread[oa]|作成|已?创建|已?创建记录)[.。]?$/i.test(
    name.normalize("NFKC").trim(),
  );
}

/** @returns null for a field whose history is not kept */
export function changedFieldOf(name: string): ChangedField | null {
  const word = name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  return byWord.get(word) ?? null;
}
