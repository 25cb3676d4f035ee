/**
 * An import from its files to its change set: each file is read into staging, then one transaction promotes them all.
 * Until that commits, the workbook's file is as it was, byte for byte.
 */
import { isDeepStrictEqual } from "node:util";
import { WorkbenchError } from "../../../src/contract/errors.ts";
import type { ImportResult, ImportSource } from "../../../src/contract/importing.ts";
import { fieldKinds, type ImportTable } from "../../../src/core/mapping/fields.ts";
import type { AsOf } from "../../../src/core/mapping/asOfDay.ts";
import { toWorkbenchError } from "../db/connection.ts";
import type { Session } from "../session.ts";
import { refuseFuture } from "./asOfFile.ts";
import { chooseProfile } from "./chooseProfile.ts";
import { collect, type Collected } from "./collect.ts";
import { exportDays } from "./exportDays.ts";
import { DryRun, promoteAll } from "./promoteFiles.ts";
import { ratesFor, readContext } from "./readContext.ts";
import type { ReadContext } from "./reading/protocol.ts";
import { missingColumns, type ProfiledFile } from "./remember.ts";
import type { ImportRequest } from "./request.ts";

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
  const readings: Reading[] = [];
  try {
    for (const { path, options: given } of sources) refuseFuture(given, path, request.today);
    for (const { path, options: given, remember } of sources) {
      const chosen = await chooseProfile(session.read, { path, options: given }, request.signal);
      const { options, profile } = chosen;
      const before = collected.reduce((sum, { end }) => sum + end.rows, 0);
      const control = {
        signal: request.signal,
        more: request.more,
        progress: (rows: number, total: number) =>
          request.onProgress?.("reading", before + rows, before + total),
      };
      const context = readContext(session.read, options, request.today);
      const counted = collected.find(({ shape }) =>
        shape.columns.some(({ field }) => fieldKinds[field] === "money"),
      );
      if (counted) Object.assign(context, { baseCurrency: counted.shape.baseCurrency, baseOpen: false });
      context.customFields.push(...collected.flatMap(({ staging }) => staging?.newCustomFields ?? []));
      const read = async (rates: ReadContext["rates"]): Promise<ProfiledFile> => {
        const file = await collect(session, { path, options }, { ...context, rates }, control);
        file.issues.push(...missingColumns(profile));
        return { ...file, path, profile, remember };
      };
      collected.push(await read(context.rates));
      readings.push({ rates: context.rates, read });
    }
    refuseUnknownHeaders(collected);
    const asOf = await readAtOwnRates(session, collected, readings, request);
    return await promote(session, collected, asOf, request);
  } catch (error) {
    throw toWorkbenchError(error, session.path);
  } finally {
    for (const { staging } of collected) staging?.drop();
  }
}

/** How a file was read, and can be once more. */
interface Reading {
  rates: ReadContext["rates"];
  read(rates: ReadContext["rates"]): Promise<ProfiledFile>;
}

/**
 * Of which day a file is shows once it is read: only where a rate was another on that day, it is read anew.
 * @returns the days, in the order of the files
 */
async function readAtOwnRates(
  session: Session,
  collected: ProfiledFile[],
  readings: readonly Reading[],
  { today, more }: ImportRequest,
): Promise<AsOf[]> {
  const days = exportDays(session.read, collected, today);
  let anew = false;
  for (const [at, { rates: used, read }] of readings.entries()) {
    const file = collected[at] as ProfiledFile;
    const rates = ratesFor(session.read, file.options, days[at]?.day ?? today);
    if (isDeepStrictEqual(rates, used)) continue;
    // What the first reading rejected may be good at these rates.
    more?.drop(file.file);
    // The one after the other, as the first time.
    collected[at] = await read(rates);
    file.staging?.drop();
    anew = true;
  }
  return anew ? exportDays(session.read, collected, today) : days;
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
  collected: readonly ProfiledFile[],
  asOf: readonly AsOf[],
  request: ImportRequest,
): Promise<ImportResult> {
  const sorted = collected
    .map((file, at) => ({ file, asOf: asOf[at] as AsOf, place: ORDER.indexOf(file.shape.table) }))
    .toSorted((a, b) => a.place - b.place);
  const write = () =>
    session.fillInTurns(["all"], (db) =>
      promoteAll(
        db,
        sorted.map(({ file }) => file),
        sorted.map((placed) => placed.asOf),
        request,
      ),
    );
  try {
    return await (request.alone ? request.alone(write) : write());
  } catch (error) {
    if (error instanceof DryRun) return error.result;
    throw error;
  }
}
