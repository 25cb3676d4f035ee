/** Kept import options, chosen by name. */
import { WorkbenchError } from "../../../src/contract/errors.ts";
import { importOptions, type ImportOptions } from "../../../src/contract/importing.ts";
import { formatId, parseId } from "../../../src/core/domain/ids.ts";
import type { ReadDb } from "../db/sql.ts";

export interface Profile {
  id: string;
  name: string;
  fingerprint: string;
  options: ImportOptions;
}

export function readProfiles(db: ReadDb): Profile[] {
  return db
    .prepare<[], { id: number; name: string; fingerprint: string; options: string }>(
      "SELECT id, name, fingerprint, options FROM import_profile ORDER BY used_at DESC, id",
    )
    .all()
    .map(({ id, options, ...rest }) => ({
      ...rest,
      id: formatId("profile", id),
      options: importOptions.parse(JSON.parse(options)),
    }));
}

/** What was given stands over the profile's. @throws WorkbenchError notFound */
export function withProfile(db: ReadDb, { profile, ...options }: ImportOptions): ImportOptions {
  if (profile === undefined) return options;
  const found = readProfiles(db).find(
    ({ id, name }) => (parseId("profile", profile) !== null && id === profile) || name === profile,
  );
  if (!found) throw new WorkbenchError("notFound", "profileNotFound", { value: profile });
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return {
    ...found.options,
    ...given,
    map: { ...found.options.map, ...options.map },
    formats: { ...found.options.formats, ...options.formats },
    stages: { ...found.options.stages, ...options.stages },
    people: { ...found.options.people, ...options.people },
  };
}
