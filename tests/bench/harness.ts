/**
 * Times us beside a peer. Contenders take turns in every round, because a shared machine drifts by a third within
 * minutes: only the ratio of two times of the same round says anything. Nothing fails for being slow; a wrong result does.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Aim, type Figure, formatRows, type Row, type Unit } from "./table.ts";

const folder = fileURLToPath(new URL("../../bench-results", import.meta.url));

export interface Contender<T> {
  name: string;
  /** Not timed; before every run. */
  before?: () => void | Promise<void>;
  /** What is timed, unless the comparison reads its measures off the result. */
  run: () => T | Promise<T>;
  /** Not timed; after every run. */
  after?: () => void | Promise<void>;
}

export interface Comparison<T> {
  title: string;
  ours: Contender<T>;
  peers?: Contender<unknown>[];
  /** Rounds that count; one more goes before, to warm up, unless only one counts. */
  rounds?: number;
  measures?: Measures;
  /** Holds our result against what it must be. @throws where it is wrong */
  check: (result: T) => void;
  /** Shown, with whether it holds; never enforced. */
  aim?: Aim | readonly Aim[];
}

/** Where the clock stands elsewhere, or one run gives several figures: each contender's result is read off by these. */
type Measures = Record<string, { of: (result: never) => number; unit?: Unit; aim?: Aim }>;

export class Bench {
  readonly name: string;
  private readonly rows: Row[] = [];
  private readonly notes: string[] = [];

  constructor(name: string) {
    this.name = name;
  }

  async compare<T>({
    title,
    ours,
    peers = [],
    rounds = 5,
    measures,
    check,
    aim,
  }: Comparison<T>): Promise<void> {
    process.stderr.write(`· ${this.name}: ${title}\n`);
    const contenders = [ours as Contender<unknown>, ...peers];
    const parts = Object.entries<Measures[string]>(
      measures ?? { "": { of: (run: Timed) => run.milliseconds } },
    );
    const values = parts.map(() => contenders.map((): number[] => []));
    const warmUp = rounds > 1 ? 1 : 0;
    for (let round = 1 - warmUp; round <= rounds; round += 1) {
      for (let turn = 0; turn < contenders.length; turn += 1) {
        // Whoever begins has a cold machine: they take turns at that too.
        const index = (turn + round) % contenders.length;
        const run = await timed(contenders[index] as Contender<unknown>);
        if (index === 0) check(run.result as T);
        if (round === 0) continue;
        parts.forEach(([, { of }], part) =>
          values[part]?.[index]?.push(of((measures ? run.result : run) as never)),
        );
      }
    }
    parts.forEach(([label, measure], part) => {
      const mine = values[part]?.[0] ?? [];
      const figures = contenders.map(({ name }, index): Figure => {
        const own = values[part]?.[index] ?? [];
        const ratios = mine.map((value, round) => value / (own[round] as number));
        return {
          name,
          median: median(own),
          min: Math.min(...own),
          ratio: index === 0 ? null : median(ratios),
        };
      });
      this.rows.push({
        title: label ? `${title}: ${label}` : title,
        unit: measure.unit ?? "ms",
        aims: [measure.aim ?? aim ?? []].flat(),
        figures,
      });
    });
  }

  /** A sentence under the table: what was left out and why. */
  note(text: string): void {
    this.notes.push(text);
  }

  /** Prints the table and writes the figures to `bench-results/NAME.json`. */
  finish(): void {
    console.log(`\n■ ${this.name}\n${formatRows(this.rows)}`);
    for (const note of this.notes) console.log(`  ${note}`);
    mkdirSync(folder, { recursive: true });
    const machine = {
      node: process.version,
      platform: process.platform,
      cpu: cpus()[0]?.model ?? "",
      cores: cpus().length,
    };
    const path = join(folder, `${this.name}.json`);
    writeFileSync(
      path,
      `${JSON.stringify({ bench: this.name, machine, rows: this.rows, notes: this.notes }, null, 2)}\n`,
    );
  }
}

interface Timed {
  result: unknown;
  milliseconds: number;
}

async function timed(contender: Contender<unknown>): Promise<Timed> {
  await contender.before?.();
  (globalThis as { gc?: () => void }).gc?.();
  const start = performance.now();
  const result = await contender.run();
  const milliseconds = performance.now() - start;
  await contender.after?.();
  return { result, milliseconds };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Linear between the two nearest. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}

/** A wrong result ends the bench; a slow one does not. */
export function expectEqual(what: string, actual: unknown, wanted: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(wanted)) {
    throw new Error(`${what}: ${JSON.stringify(actual)}, but it must be ${JSON.stringify(wanted)}`);
  }
}
