/**
 * Paths that the user pointed at, in a dialog or by a drop. A page gone wrong can then neither read nor
 * overwrite any other file, although calls of the engine take paths. Pure.
 */
import { resolve } from "node:path";

export interface Grants {
  allowRead(path: string): void;
  allowWrite(path: string): void;
  mayRead(path: string): boolean;
  mayWrite(path: string): boolean;
}

export function createGrants(): Grants {
  const readable = new Set<string>();
  const writable = new Set<string>();
  return {
    allowRead: (path) => void readable.add(resolve(path)),
    allowWrite: (path) => void writable.add(resolve(path)),
    mayRead: (path) => readable.has(resolve(path)),
    mayWrite: (path) => writable.has(resolve(path)),
  };
}

/** Calls that only main may make: they choose which file the engine has open. */
const mainOnly = new Set(["file.open", "file.create", "file.saveAs", "file.close"]);

export function isMainOnly(method: string): boolean {
  return mainOnly.has(method);
}

/**
 * The files that a call of the engine names. A call added to the contract that takes a path from the page
 * belongs here as well. Shapes are checked by the engine; what is no string names no file.
 */
export function pathsNamedBy(method: string, input: unknown): { reads: string[]; writes: string[] } {
  switch (method) {
    case "import.inspect":
    case "import.letGo":
    case "import.profileOf":
      return { reads: pathsIn([input]), writes: [] };
    case "import.start":
    case "import.names":
      return { reads: pathsIn(member(input, "sources")), writes: [] };
    case "import.rejected":
      return { reads: pathsIn([member(input, "source")]), writes: pathsIn([input]) };
    case "import.importProfiles":
      return { reads: pathsIn([input]), writes: [] };
    case "import.unseen":
      return { reads: stringsIn(member(input, "paths")), writes: [] };
    case "import.exportProfiles":
    case "export.start":
      return { reads: [], writes: pathsIn([input]) };
    default:
      return { reads: [], writes: [] };
  }
}

/** Files that a call made for what the page gave it, and that the page may then have read: a block that was pasted. */
export function pathsMadeBy(method: string, output: unknown): string[] {
  return method === "import.hold" ? pathsIn([output]) : [];
}

function member(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function stringsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

function pathsIn(sources: unknown): string[] {
  if (!Array.isArray(sources)) return [];
  return sources.map((source) => member(source, "path")).filter((path) => typeof path === "string");
}
