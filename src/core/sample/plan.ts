/** Targets and forecast calls: made after the deals, from what was won and what was thought at the time. */
import type { FactValue } from "../domain/dealHistory.ts";
import { dayNumber, quarterOf } from "../domain/days.ts";
import { dayText, quarterEnd, workingDay } from "./calendar.ts";
import type { SampleRow } from "./dealExtras.ts";
import type { SampleDeal } from "./deals.ts";
import { Random } from "./random.ts";
import { teams } from "./people.ts";
import type { Rep, World } from "./world.ts";

/** What the company asks for beside what its people win on average. */
const STRETCH = 1.06;
const SEASON = [0.84, 0.98, 0.98, 1.2];
const GROWTH = 1.12;
const ROUND_TO = 5_000_000;
/** Targets are set for so many quarters ahead. */
const AHEAD = 3;

interface Quarter {
  name: string;
  first: number;
  last: number;
}

interface Call {
  on: number;
  quarter: Quarter;
  /** Won in the quarter so far, and what is open for it times the rep's probability, by person's key. */
  won: Float64Array;
  open: Float64Array;
}

export class Plan {
  private readonly world: World;
  private readonly quarters: Quarter[] = [];
  private readonly calls: Call[];
  private wonMinor = 0;

  constructor(world: World) {
    this.world = world;
    for (let day = world.firstDay; this.quarters.length === 0 || day <= world.lastDay + AHEAD * 91; ) {
      const last = quarterEnd(day);
      this.quarters.push({ name: quarterOf(dayText(day)), first: day, last });
      day = last + 1;
    }
    this.calls = this.quarters.flatMap((quarter) =>
      [8, 38, 68].map((after) => {
        const on = workingDay(quarter.first + after);
        const empty = (): Float64Array => new Float64Array(world.staff.length + 1);
        return { on, quarter, won: empty(), open: empty() };
      }),
    );
    this.calls = this.calls.filter((call) => call.on <= world.lastDay && call.on < call.quarter.last);
  }

  /** Takes note of a deal. */
  observe(deal: SampleDeal): void {
    const values: Record<string, FactValue> = JSON.parse(deal.facts[0]?.value as string) as Record<
      string,
      FactValue
    >;
    const isWon = (): boolean => this.world.pipelines.some((placed) => placed.won === values["stage_id"]);
    const isOpen = (): boolean =>
      !isWon() && !this.world.pipelines.some((placed) => placed.lost === values["stage_id"]);
    let closedOn = 0;
    let next = 1;
    for (const call of this.world.full ? this.calls : []) {
      if (dayNumber(deal.facts[0]?.effectiveOn as string) > call.on) continue;
      for (; next < deal.facts.length; next += 1) {
        const fact = deal.facts[next] as (typeof deal.facts)[number];
        const on = dayNumber(fact.effectiveOn);
        if (on > call.on) break;
        values[fact.field] = fact.value;
        if (fact.field === "stage_id") closedOn = on;
      }
      const owner = values["owner_id"] as number;
      const amount = values["amount_minor"] as number;
      if (isWon()) {
        if (closedOn < call.quarter.first) return this.finish(deal, values, next);
        add(call.won, owner, amount);
      } else if (isOpen() && (values["expected_on"] as string) <= dayText(call.quarter.last)) {
        add(call.open, owner, (amount * ((values["rep_probability_bp"] as number | null) ?? 500)) / 10_000);
      }
    }
    this.finish(deal, values, next);
  }

  private finish(deal: SampleDeal, values: Record<string, FactValue>, next: number): void {
    for (const fact of deal.facts.slice(next)) values[fact.field] = fact.value;
    if (this.world.pipelines.some((placed) => placed.won === values["stage_id"])) {
      this.wonMinor += values["amount_minor"] as number;
    }
  }

  /** Rows of targets and forecast calls; ask once all deals were observed. */
  rows(): SampleRow[] {
    return [...this.targets(), ...this.forecastCalls()].sort((a, b) => a.on - b.on);
  }

  /** By person and quarter, a year at a time; a team's is its people's and a little more. */
  private targets(): SampleRow[] {
    const { world } = this;
    const reps = world.staff.filter((one) => one.person.role === "rep");
    const here = (rep: Rep, { first, last }: Quarter): number =>
      Math.max(0, Math.min(rep.to, last) - Math.max(rep.from, first) + 1) / (last - first + 1);
    const passed = this.quarters.filter((quarter) => quarter.first <= world.lastDay);
    // The first two quarters had no pipeline to win from.
    const repQuarters = passed
      .slice(2)
      .reduce((sum, quarter) => sum + reps.reduce((n, rep) => n + here(rep, quarter), 0), 0);
    const usual = this.wonMinor / Math.max(1, repQuarters);
    const middle = (world.firstDay + world.lastDay) / 2;
    return this.quarters.flatMap((quarter) => {
      const season = SEASON[Number(quarter.name.at(-1)) - 1] as number;
      const base = usual * STRETCH * season * GROWTH ** ((quarter.first - middle) / 365);
      const on = Math.max(world.firstDay, dayNumber(`${quarter.name.slice(0, 4)}-01-01`));
      const row = (values: Record<string, FactValue>): SampleRow => ({
        subject: "target",
        on: Math.min(on, world.lastDay),
        by: 1,
        values: { period: quarter.name, ...values },
      });
      return teams.flatMap((team, index) => {
        let sum = 0;
        const own = reps
          .filter((rep) => rep.team === team.key && here(rep, quarter) > 0.3)
          .map((rep) => {
            const amount = Math.max(1, Math.round((base * here(rep, quarter)) / ROUND_TO)) * ROUND_TO;
            sum += amount;
            return row({ person_id: rep.key, amount_minor: amount });
          });
        const stretched = Math.round((sum * 1.04) / ROUND_TO) * ROUND_TO;
        return [...own, row({ team_id: index + 1, amount_minor: stretched })];
      });
    });
  }

  /** Thrice a quarter each rep says what will come in; the manager says another number for the same rep. */
  private forecastCalls(): SampleRow[] {
    if (!this.world.full) return [];
    return this.calls.flatMap((call, index) => {
      const random = new Random(this.world.seed, 5, index);
      return this.world.staff
        .filter((one) => one.person.role === "rep" && one.from < call.on && one.to > call.on)
        .flatMap((rep) => {
          const won = call.won[rep.key] as number;
          const open = call.open[rep.key] as number;
          const said = (factor: number, spread: number): number =>
            Math.round((won + open * factor * random.logNormal(1, spread)) / 1_000_000) * 1_000_000;
          const row = (kind: string, by: number, amount: number): SampleRow => ({
            subject: "forecastCall",
            on: call.on,
            by,
            values: {
              person_id: rep.key,
              kind,
              period: call.quarter.name,
              on_day: dayText(call.on),
              category: "commit",
              amount_minor: amount,
            },
          });
          return [row("rep", rep.key, said(1, 0.15)), row("manager", rep.manager, said(0.85, 0.1))];
        });
    });
  }
}

function add(sums: Float64Array, owner: number, amount: number): void {
  sums[owner] = (sums[owner] ?? 0) + amount;
}
