/**
 * Stage conversion (TERMS): of the deals that entered a stage in the cohort window, the share that reached a later stage
 * or won. Open ones are reported as still open, a skipped stage counts as entered and passed, a return is counted apart.
 */
import { wilson } from "./statistics.ts";

export interface ConversionStage {
  id: number;
  pipelineId: number;
  position: number;
  kind: "lead" | "open" | "won" | "lost";
}

/** A visit: `[deal, stage (null: an open stage that the source did not tell), enteredOn]`, ordered by deal, then by time. */
export type Visit = readonly [number, number | null, string];

export interface StageConversion {
  stageId: number;
  pipelineId: number;
  /** passed + lost + stillOpen. */
  entered: number;
  passed: number;
  /** Lost with this as the furthest stage reached. */
  lost: number;
  stillOpen: number;
  /** Deals that came back to it from a later stage. */
  returned: number;
  /** Deals lost at a stage that nobody told: they may or may not have reached this one. */
  lostUnknown: number;
  /**
   * passed / entered; null where none entered, or where `lostUnknown` leaves it open. `low` and `high` are the 95%
   * Wilson interval, widened to hold whatever the unknown ones did.
   */
  rate: number | null;
  low: number | null;
  high: number | null;
}

interface Tally {
  passed: number;
  lost: number;
  stillOpen: number;
  returned: number;
  lostUnknown: number;
}

/** @param from,to the cohort window by the day of entry; both inclusive, open-ended where absent */
export function conversion(
  stages: readonly ConversionStage[],
  visits: Iterable<Visit>,
  from?: string,
  to?: string,
): StageConversion[] {
  const byId = new Map(stages.map((stage) => [stage.id, stage]));
  const openStages = stages.filter((stage) => stage.kind === "open" || stage.kind === "lead");
  const tallies = new Map<number, Tally>(
    openStages.map((stage) => [stage.id, { passed: 0, lost: 0, stillOpen: 0, returned: 0, lostUnknown: 0 }]),
  );
  const byPipeline = Map.groupBy(
    openStages.toSorted((a, b) => a.position - b.position),
    (stage) => stage.pipelineId,
  );
  let deal = Number.NaN;
  let path: Visit[] = [];
  const finish = (): void => {
    if (path.length > 0) tallyDeal(path, byId, byPipeline, tallies, from, to);
  };
  for (const visit of visits) {
    if (visit[0] !== deal) {
      finish();
      deal = visit[0];
      path = [];
    }
    path.push(visit);
  }
  finish();
  return openStages.map((stage) => ({
    stageId: stage.id,
    pipelineId: stage.pipelineId,
    ...rates(tallies.get(stage.id) as Tally),
  }));
}

function tallyDeal(
  path: readonly Visit[],
  byId: ReadonlyMap<number, ConversionStage>,
  byPipeline: ReadonlyMap<number, ConversionStage[]>,
  tallies: ReadonlyMap<number, Tally>,
  from: string | undefined,
  to: string | undefined,
): void {
  const last = byId.get((path.at(-1) as Visit)[1] ?? -1);
  if (!last) return;
  const stages = byPipeline.get(last.pipelineId) ?? [];
  const won = last.kind === "won";
  const lost = last.kind === "lost";
  // How far it came, whether anything of its open past is untold, and the first day at or beyond each stage.
  let furthest = -1;
  let untold = false;
  const reachedOn = new Map<number, string>();
  let reachedPosition = -1;
  let previous: number | null = null;
  for (const [, stageId, enteredOn] of path) {
    // An interval is also cut by a new owner or amount: the same visit goes on.
    if (stageId !== null && stageId === previous) continue;
    previous = stageId;
    const stage = stageId === null ? null : byId.get(stageId);
    if (!stage) {
      untold = true;
      continue;
    }
    if (stage.pipelineId !== last.pipelineId || stage.kind === "lost") continue;
    const upTo = stage.kind === "won" ? Number.POSITIVE_INFINITY : stage.position;
    for (const candidate of stages) {
      if (candidate.position <= upTo && !reachedOn.has(candidate.id)) reachedOn.set(candidate.id, enteredOn);
    }
    if (stage.position < reachedPosition) (tallies.get(stage.id) as Tally).returned += 1;
    reachedPosition = Math.max(reachedPosition, stage.kind === "won" ? reachedPosition : stage.position);
    furthest = Math.max(furthest, upTo);
  }
  // Every deal entered its pipeline, so at least the first stage, on its first day.
  const first = stages[0];
  const beganOn = (path[0] as Visit)[2];
  if (first) {
    reachedOn.set(first.id, beganOn);
    furthest = Math.max(furthest, first.position);
  }
  const inWindow = (day: string): boolean =>
    (from === undefined || day >= from) && (to === undefined || day <= to);
  for (const stage of stages) {
    const tally = tallies.get(stage.id) as Tally;
    const enteredOn = reachedOn.get(stage.id);
    if (enteredOn === undefined) {
      if (lost && untold && inWindow(beganOn)) tally.lostUnknown += 1;
      continue;
    }
    if (!inWindow(enteredOn)) continue;
    if (won || furthest > stage.position) tally.passed += 1;
    else if (!lost) tally.stillOpen += 1;
    else if (untold) tally.lostUnknown += 1;
    else tally.lost += 1;
  }
}

function rates(tally: Tally): Omit<StageConversion, "stageId" | "pipelineId"> {
  const { passed, lost, stillOpen, lostUnknown } = tally;
  const entered = passed + lost + stillOpen;
  const all = entered + lostUnknown;
  const worst = wilson(passed, all);
  const best = lostUnknown === 0 ? worst : wilson(Math.min(all, passed + lostUnknown), all);
  return {
    entered,
    ...tally,
    rate: entered === 0 || lostUnknown > 0 ? null : passed / entered,
    low: worst?.low ?? null,
    high: best?.high ?? null,
  };
}
