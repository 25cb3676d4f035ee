import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { companyCore, companyKey } from "../../../src/core/mapping/companyName.ts";
import { SimilarIndex } from "../../../src/core/mapping/similarIndex.ts";

describe("companies' names", () => {
  it.each([
    ["Acme Ltd.", "ACME LIMITED"],
    ["Acme, Inc", "Acme Inc."],
    ["Smith & Sons Co., Ltd.", "Smith and Sons Company Limited"],
    ["Rossi S.p.A.", "Rossi SpA"],
    ["Ａｃｍｅ　Ｌｔｄ", "acme ltd"],
    ["上海新达科技有限公司", "上海新达科技有限责任公司"],
    ["上海新达(中国)有限公司", "上海新达（中国）有限公司"],
    ["新达股份公司", "新达股份有限公司"],
  ])("are one where only the writing differs: %s, %s", (one, other) => {
    expect(companyKey(one)).toBe(companyKey(other));
  });

  it.each([
    ["Acme Ltd", "Acme GmbH"],
    ["Acme Ltd", "Acme"],
    ["上海新达科技有限公司", "上海新达科技股份有限公司"],
    ["Plant 1 Ltd", "Plant 2 Ltd"],
    ["???", "!!!"],
  ])("are not one in another legal form, or with another number: %s, %s", (one, other) => {
    expect(companyKey(one)).not.toBe(companyKey(other));
  });

  it("have the same core in every legal form", () => {
    for (const name of ["Acme Ltd", "ACME GmbH", "Acme Co., Ltd.", "Acme S.A."])
      expect(companyCore(name)).toBe("acme");
    for (const name of ["新达科技有限公司", "新达科技股份有限公司", "新达科技公司"])
      expect(companyCore(name)).toBe("新达科技");
    expect(companyCore("Co.")).toBe("co");
    expect(companyCore("有限公司")).toBe("有限公司");
  });
});

describe("near names", () => {
  it("are found over a typing error, a missing letter, two letters the wrong way round", () => {
    const known = ["technology", "medical", "marketing", "hottechi", "xx-holding"];
    const index = new SimilarIndex(known, 0.6);
    expect(index.nearest("technolgy")?.at).toBe(0);
    expect(index.nearest("medcial")?.at).toBeUndefined();
    expect(index.nearest("marketting")?.at).toBe(2);
    expect(index.nearest("banana")).toBeNull();
    expect(index.nearest("")).toBeNull();
  });

  it("never differ in their numbers", () => {
    const index = new SimilarIndex(["customer 0017 north", "3号客户服务中心"], 0.5);
    expect(index.nearest("customer 0018 north")).toBeNull();
    expect(index.nearest("customer 0017 nort")?.at).toBe(0);
    expect(index.nearest("4号客户服务中心")).toBeNull();
  });

  const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "d", "中", "国"), maxLength: 18 });
  // Names of a few words, as companies have them: many share most of their pieces, so that bounds are met at their edges.
  const company = fc
    .array(fc.constantFrom("delta", "dalta", "pump", "pumps", "works", "中国", "abcd"), { maxLength: 5 })
    .map((words) => words.join(""));

  it.each([
    ["any letters", word],
    ["a few words", company],
  ])("are those that comparing each with each finds: %s", (_kind, name) => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 30 }), name, (names, text) => {
        const found = new SimilarIndex(names, 0.7, 0.5).nearest(text);
        const likeness = names.map((other) => {
          const alike = dice(pieces(other), pieces(text));
          const least = Math.max(pieces(other).size, pieces(text).size) < 12 ? 0.5 : 0.7;
          return alike >= least ? alike : 0;
        });
        const best = Math.max(...likeness);
        expect(found?.likeness ?? 0).toBeCloseTo(best, 9);
        if (found) expect(found.at).toBe(likeness.findIndex((each) => Math.abs(each - best) < 1e-12));
      }),
      { numRuns: 500 },
    );
  });
});

function pieces(text: string): Set<string> {
  if (text === "") return new Set();
  const length = /[中国]/.test(text) ? 2 : 3;
  const padded = length === 2 ? text : `^${text}$`;
  if (padded.length < length) return new Set([padded]);
  return new Set(
    Array.from({ length: padded.length - length + 1 }, (_, at) => padded.slice(at, at + length)),
  );
}

function dice(a: Set<string>, b: Set<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  return (2 * [...a].filter((piece) => b.has(piece)).length) / (a.size + b.size);
}
