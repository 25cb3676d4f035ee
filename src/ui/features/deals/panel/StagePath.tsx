import { Tooltip } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DealRow } from "../../../../contract/common.ts";
import { useLocale } from "../../../locales/index.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { definitionIn, nameIn, useLists } from "../../../state/useLists.ts";
import classes from "./panel.module.css";
import { useEditDeal } from "./useEditDeal.ts";

/** The pipeline's stages in order, the present one marked; a click moves the deal. */
export function StagePath({ deal }: { deal: DealRow }) {
  const { t } = useTranslation("deal");
  const locale = useLocale();
  const format = useFormat();
  const edit = useEditDeal(deal.id);
  const [error, setError] = useState<string | null>(null);
  const stages = useLists().pipelines.find((pipeline) => pipeline.id === deal.pipelineId)?.stages ?? [];
  const at = stages.findIndex((stage) => stage.id === deal.stageId);
  return (
    <section className={classes.section} aria-label={t("stages")}>
      <div className={classes.path} role="group" aria-label={t("stages")}>
        {stages.map((stage, index) => {
          const closed = stage.kind === "won" || stage.kind === "lost";
          return (
            <Tooltip
              key={stage.id}
              label={definitionIn(locale, stage).definition}
              disabled={!stage.definition}
              multiline
              maw={320}
            >
              <button
                type="button"
                className={classes.stage}
                data-kind={closed ? stage.kind : "open"}
                data-passed={(!closed && index < at && deal.state === "open") || undefined}
                aria-current={stage.id === deal.stageId ? "step" : undefined}
                onClick={() => {
                  if (stage.id !== deal.stageId) void edit.fields({ stage: stage.id }).then(setError);
                }}
              >
                {nameIn(locale, stage)}
              </button>
            </Tooltip>
          );
        })}
      </div>
      {error && (
        <p role="alert" className={classes.error}>
          {error}
        </p>
      )}
      <p className={classes.note}>
        {deal.stageEnteredOn !== null && t("since", { day: format.day(deal.stageEnteredOn) })}
        {deal.stageProbability !== null &&
          ` · ${t("stageProbability", { percent: format.percentPoints(deal.stageProbability) })}`}
      </p>
    </section>
  );
}
