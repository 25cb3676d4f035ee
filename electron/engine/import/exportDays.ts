/** The day that each file of an import was true on. */
import type { Day } from "../../../src/core/domain/days.ts";
import { type AsOf, asOfTogether } from "../../../src/core/mapping/asOfDay.ts";
import { type HappenedDays, newestHappened } from "../../../src/core/mapping/newestDay.ts";
import type { ReadDb } from "../db/sql.ts";
import { asOfFile } from "./asOfFile.ts";
import type { Collected } from "./collect.ts";
import { closedRows, closedStageCodes } from "./promote/closedStages.ts";
import type { DealStaging } from "./staging.ts";

/** Days and where each comes from, in the order of the files. */
export function exportDays(db: ReadDb, files: readonly (Collected & { path: string })[], today: Day): AsOf[] {
  const historyOn = newestDay(files.map(({ records }) => records?.happened("changedOn", today) ?? null));
  return asOfTogether(
    files.map((file) => {
      const { path, options, shape, end } = file;
      const { table } = shape;
      // Every row would be looked at for what the user has told already.
      const content = options.asOf === undefined ? contentDay(db, file, today) : null;
      const asOf = asOfFile(db, { path, options, ...shape, ...end, content }, today);
      // The deals beside a history were exported when its newest change had happened.
      const later =
        table === "deals" && asOf.from === "content" && historyOn !== null && historyOn > asOf.day;
      return { asOf: later ? { day: historyOn, from: "others" as const, passed: null } : asOf, table };
    }),
  );
}

function newestDay(days: readonly (Day | null)[]): Day | null {
  return days.reduce(
    (newest, day) => (day !== null && (newest === null || day > newest) ? day : newest),
    null,
  );
}

/** The newest day in the file that something had happened on. */
function contentDay(db: ReadDb, { options, staging, records }: Collected, today: Day): Day | null {
  if (!staging) return records?.happened("changedOn", today) ?? null;
  const closed = JSON.stringify([...closedStageCodes(db, staging, options)]);
  return newestHappened(stagedDays(db, staging, closed), today);
}

function stagedDays(db: ReadDb, staging: DealStaging, closed: string): HappenedDays {
  const parts: { column: string; from: string }[] = [];
  if (staging.has("createdOn")) parts.push({ column: "created_on", from: staging.table });
  if (staging.has("closedOn")) parts.push({ column: "closed_on", from: staging.table });
  const closing = staging.has("closeOn") ? closedRows(staging) : null;
  if (closing !== null)
    parts.push({ column: `CASE WHEN ${closing} THEN close_on END`, from: `${staging.table} s` });
  if (staging.entered) parts.push({ column: "day", from: staging.entered.table });
  if (staging.has("stageSince")) parts.push({ column: "stage_since", from: staging.table });
  const ask = <T>(of: (part: { column: string; from: string }) => string) => {
    const statements = parts.map((part) => db.once<object, T>(of(part)).pluck());
    return (day: Day): T[] => statements.map((statement) => statement.get({ day, closed }) as T);
  };
  const newestBefore = ask<Day | null>(
    ({ column, from }) => `SELECT MAX(${column}) FROM ${from} WHERE ${column} < @day`,
  );
  const rowsOn = ask<number>(({ column, from }) => `SELECT COUNT(*) FROM ${from} WHERE ${column} = @day`);
  return {
    before: (day) => newestDay(newestBefore(day)),
    rows: (day) => rowsOn(day).reduce((sum, rows) => sum + rows, 0),
  };
}
