/** What an import leaves for the next one: the profile that was used, and the one that was asked to be kept. */
import type { ImportOptions, ImportResult } from "../../../src/contract/importing.ts";
import { fingerprintOf } from "../../../src/core/mapping/profileFit.ts";
import type { WriteDb } from "../db/sql.ts";
import type { AppliedProfile } from "./chooseProfile.ts";
import type { Collected } from "./collect.ts";
import { knownCustoms } from "./profileNames.ts";
import { keepProfile, keptOptions, markUsed } from "./profiles.ts";
import { learnWriting } from "./writings.ts";
import type { RawIssue } from "./reading/protocol.ts";

/** A file that was read, and by which profile. */
export interface ProfiledFile extends Collected {
  path: string;
  profile: AppliedProfile | null;
  /** Name of the profile that its options become. */
  remember: string | undefined;
}

/** Profiles are no part of the change set: undoing the import leaves them, where they do no harm. @returns what each file's said */
export function rememberProfiles(
  db: WriteDb,
  files: readonly ProfiledFile[],
  now: number,
): (Remembered | null)[] {
  return files.map(({ profile, remember, options: { writing: before, ...given }, shape, end }) => {
    const { writing } = end;
    const fingerprint = fingerprintOf(shape.headers);
    if (profile) markUsed(db, profile.id, now, writing);
    if (fingerprint === "") return null;
    if (Object.keys(writing).length > 0) learnWriting(db, fingerprint, writing, now);
    if (remember === undefined) return null;
    const learnt = { ...before, ...writing };
    const options = { ...given, ...(Object.keys(learnt).length > 0 && { writing: learnt }) };
    // By id, which stays when a field gets another name.
    const customs = options.customs && { customs: knownCustoms(db, options.customs) };
    keepProfile(db, { name: remember, fingerprint, options: { ...options, ...customs } }, now);
    const kept = Object.keys(keptOptions(options));
    const left = Object.entries(options).flatMap(([option, value]) =>
      value === undefined || kept.includes(option) || KEPT_ELSEWHERE.has(option) ? [] : [option],
    );
    return { name: remember, kept, left };
  });
}

type Remembered = NonNullable<ImportResult["files"][number]["remembered"]>;

/** Rates stay with the workbook; the profile that was used says nothing of the next import. */
const KEPT_ELSEWHERE: ReadonlySet<string> = new Set<keyof ImportOptions>(["rates", "profile"]);

/** A column that was there last time and is not now is told, however little hangs on it. */
export function missingColumns(profile: AppliedProfile | null): RawIssue[] {
  if (!profile || profile.missing.length === 0) return [];
  return [
    {
      row: null,
      column: null,
      value: null,
      code: "profileColumnsMissing",
      params: { profile: profile.name, columns: profile.missing.join(", ") },
      severity: "warning",
    },
  ];
}
