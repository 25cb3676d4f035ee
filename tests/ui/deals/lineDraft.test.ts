import { describe, expect, it } from "vitest";
import { type DraftLine, keepTyped, sameDraft } from "../../../src/ui/features/deals/panel/lineDraft.ts";

const line = (part: Partial<DraftLine> = {}): DraftLine => ({
  key: crypto.randomUUID(),
  productId: "g1",
  quantity: "1",
  price: "",
  delivery: "",
  ...part,
});

describe("lines typed while earlier ones are saved", () => {
  it("keep what was typed since, and take the rest from the file", () => {
    const sent = [line({ quantity: "3" })];
    const draft = [{ ...(sent[0] as DraftLine), price: "40" }];
    const [kept] = keepTyped(draft, sent, [line({ quantity: "3", delivery: "2026-07-01" })]);
    expect(kept).toMatchObject({ quantity: "3", price: "40", delivery: "2026-07-01", key: draft[0]?.key });
  });

  it("give way where lines were added or removed elsewhere", () => {
    const fresh = [line({ quantity: "5" }), line()];
    expect(keepTyped([line({ price: "9" })], [line()], fresh)).toEqual(fresh);
  });

  it("are told from those that say the same", () => {
    expect(sameDraft([line()], [line()])).toBe(true);
    expect(sameDraft([line()], [line({ price: "1" })])).toBe(false);
  });
});
