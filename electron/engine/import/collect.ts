/** One file from its reader into staging. The workbook is not touched. */
import { basename } from "node:path";
import type { ImportOptions, ImportSource } from "../../../src/contract/importing.ts";
import { throwIfCancelled } from "../jobs.ts";
import type { Session } from "../session.ts";
import { MOST_ISSUES } from "./issueList.ts";
import type { MoreRejected } from "./moreRejected.ts";
import { runReader } from "./readerClient.ts";
import type { RawIssue, ReadContext, ReadEnd, Shape } from "./reading/protocol.ts";
import { Records } from "./records.ts";
import { DealStaging } from "./staging.ts";

export interface Collected {
  file: string;
  options: ImportOptions;
  shape: Shape;
  end: ReadEnd;
  /** For the table `deals`, else null. */
  staging: DealStaging | null;
  /** For the other tables, else null. */
  records: Records | null;
  issues: RawIssue[];
  /** Issues that are counted alone, and how many of them are warnings. */
  untold: number;
  untoldWarnings: number;
  /** Ids and names in rejected rows. */
  rejectedKeys: string[];
  /** There were more of them than are kept. */
  keysUntold: boolean;
}

/** Ids and names of rejected rows that are kept. */
const MOST_KEYS = 200_000;

export interface CollectControl {
  signal?: AbortSignal | undefined;
  /** Rows read, and how many there will be about. */
  progress(rows: number, total: number): void;
  /** Takes the rejections beyond those that a result lists. */
  more?: MoreRejected | undefined;
}

/** @throws WorkbenchError for a file that can't be read, cancelled, diskFull */
export async function collect(
  session: Session,
  { path, options }: ImportSource,
  context: ReadContext,
  control: CollectControl,
): Promise<Collected> {
  let target: DealStaging | Records | null = null;
  let shape: Shape | null = null;
  let end: ReadEnd | null = null;
  let issues: RawIssue[] = [];
  let issueCount = 0;
  let overflown = 0;
  let rows = 0;
  let rejectedKeys: string[] = [];
  let keysUntold = false;
  const drop = () => {
    if (target instanceof DealStaging) target.drop();
    target = null;
  };
  try {
    for await (const message of runReader({ task: "read", path, options, context }, control.signal)) {
      if (message.type === "shape") {
        shape = message.shape;
        target = shape.table === "deals" ? new DealStaging(session, shape) : new Records(shape);
      } else if (message.type === "again") {
        drop();
        control.more?.drop(basename(path));
        issues = [];
        issueCount = 0;
        overflown = 0;
        rows = 0;
        rejectedKeys = [];
        keysUntold = false;
      } else if (message.type === "batch") {
        const { batch } = message;
        await untilFree(session, control.signal);
        target?.add(batch);
        for (const issue of batch.issues) {
          if (issues.length < MOST_ISSUES) issues.push(issue);
          else {
            if (issue.severity === "rejected") overflown += 1;
            control.more?.add(basename(path), issue);
          }
        }
        issueCount += batch.issueCount;
        rows += batch.count + batch.rejected;
        keysUntold ||= rejectedKeys.length + batch.rejectedKeys.length > MOST_KEYS;
        if (!keysUntold) rejectedKeys.push(...batch.rejectedKeys);
        control.progress(rows, Math.round(rows / Math.max(batch.progress, 0.001)));
        // Other calls get their turn between batches.
        await new Promise((resume) => setImmediate(resume));
      } else if (message.type === "end") end = message.end;
    }
    if (!shape || !end || !target) throw new Error("the reader ended without a result");
    const kept = target;
    const untold = issueCount - issues.length;
    issues.push(...end.issues);
    const [staging, records] = kept instanceof DealStaging ? [kept, null] : [null, kept];
    return {
      file: basename(path),
      options,
      shape,
      end,
      staging,
      records,
      issues,
      untold,
      untoldWarnings: untold - overflown,
      rejectedKeys,
      keysUntold,
    };
  } catch (error) {
    drop();
    throw error;
  }
}

/** A write in turns (a large undo) may hold the connection between two batches: its rollback would take ours along. */
async function untilFree(session: Session, signal: AbortSignal | undefined): Promise<void> {
  while (session.sql.raw.inTransaction) {
    throwIfCancelled(signal);
    await new Promise((resume) => setTimeout(resume, 20));
  }
}
