import { Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { chanceText } from "../../presenters/coaching.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useWindow } from "../../state/windowStore.ts";
import classes from "./SourceFindings.module.css";
import type { SourceStanding } from "./SourcesBlock.tsx";

/** Of each source that differs: how sure it is, the money in its open deals, and the step. */
export function SourceFindings({ differing }: { differing: readonly SourceStanding[] }) {
  const { t } = useTranslation(["measures", "coaching"]);
  const format = useFormat();
  const openList = useWindow((state) => state.openList);
  const asOf = useWindow((state) => state.asOf);
  return (
    <ul className={classes.findings}>
      {differing.map(({ source, verdict, certainty, falseRate, moneyMinor, open }) => (
        <li key={source} data-source={source}>
          <span>{t(verdict === "better" ? "sources.stepMore" : "sources.stepLess", { source })}</span>
          <span className={classes.about}>
            <Tooltip label={t("coaching:mayBeChance", { rate: chanceText(falseRate, format) })} withArrow>
              <span className={classes.certainty}>{t(`coaching:certainty.${certainty}`)}</span>
            </Tooltip>
            <span>
              {t(verdict === "better" ? "sources.moneyMore" : "sources.moneyLess", {
                money: format.moneyShortUnit(moneyMinor),
              })}
            </span>
            {open.length > 0 && (
              <button
                type="button"
                className={classes.link}
                onClick={() =>
                  openList({ title: t("sources.listOpen", { source }), filter: { ids: open }, asOf })
                }
              >
                {t("coaching:touched", { count: open.length, shown: format.number(open.length) })}
              </button>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
