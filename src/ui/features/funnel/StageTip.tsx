import { Tooltip } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { StageInfo } from "../../../contract/calls.ts";
import { useLocale } from "../../locales/index.ts";
import { useFormat } from "../../state/useFormat.ts";
import { definitionIn, nameIn } from "../../state/useLists.ts";
import classes from "./FunnelChart.module.css";

/** What a stage is and what it takes to leave it, on hover and on focus of its bar. */
export function StageTip({
  stage,
  extra,
  children,
}: {
  stage: StageInfo;
  extra?: ReactNode;
  children: ReactElement;
}) {
  const { t } = useTranslation("funnel");
  const locale = useLocale();
  const format = useFormat();
  const { definition, exitCriteria } = definitionIn(locale, stage);
  return (
    <Tooltip
      // Beside the bars, where it covers none of them; under its own only where the window is too narrow.
      position="right-start"
      middlewares={{ flip: { fallbackPlacements: ["bottom-start"] }, shift: true }}
      w={340}
      classNames={{ tooltip: classes.tip }}
      label={
        <>
          <strong>{nameIn(locale, stage)}</strong>
          {extra}
          <p>{definition ?? t("stage.undefined")}</p>
          {exitCriteria.length > 0 && (
            <>
              <div className={classes.tipHead}>{t("stage.exitCriteria")}</div>
              <ul>
                {exitCriteria.map((criterion) => (
                  <li key={criterion}>{criterion}</li>
                ))}
              </ul>
            </>
          )}
          {stage.expectedDays !== null && (
            <div>{t("stage.expectedDays", { days: format.days(stage.expectedDays) })}</div>
          )}
          {stage.probability !== null && (
            <div>{t("stage.probability", { probability: format.percentPoints(stage.probability) })}</div>
          )}
        </>
      }
    >
      {children}
    </Tooltip>
  );
}
