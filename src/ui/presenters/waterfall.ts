/** The pipeline waterfall as steps of a bridge. Pure. */
import type { CallOutput } from "../../contract/calls.ts";
import { type FlowName, flows } from "../../core/funnel/waterfall.ts";

export type Waterfall = Omit<CallOutput<"pipeline.waterfall">, "groups">;

export type StepName = Exclude<FlowName, "opening" | "closing">;

const SIGN: Record<StepName, 1 | -1> = {
  new: 1,
  grown: 1,
  shrunk: -1,
  pulledIn: 1,
  pushedOut: -1,
  won: -1,
  lost: -1,
  reopened: 1,
  ownerIn: 1,
  ownerOut: -1,
  stageIn: 1,
  stageOut: -1,
};

/** What a step means: gained for good, lost for good, or only another place or size. */
export type StepTone = "won" | "lost" | "more" | "less";

export function toneOf(flow: StepName): StepTone {
  if (flow === "won" || flow === "lost") return flow;
  return SIGN[flow] > 0 ? "more" : "less";
}

/** What comes in stands before what goes out, so that the running line rises and then falls. */
const ORDER: readonly StepName[] = [
  "new",
  "reopened",
  "pulledIn",
  "ownerIn",
  "stageIn",
  "grown",
  "shrunk",
  "pushedOut",
  "ownerOut",
  "stageOut",
  "lost",
  "won",
];

export interface BridgeStep {
  flow: StepName;
  deals: number;
  /** Signed, minor units. */
  changeMinor: number;
  /** The running sum before and after it. */
  fromMinor: number;
  toMinor: number;
}

export interface Bridge {
  opening: { deals: number; amountMinor: number };
  closing: { deals: number; amountMinor: number };
  /** Those that moved any deal. */
  steps: BridgeStep[];
  netMinor: number;
  /** The least and the greatest running sum: what the scale spans. */
  low: number;
  high: number;
}

export function bridgeOf(waterfall: Waterfall): Bridge {
  let running = waterfall.opening.amountMinor;
  const steps = ORDER.filter((flow) => waterfall[flow].deals > 0).map((flow): BridgeStep => {
    const { deals, amountMinor } = waterfall[flow];
    const fromMinor = running;
    running += SIGN[flow] * amountMinor;
    return { flow, deals, changeMinor: SIGN[flow] * amountMinor, fromMinor, toMinor: running };
  });
  const levels = [waterfall.opening.amountMinor, ...steps.map(({ toMinor }) => toMinor)];
  return {
    opening: waterfall.opening,
    closing: waterfall.closing,
    steps,
    netMinor: waterfall.closing.amountMinor - waterfall.opening.amountMinor,
    low: Math.min(...levels),
    high: Math.max(...levels),
  };
}

export type BridgeFinding =
  | { kind: "still" }
  | { kind: "rose" | "fell" | "level"; largest: BridgeStep | null };

/** What happened, in short: the net change, and the step that moved the most money. */
export function bridgeFinding({ steps, netMinor }: Bridge): BridgeFinding {
  if (steps.length === 0) return { kind: "still" };
  const largest = steps.reduce((most, step) =>
    Math.abs(step.changeMinor) > Math.abs(most.changeMinor) ? step : most,
  );
  return {
    kind: netMinor > 0 ? "rose" : netMinor < 0 ? "fell" : "level",
    largest: largest.changeMinor === 0 ? null : largest,
  };
}

/** All flows in the order in which they are read, for a table. */
export const readingOrder: readonly FlowName[] = [
  "opening",
  ...ORDER,
  "closing",
] satisfies readonly (typeof flows)[number][];
