import { useTranslation } from "react-i18next";
import type { CallOutput } from "../../../contract/calls.ts";
import { Definition } from "../../components/Definition.tsx";
import { useFormat } from "../../state/useFormat.ts";
import { useStageName } from "../../state/useStageName.ts";
import { useWindow } from "../../state/windowStore.ts";
import { NextStep } from "./NextStep.tsx";
import { useReasonWords } from "./useReasonWords.ts";
import classes from "./WorkTable.module.css";

export type WorkedDeal = CallOutput<"plan.weeks">["stuck"][number];

interface WorkTableProps {
  caption: string;
  /** `name` null: a single list. */
  groups: readonly { key: string; name: string | null; deals: readonly WorkedDeal[] }[];
}

/** Deals to work on: what each is worth a week's attention and why, and what to do next. */
export function WorkTable({ caption, groups }: WorkTableProps) {
  const { t } = useTranslation("plan");
  const format = useFormat();
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={classes.deal}>
              {t("work.deal")}
            </th>
            <th scope="col" className={classes.figure}>
              {t("work.amount", { currency: format.currencySymbol })}
            </th>
            <th scope="col" className={classes.figure}>
              {t("work.value", { currency: format.currencySymbol })}
              <Definition of={t("work.value", { currency: format.currencySymbol })}>
                {t("work.define")}
              </Definition>
            </th>
            <th scope="col" className={classes.why}>
              {t("work.why")}
            </th>
            <th scope="col" className={classes.next}>
              {t("work.next")}
            </th>
          </tr>
        </thead>
        {groups.map(({ key, name, deals }) => (
          <tbody key={key} data-group={key}>
            {name !== null && (
              <tr>
                <th scope="rowgroup" colSpan={5} className={classes.group}>
                  {name}
                </th>
              </tr>
            )}
            {deals.map((deal) => (
              <Row key={deal.id} deal={deal} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Row({ deal }: { deal: WorkedDeal }) {
  const { t } = useTranslation("plan");
  const format = useFormat();
  const stageName = useStageName();
  const words = useReasonWords();
  const openDeal = useWindow((state) => state.openDeal);
  const open = useWindow((state) => state.deal === deal.id);
  const place = [
    t("work.inStage", { stage: stageName(deal.stageId, deal.stage), days: format.days(deal.daysInStage) }),
    deal.account,
  ];
  return (
    <tr data-deal={deal.id} data-open={open || undefined}>
      <th scope="row" className={classes.deal}>
        <button type="button" className={classes.open} onClick={() => openDeal(deal.id)}>
          {deal.name}
        </button>
        <span className={classes.about}>{place.filter(Boolean).join(" · ")}</span>
      </th>
      <td
        className={classes.figure}
        title={deal.amountMinor === null ? undefined : format.moneyUnit(deal.amountMinor)}
      >
        {deal.amountMinor === null ? "" : format.moneyShort(deal.amountMinor)}
      </td>
      <td className={classes.figure} data-part="value" title={format.moneyUnit(deal.valueMinor)}>
        {format.moneyShort(deal.valueMinor)}
      </td>
      <td className={classes.why}>{words(deal.reasons)}</td>
      <td className={classes.next}>
        <NextStep deal={deal} />
      </td>
    </tr>
  );
}
