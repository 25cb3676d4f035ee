import { describe, expect, it } from "vitest";
import { createFormat } from "../../../src/ui/presenters/format.ts";
import {
  basisRows,
  chosenPerson,
  firstPerson,
  lackingOf,
  peopleByTeam,
  peopleToPlan,
  perWeekRange,
  type PlanPerson,
  type Sufficiency,
  targetBar,
  verdictOf,
  verdictWords,
} from "../../../src/ui/presenters/plan.ts";

const en = createFormat("en", "USD");

const plan = (members: Partial<Sufficiency>): Sufficiency => ({
  person: { id: "p1", name: "Ann" },
  targetMinor: 100_000,
  wonMinor: 20_000,
  openMinor: 150_000,
  openDeals: 3,
  expectedMinor: 30_000,
  lackingMinor: 50_000,
  pTarget: 0.25,
  yield: { value: 0.2, low: 0.1, high: 0.3, due: 12, won: 3 },
  conversion: { value: 0.25, low: 0.2, high: 0.3, begun: 40, won: 10 },
  sizeMinor: { value: 50_000, deals: 10 },
  cycleDays: { median: 40, p75: 60, deals: 10 },
  daysLeft: 60,
  inTime: 0.5,
  newPerWeek: 2,
  newPerWeekLow: 1.5,
  newPerWeekHigh: 3,
  verdict: "needed",
  recent: { weeks: 13, deals: 13, perWeek: 1, amountMinor: 1 },
  reachableMinor: 60_000,
  ...members,
});

describe("who is planned for", () => {
  it("is the one whom the filter has come to name, until another is chosen here", () => {
    expect(chosenPerson({ person: null, ofFilter: null }, "p2")).toBe("p2");
    expect(chosenPerson({ person: "p1", ofFilter: null }, "p2")).toBe("p2");
    expect(chosenPerson({ person: "p1", ofFilter: "p2" }, "p2")).toBe("p1");
    expect(chosenPerson({ person: "p1", ofFilter: "p2" }, "p3")).toBe("p3");
    expect(chosenPerson({ person: "p1", ofFilter: "p2" }, null)).toBe("p1");
  });
});

const person = (id: string, members: Partial<PlanPerson> = {}): PlanPerson => ({
  id,
  name: id,
  teamId: null,
  team: null,
  managerId: null,
  role: "rep",
  activeFrom: null,
  activeTo: null,
  deals: 1,
  ...members,
});

describe("whose plan", () => {
  const people = [
    person("Zoe", { team: "North" }),
    person("Ben"),
    person("Gone", { activeTo: "2026-01-31" }),
    person("Leaves", { activeTo: "2026-12-31", team: "East" }),
  ];

  it("is of those who are still there, and of whoever is chosen", () => {
    expect(peopleToPlan(people, "2026-11-24", null).map(({ id }) => id)).toEqual(["Ben", "Leaves", "Zoe"]);
    expect(peopleToPlan(people, "2026-11-24", "Gone").map(({ id }) => id)).toContain("Gone");
  });

  it("begins with somebody who has a target, else with somebody who has deals", () => {
    const shown = [person("A", { deals: 0 }), person("B"), person("C")];
    expect(firstPerson(shown, [{ id: "C", targetMinor: 5 }])?.id).toBe("C");
    expect(firstPerson(shown, [{ id: "C", targetMinor: null }])?.id).toBe("B");
    expect(firstPerson([], [])).toBeUndefined();
  });

  it("is chosen by team, those in none at the end", () => {
    expect(peopleByTeam(people, "none").map(({ group }) => group)).toEqual(["East", "North", "none"]);
  });
});

describe("is it enough", () => {
  it("draws won, expected and lacking up to the target", () => {
    expect(targetBar(plan({}))).toEqual({ won: 0.2, expected: 0.3, lacking: 0.5, target: 1 });
  });

  it("draws the target within the bar where there is more than that", () => {
    const bar = targetBar(plan({ wonMinor: 150_000, expectedMinor: 50_000, lackingMinor: -100_000 }));
    expect(bar).toEqual({ won: 0.75, expected: 0.25, lacking: 0, target: 0.5 });
  });

  it("expects nothing more of a period that is over", () => {
    const over = plan({ daysLeft: 0, verdict: "over" });
    expect(targetBar(over)).toEqual({ won: 0.2, expected: 0, lacking: 0.8, target: 1 });
    expect(lackingOf(over)).toBe(80_000);
    expect(basisRows(over, en).map(({ figure }) => figure)).not.toContain("yield");
  });

  it("draws nothing of nothing", () => {
    const none = plan({ targetMinor: null, lackingMinor: null, wonMinor: 0, expectedMinor: 0 });
    expect(targetBar(none)).toEqual({ won: 0, expected: 0, lacking: 0, target: null });
    expect(lackingOf(none)).toBeNull();
  });

  it("tells a pace that is kept, one to catch up with, and one beyond reach", () => {
    const recent = (perWeek: number) => ({ ...plan({}).recent, perWeek });
    expect(verdictOf(plan({ recent: recent(2) }))).toBe("kept");
    expect(verdictOf(plan({ recent: recent(1.9) }))).toBe("needed");
    expect(verdictOf(plan({ recent: recent(0.5) }))).toBe("needed");
    expect(verdictOf(plan({ newPerWeek: 4.1, recent: recent(1) }))).toBe("beyond");
    // From nothing two a week can be begun.
    expect(verdictOf(plan({ recent: recent(0) }))).toBe("needed");
    expect(verdictOf(plan({ verdict: "tooLate", newPerWeek: null }))).toBe("tooLate");
  });

  it("names what it says in the reader's figures", () => {
    expect(verdictWords(plan({}), "2026-Q4", 0.8, en)).toMatchObject({
      name: "Ann",
      period: "Q4 2026",
      until: "31 Dec 2026",
      chance: "80%",
      rate: "2.0",
      recent: "1.0",
      more: "1.0",
      target: "$1\u00a0K",
      short: "$800",
    });
  });

  it("gives the range of new deals, open above where no number is enough, none where none are needed", () => {
    expect(perWeekRange(plan({}), en)).toBe("1.5–3.0");
    expect(perWeekRange(plan({ newPerWeekHigh: null }), en)).toBe("≥ 1.5");
    expect(perWeekRange(plan({ newPerWeekLow: 0, newPerWeekHigh: 0 }), en)).toBeNull();
    expect(perWeekRange(plan({ newPerWeekLow: 0.01, newPerWeekHigh: 12 }), en)).toBe("< 0.1–12");
  });

  it("tells each figure with its own deals, and leaves out what is not known", () => {
    expect(basisRows(plan({}), en)).toMatchObject([
      { figure: "yield", value: "20%", range: "10–30%", counted: { n: 12, of: "due", won: { n: 3 } } },
      { figure: "conversion", value: "25%", counted: { n: 40, of: "begun", won: { n: 10 } } },
      { figure: "size", value: "$500", range: null, counted: { n: 10, of: "size" } },
      { figure: "cycle", value: "40 days", range: "60 days", counted: { n: 10, of: "cycle" } },
      { figure: "inTime", value: "50%", counted: null },
      { figure: "recent", value: "1.0", counted: { n: 13, of: "recent" } },
    ]);
    const bare = plan({ yield: null, conversion: null, sizeMinor: null, cycleDays: null, inTime: null });
    expect(basisRows(bare, en).map(({ figure }) => figure)).toEqual(["recent"]);
  });
});
