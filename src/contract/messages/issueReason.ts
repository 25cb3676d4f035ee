/** Why a row was rejected or what is to be looked at in it, in any language: also in another than it was found in. */
import type { Locale } from "../envelope.ts";
import type { ImportIssue } from "../importing.ts";
import { sentence } from "./index.ts";

export function issueReason(locale: Locale, issue: Omit<ImportIssue, "reason" | "severity">): string {
  const { file, row, column, value, code, params } = issue;
  return sentence(locale, code, {
    file,
    row: row ?? "",
    column: column ?? "",
    value: value ?? "",
    ...params,
  });
}
