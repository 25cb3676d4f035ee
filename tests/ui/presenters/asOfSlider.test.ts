import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays } from "../../../src/core/domain/days.ts";
import { dayAt, dayByKey, offsetOf } from "../../../src/ui/presenters/asOfSlider.ts";

const span = { from: "2023-03-16", to: "2026-11-24" };

it("keys go by weeks and months, and never leave the span", () => {
  expect(dayByKey("ArrowLeft", "2026-11-24", span)).toBe("2026-11-17");
  expect(dayByKey("ArrowRight", "2026-11-20", span)).toBe("2026-11-24");
  expect(dayByKey("PageDown", "2026-03-31", span)).toBe("2026-02-28");
  expect(dayByKey("PageUp", "2026-03-31", span)).toBe("2026-04-30");
  expect(dayByKey("Home", "2026-03-31", span)).toBe(span.from);
  expect(dayByKey("End", "2026-03-31", span)).toBe(span.to);
  expect(dayByKey("a", "2026-03-31", span)).toBeNull();
  fc.assert(
    fc.property(
      fc.constantFrom("ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End"),
      fc.integer({ min: 0, max: offsetOf(span.to, span) }),
      (key, offset) => {
        const to = dayByKey(key, dayAt(offset, span), span) as string;
        expect(to >= span.from && to <= span.to).toBe(true);
      },
    ),
  );
});

it("a day and its place on the slider are one", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1300 }), (offset) => {
      expect(offsetOf(dayAt(offset, span), span)).toBe(offset);
      expect(dayAt(offset, span)).toBe(addDays(span.from, offset));
    }),
  );
});
