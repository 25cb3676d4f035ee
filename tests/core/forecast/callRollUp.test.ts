/** Calls rolled up: every person once, an override in place of what it overrides. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { type CallNode, rollUpCalls } from "../../../src/core/forecast/callRollUp.ts";

const amount = fc.option(fc.integer({ min: 0, max: 1_000_000 }));
const tree = fc
  .array(fc.record({ up: fc.nat(), rep: amount, manager: amount, isPerson: fc.boolean() }), {
    minLength: 1,
    maxLength: 20,
  })
  .map((nodes) =>
    nodes.map(({ up, rep, manager, isPerson }, at): CallNode => {
      const own = at > 0 && isPerson;
      return {
        parent: at === 0 ? -1 : up % at,
        isPerson: own,
        rep: own ? rep : null,
        manager: own ? manager : null,
      };
    }),
  );

it("adds up what people called, the manager's word before the rep's", () => {
  fc.assert(
    fc.property(tree, (nodes) => {
      const [top] = rollUpCalls(nodes);
      const people = nodes.filter(({ isPerson }) => isPerson);
      const called = people.flatMap(({ rep, manager }) => manager ?? rep ?? []);
      expect(top?.rolled).toBe(called.length === 0 ? null : called.reduce((sum, minor) => sum + minor, 0));
      expect(top?.people).toBe(people.length);
      expect(top?.missing).toBe(people.length - called.length);
    }),
  );
});
