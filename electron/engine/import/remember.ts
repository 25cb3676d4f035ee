/** What an import leaves for the next one: the profile that was used, and the one that was asked to be kept. */
import { fingerprintOf } from "../../../src/core/mapping/profileFit.ts";
import type { WriteDb } from "../db/sql.ts";
import type { AppliedProfile } from "./chooseProfile.ts";
import type { Collected } from "./collect.ts";
import { keepProfile, markUsed } from "./profiles.ts";
import type { RawIssue } from "./reading/protocol.ts";

/** A file that was read, and by which profile. */
export interface ProfiledFile extends Collected {
  path: string;
  profile: AppliedProfile | null;
  /** Name of the profile that its options become. */
  remember: string | undefined;
}

/** Profiles are no part of the change set: undoing the import leaves them, where they do no harm. */
export function rememberProfiles(db: WriteDb, files: readonly ProfiledFile[], now: number): void {
  for (const { profile, remember, options, shape } of files) {
    if (profile) markUsed(db, profile.id, now);
    const fingerprint = fingerprintOf(shape.headers);
    if (remember !== undefined && fingerprint !== "")
      keepProfile(db, { name: remember, fingerprint, options }, now);
  }
}

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
