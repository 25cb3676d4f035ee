import type { EChartsCoreOption } from "echarts/core";
import { lazy, Suspense } from "react";
import { Block } from "../../components/Block.tsx";
import { DataTable } from "../../components/DataTable.tsx";
import type { PlainTable } from "../../presenters/table.ts";
import { useShell } from "../../state/shellStore.ts";
import { dark, light, type Tokens } from "../../theme/tokens.ts";
import { CopyTable } from "../funnel/CopyTable.tsx";
import { useCopyChart } from "../funnel/useCopyChart.ts";
import classes from "./MoneySection.module.css";

const Chart = lazy(() => import("../../components/Chart.tsx"));

interface ForecastChartProps {
  title: string;
  subtitle: string;
  height: number;
  options: (tokens: Tokens) => EChartsCoreOption;
  /** The same figures: copied, and for screen readers. */
  table: PlainTable;
}

/** A block with one chart, copied as a picture or a table. */
export function ForecastChart({ title, subtitle, height, options, table }: ForecastChartProps) {
  const copyChart = useCopyChart();
  const tokens = useShell((store) => store.state?.dark) ? dark : light;
  return (
    <Block
      title={title}
      subtitle={subtitle}
      controls={
        <CopyTable table={table} onPicture={() => copyChart(options(light), height, title, subtitle)} />
      }
    >
      <div className={classes.chart}>
        <Suspense fallback={<div style={{ height }} />}>
          <Chart options={options(tokens)} height={height} label={title} />
        </Suspense>
        <DataTable table={table} />
      </div>
    </Block>
  );
}
