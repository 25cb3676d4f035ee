/** Forecast categories: what people call them in both languages and in the CRMs' exports. */
import { simplify } from "./traditional.ts";

const categoryWords = {
  commit: ["commit", "forecast", "承诺", "提交"],
  bestCase: ["bestcase", "mostlikely", "乐观", "最高金额"],
  pipeline: ["pipeline", "漏斗", "销售漏斗"],
  omitted: ["omitted", "omit", "排除", "忽略"],
  closed: ["closed", "已关闭", "关闭"],
} as const;
export type Category = keyof typeof categoryWords;
export const categories = Object.keys(categoryWords) as Category[];

/** `Best Case`, `BEST_CASE`, `乐观`: null where the text means none. */
export function parseCategory(text: string): Category | null {
  const word = simplify(text.normalize("NFKC"))
    .toLowerCase()
    .replace(/[\s_-]/g, "");
  return categories.find((category) => (categoryWords[category] as readonly string[]).includes(word)) ?? null;
}
