/** The list of rejected rows and warnings: narrowing it, and taking it elsewhere. */
import type { ImportIssue, ImportResult } from "../../../../contract/importing.ts";

export interface IssueFilter {
  severity: "all" | "rejected" | "warning";
  file: string | null;
  text: string;
}

export const anyIssue: IssueFilter = { severity: "all", file: null, text: "" };

export function filterIssues(issues: readonly ImportIssue[], filter: IssueFilter): ImportIssue[] {
  const words = filter.text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return issues.filter(
    (issue) =>
      (filter.severity === "all" || issue.severity === filter.severity) &&
      (filter.file === null || issue.file === filter.file) &&
      words.every((word) => textOf(issue).includes(word)),
  );
}

/** Files that have rows to be mended, in the order in which they are imported. */
export function rejectedFiles(files: ImportResult["files"]): string[] {
  return files.filter(({ rejected }) => rejected > 0).map(({ file }) => file);
}

function textOf(issue: ImportIssue): string {
  return `${issue.row ?? ""} ${issue.column ?? ""} ${issue.value ?? ""} ${issue.reason} ${issue.file}`.toLowerCase();
}

/** Headers of the five columns, in the user's language. */
export type IssueHeaders = readonly [
  file: string,
  row: string,
  column: string,
  value: string,
  reason: string,
];

function cells(issue: ImportIssue): string[] {
  return [
    issue.file,
    issue.row === null ? "" : String(issue.row),
    issue.column ?? "",
    issue.value ?? "",
    issue.reason,
  ];
}

/** For the clipboard: spreadsheets take tabs, and quotes around what holds a tab, break or quote. */
export function toTabs(issues: readonly ImportIssue[], headers: IssueHeaders): string {
  return [headers, ...issues.map(cells)]
    .map((row) => row.map((cell) => quoted(cell, /["\t\r\n]/)).join("\t"))
    .join("\n");
}

function quoted(cell: string, needs: RegExp): string {
  return needs.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
