import type { EChartsCoreOption } from "echarts/core";
import { useTranslation } from "react-i18next";
import { copyPicture } from "../../components/clipboard.ts";

/** A chart to the clipboard, drawn anew in light colours at a picture's size. */
export function useCopyChart() {
  const { t } = useTranslation("funnel");
  return (options: EChartsCoreOption, height: number, title: string, subtitle: string) => {
    const drawn = import("../../components/chartPicture.ts").then(({ drawChart }) =>
      drawChart(options, height, title, subtitle),
    );
    void copyPicture(drawn, t("copy.pictureDone"));
  };
}
