import { ChevronDown, ChevronRight } from "lucide-react";
import { useState } from "react";
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

export interface WorkGroup {
  key: string;
  /** Null: a single list. */
  name: string | null;
  deals: readonly WorkedDeal[];
}

interface WorkTableProps {
  caption: string;
  groups: readonly WorkGroup[];
}

/** Weeks that stand unfolded at first: this one and the next. */
const OPEN = 2;

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
            <th scope="col">{t("work.next")}</th>
          </tr>
        </thead>
        {groups.map((group, index) => (
          <Group key={group.key} group={group} open={index < OPEN} />
        ))}
      </table>
    </div>
  );
}

/** A week that folds to one line with its deals' names; a single list has no head. */
function Group({ group: { key, name, deals }, open: atFirst }: { group: WorkGroup; open: boolean }) {
  const { t } = useTranslation("plan");
  const format = useFormat();
  const [open, setOpen] = useState(atFirst);
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <tbody data-group={key}>
      {name !== null && (
        <tr>
          <th scope="rowgroup" colSpan={5} className={classes.group}>
            <button
              type="button"
              className={classes.fold}
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              <Chevron size={14} aria-hidden className={classes.chevron} />
              <span className={classes.week}>{name}</span>
              <span className={classes.count}>
                {t("work.deals", { count: deals.length, shown: format.number(deals.length) })}
              </span>
              {!open && (
                <span className={classes.names} aria-hidden>
                  {deals.map((deal) => deal.name).join(" · ")}
                </span>
              )}
            </button>
          </th>
        </tr>
      )}
      {open && deals.map((deal) => <Row key={deal.id} deal={deal} />)}
    </tbody>
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
      <td>
        <NextStep deal={deal} />
      </td>
    </tr>
  );
}
