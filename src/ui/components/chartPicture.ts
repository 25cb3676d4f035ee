import type { EChartsCoreOption } from "echarts/core";
import { init } from "./charts.ts";
import { Picture, PICTURE_HEAD, PICTURE_MARGIN, PICTURE_WIDTH } from "./picture.ts";

/** @param height of the chart itself, in CSS pixels */
export async function drawChart(
  options: EChartsCoreOption,
  height: number,
  title: string,
  subtitle: string,
): Promise<Blob> {
  const width = PICTURE_WIDTH - 2 * PICTURE_MARGIN;
  const place = document.createElement("div");
  const chart = init(place, undefined, { width, height, devicePixelRatio: 2 });
  try {
    chart.setOption({ ...options, animation: false });
    const picture = new Picture(PICTURE_HEAD + height + PICTURE_MARGIN, title, subtitle);
    picture.context.drawImage(chart.getRenderedCanvas(), PICTURE_MARGIN, PICTURE_HEAD, width, height);
    return await picture.png();
  } finally {
    chart.dispose();
  }
}
