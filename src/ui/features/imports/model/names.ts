/** Names that the workbook does not know: what becomes of each, as the value of a select. */
import type { ImportInspection, ImportNames, StrangeName } from "../../../../contract/importing.ts";
import type { DealState } from "../../../../contract/common.ts";
import type { StageChoice } from "./choices.ts";

export interface NewStage {
  name: string;
  rows: number;
  /** `create:open`, or `stage:` and the id of a known one. */
  value: string;
  chosen: boolean;
}

export function stageValue(choice: StageChoice): string {
  return "stage" in choice ? `stage:${choice.stage}` : `create:${choice.create}`;
}

export function stageChoice(value: string): StageChoice {
  if (value.startsWith("stage:")) return { stage: value.slice("stage:".length) };
  return { create: value.slice("create:".length) as DealState };
}

/** A name of any other kind, as its row shows it. */
export interface NameRow extends StrangeName {
  /** `create`, `known:` and the id of a known one, or `name:` and another name of the import. */
  value: string;
  chosen: boolean;
}

const nearValue = ({ id, name }: { id: string | null; name: string }): string =>
  id === null ? `name:${name}` : `known:${id}`;

/** What is chosen for a name; without it, names that are only written differently are one, and others are created. */
export function nameRows(
  list: readonly StrangeName[],
  chosen: Readonly<Record<string, string | null>>,
  known: readonly { id: string; name: string }[],
): NameRow[] {
  return list.map((entry) => {
    const choice = chosen[entry.name];
    const value =
      choice === undefined
        ? entry.same && entry.near
          ? nearValue(entry.near)
          : "create"
        : nameValue(choice, known);
    return { ...entry, value, chosen: choice !== undefined };
  });
}

function nameValue(choice: string | null, known: readonly { id: string; name: string }[]): string {
  if (choice === null) return "create";
  const found = known.find(({ id, name }) => id === choice || name.toLowerCase() === choice.toLowerCase());
  return found ? `known:${found.id}` : /^[a-z][1-9]\d*$/.test(choice) ? `known:${choice}` : `name:${choice}`;
}

/** The choice that a value stands for. */
export function nameChoice(value: string): string | null {
  return value === "create" ? null : value.slice(value.indexOf(":") + 1);
}

/** The value that takes the near name. */
export function takeNear(row: NameRow): string | null {
  const value = row.near && nearValue(row.near);
  return value === row.value ? null : value;
}

/** Rows whose name, or near name, holds every word. */
export function filterNames(rows: readonly NameRow[], text: string, nearOnly: boolean): NameRow[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const shown = `${row.name} ${row.near?.name ?? ""}`.toLowerCase();
    return (!nearOnly || row.near !== null) && words.every((word) => shown.includes(word));
  });
}

/**
 * A name that was mapped to a known one is known from then on, so the engine no longer lists it: it is kept from
 * the last list that had it, so that the choice can be seen and taken back.
 */
export function keepNames<T extends { name: string }>(
  before: readonly T[],
  now: readonly T[],
  chosen: Readonly<Record<string, unknown>>,
): T[] {
  const listed = new Set(now.map((entry) => entry.name));
  const kept = before.filter((entry) => !listed.has(entry.name) && entry.name in chosen);
  if (kept.length === 0) return [...now];
  const place = new Map(before.map((entry, index) => [entry.name, index]));
  const at = ({ name }: T) => place.get(name) ?? before.length;
  return [...now, ...kept].sort((a, b) => at(a) - at(b));
}

/** What is chosen for a stage; without it, names of one ending are one stage, and others are created. */
export function newStages(
  list: ImportNames["stages"],
  chosen: Readonly<Record<string, StageChoice>>,
  known: readonly { id: string; name: string }[],
): NewStage[] {
  return list.map(({ name, rows, kind, same, suggestion }) => {
    const choice = chosen[name];
    const stage = same ? suggested(suggestion, known) : null;
    const proposed: StageChoice = stage === null ? { create: kind } : { stage };
    return { name, rows, value: stageValue(choice ?? proposed), chosen: choice !== undefined };
  });
}

/** A word of the state, as its row shows it. */
export interface StateRow {
  word: string;
  rows: number;
  /** `stage`: it says nothing, and the stage decides. */
  value: DealState | "stage";
  chosen: boolean;
}

export function stateRows(
  list: ImportNames["states"],
  chosen: Readonly<Record<string, DealState | null>>,
): StateRow[] {
  return list.map(({ name, rows, kind }) => {
    const said = chosen[name];
    return {
      word: name,
      rows,
      value: (said === undefined ? kind : said) ?? "stage",
      chosen: said !== undefined,
    };
  });
}

/** How many names and words the names step has to show for a file. */
export function countNew(inspection: ImportInspection): number {
  return (
    inspection.states +
    inspection.newStages.length +
    inspection.newPeople.length +
    inspection.newProducts.length +
    inspection.newAccounts
  );
}

/**
 * The engine's suggestion for a name, as the id of a known entry: it gives the name (or the id) of what it takes
 * the name to be.
 */
export function suggested(
  suggestion: string | null,
  known: readonly { id: string; name: string }[],
): string | null {
  if (suggestion === null) return null;
  const lower = suggestion.toLowerCase();
  return known.find(({ id, name }) => id === suggestion || name.toLowerCase() === lower)?.id ?? null;
}
