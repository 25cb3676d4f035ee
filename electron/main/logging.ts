/**
 * The log: a local file that rotates, for whoever helps the user. What is written is methods, kinds, codes,
 * durations, file names without folders; never inputs, outputs or what is in a file.
 */
import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import log from "electron-log/main";
import { errorFacts } from "./redact.ts";

const kept = 4;
const fileBytes = 1_000_000;

export type LogLevel = "info" | "warn" | "error";
export type LogFacts = Readonly<Record<string, string | number | boolean | null | undefined>>;

export function startLogging(folder: string): void {
  const { file, console } = log.transports;
  file.resolvePathFn = () => join(folder, "main.log");
  file.maxSize = fileBytes;
  file.archiveLogFn = (old) => rotate(old.path);
  file.format = "{y}-{m}-{d} {h}:{i}:{s}.{ms} {level} {text}";
  file.level = "info";
  // Standard output is the screenshot protocol's; the log's lines would be noise in it.
  console.level = false;
}

/** main.log -> main.1.log -> … and the oldest is dropped. */
function rotate(path: string): void {
  const numbered = (n: number): string => path.replace(/\.log$/, `.${n}.log`);
  try {
    rmSync(numbered(kept), { force: true });
    for (let n = kept - 1; n >= 1; n -= 1)
      if (existsSync(numbered(n))) renameSync(numbered(n), numbered(n + 1));
    renameSync(path, numbered(1));
  } catch {
    // A log that can't be turned over grows; nothing better can be done about it, and nowhere to say it.
  }
}

export function write(level: LogLevel, what: string, facts: LogFacts = {}): void {
  const members = Object.entries(facts).filter(([, value]) => value !== undefined);
  log[level](members.length === 0 ? what : `${what} ${JSON.stringify(Object.fromEntries(members))}`);
}

/** The error's name, code and frames; see `redact.ts` for what is left out. */
export function writeError(what: string, error: unknown, facts: LogFacts = {}): void {
  const { frames, ...rest } = errorFacts(error);
  write("error", what, { ...facts, ...rest });
  for (const frame of frames) log.error(`  ${frame}`);
}
