/** Rows and deals of one name are paired by what they agree in, or not at all. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AlikeField } from "../../../src/core/mapping/alikeRows.ts";
import { pairAlike } from "../../../src/core/mapping/pairAlike.ts";

const fields: AlikeField[] = ["createdOn", "amount", "stage"];
type Values = (string | number | null)[];
const items = (list: Values[], from: number) => list.map((values, at) => ({ key: from + at, values }));
const pair = (rows: Values[], deals: Values[]) => pairAlike(fields, items(rows, 0), items(deals, 10));

const old: Values = ["2026-01-05", 1, "open"];
const young: Values = ["2026-02-05", 2, "open"];

describe("rows and deals of one name", () => {
  it("are paired by what they agree in, in whatever order the rows come", () => {
    const rows: Values[] = [
      ["2026-02-05", 2, "won"],
      ["2026-01-05", 9, "open"],
    ];
    expect(pair(rows, [old, young])).toEqual({
      pairs: [
        [0, 11],
        [1, 10],
      ],
      unsure: [],
      open: [],
    });
  });

  it("leave a row that agrees least as a new one", () => {
    expect(pair([["2026-03-01", 7, "open"], old], [old])).toMatchObject({ pairs: [[1, 10]], unsure: [] });
  });

  it("are unsure where two pairings are equally good", () => {
    const rows: Values[] = [
      ["2026-03-05", 8, "open"],
      ["2026-03-06", 9, "open"],
    ];
    expect(pair(rows, [old, young])).toEqual({ pairs: [], unsure: [0, 1], open: [10, 11] });
    expect(pair(rows.slice(0, 1), [old, young])).toMatchObject({ unsure: [0] });
  });

  it("keep what is sure beside what is not", () => {
    const rows: Values[] = [old, ["2026-03-05", 8, "open"], ["2026-03-06", 9, "open"]];
    const deals: Values[] = [old, young, ["2026-02-06", 3, "open"]];
    expect(pair(rows, deals)).toEqual({ pairs: [[0, 10]], unsure: [1, 2], open: [11, 12] });
  });

  it("are paired in their order where the rows, or the deals, are the same", () => {
    expect(pair([young, young], [old, ["2026-01-06", 1, "open"]]).pairs).toEqual([
      [0, 10],
      [1, 11],
    ]);
    expect(pair([young, ["2026-02-05", 3, "open"]], [old, old]).pairs).toEqual([
      [0, 10],
      [1, 11],
    ]);
  });

  it("are paired where one has a choice and the other has not", () => {
    const days: AlikeField[] = ["closeOn", "expectedOn"];
    const rows: Values[] = [
      ["2026-01-05", "2026-02-05"],
      ["2026-01-05", "2026-02-09"],
    ];
    const deals: Values[] = [
      ["2026-01-05", "2026-03-05"],
      ["2026-01-09", "2026-02-05"],
    ];
    const { pairs, unsure } = pairAlike(days, items(rows, 0), items(deals, 10));
    expect(new Map(pairs)).toEqual(
      new Map([
        [0, 11],
        [1, 10],
      ]),
    );
    expect(unsure).toEqual([]);
  });

  it("come out whole again: what is unchanged finds itself, each at most once", () => {
    const value = fc.tuple(
      fc.constantFrom("a", "b", null),
      fc.integer({ min: 0, max: 2 }),
      fc.constantFrom("x", "y"),
    );
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 6 }),
        fc.array(value, { maxLength: 6 }),
        (deals, more) => {
          const { pairs } = pair(deals.toReversed(), deals);
          for (const [row, deal] of pairs) expect(deals.toReversed()[row]).toEqual(deals[deal - 10]);
          expect(pairs).toHaveLength(deals.length);
          const mixed = pair([...more, ...deals], deals);
          expect(new Set(mixed.pairs.map(([row]) => row)).size).toBe(mixed.pairs.length);
          expect(new Set(mixed.pairs.map(([, deal]) => deal)).size).toBe(mixed.pairs.length);
        },
      ),
    );
  });
});
