import { placelessReason } from "../../../src/core/mapping/reasons.ts";
import { expect, test } from "vitest";
import type { ImportIssue } from "../../../src/contract/importing.ts";
import {
  anyIssue,
  filterIssues,
  type IssueHeaders,
  toTabs,
} from "../../../src/ui/features/imports/model/issues.ts";

const headers: IssueHeaders = ["File", "Row", "Column", "Value", "Reason"];

function issue(members: Partial<ImportIssue>): ImportIssue {
  return {
    file: "deals.csv",
    row: 2,
    column: "Amount",
    value: "abc",
    code: "cellNotMoney",
    params: {},
    reason: "abc is no amount",
    severity: "rejected",
    ...members,
  };
}

const issues = [
  issue({}),
  issue({
    row: 7,
    column: "Close",
    value: "31/02/2017",
    code: "cellNoSuchDay",
    reason: "31 February 2017 is no day",
  }),
  issue({
    row: 9,
    file: "other.csv",
    severity: "warning",
    value: null,
    column: null,
    reason: "The row has 3 cells more than the header",
  }),
];

test("each word must be found, in whatever part of the issue", () => {
  expect(filterIssues(issues, { ...anyIssue, text: "close 31" })).toEqual([issues[1]]);
  expect(filterIssues(issues, { ...anyIssue, text: "OTHER.csv" })).toEqual([issues[2]]);
  expect(filterIssues(issues, anyIssue)).toEqual(issues);
});

test("by severity and file", () => {
  expect(filterIssues(issues, { ...anyIssue, severity: "warning" })).toEqual([issues[2]]);
  expect(filterIssues(issues, { ...anyIssue, file: "deals.csv" })).toEqual(issues.slice(0, 2));
});

test("the clipboard's text quotes what would break its rows", () => {
  const text = toTabs([issue({ value: 'a\tb"c' })], headers);
  expect(text).toBe('File\tRow\tColumn\tValue\tReason\ndeals.csv\t2\tAmount\t"a\tb""c"\tabc is no amount');
});

test("the place is not said twice: the reason stands beside row and column", () => {
  const reason = "“deals.csv”, row 2, column “Amount”: “abc” is not an amount of money.";
  expect(placelessReason(issue({ reason }))).toBe("“abc” is not an amount of money.");
  expect(placelessReason(issue({ reason: "“deals.csv”第 2 行“Amount”列：“abc”不是金额。" }))).toBe(
    "“abc”不是金额。",
  );
  expect(placelessReason(issue({ reason: "“deals.csv”, row 2: a new deal needs a stage." }))).toBe(
    "A new deal needs a stage.",
  );
  const woven = "“deals.csv”, row 2 has 3 cells where the header has 8.";
  expect(placelessReason(issue({ column: null, reason: woven }))).toBe(woven);
});
