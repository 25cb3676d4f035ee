/** The measures on the practice set, against the answers of its reference; beside the project, so it may be absent. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { newWorkbook, type Workbook } from "../db/workbook.ts";
import { importFiles } from "./workbook.ts";

const shared = join(import.meta.dirname, "../../../shared/data");
const set = join(shared, "crm-sales-opportunities");
const there = existsSync(set);

type Rates = Record<string, { won: number; lost: number; win_rate: number }>;
type Wins = Record<string, { won_value: number; won_deals: number }>;
interface Reference {
  won: number;
  lost: number;
  open: number;
  winRate: number;
  wonMinor: number;
  medianWonMinor: number;
  medianDaysWon: number;
  byStage: Record<string, number>;
  byOwner: Rates;
  wonByQuarter: Wins;
  wonByProduct: Wins;
  winRateByProduct: Rates;
  closedByMonth: Rates;
  winRateByRegion: Rates;
  wonByRegion: Wins;
  wonByManager: Wins;
  asOf: Record<
    string,
    {
      known_closed: number;
      win_rate_known: number;
      open: number;
      won_next_quarter: number;
      lost_next_quarter: number;
      won_value_next_quarter_from_open: number;
      won_value_next_quarter_total: number;
    }
  >;
}

const ref = there
  ? ((JSON.parse(readFileSync(join(shared, "reference.json"), "utf8")) as Record<string, unknown>)[
      "crm-sales-opportunities"
    ] as Reference)
  : (undefined as never);

/** The last day of a month or a quarter. */
const lastDay = (from: string, months: number): string => {
  const [year = 0, month = 1] = from.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 0)).toISOString().slice(0, 10);
};
const nextQuarter = (day: string): { from: string; to: string } => {
  const from = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  return { from, to: lastDay(from, 3) };
};

async function withTeams(): Promise<Workbook> {
  const workbook = await newWorkbook("2017-12-31");
  // Teams first, so that the products keep the names of their own list.
  for (const name of ["sales_pipeline.csv", "accounts.csv", "products.csv", "sales_teams.csv"])
    await importFiles(workbook, [join(set, name)]);
  return workbook;
}

describe.skipIf(!there)("the practice set's measures", () => {
  it("are those of the reference in all, by owner, product, region, manager, quarter and month", async () => {
    const workbook = await withTeams();
    const all = await workbook.call("funnel.measures");
    expect(all.winRate).toMatchObject({ count: ref.won, n: ref.won + ref.lost });
    expect(all.winRate.value).toBeCloseTo(ref.winRate, 9);
    expect(all.cycleDays.median).toBe(ref.medianDaysWon);
    expect(all.dealSizeMinor).toMatchObject({ median: ref.medianWonMinor, n: ref.won });
    expect(all.velocity.openDeals).toBe(ref.open);
    expect(all.coverage.wonMinor).toBe(ref.wonMinor);

    const wins = async (by: "owner" | "product" | "team" | "manager" | "quarter") => {
      const { groups = [] } = await workbook.call("funnel.measures", { by });
      return new Map(groups.map((group) => [group.key, group]));
    };
    const expectRates = async (by: "owner" | "product" | "team", rates: Rates) => {
      const groups = await wins(by);
      for (const [key, { won, lost, win_rate }] of Object.entries(rates)) {
        const { count, n, value } = groups.get(key)?.winRate ?? {};
        expect([key, count, n, value?.toFixed(4)]).toEqual([key, won, won + lost, win_rate.toFixed(4)]);
      }
    };
    const expectWins = async (by: "product" | "team" | "manager" | "quarter", expected: Wins) => {
      const groups = await wins(by);
      for (const [key, { won_value, won_deals }] of Object.entries(expected)) {
        const group = groups.get(key);
        expect([key, group?.winRate.count, group?.coverage.wonMinor]).toEqual([
          key,
          won_deals,
          won_value * 100,
        ]);
      }
    };
    await expectRates("owner", ref.byOwner);
    await expectRates("product", ref.winRateByProduct);
    await expectRates("team", ref.winRateByRegion);
    await expectWins("product", ref.wonByProduct);
    await expectWins("team", ref.wonByRegion);
    await expectWins("quarter", ref.wonByQuarter);

    await expectWins("manager", ref.wonByManager);

    const months = await workbook.call("funnel.by", { dimension: "month" });
    expect(months.map(({ key }) => key)).toEqual(months.map(({ key }) => key).toSorted());
    for (const [month, { won, lost, win_rate }] of Object.entries(ref.closedByMonth)) {
      const window = { from: `${month}-01`, to: lastDay(`${month}-01`, 1) };
      const { winRate } = await workbook.call("funnel.measures", window);
      expect([month, winRate.count, winRate.n]).toEqual([month, won, won + lost]);
      expect(winRate.value).toBeCloseTo(win_rate, 4);
      expect(months.find(({ key }) => key === month)).toMatchObject({ won, lost });
    }
  }, 120_000);

  it("as of past days are those that could have been known then, and tell what became of the open deals", async () => {
    const workbook = await withTeams();
    for (const [day, then] of Object.entries(ref.asOf)) {
      const measures = await workbook.call("funnel.measures", { asOf: day });
      expect(measures.winRate.n).toBe(then.known_closed);
      expect(measures.winRate.value).toBeCloseTo(then.win_rate_known, 4);
      expect(measures.velocity.openDeals).toBe(then.open);
      expect((await workbook.call("funnel.ageing", { asOf: day, limit: 1 })).total).toBe(then.open);

      const { from, to } = nextQuarter(day);
      const next = await workbook.call("funnel.measures", { from, to });
      expect(next.coverage.wonMinor).toBe(then.won_value_next_quarter_total * 100);
      const waterfall = { from: day, to };
      const fromOpen = async (flow: "won" | "lost") => {
        const { rows } = await workbook.call("pipeline.waterfallDeals", {
          ...waterfall,
          flow,
          limit: 100_000,
        });
        return rows.filter(({ createdOn }) => createdOn !== null && createdOn <= day);
      };
      const won = await fromOpen("won");
      expect(won.length).toBe(then.won_next_quarter);
      expect(won.reduce((sum, { flowMinor }) => sum + flowMinor, 0)).toBe(
        then.won_value_next_quarter_from_open * 100,
      );
      expect((await fromOpen("lost")).length).toBe(then.lost_next_quarter);
    }
  }, 120_000);
});
