import type { EChartsCoreOption, EChartsType } from "echarts/core";
import { useEffect, useRef } from "react";
import { init } from "./charts.ts";

interface ChartProps {
  options: EChartsCoreOption;
  height: number;
  /** What the chart shows, in words; its figures stand in a table beside it. */
  label: string;
  /** Index of the point or bar that was clicked; of a flow chart whether it was a node or an edge. */
  onPick?: (index: number, of: "node" | "edge" | undefined) => void;
  /** A rectangle was drawn: gets what tells of a point, by its values on the two axes, whether it lies within. */
  onDrag?: (isWithin: (point: readonly [number, number]) => boolean) => void;
}

/** Only while it is drawn: what it held is listed then. */
const BRUSH = { xAxisIndex: 0, transformable: false, throttleType: "debounce", throttleDelay: 100 };
const DRAWING = {
  type: "takeGlobalCursor",
  key: "brush",
  brushOption: { brushType: "rect", brushMode: "single" },
};

/** One chart: follows its place's width without flicker. */
export default function Chart({ options, height, label, onPick, onDrag }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const drags = onDrag !== undefined;

  useEffect(() => {
    if (!place.current) return;
    const made = init(place.current);
    chart.current = made;
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(place.current);
    return () => {
      observer.disconnect();
      chart.current = null;
      made.dispose();
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption(drags ? { ...options, brush: BRUSH } : options, { notMerge: true });
    if (drags) chart.current?.dispatchAction(DRAWING);
  }, [options, drags]);

  useEffect(() => {
    const made = chart.current;
    if (!made || !onPick) return;
    const pick = (event: unknown) => {
      const { dataIndex, dataType } = event as { dataIndex: number; dataType?: "node" | "edge" };
      onPick(dataIndex, dataType);
    };
    made.on("click", pick);
    return () => {
      if (!made.isDisposed()) made.off("click", pick);
    };
  }, [onPick]);

  useEffect(() => {
    const made = chart.current;
    if (!made || !onDrag) return;
    const drawn = (event: unknown) => {
      const [area] = (event as { areas: { range: [number[], number[]] }[] }).areas;
      if (!area) return;
      made.dispatchAction({ type: "brush", areas: [] });
      onDrag(([x, y]) => {
        // Where it is drawn, to a pixel: what lies on the plot's own edge is within.
        const [left = 0, top = 0] = made.convertToPixel({ gridIndex: 0 }, [x, y]);
        const within = (at: number, [from = 0, to = 0]: number[]): boolean => at >= from - 1 && at <= to + 1;
        return within(left, area.range[0]) && within(top, area.range[1]);
      });
    };
    made.on("brushEnd", drawn);
    return () => {
      if (!made.isDisposed()) made.off("brushEnd", drawn);
    };
  }, [onDrag]);

  return <div ref={place} role="img" aria-label={label} style={{ height }} />;
}
