/** The day of the file itself, where neither its name nor its content tells one. */
import { statSync } from "node:fs";
import { basename } from "node:path";
import { WorkbenchError } from "../../../src/contract/errors.ts";
import type { ImportOptions } from "../../../src/contract/importing.ts";
import type { Day } from "../../../src/core/domain/days.ts";
import { type AsOf, asOfOf, dayInName } from "../../../src/core/mapping/asOfDay.ts";
import { localDay } from "../session.ts";

interface Told {
  path: string;
  options: ImportOptions;
  /** An export of this app is edited and brought back: what it says is true today, whatever its name says. */
  own: boolean;
  /** The newest day of its content on which something had happened. */
  content: Day | null;
}

export function asOfFile({ path, options, own, content }: Told, today: Day): AsOf {
  const given = options.asOf ?? null;
  if (own) return asOfOf({ given, fileName: null, content: null, modified: null }, today);
  return asOfOf(
    { given, fileName: dayInName(basename(path), today), content, modified: modifiedDay(path) },
    today,
  );
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
