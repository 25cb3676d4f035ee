import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { fingerprintOf, fitOf, profileName, sameHeader } from "../../../src/core/mapping/profileFit.ts";

const headers = ["Opportunity ID", "Opportunity Name", "Stage", "Amount (万元)", "Close Date"];

describe("a fingerprint of headers", () => {
  it("does not hang on order, case, spaces, width or units", () => {
    expect(fingerprintOf(["CLOSE DATE", "amount", "  stage", "Opportunity  Name", "opportunity_id"])).toBe(
      fingerprintOf(headers),
    );
    expect(fingerprintOf(["商机名称（必填）"])).toBe(fingerprintOf(["商机名称"]));
    expect(fingerprintOf(["", "***", "[A]"])).toBe(fingerprintOf(["a"]));
    fc.assert(
      fc.property(fc.shuffledSubarray(headers, { minLength: headers.length }), (shuffled) => {
        expect(fitOf(fingerprintOf(headers), shuffled)).toEqual({ fit: "exact", added: [], missing: [] });
      }),
    );
  });

  it("takes one column more or less for the same file, two for another", () => {
    const print = fingerprintOf(headers);
    expect(fitOf(print, [...headers, "Region"])).toEqual({ fit: "near", added: ["Region"], missing: [] });
    expect(fitOf(print, headers.slice(1))).toEqual({ fit: "near", added: [], missing: ["opportunityid"] });
    expect(fitOf(print, [...headers, "Region", "Segment"])).toMatchObject({ fit: "far" });
    // Renamed: what it lacks is asked.
    expect(fitOf(print, [...headers.slice(0, 4), "Created Date"])).toEqual({
      fit: "near",
      added: ["Created Date"],
      missing: ["closedate"],
    });
    expect(fitOf(print, [...headers.slice(0, 3), "Value", "Created Date"])).toMatchObject({ fit: "far" });
  });

  it("does not take small files for each other, nor files without headers", () => {
    expect(fitOf(fingerprintOf(["Name", "City", "Note"]), ["Name", "City"])).toMatchObject({ fit: "far" });
    expect(fitOf(fingerprintOf(["Name"]), ["Name"])).toMatchObject({ fit: "exact" });
    expect(fitOf("", ["", "#"])).toMatchObject({ fit: "far" });
  });

  it("is near in both directions alike", () => {
    const pool = ["Id", "Name", "Stage", "Amount", "Owner", "Region", "Product"];
    const some = fc.subarray(pool);
    fc.assert(
      fc.property(some, some, (a, b) => {
        expect(fitOf(fingerprintOf(a), b).fit).toBe(fitOf(fingerprintOf(b), a).fit);
      }),
    );
  });
});

test("a profile's header is found in a file that writes it otherwise", () => {
  expect(sameHeader("Amount", ["AMOUNT ", "Stage"])).toBe("AMOUNT ");
  expect(sameHeader("Amount", ["amount", "Amount"])).toBe("Amount");
  expect(sameHeader("[B]", ["A", "[B]"])).toBe("[B]");
  expect(sameHeader("***", ["###"])).toBeUndefined();
});

test.each([
  ["weekly pipeline 2026-11-20.csv", "salesforce", "Salesforce weekly pipeline"],
  ["report1605254400000.csv", "salesforce", "Salesforce report"],
  ["hubspot-crm-exports-all-deals-2026-11-20.csv", "hubspot", "hubspot crm exports all deals"],
  ["商机导出2026年11月20日.xlsx", "fxiaoke", "纷享销客 商机导出"],
  ["North_Q3-2026 (2).xlsx", "spreadsheet", "North"],
  ["20261120.csv", "spreadsheet", "deals"],
  ["20261120.csv", "pipedrive", "Pipedrive"],
])("%s from %s is called %s", (file, system, name) => {
  expect(profileName(file, system, "deals")).toBe(name);
});
