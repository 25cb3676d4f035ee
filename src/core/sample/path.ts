/** The way of one deal through its pipeline: visits to stages until it is closed or the sample's last day comes. */
import { signingDay, workingDay } from "./calendar.ts";
import { drawEnding, nextStage, REOPEN, type Standing } from "./model.ts";
import type { Pipeline } from "./pipeline.ts";
import type { Random } from "./random.ts";

/** A stay in an open stage. */
export interface Visit extends Standing {
  from: number;
  /** Exclusive; null while it lasts. */
  to: number | null;
  /** How the deal was closed at its end; null where it went on to another stage, or lasts. */
  closed: "won" | "lost" | null;
  /** Index of the person who had the deal when it came there. */
  owner: number;
  /** Logit shift and factor on the time that were true for this stay. */
  shift: number;
  pace: number;
}

/** In order; two of them may be closed, where the deal was reopened and closed again. Never empty. */
export type Path = Visit[];

export interface PathOptions {
  pipeline: Pipeline;
  /** Stage and day to begin with. */
  start: number;
  from: number;
  /** Nothing happens after it. */
  lastDay: number;
  ownerOn: (day: number) => number;
  /** Effects on a stay in that stage under that owner. */
  shiftOf: (owner: number) => number;
  paceOf: (owner: number, stage: number) => number;
}

export function drawPath(random: Random, options: PathOptions): Path {
  const { pipeline, lastDay } = options;
  const path: Path = [];
  let standing: Standing = { stage: options.start, wentBack: false, reopened: false };
  let day = options.from;
  for (;;) {
    const owner = options.ownerOn(day);
    const visit: Visit = {
      ...standing,
      from: day,
      to: null,
      closed: null,
      owner,
      shift: options.shiftOf(owner),
      pace: options.paceOf(owner, standing.stage),
    };
    path.push(visit);
    const { ending, days } = drawEnding(random, pipeline, standing, visit.shift, visit.pace);
    const next = ending === "pass" ? nextStage(random, pipeline, standing.stage) : standing.stage - 1;
    const won = ending === "pass" && next >= pipeline.stages.length;
    const planned = day + Math.round(days);
    const on = won ? signingDay(planned, day, random) : workingDay(planned);
    if (on > lastDay) return path;
    visit.to = on;
    if (ending !== "lose" && !won) {
      standing = {
        stage: next,
        wentBack: standing.wentBack || ending === "back",
        reopened: standing.reopened,
      };
      day = on;
      continue;
    }
    visit.closed = won ? "won" : "lost";
    if (won || standing.reopened || !random.chance(REOPEN)) return path;
    day = workingDay(on + random.whole(20, 150));
    if (day > lastDay) return path;
    standing = { stage: standing.stage, wentBack: true, reopened: true };
  }
}
