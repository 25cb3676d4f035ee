import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useLocale } from "../../locales/index.ts";
import { nameIn, type PipelineInfo } from "../../state/useLists.ts";
import { useFunnelView } from "./useFunnelView.ts";

/** Which pipeline a chart shows; one for all charts of the screen. Nothing where there is only one. */
export function PipelineChoice({
  pipeline,
  pipelines,
}: {
  pipeline: PipelineInfo;
  pipelines: readonly PipelineInfo[];
}) {
  const { t } = useTranslation("funnel");
  const locale = useLocale();
  const [, setView] = useFunnelView();
  if (pipelines.length < 2) return null;
  return (
    <Select
      aria-label={t("pipeline")}
      w={168}
      allowDeselect={false}
      data={pipelines.map((one) => ({ value: one.id, label: nameIn(locale, one) }))}
      value={pipeline.id}
      onChange={(chosen) => chosen && setView({ pipeline: chosen })}
    />
  );
}
