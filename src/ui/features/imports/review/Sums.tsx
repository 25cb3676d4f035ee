import { ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { PreviewSummary } from "../../../../contract/importPreview.ts";
import type { ImportResult } from "../../../../contract/importing.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { closingMinor, closingOf, useReview } from "../state/reviewStore.ts";
import classes from "./Review.module.css";

/** Money before and after: of the deals in the files, and of all that are open, less those that the user closes. */
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
      {preview && <OpenPipeline preview={preview} />}
    </div>
  );
}

function OpenPipeline({ preview: { open, vanished } }: { preview: PreviewSummary }) {
  const { t } = useTranslation("review");
  const format = useFormat();
  const review = useReview();
  const deals = open.dealsAfter - closingOf(review, vanished.rows);
  const minor = open.afterMinor - closingMinor(review, vanished.afterMinor);
  const count = (of: number) => t("openDeals", { count: of, shown: format.number(of) });
  return (
    <div className={classes.sum}>
      <span className={classes.label}>
        {t("open")} ({open.dealsBefore === deals ? "" : `${format.number(open.dealsBefore)} → `}
        {count(deals)}, {format.currency})
      </span>
      <BeforeAfter figure="open" before={format.money(open.beforeMinor)} after={format.money(minor)} />
    </div>
  );
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
