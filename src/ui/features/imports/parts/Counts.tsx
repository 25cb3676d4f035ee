import { ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ImportResult } from "../../../../contract/importing.ts";
import { useFormat } from "../../../state/useFormat.ts";
import classes from "./Counts.module.css";

/** Every row of the files is in one of four counts; beside them what the import does to the sum of all deals. */
export function Counts({ result }: { result: ImportResult }) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  const { amountMinorBefore: before, amountMinorAfter: after } = result;
  return (
    <dl className={classes.counts}>
      <Figure name={t("check.rows")} value={format.number(result.rows)} id="rows" />
      <Figure name={t("check.added")} value={format.number(result.added)} id="added" />
      <Figure name={t("check.changed")} value={format.number(result.changed)} id="changed" />
      <Figure name={t("check.unchanged")} value={format.number(result.unchanged)} id="unchanged" />
      <Figure
        name={t("check.rejected")}
        value={format.number(result.rejected)}
        id="rejected"
        tone={result.rejected > 0 ? "rejected" : undefined}
      />
      <div className={classes.sum}>
        <dt>
          {t("check.sum")} <span className={classes.unit}>{format.currency}</span>
        </dt>
        <dd data-figure="sum">
          <span className={classes.visuallyQuiet}>{format.money(before)}</span>
          <ArrowRight size={14} aria-label="→" className={classes.arrow} />
          {format.money(after)}
        </dd>
      </div>
    </dl>
  );
}

function Figure({ name, value, id, tone }: { name: string; value: string; id: string; tone?: "rejected" }) {
  return (
    <div className={classes.figure}>
      <dt>{name}</dt>
      <dd data-tone={tone} data-figure={id}>
        {value}
      </dd>
    </div>
  );
}
