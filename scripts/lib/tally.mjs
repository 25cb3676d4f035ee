// Adds up what Vitest and Playwright wrote about their runs.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { inRoot } from "./project.mjs";

const reports = { unit: inRoot("test-results", "unit.json"), e2e: inRoot("test-results", "e2e.json") };

/** Removes the reports of earlier runs, so that none is counted again. */
export function forgetReports() {
  for (const path of Object.values(reports)) rmSync(path, { force: true });
}

/** `{ passed, failed, skipped }` over both runners. */
export function tally() {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const add = (passed, failed, skipped) => {
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += skipped;
  };
  const unit = read(reports.unit);
  if (unit) {
    // A test file that does not even load has no failed test in it, but is a failed suite.
    const broken = unit.testResults.filter(
      (file) => file.status === "failed" && file.assertionResults.length === 0,
    );
    add(unit.numPassedTests, unit.numFailedTests + broken.length, unit.numPendingTests + unit.numTodoTests);
  }
  const e2e = read(reports.e2e)?.stats;
  if (e2e) add(e2e.expected + e2e.flaky, e2e.unexpected, e2e.skipped);
  return sum;
}

const read = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined);
