import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ImportNames } from "../../../../contract/importing.ts";
import { useLocale } from "../../../locales/index.ts";
import { useCall } from "../../../state/engine.ts";
import { useFormat } from "../../../state/useFormat.ts";
import type { StageChoice } from "../model/choices.ts";
import { newStages, stageChoice, suggested } from "../model/names.ts";
import { useImportFlow } from "../state/importFlow.ts";
import { Cut, VirtualTable } from "./VirtualTable.tsx";

/** A stage is created as open, won or lost, or is another name of a known one. */
export function NewStages({
  list,
  chosen,
}: {
  list: ImportNames["stages"];
  chosen: Readonly<Record<string, StageChoice>>;
}) {
  const { t } = useTranslation("imports");
  const format = useFormat();
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
    <VirtualTable
      label={t("names.stages")}
      rows={newStages(list, chosen, known)}
      rowKey={(stage) => stage.name}
      rowHeight={36}
      columns={[
        { key: "name", label: t("names.name"), width: 200, grow: 1, cell: ({ name }) => <Cut>{name}</Cut> },
        {
          key: "rows",
          label: t("names.rows"),
          width: 96,
          align: "end",
          cell: ({ rows }) => format.number(rows),
        },
        {
          key: "becomes",
          label: t("names.becomes"),
          width: 280,
          cell: ({ name, value }) => (
            <Select
              aria-label={t("names.becomesOf", { name })}
              data={options}
              value={value}
              onChange={(next) => next && useImportFlow.getState().settle("stages", name, stageChoice(next))}
              searchable
              selectFirstOptionOnChange
              allowDeselect={false}
              nothingFoundMessage={t("names.nothingFound")}
            />
          ),
        },
        {
          key: "hint",
          label: t("names.hint"),
          mute: true,
          width: 160,
          grow: 1,
          cell: ({ name, chosen: said }) => {
            const hint = known.find(({ id }) => id === hints.get(name));
            return hint && !said ? <Cut muted>{t("names.looksLike", { name: hint.label })}</Cut> : null;
          },
        },
      ]}
    />
  );
}
