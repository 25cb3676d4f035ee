/** The days that movement is told between, and its charts. Pure. */
import { escapeHtml } from "./table.ts";
import type { EChartsCoreOption } from "echarts/core";
import type { CallOutput } from "../../contract/calls.ts";
import { addDays, type Day } from "../../core/domain/days.ts";
import type { Period } from "../state/address.ts";
import type { Tokens } from "../theme/tokens.ts";
import type { Measure } from "./funnel.ts";
import { type Since, sinceDay } from "./since.ts";

/**
 * From the end of one day to the end of another. Since the period's start only where a period is chosen, and only as far
 * as the day that is shown.
 * @returns null while the day is not known
 */
export function movementDays(
  since: Since | "period",
  on: Day | undefined,
  period: Period | null,
): { since: Since | "period"; from: Day; to: Day } | null {
  if (on === undefined) return null;
  if (since === "period" && period && period.from <= on)
    return { since, from: addDays(period.from, -1), to: period.to < on ? period.to : on };
  const known = since === "period" ? "month" : since;
  return { since: known, from: sinceDay(known, on), to: on };
}

export type Move = CallOutput<"funnel.flows">["moves"][number];

/** Those that only go forward make a chart; the others would run in circles, and are told beside it. */
export function splitMoves(moves: readonly Move[], pipelineId: string): { onward: Move[]; aside: Move[] } {
  const own = moves.filter((move) => move.pipelineId === pipelineId);
  const onward = own.filter(
    ({ kind, fromId, toId }) => isOnward(kind) || (kind === "other" && toId !== "" && fromId === ""),
  );
  return { onward, aside: own.filter((move) => !onward.includes(move)) };
}

const isOnward = (kind: Move["kind"]): boolean =>
  kind === "new" || kind === "forward" || kind === "skip" || kind === "won" || kind === "lost";

export const weightOf = (move: Move, measure: Measure): number =>
  measure === "deals" ? move.deals : move.amountMinor;

interface FlowWords {
  tokens: Tokens;
  measure: Measure;
  /** Names by id; "new" for the beginning, empty for an untold stage. */
  nameOf: (id: string) => string;
  colourOf: (id: string) => string;
  hint: (move: Move) => string;
}

/** A Sankey of the moves, in their order. Moves that weigh nothing are left out by the caller. */
export function flowOptions(
  moves: readonly Move[],
  { tokens, measure, nameOf, colourOf, hint }: FlowWords,
): EChartsCoreOption {
  const ids = [...new Set(moves.flatMap(({ fromId, toId }) => [fromId ?? "new", toId]))];
  return {
    animation: false,
    textStyle: { fontFamily: "inherit", color: tokens.text },
    tooltip: {
      trigger: "item",
      backgroundColor: tokens.surface,
      borderColor: tokens.hairline,
      textStyle: { color: tokens.text, fontSize: 12 },
      formatter: (params: unknown) => {
        const { dataType, dataIndex, name } = params as { dataType: string; dataIndex: number; name: string };
        const move = moves[dataIndex];
        return dataType === "edge" && move ? hint(move) : escapeHtml(nameOf(name));
      },
    },
    series: [
      {
        type: "sankey",
        left: 8,
        right: 120,
        top: 12,
        bottom: 12,
        nodeWidth: 10,
        nodeGap: 14,
        layoutIterations: 24,
        draggable: false,
        emphasis: { focus: "adjacency" },
        lineStyle: { color: "source", opacity: 0.3, curveness: 0.5 },
        label: {
          color: tokens.text,
          fontSize: 12,
          formatter: ({ name }: { name: string }) => nameOf(name),
        },
        data: ids.map((id) => ({ name: id, itemStyle: { color: colourOf(id), borderWidth: 0 } })),
        links: moves.map((move) => ({
          source: move.fromId ?? "new",
          target: move.toId,
          value: weightOf(move, measure),
        })),
      },
    ],
  };
}
