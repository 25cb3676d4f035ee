/** Which corrections of an import are worth keeping as a profile, and under which name. */
import type { ImportOptions } from "../../../../contract/importing.ts";
import { NO_PROFILE, optionKinds } from "../../../../contract/profiles.ts";
import type { FileEntry } from "../state/fileEntry.ts";
import { type Choices, optionsOf } from "./choices.ts";

/** Whether anything was chosen that would be true of the next export too. */
export function isCorrected(choices: Choices): boolean {
  return Object.keys(optionsOf(choices)).some((key) => optionKinds[key as keyof ImportOptions] !== "never");
}

/** Corrected by hand, or read by a profile that was made for other columns. */
export function isWorthKeeping({ inspection, error, choices }: FileEntry): boolean {
  if (!inspection || error) return false;
  return isCorrected(choices) || (inspection.profile !== null && inspection.profile.fit !== "exact");
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
    const name = file.remember.on && isWorthKeeping(file) ? keptName(file) : null;
    if (name === null) continue;
    let own = name;
    for (let count = 2; used.has(own.toLowerCase()); count += 1) own = `${name} ${count}`;
    used.add(own.toLowerCase());
    names.set(file.path, own);
  }
  return names;
}
