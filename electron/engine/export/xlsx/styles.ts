/** The few styles of cells that exports have, and the part that tells them. */
import type { TableColumn } from "../exportDeals.ts";

const formats: Partial<Record<TableColumn["kind"], string>> = {
  money: "#,##0.00",
  number: "#,##0.###",
  percent: "0.##",
  day: "yyyy-mm-dd",
};

/** Own formats are numbered from here; those below are built in. */
const FIRST_FORMAT = 164;

const kinds = Object.keys(formats) as TableColumn["kind"][];

export const HEADER_STYLE = 1;
/** As a leading apostrophe in a spreadsheet: `=…` stays text also once its cell was edited. */
export const QUOTED_STYLE = 2;

/** @returns the style's number, 0 for the plain one */
export const styleOf = (kind: TableColumn["kind"]): number => kinds.indexOf(kind) + (kind in formats ? 3 : 1);

export const stylesXml = (): string => {
  const codes = kinds.map(
    (kind, at) => `<numFmt numFmtId="${FIRST_FORMAT + at}" formatCode="${formats[kind]}"/>`,
  );
  const own = kinds.map(
    (_kind, at) =>
      `<xf numFmtId="${FIRST_FORMAT + at}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  );
  const font = (inside: string) => `<font>${inside}<sz val="11"/><name val="Calibri"/></font>`;
  return (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    `<numFmts count="${codes.length}">${codes.join("")}</numFmts>` +
    `<fonts count="2">${font("")}${font("<b/>")}</fonts>` +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${3 + own.length}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>' +
    `${own.join("")}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
};
