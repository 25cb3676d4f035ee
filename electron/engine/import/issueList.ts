/** Issues of an import as the caller sees them: in words, the first ten thousand, all counted. */
import type { Locale } from "../../../src/contract/envelope.ts";
import type { ImportIssue } from "../../../src/contract/importing.ts";
import { issueReason } from "../../../src/contract/messages/issueReason.ts";
import type { MoreRejected } from "./moreRejected.ts";
import type { RawIssue } from "./reading/protocol.ts";

/** So many a result lists. */
export const MOST_ISSUES = 10_000;

export class IssueList {
  readonly list: ImportIssue[] = [];
  count = 0;
  warnings = 0;
  private readonly locale: Locale;
  private readonly more: MoreRejected | undefined;

  /** @param more takes the rejections that the list has no room for */
  constructor(locale: Locale, more?: MoreRejected) {
    this.locale = locale;
    this.more = more;
  }

  add(file: string, raw: RawIssue): void {
    this.count += 1;
    if (raw.severity === "warning") this.warnings += 1;
    if (this.list.length >= MOST_ISSUES) return this.more?.add(file, raw);
    const { row, column, value, code, params, severity } = raw;
    const issue = { file, row, column, value, code, params, severity };
    this.list.push({ ...issue, reason: issueReason(this.locale, issue) });
  }

  /** Issues that were only counted, and how many of them are warnings. */
  addUntold(count: number, warnings: number): void {
    this.count += count;
    this.warnings += warnings;
  }
}
