/**
 * An import from its files to its change set: each file is read into staging, then one transaction promotes them all.
 * Until that commits, the workbook's file is as it was, byte for byte.
 */
import type { Locale } from "../../../src/contract/envelope.ts";
import { WorkbenchError } from "../../../src/contract/errors.ts";
import type { JobProgress } from "../../../src/contract/events.ts";
import type { ImportResult, ImportSource } from "../../../src/contract/importing.ts";
import type { Day } from "../../../src/core/domain/days.ts";
import { formatId } from "../../../src/core/domain/ids.ts";
import type { ImportTable } from "../../../src/core/mapping/fields.ts";
import { isRejectedFile } from "../../../src/core/mapping/reasons.ts";
import { baseCurrency, readSetting } from "../db/queries/settings.ts";
import type { ReadDb, WriteDb } from "../db/sql.ts";
import { closeChangeSet, openChangeSet } from "../db/writes/changes.ts";
import { throwIfCancelled } from "../jobs.ts";
import { toWorkbenchError } from "../db/connection.ts";
import { type AsOf, asOfTogether } from "../../../src/core/mapping/asOfDay.ts";
import { asOfFile, refuseFuture } from "./asOfFile.ts";
import { chooseProfile } from "./chooseProfile.ts";
import type { Session } from "../session.ts";
import { collect, type Collected } from "./collect.ts";
import { writeLog } from "./importLog.ts";
import { isBlock } from "./heldBlocks.ts";
import { IssueList } from "./issueList.ts";
import { capture, captureVanished, newestFact, openDeals } from "./preview/capture.ts";
import type { PreviewStore } from "./preview/store.ts";
import type { Counts, FileOf, Promotion } from "./promote/context.ts";
import { learnChosen } from "./promote/chosenNames.ts";
import { closedStageCodes } from "./promote/closedStages.ts";
import { rememberSeen } from "./promote/newerExports.ts";
import { promoteDeals } from "./promote/deals.ts";
import { NameBook } from "./promote/nameBook.ts";
import { promoteTable } from "./promote/tables.ts";
import { closeVanished, findVanished } from "./promote/vanished.ts";
import { readContext } from "./readContext.ts";
import { missingColumns, type ProfiledFile, rememberProfiles } from "./remember.ts";

export interface ImportRequest {
  locale: Locale;
  today: Day;
  /** UTC milliseconds. */
  now: number;
  /** The same counts and issues, and nothing written. */
  dryRun?: boolean;
  /** Where a dry run keeps what it would do. */
  preview?: PreviewStore;
  signal?: AbortSignal;
  onProgress?(phase: JobProgress["phase"], done: number, total?: number): void;
  /** Holds other calls back while the transaction runs in turns; without it, it runs in one go. */
  alone?<T>(work: () => Promise<T>): Promise<T>;
}

/** What others stand on comes first, in whatever order the files were given. */
const ORDER: readonly ImportTable[] = [
  "teams",
  "people",
  "products",
  "accounts",
  "pipelines",
  "stages",
  "deals",
  "contacts",
  "lines",
  "stageHistory",
  "targets",
  "activities",
];

/** Ends a dry run's transaction so that nothing of it stays. */
class DryRun extends Error {
  readonly result: ImportResult;

  constructor(result: ImportResult) {
    super("dry run");
    this.result = result;
  }
}

/**
 * Imports files as one change set.
 * @throws WorkbenchError invalid or notFound for a file that can't be read or options that don't fit; cancelled; diskFull.
 * The workbook is then as it was.
 */
export async function runImport(
  session: Session,
  sources: readonly ImportSource[],
  request: ImportRequest,
): Promise<ImportResult> {
  const collected: ProfiledFile[] = [];
  try {
    for (const { path, options: given } of sources) refuseFuture(given, path, request.today);
    for (const { path, options: given, remember } of sources) {
      const chosen = await chooseProfile(session.read, { path, options: given }, request.signal);
      const { options, profile } = chosen;
      const before = collected.reduce((sum, { end }) => sum + end.rows, 0);
      const control = {
        signal: request.signal,
        progress: (rows: number, total: number) =>
          request.onProgress?.("reading", before + rows, before + total),
      };
      const context = readContext(session.read, options, request.today);
      const file = await collect(session, { path, options }, context, control);
      file.issues.push(...missingColumns(profile));
      collected.push({ ...file, path, profile, remember });
    }
    refuseUnknownHeaders(collected);
    return await promote(session, collected, request);
  } catch (error) {
    throw toWorkbenchError(error, session.path);
  } finally {
    for (const { staging } of collected) staging?.drop();
  }
}

/** A header that the user mapped and no file has is a mistake; one that some of several files lack is not. */
function refuseUnknownHeaders(collected: readonly Collected[]): void {
  const [first, ...rest] = collected;
  const missing = first?.shape.unknownHeaders.find((header) =>
    rest.every(
      ({ shape, options }) => shape.unknownHeaders.includes(header) || !(header in (options.map ?? {})),
    ),
  );
  if (first && missing !== undefined)
    throw new WorkbenchError("invalid", "headerUnknown", {
      file: first.file,
      column: missing,
      known: first.shape.headers.join(", "),
    });
}

async function promote(
  session: Session,
  collected: ProfiledFile[],
  request: ImportRequest,
): Promise<ImportResult> {
  const sorted = collected.toSorted((a, b) => ORDER.indexOf(a.shape.table) - ORDER.indexOf(b.shape.table));
  const { today } = request;
  const historyOn = newestDay(sorted.map(({ records }) => records?.latest("changedOn", today) ?? null));
  const asOf = asOfTogether(
    sorted.map((file) => {
      const { path, options, shape } = file;
      // The deals beside a history were exported when its newest change had happened.
      const content = newestDay([contentDay(session.read, file, today), file.staging ? historyOn : null]);
      const mended = isRejectedFile(shape.headers);
      return asOfFile({ path, options, own: shape.own, content: mended ? null : content }, today);
    }),
  );
  const write = () => session.writeInTurns(["all"], (db) => promoteAll(db, sorted, asOf, request));
  try {
    return await (request.alone ? request.alone(write) : write());
  } catch (error) {
    if (error instanceof DryRun) return error.result;
    throw error;
  }
}

function newestDay(days: readonly (Day | null)[]): Day | null {
  return days.reduce(
    (newest, day) => (day !== null && (newest === null || day > newest) ? day : newest),
    null,
  );
}

/** The newest day in the file that something had happened on. */
function contentDay(db: ReadDb, { options, staging, records }: Collected, today: Day): Day | null {
  if (!staging) return records?.latest("changedOn", today) ?? null;
  const parts = [
    staging.has("createdOn") ? "created_on" : null,
    staging.has("closedOn") ? "closed_on" : null,
  ].filter((part) => part !== null);
  const days = parts.map(
    (part) => `SELECT MAX(${part}) AS day FROM ${staging.table} WHERE ${part} <= @today`,
  );
  if (staging.has("closeOn") && staging.has("stage"))
    days.push(
      `SELECT MAX(close_on) AS day FROM ${staging.table} WHERE close_on <= @today AND c_stage IN (SELECT value FROM json_each(@closed))`,
    );
  if (staging.entered) days.push(`SELECT MAX(day) AS day FROM ${staging.entered.table} WHERE day <= @today`);
  if (days.length === 0) return null;
  const closed = JSON.stringify([...closedStageCodes(db, staging, options)]);
  const needed = staging.has("closeOn") && staging.has("stage") ? { today, closed } : { today };
  return (
    db
      .once<[object], string | null>(`SELECT MAX(day) FROM (${days.join(" UNION ALL ")})`)
      .pluck()
      .get(needed) ?? null
  );
}

async function promoteAll(
  db: WriteDb,
  files: ProfiledFile[],
  asOf: readonly AsOf[],
  request: ImportRequest,
): Promise<ImportResult> {
  const { locale, now, preview } = request;
  const openBefore = openDeals(db);
  const lastBefore = db.prepare<[], number | null>("SELECT MAX(id) FROM deal").pluck().get() ?? 0;
  const days = asOf.map(({ day }) => day);
  const latest = days.reduce((most, day) => (day > most ? day : most));
  const note = files.map(({ file }) => file).join(", ");
  const changeSet = openChangeSet(db, {
    kind: "import",
    recordedAt: now,
    effectiveOn: latest,
    author: readSetting(db, "author"),
    note,
  });
  const issues = new IssueList(locale);
  const promotion: Promotion = {
    db,
    changeSet,
    locale,
    today: request.today,
    linesElsewhere: files.some(({ shape }) => shape.table === "lines"),
    issues,
    progress: null,
    baseCurrency: baseCurrency(db),
    people: new NameBook(db, "person"),
    products: new NameBook(db, "product"),
    accounts: new NameBook(db, "account"),
    teams: new NameBook(db, "team"),
  };
  learnChosen(promotion, files);
  for (const { staging } of files)
    for (const name of staging?.names("product").values() ?? []) promotion.products.preferWriting(name);
  const total: Counts & { rows: number } = {
    rows: 0,
    added: 0,
    changed: 0,
    unchanged: 0,
    rejected: 0,
    before: 0,
    after: 0,
  };
  let step = 0;
  const inSteps = async <T>(work: Generator<void, T>): Promise<T> => {
    let next = work.next();
    while (!next.done) {
      step += 1;
      const { done, total: all } = promotion.progress ?? { done: step };
      request.onProgress?.("writing", done, all);
      if (request.alone) await new Promise((resume) => setImmediate(resume));
      throwIfCancelled(request.signal);
      next = work.next();
    }
    return next.value;
  };
  const placed = files.map((collected, position) => ({
    collected,
    of: {
      file: collected.file,
      asOf: days[position] ?? latest,
      sourceSystem: collected.shape.sourceSystem,
      systemGiven: collected.options.sourceSystem !== undefined,
    } satisfies FileOf,
  }));
  for (const [position, { collected, of }] of placed.entries()) {
    const captured = { changeSet, since: newestFact(db), file: of.file };
    for (const issue of collected.issues) issues.add(of.file, issue);
    issues.addUntold(collected.untold);
    const work = collected.staging
      ? promoteDeals(promotion, collected.staging, collected.options, of)
      : promoteTable(
          promotion,
          collected.records as NonNullable<Collected["records"]>,
          collected.options,
          of,
        );
    const counts = await inSteps(work);
    if (preview) await inSteps(capture(db, preview, collected, counts, captured));
    writeLog(db, changeSet, position, collected, of, counts);
    total.rows += collected.end.rows;
    total.rejected += collected.end.rejected;
    for (const key of ["added", "changed", "unchanged", "rejected", "before", "after"] as const)
      total[key] += counts[key];
  }
  const vanished = findVanished(
    promotion,
    placed.filter(({ collected }) => collected.staging && !isBlock(collected.path)),
    lastBefore,
  );
  let missing = 0;
  let closed = 0;
  for (const [file, deals] of vanished) {
    const captured = { changeSet, since: newestFact(db), file: file.of.file };
    missing += deals.length;
    closed += await inSteps(closeVanished(promotion, file, deals));
    if (preview) await inSteps(captureVanished(db, preview, deals, captured));
  }
  preview?.setOpen(openBefore, openDeals(db));
  closeChangeSet(db, changeSet);
  rememberProfiles(db, files, now);
  const { rows, added, changed, unchanged, rejected, before, after } = total;
  const empty = dropIfEmpty(db, changeSet);
  if (empty)
    for (const { collected, of } of placed)
      if (collected.staging && !collected.shape.own) rememberSeen(db, of.sourceSystem, of.asOf, changeSet);
  const result: ImportResult = {
    rows,
    added,
    changed,
    unchanged,
    rejected,
    issues: issues.list,
    issueCount: issues.count,
    changeSet: empty || request.dryRun ? null : formatId("changeSet", changeSet),
    amountMinorBefore: before,
    amountMinorAfter: after,
    vanished: missing,
    closed,
    preview: preview?.summary() ?? null,
    files: files.map(({ file, profile }, at) => ({
      file,
      asOf: days[at] ?? latest,
      asOfFrom: asOf[at]?.from ?? "today",
      profile: profile?.name ?? null,
    })),
  };
  if (request.dryRun) throw new DryRun(result);
  return result;
}

/** An import that told nothing new leaves no change to undo. @returns whether it was so */
function dropIfEmpty(db: WriteDb, changeSet: number): boolean {
  const any = db
    .prepare<[number], number>("SELECT EXISTS (SELECT 1 FROM history WHERE change_set_id = ?)")
    .pluck()
    .get(changeSet);
  if (any) return false;
  db.prepare("DELETE FROM import_log WHERE change_set_id = ?").run(changeSet);
  db.prepare("DELETE FROM change_set WHERE id = ?").run(changeSet);
  return true;
}
