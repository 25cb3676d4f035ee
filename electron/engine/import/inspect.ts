/** A file looked through and compared with the workbook: what is proposed, and which names are new. */
import type { ImportInspection, ImportOptions, ImportSource } from "../../../src/contract/importing.ts";
import { inOtherLanguage } from "../../../src/core/mapping/firstPipeline.ts";
import type { Day } from "../../../src/core/domain/days.ts";
import { profileName } from "../../../src/core/mapping/profileFit.ts";
import { nameKey, suggest } from "../../../src/core/mapping/similar.ts";
import { stageKind } from "../../../src/core/mapping/stages.ts";
import { newerExports } from "../db/queries/exportsSeen.ts";
import type { ReadDb } from "../db/sql.ts";
import { asOfFile, refuseFuture } from "./asOfFile.ts";
import { chooseProfile, type Chosen } from "./chooseProfile.ts";
import { freeName } from "./profiles.ts";
import { isStandIn, likeEnding } from "./promote/likeEnding.ts";
import { readStages, type Stage } from "./promote/stageBook.ts";
import { readInspection } from "./rawNames.ts";
import type { NameCount, RawInspection, StageCount } from "./reading/protocol.ts";

/** New names that are listed; the rest is counted by the import. */
const MOST_NAMES = 500;

/** @throws WorkbenchError invalid, notFound where the file can't be read or the options don't fit */
export async function inspectImport(
  db: ReadDb,
  { path, options: given }: ImportSource,
  today: Day,
  signal?: AbortSignal,
): Promise<ImportInspection> {
  refuseFuture(given, path, today);
  const chosen = await chooseProfile(db, { path, options: given }, signal);
  const inspection = await readInspection(db, { path, options: chosen.options }, today, signal);
  return compare(db, inspection, chosen, given, today);
}

function compare(
  db: ReadDb,
  { names, own, contentDay: content, days, sha256, ...inspection }: RawInspection,
  { options, profile }: Chosen,
  given: ImportOptions,
  today: Day,
): ImportInspection {
  const { path, file, sourceSystem, table } = inspection;
  const headers = inspection.columns.map(({ header }) => header);
  const told = { path, options, table, sourceSystem, headers, sha256, own, content, days };
  const asOf = asOfFile(db, told, today);
  const newer = own || table !== "deals" ? undefined : newerExports(db, sourceSystem, asOf.day).at(-1);
  const people = knownNames(db, "person");
  const products = knownNames(db, "product");
  const accounts = new Set(knownNames(db, "account").map(nameKey));
  const mapped = new Set(
    Object.entries(options.people ?? {}).flatMap(([name, id]) => (id === null ? [] : [nameKey(name)])),
  );
  return {
    ...inspection,
    key: options.key ?? [],
    asOf: asOf.day,
    asOfFrom: asOf.from,
    asOfPassed: asOf.passed,
    newerExport: newer ? { file: newer.file, asOf: newer.asOf } : null,
    profile,
    profileName: freeName(db, profileName(file, sourceSystem, table)),
    columns: inspection.columns.map((column) =>
      fromProfile(column.header, options, given) ? { ...column, found: "profile" } : column,
    ),
    // The words of our own export need no look.
    states: names.states.filter(({ kind }) => !own || kind === null).length,
    newStages: newStages(db, readStages(db), names.stages, options),
    newPeople: newNames(
      names.people.filter(({ name }) => !mapped.has(nameKey(name))),
      people,
    ),
    newProducts: newNames(names.products, products),
    newAccounts: new Set(
      names.accounts.map(({ name }) => nameKey(name)).filter((name) => !accounts.has(name)),
    ).size,
  };
}

/** The column is read as it is because it was so last time. */
function fromProfile(header: string, { map, formats }: ImportOptions, given: ImportOptions): boolean {
  const said = (options: Pick<ImportOptions, "map" | "formats">) =>
    header in (options.map ?? {}) || header in (options.formats ?? {});
  return said({ map, formats }) && !said(given);
}

function knownNames(db: ReadDb, table: "person" | "product" | "account"): string[] {
  return db.prepare<[], string>(`SELECT name FROM ${table}`).pluck().all();
}

/** Spellings that differ only in case or width are one name. */
function unknown<T extends NameCount>(names: readonly T[], known: ReadonlySet<string>): T[] {
  const found = new Map<string, T>();
  for (const entry of names) {
    const key = nameKey(entry.name);
    if (known.has(key)) continue;
    const before = found.get(key);
    if (before) before.rows += entry.rows;
    else found.set(key, { ...entry });
  }
  return [...found.values()].sort((a, b) => b.rows - a.rows).slice(0, MOST_NAMES);
}

function newNames(names: readonly NameCount[], known: readonly string[]): ImportInspection["newPeople"] {
  return unknown(names, new Set(known.map(nameKey))).map(({ name, rows }) => ({
    name,
    rows,
    suggestion: suggest(name, known),
  }));
}

export function newStages(
  db: ReadDb,
  stages: readonly Stage[],
  names: readonly StageCount[],
  options: ImportOptions,
): ImportInspection["newStages"] {
  const known = new Set(
    stages
      .flatMap(({ name, nameZh }) =>
        [name, nameZh ?? name].flatMap((own) => [own, inOtherLanguage(own) ?? own]),
      )
      .map(nameKey),
  );
  for (const [name, choice] of Object.entries(options.stages ?? {}))
    if ("stage" in choice) known.add(nameKey(name));
  const named = names.map(({ name }) => name);
  const pipelines = [...Map.groupBy(stages, ({ pipeline }) => pipeline).values()];
  const alike = (name: string) =>
    pipelines.map((each) => likeEnding(name, each, named)).find((found) => found && !isStandIn(db, found))
      ?.name;
  return unknown(names, known).map(({ name, rows, kind: told }) => {
    const choice = options.stages?.[name];
    const kind = choice && "create" in choice ? choice.create : (told ?? stageKind(name));
    const same = choice ? undefined : alike(name);
    return {
      name,
      rows,
      kind,
      suggestion: same ?? suggestStage(name, kind, stages),
      same: same !== undefined,
    };
  });
}

/** A known stage of a near name; for won and lost, the one that there is. */
function suggestStage(name: string, kind: "open" | "won" | "lost", stages: readonly Stage[]): string | null {
  const fitting = stages.filter((stage) => (stage.kind === "lead" ? "open" : stage.kind) === kind);
  const near = suggest(
    name,
    fitting.flatMap((stage) => [stage.name, stage.nameZh ?? stage.name]),
  );
  if (near !== null)
    return fitting.find((stage) => stage.name === near || stage.nameZh === near)?.name ?? near;
  return kind !== "open" && fitting.length === 1 ? (fitting[0]?.name ?? null) : null;
}
