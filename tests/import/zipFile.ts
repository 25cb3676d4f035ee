/** Zip containers and workbooks made by hand, so that each trap can be set on purpose. */
import { deflateRawSync } from "node:zlib";

export interface Part {
  name: string;
  data: string | Buffer;
  /** As a hostile file would state it. */
  statedSize?: number;
  encrypted?: boolean;
  stored?: boolean;
  /** Already deflated bytes, for entries too large to make. */
  packed?: Buffer;
}

export function zip(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, statedSize, encrypted, stored, packed } of parts) {
    const bytes = Buffer.from(data);
    const body = packed ?? (stored ? bytes : deflateRawSync(bytes));
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(encrypted ? 1 : 0, 2);
    common.writeUInt16LE(stored && !packed ? 0 : 8, 4);
    common.writeUInt32LE(body.length, 14);
    common.writeUInt32LE(statedSize ?? bytes.length, 18);
    common.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), common, title, body]);
    const central = Buffer.alloc(16);
    central.writeUInt32LE(offset, 12);
    directory.push(
      Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, central.subarray(2), title]),
    );
    locals.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, list, end]);
}

const ns =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const officeType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export interface SheetOf {
  name: string;
  /** The inside of `<sheetData>`. */
  rows: string;
  state?: "hidden" | "veryHidden";
}

export interface BookOf {
  sheets: readonly SheetOf[];
  strings?: string;
  styles?: string;
  date1904?: boolean;
  extra?: readonly Part[];
}

/** The parts of a workbook; days have style 1. */
export function bookParts({ sheets, strings, styles, date1904, extra = [] }: BookOf): Part[] {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${officeType}/${type}" Target="${target}"/>`;
  return [
    { name: "[Content_Types].xml", data: "<Types/>" },
    {
      name: "_rels/.rels",
      data: `<Relationships>${relation("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      data: `<?xml version="1.0"?><workbook ${ns}><workbookPr${date1904 ? ' date1904="1"' : ""}/><sheets>${sheets
        .map(
          ({ name, state }, at) =>
            `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ""} r:id="s${at}"/>`,
        )
        .join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      data: `<Relationships>${sheets.map((_sheet, at) => relation(`s${at}`, "worksheet", `worksheets/sheet${at + 1}.xml`)).join("")}${relation("st", "styles", "styles.xml")}${
        strings === undefined ? "" : relation("ss", "sharedStrings", "/xl/sharedStrings.xml")
      }</Relationships>`,
    },
    {
      name: "xl/styles.xml",
      data:
        styles ??
        `<styleSheet ${ns}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    },
    ...(strings === undefined ? [] : [{ name: "xl/sharedStrings.xml", data: `<sst ${ns}>${strings}</sst>` }]),
    ...sheets.map(({ rows }, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      data: `<?xml version="1.0"?><worksheet ${ns}><sheetData>${rows}</sheetData></worksheet>`,
    })),
    ...extra,
  ];
}

export const book = (of: BookOf): Buffer => zip(bookParts(of));

/** Rows of plain cells: text inline, numbers as they are. */
export function rowsOf(table: readonly (readonly (string | number | null)[])[]): string {
  return table
    .map((cells, at) => {
      const inside = cells
        .map((cell) =>
          cell === null
            ? "<c/>"
            : typeof cell === "number"
              ? `<c><v>${cell}</v></c>`
              : `<c t="inlineStr"><is><t>${cell}</t></is></c>`,
        )
        .join("");
      return `<row r="${at + 1}">${inside}</row>`;
    })
    .join("");
}
