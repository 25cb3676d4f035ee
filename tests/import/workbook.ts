/** Imports into a workbook as the window and the command line do. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { CallContext } from "../../src/contract/envelope.ts";
import type { ImportOptions, ImportResult } from "../../src/contract/importing.ts";
import type { JobOutcome } from "../../src/contract/events.ts";
import type { Workbook } from "../db/workbook.ts";
import { fileOf } from "./readRows.ts";

export interface Given {
  path: string;
  options?: ImportOptions;
  remember?: string;
}

/** Paths, or files with options. @throws what the job failed with */
export async function importFiles(
  workbook: Workbook,
  files: readonly (string | Given)[],
  { dryRun = false, ...context }: { dryRun?: boolean } & Partial<CallContext> = {},
): Promise<ImportResult> {
  const sources = files.map((file) => (typeof file === "string" ? { path: file } : file));
  const { job } = await workbook.call("import.start", { sources, dryRun }, context);
  return (await workbook.engine.jobs.resultOf(job)) as ImportResult;
}

export async function outcomeOf(
  workbook: Workbook,
  file: Given,
  locale: CallContext["locale"] = "en",
): Promise<JobOutcome> {
  const { job } = await workbook.call("import.start", { sources: [file] }, { locale });
  return workbook.engine.jobs.ended(job);
}

/** A CSV of deals from rows of cells, header first. */
export function csvOf(rows: readonly (readonly (string | number)[])[], name = "deals.csv"): string {
  return fileOf(name, `${rows.map((cells) => cells.join(",")).join("\n")}\n`);
}

/** The file's bytes with all that was committed in them, and nothing else. */
export function bytesOf({ engine, path }: Workbook): string {
  engine.session.sql.raw.pragma("wal_checkpoint(TRUNCATE)");
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}
