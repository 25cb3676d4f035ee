/** Import profiles: the options of an import kept for the next export of the same shape, and the file that carries them. */
import { z } from "zod";
import { importOptions, type ImportOptions } from "./importing.ts";

const nothing = z.strictObject({}).default({});

/** What `options.profile` says for "without any". No profile can have this name. */
export const NO_PROFILE = "none";

/**
 * What becomes of each option in a profile: kept as it is, kept under the header that it speaks of, kept under a name of
 * the file with a row of the workbook as its value, or never kept, because it is true of one export only.
 */
export const optionKinds = {
  table: "plain",
  sheet: "plain",
  headerRow: "plain",
  headerRows: "plain",
  leaveHidden: "plain",
  keepTotals: "plain",
  encoding: "plain",
  delimiter: "plain",
  map: "byHeader",
  customs: "byHeader",
  formats: "byHeader",
  writing: "plain",
  stages: "byName",
  states: "byName",
  people: "byName",
  teams: "byName",
  products: "byName",
  accounts: "byName",
  key: "plain",
  rates: "never",
  deals: "never",
  asOf: "never",
  sourceSystem: "plain",
  profile: "never",
  corrections: "never",
  vanished: "never",
  vanishedDeals: "never",
} as const satisfies Record<keyof ImportOptions, "plain" | "byHeader" | "byName" | "never">;

const profileName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .refine((name) => name.toLowerCase() !== NO_PROFILE, { message: `"${NO_PROFILE}" means no profile` });

const importProfile = z.object({
  id: z.string(),
  name: z.string(),
  /** Of the headers that it was made for: `fingerprintOf`. */
  fingerprint: z.string(),
  options: importOptions,
  /** UTC milliseconds of the last import with it; null where there was none. */
  usedAt: z.int().nullable(),
});
export type ImportProfile = z.infer<typeof importProfile>;

/** A file of profiles, for another workbook or another machine. Rows of the workbook stand in it by their names. */
export const profileFile = z.object({
  format: z.literal("funnel-import-profiles"),
  version: z.literal(1),
  profiles: z
    .array(
      z.object({ name: profileName, fingerprint: z.string().min(1).max(100_000), options: importOptions }),
    )
    .max(1000),
});
export type ProfileFile = z.infer<typeof profileFile>;

export const profileCalls = {
  /** The one used last comes first. */
  "import.profiles": { input: nothing, output: z.array(importProfile) },
  /** A new one, or with `id` another name or content of a known one. */
  "import.saveProfile": {
    input: z.strictObject({
      id: z.string().optional(),
      name: profileName,
      fingerprint: z.string().min(1),
      options: importOptions,
    }),
    output: importProfile,
  },
  "import.deleteProfile": { input: z.strictObject({ id: z.string() }), output: z.object({}) },
  /** All of them, or those named, as a file. */
  "import.exportProfiles": {
    input: z.strictObject({ path: z.string(), ids: z.array(z.string()).optional() }),
    output: z.object({ profiles: z.int() }),
  },
  /** Those of a file beside the known ones; one of the same name takes its place. */
  "import.importProfiles": {
    input: z.strictObject({ path: z.string() }),
    output: z.object({ added: z.int(), replaced: z.int() }),
  },
  /** The profile that an import of the file would take by itself; null where none has its columns. */
  "import.profileOf": {
    input: z.strictObject({ path: z.string() }),
    output: z.object({ name: z.string().nullable() }),
  },
  /** Which of some files this workbook has not imported yet, by size and content; one that is gone is left out. */
  "import.unseen": {
    input: z.strictObject({ paths: z.array(z.string()).max(500) }),
    output: z.object({ paths: z.array(z.string()) }),
  },
} as const;
