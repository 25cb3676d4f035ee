/** Issues of an import as the caller sees them: in words, the first ten thousand, all counted. */
import type { Locale } from "../../../src/contract/envelope.ts";
import type { ImportIssue } from "../../../src/contract/importing.ts";
import { issueReason } from "../../../src/contract/messages/issueReason.ts";
import type { RawIssue } from "./reading/protocol.ts";

const MOST = 10_000;

export class IssueList {
  readonly list: ImportIssue[] = [];
  count = 0;
  private readonly locale: Locale;

  constructor(locale: Locale) {
    this.locale = locale;
  }

  add(file: string, { row, column, value, code, params, severity }: RawIssue): void {
    this.count += 1;
    if (this.list.length >= MOST) return;
    const issue = { file, row, column, value, code, params, severity };
    this.list.push({ ...issue, reason: issueReason(this.locale, issue) });
  }

  /** Issues that were only counted. */
  addUntold(count: number): void {
    this.count += count;
  }
}
