/** The small parts that say what a workbook is made of (ECMA-376 parts 1 and 2). */
import { stylesXml } from "./styles.ts";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Path and text of each. */
export function workbookParts(sheets: readonly string[]): [string, string][] {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const type = (path: string, kind: string) =>
    `<Override PartName="/xl/${path}" ContentType="${SHEET_TYPE}.${kind}+xml"/>`;
  const each = (write: (number: number, name: string) => string) =>
    sheets.map((name, at) => write(at + 1, name)).join("");
  const parts: [string, string][] = [
    ["xl/styles.xml", stylesXml()],
    [
      "xl/workbook.xml",
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each((number, name) => `<sheet name="${name}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `<Relationships xmlns="${PACKAGE}/relationships">${each((number) => relation(`rId${number}`, "worksheet", `worksheets/sheet${number}.xml`))}${relation("styles", "styles", "styles.xml")}${relation("texts", "sharedStrings", "sharedStrings.xml")}</Relationships>`,
    ],
    [
      "_rels/.rels",
      `<Relationships xmlns="${PACKAGE}/relationships">${relation("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    ],
    [
      "[Content_Types].xml",
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type("workbook.xml", "sheet.main")}${each((number) => type(`worksheets/sheet${number}.xml`, "worksheet"))}${type("styles.xml", "styles")}${type("sharedStrings.xml", "sharedStrings")}</Types>`,
    ],
  ];
  return parts.map(([path, xml]) => [path, DECLARATION + xml]);
}
