import { ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ImportResult } from "../../../../contract/importing.ts";
import { useFormat } from "../../../state/useFormat.ts";
import classes from "./Review.module.css";

/** Money before and after: of the deals in the files, and of all that are open. */
export function Sums({ result }: { result: ImportResult }) {
  const { t } = useTranslation(["review", "imports"]);
  const format = useFormat();
  const { preview, amountMinorBefore, amountMinorAfter } = result;
  return (
    <div className={classes.sums}>
      <div className={classes.sum}>
        <span className={classes.label}>
          {t("imports:check.sum")} ({format.currency})
        </span>
        <BeforeAfter
          figure="sum"
          before={format.money(amountMinorBefore)}
          after={format.money(amountMinorAfter)}
        />
      </div>
      {preview && (
        <div className={classes.sum} title={pipelineWords()}>
          <span className={classes.label}>
            {t("open")} (
            {t("openDeals", {
              count: preview.open.dealsAfter,
              shown: format.number(preview.open.dealsAfter),
            })}
            )
          </span>
          <BeforeAfter
            figure="open"
            before={format.moneyShort(preview.open.beforeMinor)}
            after={format.moneyShort(preview.open.afterMinor)}
          />
        </div>
      )}
    </div>
  );

  function pipelineWords(): string {
    if (!preview) return "";
    const { dealsBefore, dealsAfter, beforeMinor, afterMinor } = preview.open;
    const side = (deals: number, minor: number) =>
      `${t("openDeals", { count: deals, shown: format.number(deals) })}, ${format.moneyUnit(minor)}`;
    return `${side(dealsBefore, beforeMinor)} → ${side(dealsAfter, afterMinor)}`;
  }
}

function BeforeAfter({ before, after, figure }: { before: string; after: string; figure: string }) {
  const { t } = useTranslation("review");
  return (
    <span className={classes.money} data-figure={figure}>
      {before !== after && (
        <>
          <span className={classes.was}>{before}</span>
          <ArrowRight size={12} aria-label={t("detail.becomes")} />
        </>
      )}
      {after}
    </span>
  );
}
