import { useTranslation } from "react-i18next";
import type { DealColumn, DealRow, FixedColumn } from "../../../../contract/common.ts";
import { useLists } from "../../../state/useLists.ts";
import { useSystemName } from "../../../state/useSystemName.ts";
import { useFormat } from "../../../state/useFormat.ts";
import classes from "./panel.module.css";
import { Field } from "./Field.tsx";

/** In the order of a talk about a deal: whose it is, what it is worth, when, how sure, what next, where it came from. */
const shown: DealColumn[] = [
  "name",
  "account",
  "owner",
  "pipeline",
  "stage",
  "amountMinor",
  "currency",
  "currencyAmountMinor",
  "product",
  "quantity",
  "expectedOn",
  "createdOn",
  "closedOn",
  "category",
  "repProbability",
  "managerProbability",
  "nextStep",
  "nextStepOn",
  "source",
  "lossReason",
  "note",
];
const told: FixedColumn[] = ["team", "sourceSystem", "sourceId"];

export function Fields({ deal }: { deal: DealRow }) {
  const systemName = useSystemName();
  const { t } = useTranslation(["deal", "common"]);
  const { currency } = useFormat();
  const own = useLists().customFields.flatMap(({ id, removed }) => (removed ? [] : [id]));
  return (
    <section className={classes.section} aria-label={t("fields")}>
      <div className={classes.fields}>
        {shown
          .filter((column) => applies(column, deal, currency))
          .map((column) => (
            <Field key={`${deal.id} ${column}`} deal={deal} column={column} />
          ))}
        {own.map((column) => (
          <Field key={`${deal.id} ${column}`} deal={deal} column={column} />
        ))}
        {told
          .filter((column) => deal[column] !== null)
          .map((column) => (
            <div key={column} className={classes.field}>
              <span className={classes.label}>{t(`common:column.${column}`)}</span>
              <span className={classes.told}>
                {column === "sourceSystem" ? systemName(deal.sourceSystem ?? "") : deal[column]}
              </span>
            </div>
          ))}
      </div>
    </section>
  );
}

/** What a deal can't have is not asked; several products are edited as lines below. */
function applies(column: DealColumn, deal: DealRow, baseCurrency: string): boolean {
  if (column === "currencyAmountMinor") return deal.currency !== baseCurrency;
  if (column === "closedOn") return deal.state !== "open";
  if (column === "lossReason") return deal.state === "lost" || deal.lossReason !== null;
  if (column === "product" || column === "quantity") return deal.productCount <= 1;
  return true;
}
