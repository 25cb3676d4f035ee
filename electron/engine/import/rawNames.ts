/** Names that were read from files lately: the screen asks for them again and again while nothing of the file changes. */
import { statSync } from "node:fs";
import type { ImportOptions, ImportSource } from "../../../src/contract/importing.ts";
import type { Day } from "../../../src/core/domain/days.ts";
import type { ReadDb } from "../db/sql.ts";
import { chooseProfile } from "./chooseProfile.ts";
import { readContext } from "./readContext.ts";
import { runReader } from "./readerClient.ts";
import type { RawInspection } from "./reading/protocol.ts";

/** Files whose names are kept. */
const KEPT = 16;
const kept = new Map<string, RawInspection["names"]>();

/** Equal as long as the file is the same and read in the same way. */
function keyOf(path: string, options: ImportOptions): string {
  // What was chosen of names leaves the names as they are.
  const {
    stages: _1,
    people: _2,
    teams: _3,
    products: _4,
    accounts: _5,
    key: _6,
    deals: _7,
    states: _8,
    rates: _9,
    ...reading
  } = options;
  const { size, mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? {};
  return JSON.stringify([path, size, mtimeMs, reading]);
}

/** @throws WorkbenchError invalid, notFound where the file can't be read or the options don't fit */
export async function readInspection(
  db: ReadDb,
  { path, options }: ImportSource,
  today: Day,
  signal?: AbortSignal,
): Promise<RawInspection> {
  const task = { task: "inspect", path, options, context: readContext(db, options, today) } as const;
  for await (const message of runReader(task, signal)) {
    if (message.type !== "inspection") continue;
    const key = keyOf(path, options);
    kept.delete(key);
    kept.set(key, message.inspection.names);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value as string);
    return message.inspection;
  }
  throw new Error("the reader ended without a result");
}

/** The names in a file, and the options that it is read by: those given over its profile's. */
export async function rawNames(
  db: ReadDb,
  source: ImportSource,
  today: Day,
): Promise<{ names: RawInspection["names"]; options: ImportOptions }> {
  const { path } = source;
  const { options } = await chooseProfile(db, source);
  const names = kept.get(keyOf(path, options)) ?? (await readInspection(db, { path, options }, today)).names;
  return { names, options };
}
