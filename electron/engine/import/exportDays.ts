/** The day that each file of an import was true on. */
import type { Day } from "../../../src/core/domain/days.ts";
import { type AsOf, asOfTogether } from "../../../src/core/mapping/asOfDay.ts";
import { isRejectedFile } from "../../../src/core/mapping/reasons.ts";
import type { ReadDb } from "../db/sql.ts";
import { asOfFile } from "./asOfFile.ts";
import type { Collected } from "./collect.ts";
import { closedRows, closedStageCodes } from "./promote/closedStages.ts";

/** Days and where each comes from, in the order of the files. */
export function exportDays(db: ReadDb, files: readonly (Collected & { path: string })[], today: Day): AsOf[] {
  const historyOn = newestDay(files.map(({ records }) => records?.latest("changedOn", today) ?? null));
  return asOfTogether(
    files.map((file) => {
      const { path, options, shape } = file;
      // The deals beside a history were exported when its newest change had happened.
      const content = newestDay([contentDay(db, file, today), file.staging ? historyOn : null]);
      const mended = isRejectedFile(shape.headers);
      return asOfFile({ path, options, own: shape.own, content: mended ? null : content }, today);
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
  if (!staging) return records?.latest("changedOn", today) ?? null;
  const parts = [
    staging.has("createdOn") ? "created_on" : null,
    staging.has("closedOn") ? "closed_on" : null,
  ].filter((part) => part !== null);
  const days = parts.map(
    (part) => `SELECT MAX(${part}) AS day FROM ${staging.table} WHERE ${part} <= @today`,
  );
  const closing = staging.has("closeOn") ? closedRows(staging) : null;
  if (closing !== null)
    days.push(`SELECT MAX(close_on) AS day FROM ${staging.table} s WHERE close_on <= @today AND ${closing}`);
  if (staging.entered) days.push(`SELECT MAX(day) AS day FROM ${staging.entered.table} WHERE day <= @today`);
  if (days.length === 0) return null;
  const closed = JSON.stringify([...closedStageCodes(db, staging, options)]);
  const needed = closing !== null && staging.has("stage") ? { today, closed } : { today };
  return (
    db
      .once<[object], string | null>(`SELECT MAX(day) FROM (${days.join(" UNION ALL ")})`)
      .pluck()
      .get(needed) ?? null
  );
}
