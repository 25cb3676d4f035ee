import iconv from "iconv-lite";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decoderFor,
  type Encoding,
  encodingNamed,
  findEncoding,
} from "../../electron/engine/import/readers/encoding.ts";
import { fileOf, readRows } from "./readRows.ts";

const chinese =
  "商机编号,客户名称,商机阶段\n1,上海华东机械有限公司,赢单\n2,北京启明信息技术股份有限公司,跟进中\n";
const traditional =
  "編號,客戶名稱,階段\n1,臺灣積體電路製造股份有限公司,贏單\n2,鴻海精密工業股份有限公司,談判中\n";
const western = "Id;Firma;Betrag\n1;Müller & Söhne GmbH;1.234,50\n2;Café Zürich;99,00\n";

describe("an encoding is found", () => {
  it.each<[string, string, Buffer, Encoding]>([
    ["ASCII", "a,b\n1,2\n", Buffer.from("a,b\n1,2\n"), "utf-8"],
    ["UTF-8", chinese, Buffer.from(chinese), "utf-8"],
    ["UTF-8 with mark", chinese, Buffer.from(`\ufeff${chinese}`), "utf-8"],
    ["GBK", chinese, iconv.encode(chinese, "gbk"), "gb18030"],
    [
      "GB18030 with four bytes",
      `${chinese}3,𠮷野家,赢单\n`,
      iconv.encode(`${chinese}3,𠮷野家,赢单\n`, "gb18030"),
      "gb18030",
    ],
    ["Big5", traditional, iconv.encode(traditional, "big5"), "big5"],
    ["Windows-1252", western, iconv.encode(western, "windows-1252"), "windows-1252"],
    ["UTF-16LE with mark", chinese, Buffer.from(`\ufeff${chinese}`, "utf16le"), "utf-16le"],
    ["UTF-16BE with mark", chinese, Buffer.from(`\ufeff${chinese}`, "utf16le").swap16(), "utf-16be"],
    ["UTF-16LE without mark", western, Buffer.from(western, "utf16le"), "utf-16le"],
    ["UTF-16BE without mark", western, Buffer.from(western, "utf16le").swap16(), "utf-16be"],
  ])("%s", async (_name, text, bytes, encoding) => {
    expect(findEncoding(bytes, [], true).encoding).toBe(encoding);
    const { info, rows, suspect } = await readRows(fileOf("file.csv", bytes));
    expect(info.encoding).toBe(encoding);
    expect(suspect).toBe(false);
    const delimiter = text.includes(";") ? ";" : ",";
    expect(rows.map(({ cells }) => cells)).toEqual(
      text
        .trimEnd()
        .split("\n")
        .map((line) => line.split(delimiter)),
    );
  });

  it("even where the first Chinese letter stands megabytes down", async () => {
    const lines = Array.from({ length: 60_000 }, (_value, at) => `${at},plain ascii name ${at},Engaging`);
    lines[59_000] = "59000,上海华东机械有限公司,赢单";
    const { info, rows } = await readRows(
      fileOf("late.csv", iconv.encode(`id,name,stage\n${lines.join("\n")}\n`, "gbk")),
    );
    expect(info.encoding).toBe("gb18030");
    expect(rows[59_001]?.cells).toEqual(["59000", "上海华东机械有限公司", "赢单"]);
  });

  it("and one broken byte doesn't make a UTF-8 file another", async () => {
    const bytes = Buffer.concat([
      Buffer.from(chinese.repeat(20)),
      Buffer.from([0x33, 0x2c, 0xc3, 0x28, 0x2c, 0x41, 0x0a]),
    ]);
    const { info, rows, suspect } = await readRows(fileOf("broken.csv", bytes));
    expect(info.encoding).toBe("utf-8");
    expect(suspect).toBe(true);
    expect(rows.at(-1)?.cells[1]).toContain("\ufffd");
    expect(rows[0]?.cells[0]).toBe("商机编号");
  });

  it("by any of its names", () => {
    expect(["GBK", "gb2312", "UTF-8", "Latin1", "utf_16le"].map(encodingNamed)).toEqual([
      "gb18030",
      "gb18030",
      "utf-8",
      "windows-1252",
      "utf-16le",
    ]);
    expect(encodingNamed("klingon")).toBeNull();
  });
});

describe("a decoder", () => {
  it("joins characters that a chunk cuts", () => {
    const text = "a中é𠮷\n赢单";
    fc.assert(
      fc.property(
        fc.constantFrom<Encoding>("utf-8", "gb18030", "utf-16le", "utf-16be"),
        fc.array(fc.nat(40)),
        (encoding, cuts) => {
          const bytes = iconv.encode(text.replace("é", "e"), encoding);
          let broken = false;
          const decoder = decoderFor(encoding, () => {
            broken = true;
          });
          let read = "";
          let from = 0;
          for (const cut of [...cuts, bytes.length].sort((a, b) => a - b)) {
            read += decoder.write(bytes.subarray(from, Math.max(from, cut)));
            from = Math.max(from, Math.min(cut, bytes.length));
          }
          read += decoder.end();
          expect(read).toBe(text.replace("é", "e"));
          expect(broken).toBe(false);
        },
      ),
    );
  });

  it("never fails, and tells of bytes that are no text", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.array(fc.nat(60)), (bytes, cuts) => {
        let broken = false;
        const decoder = decoderFor("utf-8", () => {
          broken = true;
        });
        let read = "";
        let from = 0;
        for (const cut of [...cuts, bytes.length].sort((a, b) => a - b)) {
          read += decoder.write(bytes.subarray(from, Math.max(from, cut)));
          from = Math.max(from, Math.min(cut, bytes.length));
        }
        read += decoder.end();
        const whole = Buffer.from(bytes).toString("utf8");
        expect(read).toBe(whole);
        if (!broken) expect(Buffer.from(read).equals(Buffer.from(bytes))).toBe(true);
      }),
    );
  });
});
