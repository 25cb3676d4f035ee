import type { CallOutput } from "../../../src/contract/calls.ts";
import type { DealFilter } from "../../../src/contract/common.ts";
import {
  addMonths,
  type Day,
  dayFromNumber,
  dayNumber,
  monthOf,
  periodDays,
} from "../../../src/core/domain/days.ts";
import { formatId } from "../../../src/core/domain/ids.ts";
import type { SupplyTold } from "../../../src/core/forecast/desk.ts";
import type { SupplyCell } from "../../../src/core/forecast/supply.ts";
import { dealNames } from "../db/queries/dealNames.ts";
import { placesOf } from "../db/queries/scope.ts";
import { capacities, supplyKeys, supplyLines, takesOf } from "../db/queries/supply.ts";
import type { HandlerContext, Handlers } from "../engine.ts";

type Demand = CallOutput<"forecast.demand">[number];
type Capacity = CallOutput<"forecast.capacity">[number];
type Kind = "product" | "material" | "role";
type Context = Pick<HandlerContext, "session" | "today">;

const MOST_DEALS = 10;
const units = (milli: number): number => Math.round(milli) / 1000;

interface Asked {
  kind: Kind;
  periods: number | string[];
  filter: DealFilter;
  /** Levels whose chance not to be exceeded is asked for, by key and period; then by key until each period's end. */
  levels: (key: number, period: string) => number[];
  until: (key: number) => number[];
}

interface Found {
  keys: number[];
  periods: string[];
  /** Of a period, and of all days until its end. */
  cell(key: number, period: number): SupplyCell;
  until(key: number, period: number): SupplyCell;
  deals(cell: SupplyCell): Demand["deals"];
}

export const supplyHandlers: Pick<Handlers, "forecast.demand" | "forecast.capacity"> = {
  "forecast.demand": async ({ periods, by, filter = {} }, context) => {
    const known = supplyKeys(context.session.read, by);
    const stockOf = (key: number): number | null => known.get(key)?.stockMilli ?? null;
    const found = await supply(context, {
      kind: by,
      periods,
      filter,
      levels: () => [],
      until: (key) => [stockOf(key)].filter((stock) => stock !== null),
    });
    const last = found.periods.length - 1;
    return found.keys.flatMap((key) => {
      const { name = "", unit = null, leadTimeDays = null } = known.get(key) ?? {};
      const stock = stockOf(key);
      return found.periods.map((month, at): Demand => {
        const cell = found.cell(key, at);
        const enough = found.until(key, at).atMost[0];
        const left = found.until(key, last).atMost[0];
        return {
          key: name,
          id: formatId(by, key),
          unit,
          month,
          p10: units(cell.p10),
          p50: units(cell.p50),
          p90: units(cell.p90),
          mean: units(cell.mean),
          sure: units(cell.sure),
          orderBy: leadTimeDays === null ? null : dayFromNumber(periodDays(month).from - leadTimeDays),
          stock: stock === null ? null : units(stock),
          pStockOut: enough === undefined ? null : 1 - enough,
          pOverStock: left ?? null,
          deals: found.deals(cell),
        };
      });
    });
  },

  "forecast.capacity": async ({ months, filter = {}, idleBelow }, context) => {
    const { read } = context.session;
    const known = supplyKeys(read, "role");
    const hours = capacities(read);
    const found = await supply(context, {
      kind: "role",
      periods: months,
      filter,
      levels: (key, month) => {
        const there = hours.get(key)?.get(month);
        return there === undefined ? [] : [there, there * idleBelow];
      },
      until: () => [],
    });
    return found.keys.flatMap((key) =>
      found.periods.map((month, at): Capacity => {
        const cell = found.cell(key, at);
        const there = hours.get(key)?.get(month);
        const [enough, idle] = cell.atMost;
        const { name = "", nameZh = null } = known.get(key) ?? {};
        return {
          role: context.locale === "zh-CN" ? (nameZh ?? name) : name,
          id: formatId("role", key),
          month,
          hoursP10: units(cell.p10),
          hoursP50: units(cell.p50),
          hoursP90: units(cell.p90),
          hoursMean: units(cell.mean),
          sureHours: units(cell.sure),
          availableHours: there === undefined ? null : units(there),
          pShort: enough === undefined ? null : 1 - enough,
          pIdle: idle ?? null,
          deals: found.deals(cell),
        };
      }),
    );
  },
};

async function supply({ session, today }: Context, asked: Asked): Promise<Found> {
  const { read } = session;
  const { kind, filter } = asked;
  const kept = session.books.now(read);
  const periods = typeof asked.periods === "number" ? monthsFrom(today, asked.periods) : asked.periods;
  const bounds = periods.map(periodDays);
  const first = Math.min(...bounds.map(({ from }) => from));
  const takes = takesOf(read, kind);
  const keys = [...new Set([...takes.values()].flat().map(({ key }) => key))].sort((a, b) => a - b);
  const { lines, won, mix } = supplyLines(read, kept.book, dayNumber(today), new Set(takes.keys()));
  const counts = placesOf(read, filter, kept);
  const told = await session.forecasts.of(session, today).ask("supply", {
    // Each period, then all days from the first period's first until each one's last.
    spans: [...bounds, ...bounds.map(({ to }) => ({ from: first, to }))],
    counts,
    lines,
    won: won.filter(({ place }) => counts?.[place] !== 0),
    mix,
    takes,
    levels: new Map(
      keys.map((key) => [
        key,
        [...periods.map((period) => asked.levels(key, period)), ...periods.map(() => asked.until(key))],
      ]),
    ),
  });
  const cellAt = cellsOf(told);
  const names = dealNames(read, namedDeals(told, kept.book.deals));
  return {
    keys,
    periods,
    cell: (key, period) => cellAt(key, period),
    until: (key, period) => cellAt(key, periods.length + period),
    deals: ({ deals }) =>
      deals.slice(0, MOST_DEALS).map(({ at, mean }) => {
        const deal = kept.book.deals[told.places[at] as number] as number;
        return { deal: formatId("deal", deal), name: names.get(deal) ?? "", mean: units(mean) };
      }),
  };
}

function cellsOf({ cells }: SupplyTold): (key: number, span: number) => SupplyCell {
  const found = new Map(cells.map((cell) => [`${cell.key} ${cell.span}`, cell]));
  return (key, span) => {
    const cell = found.get(`${key} ${span}`);
    if (!cell) throw new Error("every key has a cell of every span");
    return cell;
  };
}

function namedDeals({ cells, places }: SupplyTold, keys: Int32Array): number[] {
  const found = new Set<number>();
  for (const { deals } of cells)
    for (const { at } of deals.slice(0, MOST_DEALS)) found.add(keys[places[at] as number] as number);
  return [...found];
}

function monthsFrom(today: Day, count: number): string[] {
  return Array.from({ length: count }, (_, at) => monthOf(addMonths(`${monthOf(today)}-01`, at)));
}
