/** The files that benches work on: made once from the sample's generator and kept until the generator or the schema changes. */
import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeSample } from "../../electron/engine/sample/writeSample.ts";
import { Session } from "../../electron/engine/session.ts";
import { type Company, generateCompany } from "../../src/core/sample/company.ts";
import { csvLine, dealsAsExported, exportHeader } from "./exported.ts";
import { type Sheet, writeByHucre } from "./sheets.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "bench-results", "files");

/** Every bench sees the same deals, whenever it runs. */
export const benchToday = "2026-03-16";
const SEED = 11;

const madeFrom = [
  "src/core/sample",
  "src/core/domain",
  "electron/engine/sample",
  "electron/engine/db/migrations",
];

/** A path that names the size and what made it; files of earlier makers are removed. */
function pathOf(name: string, end: string): string {
  const hash = createHash("sha256");
  for (const part of [...madeFrom.flatMap(filesIn), "tests/bench/exported.ts"])
    hash.update(readFileSync(join(root, part)));
  const path = join(folder, `${name}-${hash.digest("hex").slice(0, 8)}${end}`);
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder)) {
    const isOld = old.startsWith(`${name}-`) && old.endsWith(end) && !path.endsWith(old);
    if (isOld) rmSync(join(folder, old));
  }
  return path;
}

const filesIn = (part: string): string[] =>
  readdirSync(join(root, part))
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map((file) => join(part, file));

/** Makes it under another name first, so that a broken-off run leaves nothing that looks whole. */
function once(path: string, make: (partial: string) => void): string {
  if (existsSync(path)) return path;
  const partial = begin(path);
  make(partial);
  renameSync(partial, path);
  return path;
}

/** {@link once} for what is written in turns. */
async function onceWritten(path: string, make: (partial: string) => Promise<void>): Promise<string> {
  if (existsSync(path)) return path;
  const partial = begin(path);
  await make(partial);
  renameSync(partial, path);
  return path;
}

function begin(path: string): string {
  process.stderr.write(`· making ${path}\n`);
  const partial = path.replace(/(\.\w+)$/, ".partial$1");
  for (const side of ["", "-wal", "-shm"]) rmSync(partial + side, { force: true });
  return partial;
}

/** A workbook with so many deals of the sample's company; without what only the full sample has. */
export function workbookOf(deals: number): string {
  return once(pathOf(`deals-${deals}`, ".funnel"), (partial) => {
    const session = Session.create(partial);
    session.write(["all"], (db) =>
      writeSample(db, { endDay: benchToday, seed: SEED, deals, detail: "lean" }),
    );
    session.close();
  });
}

/**
 * The same deals as a CRM would export them: 14 columns, CSV, UTF-8.
 * @param raised as a later export has them, each with another amount
 */
export function exportOf(deals: number, raised = false): string {
  return once(pathOf(`${raised ? "later" : "export"}-${deals}`, ".csv"), (partial) => {
    const file = openSync(partial, "w");
    let text = csvLine(exportHeader);
    for (const cells of dealsAsExported(companyOf(deals), raised)) {
      text += csvLine(cells);
      if (text.length < 1_000_000) continue;
      writeSync(file, text);
      text = "";
    }
    writeSync(file, text);
    closeSync(file);
  });
}

/**
 * The same as a workbook with real numbers and days.
 * @param texts in the cells themselves, as writers that stream put them, or in a table of their own, as Excel does
 */
export function sheetOf(deals: number, texts: "inline" | "shared"): Promise<string> {
  const name = texts === "inline" ? `sheet-${deals}` : `shared-${deals}`;
  return onceWritten(pathOf(name, ".xlsx"), (partial) => writeByHucre(partial, sheetRows(deals), texts));
}

export function* sheetRows(deals: number): Sheet {
  for (const cells of dealsAsExported(companyOf(deals)))
    yield cells.map((cell, at) => {
      const header = exportHeader[at] ?? "";
      if (cell == null || cell === "") return null;
      if (header.endsWith("Date")) return new Date(`${cell}T00:00:00Z`);
      return header === "Amount" ? Number(cell) : cell;
    });
}

const companyOf = (deals: number): Company =>
  generateCompany({ endDay: benchToday, seed: SEED, deals, detail: "lean" });
