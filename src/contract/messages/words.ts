/** Parameters of a sentence that are the program's own names, in the reader's words. */
import { type ExportColumn, exportHeaders, exportStates } from "../../core/mapping/exportHeaders.ts";
import type { Locale } from "../envelope.ts";

/** What a filter may name; the English word is the name itself. */
const subjects: Record<string, string> = {
  person: "人员",
  team: "团队",
  account: "客户",
  product: "产品",
  pipeline: "销售流程",
  stage: "阶段",
};

/** All but a filter's `subject`, a deal's `state` and the `column` that can't be edited stand for themselves; a spreadsheet's column is its header. */
export function wordOf(locale: Locale, code: string, name: string, value: string | number): string {
  const text = String(value);
  if (name === "subject") return locale === "zh-CN" ? (subjects[text] ?? text) : text;
  if (code === "columnReadOnly" && name === "column" && Object.hasOwn(exportHeaders, text))
    return exportHeaders[text as ExportColumn][locale];
  if (name === "state" && Object.hasOwn(exportStates, text))
    return exportStates[text as keyof typeof exportStates][locale].toLowerCase();
  return text;
}
