import { useTranslation } from "react-i18next";
import type { ImportNames } from "../../../../contract/importing.ts";
import { useLocale } from "../../../locales/index.ts";
import { useCall } from "../../../state/engine.ts";
import type { StageChoice } from "../model/choices.ts";
import { newStages, stageChoice, suggested } from "../model/names.ts";
import { useImportFlow } from "../state/importFlow.ts";
import { ReadAsTable } from "./ReadAsTable.tsx";

/** A stage is created as open, won or lost, or is another name of a known one. */
export function NewStages({
  list,
  chosen,
}: {
  list: ImportNames["stages"];
  chosen: Readonly<Record<string, StageChoice>>;
}) {
  const { t } = useTranslation("imports");
  const chinese = useLocale() === "zh-CN";
  const pipelines = useCall("lists.pipelines", {}).data ?? [];
  const several = pipelines.length > 1;
  const known = pipelines.flatMap((pipeline) =>
    pipeline.stages.map((stage) => {
      const name = (chinese && stage.nameZh) || stage.name;
      return {
        id: stage.id,
        name: stage.name,
        label: several ? `${name} · ${(chinese && pipeline.nameZh) || pipeline.name}` : name,
      };
    }),
  );
  const options = [
    {
      group: t("names.createGroup"),
      items: (["open", "won", "lost"] as const).map((kind) => ({
        value: `create:${kind}`,
        label: t(`names.newStage.${kind}`),
      })),
    },
    ...(known.length > 0
      ? [
          {
            group: t("names.knownGroup"),
            items: known.map(({ id, label }) => ({ value: `stage:${id}`, label })),
          },
        ]
      : []),
  ];
  const hints = new Map(list.map(({ name, suggestion }) => [name, suggested(suggestion, known)]));
  return (
    <ReadAsTable
      label={t("names.stages")}
      heads={{ word: t("names.name"), value: t("names.becomes"), remark: t("names.hint") }}
      rows={newStages(list, chosen, known).map(({ name, rows, value, chosen: said }) => {
        const hint = known.find(({ id }) => id === hints.get(name));
        return {
          word: name,
          rows,
          value,
          remark: hint && !said ? t("names.looksLike", { name: hint.label }) : null,
        };
      })}
      options={options}
      labelOf={(name) => t("names.becomesOf", { name })}
      searchable
      onChoose={(name, next) => useImportFlow.getState().settle("stages", name, stageChoice(next))}
    />
  );
}
