/** The day of one file, from what is known of it: by itself, and by what was imported before. */
import { statSync } from "node:fs";
import { basename } from "node:path";
import { WorkbenchError } from "../../../src/contract/errors.ts";
import type { ImportOptions } from "../../../src/contract/importing.ts";
import type { Day } from "../../../src/core/domain/days.ts";
import { type AsOf, asOfOf, dayInName } from "../../../src/core/mapping/asOfDay.ts";
import type { ImportTable } from "../../../src/core/mapping/fields.ts";
import { fingerprintOf } from "../../../src/core/mapping/profileFit.ts";
import { isRejectedFile } from "../../../src/core/mapping/reasons.ts";
import { dayImported, lastExport } from "../db/queries/exportsSeen.ts";
import type { ReadDb } from "../db/sql.ts";
import { localDay } from "../session.ts";
import type { OwnDays } from "./reading/protocol.ts";

interface Told {
  path: string;
  options: ImportOptions;
  table: ImportTable;
  sourceSystem: string;
  headers: readonly string[];
  sha256: string;
  /** An export of this app is edited and brought back: what it says is true today, whatever its name says. */
  own: boolean;
  /** The newest day of its content on which something had happened. */
  content: Day | null;
  days: OwnDays;
}

export function asOfFile(db: ReadDb, told: Told, today: Day): AsOf {
  const given = told.options.asOf ?? null;
  const none = { imported: null, stated: null, fileName: null, changed: null, content: null };
  if (told.own) return asOfOf({ ...none, given, modified: null, last: null }, today);
  const fileName = dayInName(basename(told.path), today, (ms) => localDay(new Date(ms)));
  const modified = modifiedDay(told.path);
  // Mended rows are true since they were mended, not since the newest day in them.
  if (isRejectedFile(told.headers)) return asOfOf({ ...none, given, fileName, modified, last: null }, today);
  const { table, sourceSystem, headers, content } = told;
  const last = table === "deals" ? lastExport(db, sourceSystem, fingerprintOf(headers)) : null;
  const imported = dayImported(db, told.sha256);
  return asOfOf({ given, imported, fileName, ...told.days, content, modified, last }, today);
}

/** @throws WorkbenchError invalid for a day that has not come yet */
export function refuseFuture({ asOf }: ImportOptions, path: string, today: Day): void {
  if (asOf !== undefined && asOf > today)
    throw new WorkbenchError("invalid", "asOfFuture", { file: basename(path), value: asOf, today });
}

function modifiedDay(path: string): Day | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? localDay(stat.mtime) : null;
}
