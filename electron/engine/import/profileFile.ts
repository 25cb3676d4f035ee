/** Profiles as a JSON file, out of one workbook and into another. */
import { basename } from "node:path";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { WorkbenchError } from "../../../src/contract/errors.ts";
import { type ProfileFile, profileFile } from "../../../src/contract/profiles.ts";
import type { ReadDb, WriteDb } from "../db/sql.ts";
import { withNames } from "./profileNames.ts";
import { keepProfile, keptOptions, readProfiles } from "./profiles.ts";

/** Profiles are small; a larger file is something else. */
const MOST_BYTES = 20 * 1024 ** 2;

/** @throws WorkbenchError notFound for an id that is not kept; invalid where the file can't be written */
export function exportProfiles(db: ReadDb, path: string, ids: readonly string[] | undefined): number {
  const known = readProfiles(db);
  const missing = ids?.find((id) => known.every((profile) => profile.id !== id));
  if (missing !== undefined) throw new WorkbenchError("notFound", "profileNotFound", { value: missing });
  const chosen = ids ? known.filter(({ id }) => ids.includes(id)) : known;
  const content: ProfileFile = {
    format: "funnel-import-profiles",
    version: 1,
    profiles: chosen.map(({ name, fingerprint, options }) => ({
      name,
      fingerprint,
      options: withNames(db, keptOptions(options)),
    })),
  };
  try {
    writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`);
  } catch (error) {
    throw new WorkbenchError("invalid", "profilesNotWritten", { file: basename(path) }, { cause: error });
  }
  return chosen.length;
}

/** @throws WorkbenchError notFound, invalid with what is wrong with the file */
export function readProfileFile(path: string): ProfileFile["profiles"] {
  const file = basename(path);
  let text: string;
  try {
    const stat = statSync(path);
    if (!stat.isFile() || stat.size > MOST_BYTES)
      throw new WorkbenchError("invalid", "profilesNotJson", { file });
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof WorkbenchError) throw error;
    throw new WorkbenchError("notFound", "profilesNotThere", { file }, { cause: error });
  }
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new WorkbenchError("invalid", "profilesNotJson", { file }, { cause: error });
  }
  const { format, version } = (typeof json === "object" && json !== null ? json : {}) as Record<
    string,
    unknown
  >;
  if (format !== "funnel-import-profiles") throw new WorkbenchError("invalid", "profilesOther", { file });
  if (typeof version === "number" && version > 1)
    throw new WorkbenchError("invalid", "profilesNewer", { file });
  const parsed = profileFile.safeParse(json);
  if (parsed.success) return parsed.data.profiles;
  const issue = parsed.error.issues[0];
  throw new WorkbenchError("invalid", "profilesDamaged", {
    file,
    detail: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`,
  });
}

export function importProfiles(
  db: WriteDb,
  profiles: ProfileFile["profiles"],
): { added: number; replaced: number } {
  let replaced = 0;
  // The last one comes to stand first in the list, so they are kept from last to first.
  for (const profile of profiles.toReversed()) if (keepProfile(db, profile, null)) replaced += 1;
  return { added: profiles.length - replaced, replaced };
}
