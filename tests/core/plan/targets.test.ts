import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { partsOfPeriod } from "../../../src/core/domain/days.ts";
import { placeBlock } from "../../../src/core/plan/pasteBlock.ts";
import { FEWEST_A_PART, seasonOf, spread, weightsOfPeople } from "../../../src/core/plan/spread.ts";
import { gapOf, periodsOfYear, rollUp, sumOfKnown } from "../../../src/core/plan/targets.ts";

const total = fc.integer({ min: 0, max: 9_000_000_000_000 });
const weights = fc.array(
  fc.oneof(fc.integer({ min: 0, max: 9e12 }), fc.double({ min: 0, max: 100, noNaN: true })),
  {
    minLength: 1,
    maxLength: 20,
  },
);

describe("spreading", () => {
  it("loses nothing, and no part is off its share by a unit or more", () => {
    fc.assert(
      fc.property(total, weights, (amount, given) => {
        const parts = spread(amount, given);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
        const sum = given.reduce((all, weight) => all + weight, 0);
        parts.forEach((part, at) => {
          expect(Number.isInteger(part) && part >= 0).toBe(true);
          const share = sum > 1e-3 ? (given[at] as number) / sum : null;
          // Weights are kept to a millionth, so small ones may be off by that.
          if (share !== null && sum > 1)
            expect(Math.abs(part - amount * share)).toBeLessThanOrEqual(1 + amount * 2e-5);
        });
      }),
    );
  });

  it("keeps to round parts, but for the largest", () => {
    fc.assert(
      fc.property(total, weights, fc.constantFrom(100, 10_000, 1_000_000), (amount, given, step) => {
        const parts = spread(amount, given, step);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
        const odd = parts.filter((part) => part % step !== 0);
        expect(odd.length).toBeLessThanOrEqual(1);
        for (const part of odd) expect(part).toBe(Math.max(...parts));
      }),
    );
  });

  it("is equal where no weight says otherwise, the first taking what is left", () => {
    expect(spread(100, [0, 0, 0])).toEqual([34, 33, 33]);
    expect(spread(10, [])).toEqual([]);
  });

  it("leans on the nearest who won enough", () => {
    const won = (deals: number, ...values: number[]) => ({ deals, values });
    const few = FEWEST_A_PART * 4 - 1;
    const candidates = [
      { whose: "own", won: won(few, 1, 2, 3, 4) },
      { whose: "team", won: won(100, 0, 0, 0, 0) },
      { whose: "company", won: won(few + 1, 4, 3, 2, 1) },
    ];
    expect(seasonOf(candidates)?.whose).toBe("company");
    expect(seasonOf([{ whose: "own", won: won(few + 1, 1, 2, 3, 4) }, ...candidates])?.won.values).toEqual([
      1, 2, 3, 4,
    ]);
    expect(seasonOf(candidates.slice(0, 2))).toBeNull();
  });

  it("lets who came within the year weigh as the others do", () => {
    const people = [
      { won: 100, whole: true },
      { won: 0, whole: true },
      { won: 10, whole: false },
      { won: 90, whole: false },
    ];
    expect(weightsOfPeople(people)).toEqual([100, 0, 50, 90]);
  });
});

/** Nodes under each other, each with some targets of the year. */
const nodes = fc
  .array(
    fc.record({
      above: fc.nat(),
      own: fc.dictionary(
        fc.constantFrom("2026", "2026-Q1", "2026-Q2", "2026-01", "2026-02", "2026-05"),
        fc.nat(1000),
        {
          maxKeys: 3,
        },
      ),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((all) =>
    all.map(({ above, own }, at) => ({
      parent: at === 0 ? -1 : above % at,
      own: new Map(Object.entries(own)),
    })),
  );

describe("rolling up", () => {
  const periods = periodsOfYear("2026", "month");

  it("is the sum of the parts and of those below, and tells every difference", () => {
    fc.assert(
      fc.property(nodes, (given) => {
        const rolled = rollUp(given, periods);
        const target = (at: number, period: string) => rolled[at]?.[periods.indexOf(period)]?.target ?? null;
        given.forEach((node, at) =>
          periods.forEach((period, column) => {
            const found = rolled[at]?.[column];
            const children = given.flatMap(({ parent }, child) => (parent === at ? [child] : []));
            expect(found?.entered).toBe(node.own.get(period) ?? null);
            expect(found?.below).toBe(sumOfKnown(children.map((child) => target(child, period))));
            expect(found?.parts).toBe(sumOfKnown(partsOfPeriod(period).map((part) => target(at, part))));
            expect(found?.target).toBe(found?.own ?? found?.below ?? found?.parts);
            if (node.own.has(period)) expect(found?.target).toBe(node.own.get(period));
          }),
        );
      }),
    );
  });

  it("without targets of teams a year is its people's months, whichever way it is added up", () => {
    const months = periods.filter((period) => period.length === 7 && !period.includes("Q"));
    const people = fc.array(fc.dictionary(fc.constantFrom(...months), fc.nat(1000), { maxKeys: 12 }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(people, (own) => {
        const tree = [
          { parent: -1, own: undefined },
          { parent: 0, own: undefined },
          ...own.map((values, at) => ({ parent: at % 2, own: new Map(Object.entries(values)) })),
        ];
        const all = own.flatMap((values) => Object.values(values));
        const [company] = rollUp(tree, ["2026"])[0] ?? [];
        expect(company?.target).toBe(sumOfKnown(all));
        expect(company?.parts).toBe(company?.below);
      }),
    );
  });

  it("counts what was entered for parts of a period before what is below", () => {
    const team = rollUp(
      [
        { parent: -1, own: new Map([["2026-Q1", 5]]) },
        { parent: 0, own: new Map([["2026", 100]]) },
      ],
      ["2026"],
    )[0]?.[0];
    expect(team).toMatchObject({ own: 5, target: 5, below: 100 });
    expect(gapOf(team?.own ?? null, team?.below ?? null)).toBe(-95);
  });
});

describe("a pasted block", () => {
  const grid = {
    names: ["Ann", "Bob"],
    periods: ["2026-Q1", "2026-Q2"],
    year: "2026",
    fill: { rows: 1, columns: 1 },
  };

  it("lands from the first cell on, and what is beyond the grid is told", () => {
    const cells = fc.array(fc.array(fc.constantFrom("1", "x", ""), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(cells, (block) => {
        const placed = placeBlock(block, grid);
        // Every cell is placed once, in the grid or outside.
        expect(placed.map(({ text }) => text)).toEqual(block.flat());
        for (const { row, column, at, period } of placed) {
          expect(at).toBe(row < 2 ? row : null);
          expect(period).toBe(grid.periods[column] ?? null);
        }
      }),
    );
  });

  it("is repeated over a selection that it fits into", () => {
    const fill = { rows: 2, columns: 2 };
    expect(placeBlock([["5"]], { ...grid, fill })).toHaveLength(4);
    expect(placeBlock([["5", "6"]], { ...grid, fill }).map(({ text }) => text)).toEqual(["5", "6", "5", "6"]);
    // Three columns don't fit into two.
    expect(placeBlock([["5", "6", "7"]], { ...grid, fill })).toHaveLength(6);
  });

  it("goes by its labels, in either language", () => {
    const placed = placeBlock(
      [
        ["", "二季度", "Q1 2026"],
        ["bob", "4", "3"],
      ],
      grid,
    );
    expect(placed.map(({ at, period, text }) => [at, period, text])).toEqual([
      [1, "2026-Q2", "4"],
      [1, "2026-Q1", "3"],
    ]);
  });
});
