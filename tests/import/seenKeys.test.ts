import fc from "fast-check";
import { expect, it } from "vitest";
import { SeenKeys } from "../../electron/engine/import/reading/seenKeys.ts";

it("knows every key that it has met, and no other", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.constantFrom("", "crm"))), (keys) => {
      const seen = new SeenKeys();
      const known = new Set<string>();
      for (const [key, scope] of keys) {
        const whole = JSON.stringify([key, scope]);
        expect(seen.add(key, scope)).toBe(known.has(whole));
        known.add(whole);
      }
    }),
  );
});

it("grows with what it holds", () => {
  const seen = new SeenKeys();
  for (let at = 0; at < 100_000; at += 1) expect(seen.add(`006${at}`)).toBe(false);
  for (let at = 0; at < 100_000; at += 997) expect(seen.add(`006${at}`)).toBe(true);
});
