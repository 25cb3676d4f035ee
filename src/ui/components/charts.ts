/** The parts of ECharts in use: only they are in the bundle. */
import { CustomChart, LineChart, SankeyChart, ScatterChart } from "echarts/charts";
import { BrushComponent, GridComponent, TooltipComponent } from "echarts/components";
import { use as register } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

register([
  LineChart,
  CustomChart,
  ScatterChart,
  SankeyChart,
  BrushComponent,
  GridComponent,
  TooltipComponent,
  CanvasRenderer,
]);

export { init } from "echarts/core";
