// node scripts/importFixtures.mjs: makes the spreadsheets of tests/fixtures/import/libreoffice with LibreOffice, so that the
// readers are tried on files that another program wrote. Run by hand where a document below changes; the results are kept.
// Needs LibreOffice Calc (Debian: libreoffice-calc); tests don't.
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inRoot, main, run } from "./lib/project.mjs";

const folder = inRoot("tests", "fixtures", "import", "libreoffice");

const escaped = (text) =>
  String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** A cell: text, a number, or one of the helpers' results. */
function cell(value) {
  if (typeof value === "object") return value.xml;
  if (value === "") return "<table:table-cell/>";
  if (typeof value === "number")
    return `<table:table-cell office:value-type="float" office:value="${value}"/>`;
  const lines = value.split("\n").map((line) => `<text:p>${escaped(line)}</text:p>`);
  return `<table:table-cell office:value-type="string">${lines.join("")}</table:table-cell>`;
}
const typed = (type, style, attributes) => ({
  xml: `<table:table-cell table:style-name="${style}" office:value-type="${type}" ${attributes}/>`,
});
const day = (iso) => typed("date", "day", `office:date-value="${iso}"`);
const moment = (iso) => typed("date", "moment", `office:date-value="${iso}"`);
const money = (amount) => typed("currency", "money", `office:currency="USD" office:value="${amount}"`);
const percent = (share) => typed("percentage", "percent", `office:value="${share}"`);
const flag = (on) => typed("boolean", "flag", `office:boolean-value="${on}"`);
const formula = (text, value) =>
  typed("float", "money", `table:formula="of:=${escaped(text)}" office:value="${value}"`);
const broken = () => ({
  xml: '<table:table-cell table:formula="of:=NA()" office:value-type="string" office:string-value=""><text:p>#N/A</text:p></table:table-cell>',
});
/** Over `wide` columns and `high` rows. */
const merged = (text, wide, high = 1) => ({
  xml: `<table:table-cell office:value-type="string" table:number-columns-spanned="${wide}" table:number-rows-spanned="${high}"><text:p>${escaped(text)}</text:p></table:table-cell>${`<table:covered-table-cell/>`.repeat(wide - 1)}`,
});
const covered = { xml: "<table:covered-table-cell/>" };

const row = (cells, how = "") =>
  `<table:table-row${how && ` table:visibility="${how}"`}>${cells.map(cell).join("")}</table:table-row>`;
const columns = (hidden, count) =>
  Array.from(
    { length: count },
    (_value, at) => `<table:table-column${hidden.includes(at) ? ' table:visibility="collapse"' : ""}/>`,
  ).join("");
const sheet = (name, content, style = "shown") =>
  `<table:table table:name="${name}" table:style-name="${style}">${content}</table:table>`;

const document = (sheets) => `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
<number:date-style style:name="N1"><number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>
<number:date-style style:name="N2"><number:year number:style="long"/><number:text>/</number:text><number:month/><number:text>/</number:text><number:day/><number:text> </number:text><number:hours/><number:text>:</number:text><number:minutes number:style="long"/></number:date-style>
<number:currency-style style:name="N3"><number:currency-symbol>$</number:currency-symbol><number:number number:decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:currency-style>
<number:percentage-style style:name="N4"><number:number number:decimal-places="0" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>
<number:boolean-style style:name="N5"><number:boolean/></number:boolean-style>
<style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="moment" style:family="table-cell" style:data-style-name="N2"/>
<style:style style:name="money" style:family="table-cell" style:data-style-name="N3"/>
<style:style style:name="percent" style:family="table-cell" style:data-style-name="N4"/>
<style:style style:name="flag" style:family="table-cell" style:data-style-name="N5"/>
<style:style style:name="shown" style:family="table"><style:table-properties table:display="true"/></style:style>
<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style>
</office:automatic-styles>
<office:body><office:spreadsheet>${sheets.join("\n")}</office:spreadsheet></office:body></office:document>`;

const stages = ["Engaging", "Won", "Prospecting", "Lost"];
const deal = (at) => [
  `OPP-${100 + at}`,
  at === 3 ? "Line\nbreak" : `Deal ${at} 商机`,
  at % 2 ? "Acme & Söhne" : "上海华东实业有限公司",
  stages[at % 4],
  money(1000.5 * at),
  percent(at / 20),
  day(`2026-0${(at % 9) + 1}-1${at % 10}`),
  moment(`2026-01-0${(at % 9) + 1}T15:30:00`),
  at === 5 ? broken() : "Ann",
  flag(at % 2 === 0),
];

/** Titles over the table, hidden rows, columns and sheets, a total: what people keep by hand. */
const deals = document([
  sheet("Notes", row(["Read me"]) + row(["Figures as of Monday"])),
  sheet(
    "Deals",
    columns([9], 10) +
      row([merged("Pipeline of the north", 10)]) +
      row([""]) +
      row([
        "Opportunity ID",
        "Opportunity Name",
        "Account Name",
        "Stage",
        "Amount",
        "Probability (%)",
        "Close Date",
        "Created Date",
        "Owner",
        "Key account",
      ]) +
      Array.from({ length: 12 }, (_value, index) =>
        row(deal(index + 1), { 3: "collapse", 6: "filter", 7: "filter" }[index] ?? ""),
      ).join("") +
      row(["Total", "", "", "", formula("SUM([.E4:.E15])", 78_039)]),
  ),
  sheet("Archive", row(["Opportunity ID", "Stage", "Amount"]) + row(["OLD-1", "Won", 5]), "hidden"),
]);

/** Two header rows: a group over its columns, as 金额 over 预计 and 实际. */
const grouped = document([
  sheet(
    "台账",
    row([merged("商机台账", 7)]) +
      row([
        merged("商机编号", 1, 2),
        merged("客户名称", 1, 2),
        merged("商机阶段", 1, 2),
        merged("金额(万元)", 2),
        merged("日期", 2),
      ]) +
      row([covered, covered, covered, "预计", "实际", "创建日期", "结单日期"]) +
      row(["S-1", "上海华东", "赢单", 12.5, 12, day("2026-01-05"), day("2026-03-05")]) +
      row(["S-2", "北京启明", "谈判", 8, "", day("2026-01-06"), day("2026-07-01")]) +
      row(["合计", "", "", formula("SUM([.D4:.D5])", 20.5)]),
  ),
]);

const plain = (header, rows) =>
  document([sheet("Sheet1", [header, ...rows].map((cells) => row(cells)).join(""))]);
const chinese = plain(
  ["商机编号", "客户名称", "商机阶段", "金额", "创建日期"],
  [
    ["1", "上海华东实业", "赢单", 1500.5, day("2026-01-05")],
    ["2", "北京启明科技", "谈判", 2000, day("2026-02-06")],
  ],
);
const traditional = plain(
  ["商機編號", "客戶名稱", "商機階段", "金額", "建立日期"],
  [
    ["1", "臺灣積體電路製造", "贏單", 1500.5, day("2026-01-05")],
    ["2", "鴻海精密工業", "談判中", 2000, day("2026-02-06")],
  ],
);
const western = plain(
  ["Opportunity ID", "Account Name", "Stage", "Amount", "Created Date"],
  [
    ["1", "Müller & Söhne", "Won", 1500.5, day("2026-01-05")],
    ["2", "Café Crème", "Engaging", 2000, day("2026-02-06")],
  ],
);

/** LibreOffice's numbers of encodings (its documentation: "Filter Options for CSV"). */
const encodings = { utf8: 76, utf16: 65_535, gb18030: 85, big5: 68, windows1252: 1 };
const csv = (encoding, delimiter = 44) =>
  `csv:Text - txt - csv (StarCalc):${delimiter},34,${encodings[encoding]},1,,0,false,true,false`;

const files = [
  ["deals", deals, "xlsx", "deals.xlsx"],
  ["deals", deals, "xls:MS Excel 97", "deals.xls"],
  ["deals", deals, "ods", "deals.ods"],
  ["grouped", grouped, "xlsx", "grouped.xlsx"],
  ["grouped", grouped, "xls:MS Excel 97", "grouped.xls"],
  ["grouped", grouped, "ods", "grouped.ods"],
  ["chinese", chinese, csv("utf8"), "chinese-utf8.csv"],
  ["chinese", chinese, csv("utf16", 9), "chinese-utf16.tsv"],
  ["chinese", chinese, csv("gb18030", 59), "chinese-gb18030.csv"],
  ["traditional", traditional, csv("big5"), "traditional-big5.csv"],
  ["western", western, csv("windows1252", 59), "western-windows1252.csv"],
];

await main(async () => {
  mkdirSync(folder, { recursive: true });
  const aside = mkdtempSync(join(tmpdir(), "funnel-fixtures-"));
  try {
    for (const [name, content, format, result] of files) {
      const source = join(aside, `${name}.fods`);
      writeFileSync(source, content);
      const home = `-env:UserInstallation=file://${join(aside, "profile")}`;
      const args = [home, "--headless", "--convert-to", format, "--outdir", aside, source];
      const code = await run("soffice", args, { stdio: ["ignore", "ignore", 2] });
      if (code !== 0) throw new Error(`LibreOffice could not make ${result}`);
      renameSync(join(aside, `${name}.${format.split(":")[0]}`), join(folder, result));
      console.log(result);
    }
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
});
