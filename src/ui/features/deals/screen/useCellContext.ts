/** Names and colours for cells. The context stays one object; what it looks up may come later. */
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DealRow } from "../../../../contract/common.ts";
import { useLocale } from "../../../locales/index.ts";
import type { CustomId } from "../../../../core/domain/customFields.ts";
import { useColumnName } from "../../../state/useColumnName.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { nameIn, type PipelineInfo, useLists } from "../../../state/useLists.ts";
import type { CellContext } from "../grid/columnDefs.ts";

interface StageNames {
  stages: Map<string, { name: string; colour: string }>;
  pipelines: Map<string, string>;
}

const none: StageNames = { stages: new Map(), pipelines: new Map() };
const SCALE = 7;

export function useCellContext(customFields: readonly CustomId[]): {
  context: CellContext;
  names: StageNames | null;
  /** Another one where a custom field came, went or was renamed. */
  columns: object;
} {
  const { t } = useTranslation("common");
  const locale = useLocale();
  const nameOf = useColumnName();
  const format = useFormat();
  const { pipelines } = useLists();
  const names = useMemo(
    () => (pipelines.length === 0 ? null : namesOf(pipelines, locale)),
    [pipelines, locale],
  );
  const [known] = useState(() => ({ now: none, nameOf, customFields }));
  useEffect(() => {
    Object.assign(known, { now: names ?? none, nameOf, customFields });
  }, [known, names, nameOf, customFields]);
  const context = useMemo<CellContext>(
    () => ({
      format,
      label: (column) => known.nameOf(column),
      customFields: () => known.customFields,
      stageName: (row) => known.now.stages.get(row.stageId)?.name ?? row.stage,
      pipelineName: (row) => known.now.pipelines.get(row.pipelineId) ?? row.pipeline,
      stageColour: (row: DealRow) => known.now.stages.get(row.stageId)?.colour ?? "transparent",
      categoryName: (category) => t(`category.${category}`),
      stateName: (state) => t(`state.${state}`),
    }),
    [format, known, t],
  );
  return { context, names, columns: useMemo(() => ({ nameOf, customFields }), [nameOf, customFields]) };
}

function namesOf(pipelines: readonly PipelineInfo[], locale: "en" | "zh-CN"): StageNames {
  const stages: StageNames["stages"] = new Map();
  for (const pipeline of pipelines) {
    const underWay = pipeline.stages.filter(({ kind }) => kind === "lead" || kind === "open");
    for (const stage of pipeline.stages) {
      const at = underWay.indexOf(stage);
      // The scale is spread over as many stages as there are, as in charts.
      const step = underWay.length <= 1 ? SCALE : Math.round((at / (underWay.length - 1)) * (SCALE - 1)) + 1;
      const colour =
        stage.kind === "won"
          ? "var(--fw-won)"
          : stage.kind === "lost"
            ? "var(--fw-lost)"
            : `var(--fw-stages-${step})`;
      stages.set(stage.id, { name: nameIn(locale, stage), colour });
    }
  }
  return { stages, pipelines: new Map(pipelines.map((pipeline) => [pipeline.id, nameIn(locale, pipeline)])) };
}
