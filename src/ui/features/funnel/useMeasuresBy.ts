import { periodBounds, quarterOf } from "../../../core/domain/days.ts";
import { type MeasuresRow, type Span, withCoverage } from "../../presenters/measuresBy.ts";
import { yearBefore } from "../../presenters/timeViews.ts";
import { useCall } from "../../state/engine.ts";
import { useAsked } from "./useAsked.ts";
import type { MeasuresDimension } from "./useFunnelView.ts";

interface MeasuresBy {
  rows: MeasuresRow[] | undefined;
  /** The last twelve months. */
  window: Span | undefined;
  /** Of the periods that slipping was looked for in. */
  slips: Span | null;
  error: unknown;
  retry: () => void;
}

/** The measures of each group over the last twelve months; coverage of the quarter that runs. */
export function useMeasuresBy(by: MeasuresDimension): MeasuresBy {
  const asked = useAsked();
  const today = useCall("file.info", {}).data?.today;
  const day = asked.asOf ?? today;
  const window = yearBefore(day);
  const quarter = day === undefined ? null : periodBounds(quarterOf(day));
  const answer = useCall("funnel.measures", { ...asked, ...window, by }, { enabled: window !== undefined });
  const running = useCall("funnel.measures", { ...asked, ...quarter, by }, { enabled: quarter !== null });
  const periods = answer.data?.periods ?? [];
  const [first, last] = [periods[0], periods.at(-1)];
  const failed = [answer, running].find(({ isError }) => isError);
  return {
    rows: answer.data?.groups && running.data && withCoverage(answer.data.groups, running.data.groups),
    window,
    slips: first && last ? { from: first.from, to: last.to } : null,
    error: failed?.error ?? null,
    retry: () => void failed?.refetch(),
  };
}
