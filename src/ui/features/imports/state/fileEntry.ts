/** One file of the import: what was read of it and what was chosen about it. */
import type { ImportInspection } from "../../../../contract/importing.ts";
import { type Blocker, blockersOf, columnsOf } from "../model/blockers.ts";
import { type Choices, noChoices, optionsOf, withoutNames } from "../model/choices.ts";
import { keepNames } from "../model/names.ts";

export interface FileEntry {
  path: string;
  /** Without folder; the engine's own name of it once it was read. */
  name: string;
  choices: Choices;
  /** The newest that is known; while `reading`, of the choices before. */
  inspection: ImportInspection | null;
  error: Error | null;
  reading: boolean;
  /** Whether how it is read is kept as a profile, and its name, where the user said so. */
  remember: { on: boolean | null; name: string | null };
}

export function newEntry(path: string): FileEntry {
  return {
    path,
    name: fileName(path),
    choices: noChoices,
    inspection: null,
    error: null,
    reading: true,
    remember: { on: null, name: null },
  };
}

/** What the file still asks for. One that can't be read is left out, and said so; it holds nothing up. */
export function blockersIn(file: FileEntry): Blocker[] {
  if (file.error) return [];
  if (!file.inspection || file.reading) return [{ kind: "reading" }];
  return settledBy(file.inspection, file.choices);
}

/** The same of what was read, while it may be read anew. */
export function settledBy(inspection: ImportInspection, choices: Choices): Blocker[] {
  if (inspection.rows === 0) return [{ kind: "empty" }];
  return blockersOf(columnsOf(inspection, choices), inspection);
}

/** Files that can be imported, as the call takes them. */
export function sourcesOf(files: readonly FileEntry[]) {
  return files
    .filter((file) => file.inspection && !file.error)
    .map((file) => ({ path: file.path, options: optionsOf(file.choices) }));
}

/** The same, for asking which names there are. */
export function nameSourcesOf(files: readonly FileEntry[]) {
  return sourcesOf(files.map((file) => ({ ...file, choices: withoutNames(file.choices) })));
}

/** Equal for equal sources: a check of the same need not be made again. */
export function keyOf(files: readonly FileEntry[]): string {
  return JSON.stringify(sourcesOf(files));
}

function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) || path;
}

export function withKeptNames(entry: FileEntry, now: ImportInspection): ImportInspection {
  const before = entry.inspection;
  if (!before) return now;
  return {
    ...now,
    newStages: keepNames(before.newStages, now.newStages, entry.choices.stages),
    newPeople: keepNames(before.newPeople, now.newPeople, entry.choices.people),
  };
}
