/** Which corrections of an import are worth keeping as a profile, and under which name. */
import type { ImportInspection, ImportOptions } from "../../../../contract/importing.ts";
import { NO_PROFILE, optionKinds } from "../../../../contract/profiles.ts";
import { OWN_SYSTEM } from "../../../../core/mapping/systems.ts";
import type { FileEntry } from "../state/fileEntry.ts";
import { type Choices, optionsOf } from "./choices.ts";

/** Whether anything was chosen that would be true of the next export too. */
export function isCorrected(choices: Choices): boolean {
  return Object.keys(optionsOf(choices)).some((key) => optionKinds[key as keyof ImportOptions] !== "never");
}

/**
 * Corrected by hand, read by a profile that was made for other columns, or a list of deals read by none: the next one comes
 * next week, and there is nothing to ask of it then.
 */
export function isWorthKeeping({ inspection, error, choices }: FileEntry): boolean {
  if (!inspection || error) return false;
  const { profile } = inspection;
  return isCorrected(choices) || (profile === null ? isWeekly(inspection, choices) : profile.fit !== "exact");
}

/** Of what is worth keeping: unless the user said no, so that the next one is two keystrokes. */
export function isKept({ remember }: FileEntry): boolean {
  return remember.on ?? true;
}

/** Deals, of a system or of a list kept by hand, but for our own export; who said "without a profile" wants none. */
function isWeekly({ table, sourceSystem }: ImportInspection, { profile }: Choices): boolean {
  return table === "deals" && sourceSystem !== OWN_SYSTEM && profile !== NO_PROFILE;
}

/** The profile that was used takes up what was corrected; without one, or with one of another file, a new one does. */
export function suggestedName({ inspection }: FileEntry): string {
  if (!inspection) return "";
  const { profile, profileName } = inspection;
  return profile && profile.fit !== "far" ? profile.name : profileName;
}

/** Null where nothing can be kept under the name. */
export function keptName(file: FileEntry): string | null {
  const name = (file.remember.name ?? suggestedName(file)).trim();
  return name === "" || name.toLowerCase() === NO_PROFILE ? null : name;
}

/** Path -> name, for each file that is to be kept; no two files under one name. */
export function namesToKeep(files: readonly FileEntry[]): Map<string, string> {
  const names = new Map<string, string>();
  const used = new Set<string>();
  for (const file of files) {
    const name = isKept(file) && isWorthKeeping(file) ? keptName(file) : null;
    if (name === null) continue;
    let own = name;
    for (let count = 2; used.has(own.toLowerCase()); count += 1) own = `${name} ${count}`;
    used.add(own.toLowerCase());
    names.set(file.path, own);
  }
  return names;
}
