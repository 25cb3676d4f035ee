/** One transaction takes all files of an import over, from staging into one change set. */
import type { ImportResult } from "../../../src/contract/importing.ts";
import { fromDecimal } from "../../../src/core/domain/rates.ts";
import { formatId } from "../../../src/core/domain/ids.ts";
import type { AsOf } from "../../../src/core/mapping/asOfDay.ts";
import { newerExports } from "../db/queries/exportsSeen.ts";
import { newestFact } from "../db/queries/newestFact.ts";
import { baseCurrency, readSetting } from "../db/queries/settings.ts";
import type { WriteDb } from "../db/sql.ts";
import { closeChangeSet, dropIfEmpty, openChangeSet } from "../db/writes/changes.ts";
import { setOwnBase, setRate } from "../db/writes/rates.ts";
import { throwIfCancelled } from "../jobs.ts";
import type { Collected } from "./collect.ts";
import { isBlock } from "./heldBlocks.ts";
import { dropLog, writeLog } from "./importLog.ts";
import { madeSince } from "./madeNames.ts";
import { IssueList } from "./issueList.ts";
import { capture, captureVanished, openDeals } from "./preview/capture.ts";
import { takenAlike } from "./promote/takenAlike.ts";
import { learnChosen } from "./promote/chosenNames.ts";
import type { FileOf, Promotion } from "./promote/context.ts";
import { likeliest } from "./promote/nearDeals.ts";
import { promoteDeals } from "./promote/deals.ts";
import { NameBook } from "./promote/nameBook.ts";
import { foldUnchanged } from "./promote/keepHeld.ts";
import { promoteTable } from "./promote/tables.ts";
import { RowMarks } from "./promote/rowMarks.ts";
import { closeVanished, findVanished } from "./promote/vanished.ts";
import { type ProfiledFile, rememberProfiles } from "./remember.ts";
import type { ImportRequest } from "./request.ts";

/** Ends a dry run's transaction so that nothing of it stays. */
export class DryRun extends Error {
  readonly result: ImportResult;

  constructor(result: ImportResult) {
    super("dry run");
    this.result = result;
  }
}

/** Files in the order of what stands on what, the day of each at its place. @throws DryRun at the end of one */
export async function promoteAll(
  db: WriteDb,
  files: ProfiledFile[],
  asOf: readonly AsOf[],
  request: ImportRequest,
): Promise<ImportResult> {
  const { locale, now, preview } = request;
  const made = madeSince(db);
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
  const issues = new IssueList(locale, request.more);
  const promotion: Promotion = {
    db,
    changeSet,
    locale,
    today: request.today,
    linesElsewhere: files.some(({ shape }) => shape.table === "lines"),
    issues,
    past: new Set(),
    renamed: [],
    rows: preview ? new RowMarks(db) : null,
    progress: null,
    baseCurrency: takeOwnBase(db, changeSet, files),
    people: new NameBook(db, "person"),
    products: new NameBook(db, "product"),
    accounts: new NameBook(db, "account"),
    teams: new NameBook(db, "team"),
  };
  learnChosen(promotion, files);
  for (const { staging } of files)
    for (const name of staging?.names("product").values() ?? []) promotion.products.preferWriting(name);
  files.forEach(({ options }, at) => {
    for (const { currency, rate, from } of options.rates ?? [])
      setRate(db, changeSet, { currency, from: from ?? days[at] ?? latest, rateE8: fromDecimal(rate) });
  });
  const total = { rows: 0, added: 0, changed: 0, unchanged: 0, rejected: 0, before: 0, after: 0 };
  /** Rejected rows, file by file. */
  const refused: number[] = [];
  const inSteps = stepsOf(promotion, request);
  const placed = files.map((collected, position) => ({
    collected,
    of: {
      file: collected.file,
      sha256: collected.end.sha256,
      asOf: days[position] ?? latest,
      sourceSystem: collected.shape.sourceSystem,
      systemGiven: collected.options.sourceSystem !== undefined,
    } satisfies FileOf,
  }));
  for (const [position, { collected, of }] of placed.entries()) {
    const captured = {
      changeSet,
      since: newestFact(db),
      file: of.file,
      past: promotion.past,
      rows: promotion.rows,
    };
    for (const issue of collected.issues) issues.add(of.file, issue);
    issues.addUntold(collected.untold, collected.untoldWarnings);
    if (collected.staging) {
      tellOlder(promotion, of);
      tellGuessed(promotion, of, asOf[position]);
    }
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
    writeLog(db, changeSet, position, collected, of, counts, now);
    total.rows += collected.end.rows;
    total.rejected += collected.end.rejected;
    refused.push(collected.end.rejected + counts.rejected);
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
    const captured = {
      changeSet,
      since: newestFact(db),
      file: file.of.file,
      past: promotion.past,
      rows: promotion.rows,
    };
    missing += deals.length;
    closed += await inSteps(closeVanished(promotion, file, deals));
    if (preview) await inSteps(captureVanished(db, preview, deals, captured));
  }
  preview?.setOpen(openBefore, openDeals(db));
  closeChangeSet(db, changeSet);
  const remembered = rememberProfiles(db, files, now);
  const { rows, added, changed, unchanged, rejected, before, after } = total;
  const empty = dropIfEmpty(db, changeSet);
  const noted = empty ? foldUnchanged(db, changeSet) : 0;
  if (empty && noted === 0) dropLog(db, changeSet);
  const result: ImportResult = {
    rows,
    added,
    changed,
    past: promotion.past.size,
    unchanged,
    rejected,
    issues: issues.list,
    issueCount: issues.count,
    warningCount: issues.warnings,
    noted,
    changeSet: empty || request.dryRun ? null : formatId("changeSet", changeSet),
    amountMinorBefore: before,
    amountMinorAfter: after,
    vanished: missing,
    closed,
    made: made(),
    alike: takenAlike(promotion),
    renamed: likeliest(promotion.renamed),
    preview: preview?.summary(promotion.baseCurrency) ?? null,
    files: files.map(({ file, profile, shape }, at) => ({
      file,
      asOf: days[at] ?? latest,
      asOfFrom: asOf[at]?.from ?? "today",
      profile: profile?.name ?? null,
      rejected: refused[at] ?? 0,
      leftOut: shape.leftOut,
      sheet: shape.sheet,
      otherSheets: shape.otherSheets,
      remembered: remembered[at] ?? null,
    })),
  };
  if (request.dryRun) throw new DryRun(result);
  return result;
}

/** An export that is older than one in the workbook leaves the present as it is: that is said once, whether or not it was meant. */
function tellOlder({ db, issues }: Promotion, { file, sourceSystem, asOf }: FileOf): void {
  const newest = newerExports(db, sourceSystem, asOf).at(-1);
  if (!newest) return;
  const params = { day: asOf, newer: newest.file, newerDay: newest.asOf };
  issues.add(file, {
    row: null,
    column: null,
    value: null,
    code: "exportIsOlder",
    params,
    severity: "warning",
  });
}

/** Nothing in the file says whether it is newer than the last one: it was taken to be, and that is said. */
function tellGuessed({ issues }: Promotion, { file }: FileOf, asOf: AsOf | undefined): void {
  if (!asOf?.passed) return;
  issues.add(file, {
    row: null,
    column: null,
    value: null,
    code: asOf.from === "modified" ? "exportDaySaved" : "exportDayToday",
    params: { day: asOf.day, newest: asOf.passed },
    severity: "warning",
  });
}

/** Runs long work in its own steps: tells how far it is, lets other work of the process in, stops when cancelled. */
function stepsOf(promotion: Promotion, { onProgress, alone, signal }: ImportRequest) {
  let step = 0;
  return async <T>(work: Generator<void, T>): Promise<T> => {
    let next = work.next();
    while (!next.done) {
      step += 1;
      const { done, total } = promotion.progress ?? { done: step };
      onProgress?.("writing", done, total);
      if (alone) await new Promise((resume) => setImmediate(resume));
      throwIfCancelled(signal);
      next = work.next();
    }
    return next.value;
  };
}

/** The files were read in one base currency; a workbook without money takes it over. @returns it */
function takeOwnBase(db: WriteDb, changeSet: number, files: readonly Collected[]): string {
  const base = baseCurrency(db);
  const own = files.find(({ shape }) => shape.baseCurrency !== base)?.shape.baseCurrency;
  if (own === undefined) return base;
  setOwnBase(db, changeSet, own);
  return own;
}
