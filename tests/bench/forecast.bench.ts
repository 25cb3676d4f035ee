/**
 * The exact distribution of 10,000 deals over four periods beside numpy sampling 10,000 trials; a scenario's slider; and
 * how good the forecast is on the practice set, whose open deals of each day are scored against what became of them.
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { CallOutput } from "../../src/contract/calls.ts";
import {
  type Distribution,
  distributionOf,
  type Prospect,
  quantileOf,
} from "../../src/core/forecast/distribution.ts";
import type { ScenarioBase } from "../../src/core/scenario/base.ts";
import { runScenario } from "../../src/core/scenario/run.ts";
import { type Contender, expectEqual, type Bench } from "./harness.ts";
import { numpySampling } from "./numpy.ts";
import { practiceWorkbook } from "./practice.ts";

const DEALS = 10_000;
const PERIODS = 4;
const NUMPY = "numpy, 10,000 trials";
const QUANTILES = [0.1, 0.5, 0.9];
const practice = fileURLToPath(
  new URL("../../../shared/data/crm-sales-opportunities/sales_pipeline.csv", import.meta.url),
);

/** Chances by period, then by deal; amounts by deal. */
const amounts = Float64Array.from({ length: DEALS }, (_, at) => Math.round(1e5 * Math.exp(3 * share(at, 3))));
const chances = Array.from({ length: PERIODS }, (_, period) =>
  Float64Array.from({ length: DEALS }, (_deal, at) => 0.25 * share(at, 7 + period)),
);

/** Evenly over 0..1, another order for each salt. */
function share(at: number, salt: number): number {
  return (at * (0.6180339887498949 + salt * Math.SQRT2)) % 1;
}

const prospects = chances.map((period) =>
  Array.from(period, (p, at): Prospect => ({ p, amounts: [{ minor: amounts[at] as number, share: 1 }] })),
);
const outlook = (period: number, rho: number) => ({
  prospects: prospects[period] as Prospect[],
  wonMinor: 0,
  fresh: null,
  rho,
});

export default async function run(bench: Bench): Promise<void> {
  await exact(bench);
  await slider(bench);
  if (existsSync(practice)) await onPractice(bench);
  else bench.note("The practice set is not beside the project: no back-test was made on it.");
}

async function exact(bench: Bench): Promise<void> {
  const sampling = numpySampling(amounts, chances, QUANTILES);
  if (!sampling) bench.note("Python with numpy is not here: the distribution stands without its peer.");
  const peers: Contender<unknown>[] = sampling ? [{ name: NUMPY, run: sampling }] : [];
  const all = (rho: number): Distribution[] =>
    prospects.map((_, period) => distributionOf(outlook(period, rho)));
  await bench.compare<{ ms: number }>({
    title: `${DEALS} deals x ${PERIODS} periods, exact distribution`,
    ours: { name: "characteristic function, one inversion", run: () => timed(() => all(0)) },
    peers,
    rounds: 3,
    measures: {
      "": { of: ({ ms }: { ms: number }) => ms, aim: sampling ? { ratio: 1 / 40, to: NUMPY } : { most: 25 } },
    },
    check: () => {},
  });
  await bench.compare({
    title: "the same with a common shock",
    ours: { name: "mixture over 24 nodes", run: () => all(0.02) },
    rounds: 3,
    check: (found: Distribution[]) => expectEqual("periods", found.length, PERIODS),
  });
  const finest = distributionOf(outlook(0, 0), 65_536);
  const usual = distributionOf(outlook(0, 0));
  const worst = Math.max(...QUANTILES.map((q) => Math.abs(quantileOf(usual, q) / quantileOf(finest, q) - 1)));
  bench.note(
    `Greatest error of P10, P50 and P90 beside a lattice 16 times as fine: ${(100 * worst).toFixed(4)}% (aim 0.01%).`,
  );
}

/** The exact result's own clock, so that both sides are timed alike: without handing figures over. */
function timed(work: () => unknown): { ms: number } {
  const start = performance.now();
  work();
  return { ms: performance.now() - start };
}

async function slider(bench: Bench): Promise<void> {
  const grid = Int32Array.from({ length: 14 }, (_, at) => at * 7);
  const base: ScenarioBase = {
    grid,
    deals: Array.from(amounts, (minor, place) => ({
      place,
      stage: 1,
      owner: place % 50,
      product: place % 9,
      source: place % 5,
      amounts: [{ minor, share: 1 }],
      curve: Float64Array.from(grid, (_, at) => ((chances[0]?.[place] ?? 0) * at) / 13),
    })),
    fresh: [],
    freshSpread: 0,
    freshAmounts: [{ minor: 0, share: 1 }],
    rho: 0.02,
    won: [0],
  };
  const period = { at: 0, from: 1, to: 91, targetMinor: 4_000_000_000 };
  await bench.compare({
    title: `${DEALS} open deals, a scenario of three levers beside its base`,
    ours: {
      name: "two mixtures, exact Shapley values",
      run: () =>
        runScenario(
          base,
          [
            { kind: "winRate", scope: {}, factor: 1.1 },
            { kind: "size", scope: { owners: new Set([1, 2, 3]) }, factor: 1.05 },
            { kind: "slip", scope: {}, days: 7 },
          ],
          [period],
        ),
    },
    rounds: 3,
    check: ([found]) => expectEqual("levers", found?.contributions.values.length, 3),
    aim: { most: 50 },
  });
}

async function onPractice(bench: Bench): Promise<void> {
  const told = await practiceWorkbook(practice, "2017-12-31", async (call) => {
    const rolling = await call("forecast.backtest", { from: "2017-03-31", to: "2017-09-30", step: "month" });
    const single = async (on: string) => await call("forecast.backtest", { from: on, to: on });
    return {
      rolling,
      at: { "2017-03-31": await single("2017-03-31"), "2017-09-30": await single("2017-09-30") },
    };
  });
  const lines = [
    "Practice set, each month's end from 2017-03-31 to 2017-09-30 to the quarter's end; Brier of being won in it:",
    ...methodLines(told.rolling),
    ...Object.entries(told.at).map(([on, { model }]) => {
      const { brier = null, baseBrier = null, n = 0 } = model?.closed ?? {};
      const better = brier !== null && baseBrier !== null && brier < baseBrier ? "better" : "not better";
      return `${on}: of ${n} that closed, Brier ${four(brier)}, the base rate then known ${four(baseBrier)}: ${better}`;
    }),
  ];
  for (const line of lines) bench.note(line);
}

const four = (value: number | null): string => value?.toFixed(4) ?? "-";

function methodLines(told: CallOutput<"forecast.backtest">): string[] {
  return Object.entries(told).flatMap(([method, scores]) => {
    if (!scores || Array.isArray(scores)) return [];
    const { n, brier, baseBrier, skill, pinball, intervalCoverage80, closed } = scores;
    return `  ${method.padEnd(12)} n ${n}  Brier ${four(brier)}  base ${four(baseBrier)}  skill ${four(skill)}  closed ${four(closed.brier)} / ${four(closed.baseBrier)}  pinball ${((pinball ?? 0) / 1e6).toFixed(2)} M  80% covers ${four(intervalCoverage80)}`;
  });
}
