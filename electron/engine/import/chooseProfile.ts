/** The profile that a file is read by: the one asked for, else the one whose columns are the file's. */
import type { ImportInspection, ImportOptions, ImportSource } from "../../../src/contract/importing.ts";
import { type ImportProfile, NO_PROFILE, optionKinds } from "../../../src/contract/profiles.ts";
import { manyColumns } from "../../../src/core/mapping/fields.ts";
import { fitOf, type ProfileFit, sameHeader } from "../../../src/core/mapping/profileFit.ts";
import type { ReadDb } from "../db/sql.ts";
import { findProfile, readProfiles } from "./profiles.ts";
import { knownCustoms, knownNames, knownStages, mapNames } from "./profileNames.ts";
import { readContext } from "./readContext.ts";
import { runReader } from "./readerClient.ts";
import type { Structure } from "./reading/readHeaders.ts";

export type AppliedProfile = NonNullable<ImportInspection["profile"]>;

export interface Chosen {
  /** Those given, over the profile's; `profile` is its id. */
  options: ImportOptions;
  profile: AppliedProfile | null;
}

/** Ways to read a file that are tried: each opens it anew. */
const MOST_STRUCTURES = 12;

interface Candidate {
  profile: ImportProfile;
  headers: readonly string[];
  fit: ProfileFit;
}

/** @throws WorkbenchError notFound for a profile that is not kept */
export async function chooseProfile(
  db: ReadDb,
  { path, options: { profile: asked, ...given } }: ImportSource,
  signal?: AbortSignal,
): Promise<Chosen> {
  const none: Chosen = { options: given, profile: null };
  if (asked === NO_PROFILE) return none;
  const profiles = asked === undefined ? readProfiles(db) : [findProfile(db, asked)];
  if (profiles.length === 0) return none;
  const ways = [...new Set(profiles.map((profile) => JSON.stringify(structureOf(profile, given))))].slice(
    0,
    MOST_STRUCTURES,
  );
  const found = await headersBy(db, path, ways, signal);
  const candidates = profiles.flatMap((profile): Candidate[] => {
    const headers = found.get(JSON.stringify(structureOf(profile, given)));
    return headers ? [{ profile, headers, fit: fitOf(profile.fingerprint, headers) }] : [];
  });
  const best =
    candidates.find(({ fit }) => fit.fit === "exact") ??
    candidates.find(({ fit }) => fit.fit === "near") ??
    (asked === undefined ? undefined : candidates[0]);
  // One that was asked for is kept even where the file can't be read: the reader says why.
  return best ? apply(db, best, given) : none;
}

function structureOf({ options }: ImportProfile, given: ImportOptions): Structure {
  return {
    sheet: given.sheet ?? options.sheet,
    headerRow: given.headerRow ?? options.headerRow,
    headerRows: given.headerRows ?? options.headerRows,
    leaveHidden: given.leaveHidden ?? options.leaveHidden,
    encoding: given.encoding ?? options.encoding,
    delimiter: given.delimiter ?? options.delimiter,
  };
}

async function headersBy(
  db: ReadDb,
  path: string,
  ways: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Map<string, string[] | null>> {
  const structures = ways.map((way) => JSON.parse(way) as Structure);
  const task = { task: "headers" as const, path, options: {}, structures, context: readContext(db, {}, "") };
  for await (const message of runReader(task, signal)) {
    if (message.type === "headerRows")
      return new Map(message.headers.map((headers, at) => [ways[at] as string, headers]));
  }
  throw new Error("the reader ended without a result");
}

function apply(db: ReadDb, { profile, headers, fit }: Candidate, given: ImportOptions): Chosen {
  const missing = new Set<string>();
  const options: Record<string, unknown> = {};
  for (const [key, kept] of Object.entries(ownReferences(db, profile.options))) {
    if (kept === undefined) continue;
    options[key] =
      optionKinds[key as keyof ImportOptions] === "byHeader"
        ? underOwnHeaders(kept as Record<string, unknown>, headers, missing)
        : kept;
  }
  const map = options["map"] as ImportOptions["map"];
  if (map && given.map) dropTaken(map, given.map);
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const kind = optionKinds[key as keyof ImportOptions];
    options[key] =
      kind === "byHeader" || kind === "byName"
        ? { ...(options[key] as object), ...(value as object) }
        : value;
  }
  return {
    options: { ...options, profile: profile.id },
    profile: { id: profile.id, name: profile.name, fit: fit.fit, added: fit.added, missing: [...missing] },
  };
}

/** The file's own writing of the headers; those that it lacks are left out and told. */
function underOwnHeaders(
  kept: Record<string, unknown>,
  headers: readonly string[],
  missing: Set<string>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(kept).flatMap(([header, value]) => {
      const own = sameHeader(header, headers);
      if (own === undefined) missing.add(header);
      return own === undefined ? [] : [[own, value]];
    }),
  );
}

/** A field that the user gave to another column is no longer the one's that had it last time. */
function dropTaken(map: NonNullable<ImportOptions["map"]>, given: NonNullable<ImportOptions["map"]>): void {
  const taken = new Set(Object.values(given).filter((field) => field !== null && !manyColumns.has(field)));
  for (const [header, field] of Object.entries(map)) {
    if (field !== null && taken.has(field) && !(header in given)) delete map[header];
  }
}

/** Stages and people by this workbook's ids; what it does not have is left out and so asked again. */
function ownReferences(db: ReadDb, options: ImportOptions): ImportOptions {
  return {
    ...options,
    ...(options.customs && { customs: knownCustoms(db, options.customs) }),
    ...(options.stages && { stages: knownStages(db, options.stages) }),
    ...mapNames(options, (kind, choices) => knownNames(db, kind, choices)),
  };
}
