/** Names that the workbook does not know: what becomes of each, as the value of a select. */
import type { ImportInspection } from "../../../../contract/importing.ts";
import type { Choices, StageChoice } from "./choices.ts";

export type StageKind = "open" | "won" | "lost";

export interface NewStage {
  name: string;
  rows: number;
  /** `create:open`, or `stage:` and the id of a known one. */
  value: string;
  chosen: boolean;
}

export interface NewPerson {
  name: string;
  rows: number;
  /** `create`, or `person:` and the id of a known one. */
  value: string;
  chosen: boolean;
}

export function stageValue(choice: StageChoice): string {
  return "stage" in choice ? `stage:${choice.stage}` : `create:${choice.create}`;
}

export function stageChoice(value: string): StageChoice {
  if (value.startsWith("stage:")) return { stage: value.slice("stage:".length) };
  return { create: value.slice("create:".length) as StageKind };
}

export function personValue(id: string | null): string {
  return id === null ? "create" : `person:${id}`;
}

export function personChoice(value: string): string | null {
  return value === "create" ? null : value.slice("person:".length);
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

export function newStages(inspection: ImportInspection, choices: Choices): NewStage[] {
  return inspection.newStages.map(({ name, rows, kind }) => {
    const choice = choices.stages[name];
    return { name, rows, value: stageValue(choice ?? { create: kind }), chosen: choice !== undefined };
  });
}

export function newPeople(inspection: ImportInspection, choices: Choices): NewPerson[] {
  return inspection.newPeople.map(({ name, rows }) => {
    const choice = choices.people[name];
    return { name, rows, value: personValue(choice ?? null), chosen: choice !== undefined };
  });
}

/** How many names the names step has to show for a file. */
export function countNew(inspection: ImportInspection): number {
  return (
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
