/** The parts of a workbook that say where its sheets are and how its numbers are to be read. */
import { basename, posix } from "node:path";
import type { OpenFile } from "../fileKind.ts";
import { ReadError } from "../readError.ts";
import { tags } from "./xml.ts";
import { readPart, type ZipEntry } from "./zip.ts";

export interface SheetPart {
  name: string;
  hidden: boolean;
  entry: ZipEntry;
}

export interface Workbook {
  sheets: SheetPart[];
  date1904: boolean;
  sharedStrings: ZipEntry | null;
  /** By the style index of a cell: whether its number is a day. */
  dayStyles: boolean[];
}

/** @throws ReadError zipNotSheet, sheetXlsb, zipDamaged, noSheet … */
export async function readWorkbook(open: OpenFile, entries: Map<string, ZipEntry>): Promise<Workbook> {
  const file = basename(open.path);
  if (entries.has("xl/workbook.bin")) throw new ReadError("sheetXlsb", { file });
  const path = await workbookPath(open, entries);
  const entry = path === null ? undefined : entries.get(path);
  if (path === null || !entry) throw new ReadError("zipNotSheet", { file });
  const relations = await readRelations(open, entries, path);
  const sheets: SheetPart[] = [];
  let date1904 = false;
  for (const { name, attributes, closing } of tags(await readPart(open, entry))) {
    if (closing) continue;
    // An extension may have an element of the same name.
    if (name === "workbookPr") date1904 ||= isTrue(attributes["date1904"]);
    if (name !== "sheet") continue;
    const relation = relations.get(attributes["id"] ?? "");
    const part = relation && entries.get(relation.target);
    // Chart sheets and dialogs are sheets without cells.
    if (part && relation.type.endsWith("/worksheet"))
      sheets.push({
        name: attributes["name"] ?? "",
        hidden: (attributes["state"] ?? "visible") !== "visible",
        entry: part,
      });
  }
  if (sheets.length === 0) throw new ReadError("noSheet", { file });
  const partOf = (kind: string) =>
    [...relations.values()].find(({ type }) => type.endsWith(`/${kind}`))?.target ?? "";
  const styles = entries.get(partOf("styles"));
  return {
    sheets,
    date1904,
    sharedStrings: entries.get(partOf("sharedStrings")) ?? null,
    dayStyles: styles ? readDayStyles(await readPart(open, styles)) : [],
  };
}

async function workbookPath(open: OpenFile, entries: Map<string, ZipEntry>): Promise<string | null> {
  const root = entries.get("_rels/.rels");
  if (root) {
    for (const { name, attributes } of tags(await readPart(open, root))) {
      if (name === "Relationship" && attributes["Type"]?.endsWith("/officeDocument")) {
        const target = (attributes["Target"] ?? "").replace(/^\//, "").toLowerCase();
        // A text document and a presentation have an office document too.
        return target.startsWith("xl/") || /workbook/.test(target) ? target : null;
      }
    }
  }
  return entries.has("xl/workbook.xml") ? "xl/workbook.xml" : null;
}

async function readRelations(
  open: OpenFile,
  entries: Map<string, ZipEntry>,
  path: string,
): Promise<Map<string, { type: string; target: string }>> {
  const relations = new Map<string, { type: string; target: string }>();
  const entry = entries.get(`${posix.dirname(path)}/_rels/${posix.basename(path)}.rels`);
  if (!entry) return relations;
  for (const { name, attributes } of tags(await readPart(open, entry))) {
    if (name !== "Relationship" || attributes["TargetMode"] === "External") continue;
    const target = (attributes["Target"] ?? "").replaceAll("\\", "/");
    const full = target.startsWith("/")
      ? target.slice(1)
      : posix.normalize(posix.join(posix.dirname(path), target));
    relations.set(attributes["Id"] ?? "", { type: attributes["Type"] ?? "", target: full.toLowerCase() });
  }
  return relations;
}

const isTrue = (text: string | undefined): boolean => text === "1" || text === "true";

/** Number formats 14-22, 27-36, 45-47 and 50-58 are built in as days and times (ECMA-376 part 1, 18.8.30). */
function isBuiltInDay(id: number): boolean {
  return (
    (id >= 14 && id <= 17) ||
    id === 22 ||
    (id >= 27 && id <= 31) ||
    id === 36 ||
    (id >= 50 && id <= 54) ||
    id === 57 ||
    id === 58
  );
}

function readDayStyles(xml: string): boolean[] {
  const custom = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCells = false;
  for (const { name, attributes, closing } of tags(xml)) {
    if (name === "numFmt" && !closing)
      custom.set(Number(attributes["numFmtId"]), isDayFormat(attributes["formatCode"] ?? ""));
    else if (name === "cellXfs") inCells = !closing;
    else if (name === "xf" && inCells && !closing) {
      const id = Number(attributes["numFmtId"] ?? 0);
      styles.push(custom.get(id) ?? isBuiltInDay(id));
    }
  }
  return styles;
}

/** Whether a format code shows a day: a year or a day of the month outside quotes, escapes, colours and conditions. */
export function isDayFormat(code: string): boolean {
  const first = code.split(";")[0] ?? "";
  const bare = first.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "").toLowerCase();
  return !bare.includes("general") && (/[yd]/.test(bare) || (/m/.test(bare) && !/[hs0#?]/.test(bare)));
}
