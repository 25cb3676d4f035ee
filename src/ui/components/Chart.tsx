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
}

/** One chart: follows its place's width without flicker. */
export default function Chart({ options, height, label, onPick }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);

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
    chart.current?.setOption(options, { notMerge: true });
  }, [options]);

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

  return <div ref={place} role="img" aria-label={label} style={{ height }} />;
}
