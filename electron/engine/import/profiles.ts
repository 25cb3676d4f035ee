/** Kept import options: reading, writing and deleting them. */
import { WorkbenchError } from "../../../src/contract/errors.ts";
import { importOptions, type ImportOptions } from "../../../src/contract/importing.ts";
import { type ImportProfile, NO_PROFILE, optionKinds } from "../../../src/contract/profiles.ts";
import { formatId, parseId } from "../../../src/core/domain/ids.ts";
import type { Writing } from "../../../src/core/mapping/writing.ts";
import type { ReadDb, WriteDb } from "../db/sql.ts";

/** The one used last first. */
export function readProfiles(db: ReadDb): ImportProfile[] {
  return db
    .prepare<[], { id: number; name: string; fingerprint: string; options: string; usedAt: number | null }>(
      "SELECT id, name, fingerprint, options, used_at AS usedAt FROM import_profile ORDER BY used_at DESC, id DESC",
    )
    .all()
    .map(({ id, options, ...rest }) => ({
      ...rest,
      id: formatId("profile", id),
      options: importOptions.parse(JSON.parse(options)),
    }));
}

/** By id, or by name whatever its case. @throws WorkbenchError notFound */
export function findProfile(db: ReadDb, idOrName: string): ImportProfile {
  const profiles = readProfiles(db);
  const lower = idOrName.toLowerCase();
  const found =
    profiles.find(({ id }) => parseId("profile", idOrName) !== null && id === idOrName) ??
    profiles.find(({ name }) => name === idOrName) ??
    profiles.find(({ name }) => name.toLowerCase() === lower);
  if (!found) throw new WorkbenchError("notFound", "profileNotFound", { value: idOrName });
  return found;
}

/** The name, with a number behind it where another profile has it. */
export function freeName(db: ReadDb, name: string): string {
  const taken = new Set(readProfiles(db).map((profile) => profile.name.toLowerCase()));
  let free = name;
  for (let count = 2; taken.has(free.toLowerCase()); count += 1) free = `${name} ${count}`;
  return free;
}

/** What of an import's options is true of the next export too. */
export function keptOptions(options: ImportOptions): ImportOptions {
  return Object.fromEntries(
    Object.entries(options).filter(
      ([key, value]) => value !== undefined && optionKinds[key as keyof ImportOptions] !== "never",
    ),
  );
}

interface Content {
  name: string;
  fingerprint: string;
  options: ImportOptions;
}

/**
 * A new profile, or other content for the one of that id. Names are unique whatever their case.
 * @throws WorkbenchError notFound, conflict
 */
export function saveProfile(db: WriteDb, id: string | undefined, content: Content): ImportProfile {
  const known = readProfiles(db);
  const own = id === undefined ? undefined : known.find((profile) => profile.id === id);
  if (id !== undefined && !own) throw new WorkbenchError("notFound", "profileNotFound", { value: id });
  const name = content.name.trim();
  const taken = known.some(
    (profile) => profile.id !== own?.id && profile.name.toLowerCase() === name.toLowerCase(),
  );
  if (taken) throw new WorkbenchError("conflict", "profileNameTaken", { name });
  return put(db, own?.id, { ...content, name }, own?.usedAt ?? null);
}

/** Keeps a profile under its name, in place of one that has it. @returns whether there was one */
export function keepProfile(db: WriteDb, content: Content, usedAt: number | null): boolean {
  const lower = content.name.toLowerCase();
  if (lower === NO_PROFILE) throw new WorkbenchError("invalid", "profileNameNone");
  const before = readProfiles(db).find(({ name }) => name.toLowerCase() === lower);
  put(db, before?.id, content, usedAt ?? before?.usedAt ?? null);
  return before !== undefined;
}

function put(
  db: WriteDb,
  id: string | undefined,
  { name, fingerprint, options }: Content,
  usedAt: number | null,
): ImportProfile {
  const kept = keptOptions(options);
  const key = id === undefined ? null : parseId("profile", id);
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO import_profile (id, name, fingerprint, options, used_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, fingerprint = excluded.fingerprint, options = excluded.options, used_at = excluded.used_at`,
    )
    .run(key, name, fingerprint, JSON.stringify(kept), usedAt);
  return { id: id ?? formatId("profile", Number(lastInsertRowid)), name, fingerprint, options: kept, usedAt };
}

/** @param writing of the file that was read by it */
export function markUsed(db: WriteDb, id: string, now: number, writing: Writing): void {
  db.prepare(
    "UPDATE import_profile SET used_at = ?, options = json_patch(options, json_object('writing', json(?))) WHERE id = ?",
  ).run(now, JSON.stringify(writing), parseId("profile", id));
}

/** @throws WorkbenchError notFound */
export function deleteProfile(db: WriteDb, id: string): void {
  const { changes } = db.prepare("DELETE FROM import_profile WHERE id = ?").run(parseId("profile", id));
  if (changes === 0) throw new WorkbenchError("notFound", "profileNotFound", { value: id });
}
