import fc from "fast-check";
import { expect, it } from "vitest";
import { longSalesforceId } from "../../../src/core/mapping/salesforceId.ts";

it.each([
  // From Salesforce's own documents.
  ["001A0000006Vm9r", "001A0000006Vm9rIAC"],
  ["00530000003xqAb", "00530000003xqAbAAI"],
  ["001A0000006Vm9rIAC", "001A0000006Vm9rIAC"],
  ["OPP-2026-000017", "OPP-2026-000017"],
  ["202611200000001", "202611200000001"],
  ["006", "006"],
  ["", ""],
])("%j is %j", (id, long) => {
  expect(longSalesforceId(id)).toBe(long);
});

it("tells ids apart that differ in case alone, also where case is lost", () => {
  const letters = fc.array(fc.constantFrom(..."abcABC012".split("")), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(letters, letters, (one, other) => {
      const [a, b] = [`006${one.join("")}`, `006${other.join("")}`];
      fc.pre(a !== b && /[a-z]/i.test(a.slice(3)) && /[a-z]/i.test(b.slice(3)));
      expect(longSalesforceId(a).toLowerCase()).not.toBe(longSalesforceId(b).toLowerCase());
    }),
  );
});
