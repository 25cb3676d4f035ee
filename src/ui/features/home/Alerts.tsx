import { Button } from "@mantine/core";
import { ChevronDown, ChevronRight } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DealFilter } from "../../../contract/common.ts";
import type { Day } from "../../../core/domain/days.ts";
import { Definition } from "../../components/Definition.tsx";
import { Failed, Loading } from "../../components/ScreenStates.tsx";
import { toastError } from "../../components/toasts.tsx";
import { type AlertList, mostMoneyFirst } from "../../presenters/alerts.ts";
import { callAny, useCall } from "../../state/engine.ts";
import { useFilterLine } from "../../state/useFilterWords.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useWindow } from "../../state/windowStore.ts";
import classes from "./Alerts.module.css";
import { useReason } from "./useReason.ts";

interface AlertsProps {
  filter: DealFilter;
  asOf: Day | null;
}

/** The deals that need attention, by what is wrong with them; each list opens, each deal tells its reason. */
export function Alerts({ filter, asOf }: AlertsProps) {
  const { t } = useTranslation("home");
  const format = useFormat();
  const asked = { filter, ...(asOf ? { asOf } : {}) };
  const answer = useCall("alerts.list", asked);
  const line = useFilterLine();
  const [expanded, setExpanded] = useState<string | null>(null);
  const lists = answer.data && mostMoneyFirst(answer.data);
  const largest = lists?.[0];
  const title =
    largest && largest.deals > 0
      ? t("alerts.title", {
          kind: t(`alerts.kind.${largest.kind}`),
          money: format.moneyShortUnit(largest.amountMinor),
        })
      : t("alerts.none");
  return (
    <section className={classes.alerts} aria-label={answer.data ? title : t("alerts.subtitle")}>
      {answer.isError ? (
        <Failed error={answer.error} onRetry={() => void answer.refetch()} />
      ) : !answer.data ? (
        <Loading />
      ) : (
        <>
          <header className={classes.head}>
            <h2 className={classes.title}>{title}</h2>
            <p className={classes.subtitle}>
              {[line && t("alerts.of", { filter: line }), t("alerts.subtitle")].filter(Boolean).join(" · ")}
            </p>
          </header>
          <ul className={classes.list}>
            {lists?.map((list) => (
              <Alert
                key={list.kind}
                list={list}
                asked={asked}
                open={expanded === list.kind}
                onToggle={() => setExpanded(expanded === list.kind ? null : list.kind)}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

interface AlertProps {
  list: AlertList;
  asked: { filter: DealFilter; asOf?: Day };
  open: boolean;
  onToggle: () => void;
}

function Alert({ list, asked, open, onToggle }: AlertProps) {
  const { t } = useTranslation(["home", "common"]);
  const format = useFormat();
  const openList = useWindow((state) => state.openList);
  const openDeal = useWindow((state) => state.openDeal);
  const reasonOf = useReason();
  const { kind, told, deals, amountMinor, top } = list;
  const name = t(`alerts.kind.${kind}`);
  const counted = t("common:counted.deals", { count: deals, shown: format.number(deals) });
  const some = deals > 0;

  const showAll = (): void => {
    callAny("alerts.deals", { kind, ...asked })
      .then((ids) => openList({ title: name, filter: { ids }, asOf: asked.asOf ?? null }))
      .catch(toastError);
  };
  const unknown = asked.asOf
    ? t("alerts.unknown.past")
    : t(kind === "singleContact" ? "alerts.unknown.contacts" : "alerts.unknown.nextStep");
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <li className={classes.alert} data-alert={kind}>
      <div className={classes.row}>
        <button
          type="button"
          className={classes.toggle}
          aria-expanded={some ? open : undefined}
          aria-disabled={!some || undefined}
          aria-label={t("alerts.expand", {
            name,
            deals: counted,
            money: format.moneyShortUnit(amountMinor),
          })}
          onClick={() => some && onToggle()}
        >
          <Chevron size={14} aria-hidden className={classes.chevron} data-none={!some || undefined} />
          <span className={classes.name}>{name}</span>
          {!told ? (
            <span className={classes.quiet}>{unknown}</span>
          ) : !some ? (
            <span className={classes.quiet}>{t("alerts.clear")}</span>
          ) : (
            <>
              <span className={classes.count}>{format.number(deals)}</span>
              <span className={classes.money}>{format.moneyShort(amountMinor)}</span>
            </>
          )}
        </button>
        <Definition of={name}>{t(`alerts.define.${kind}`)}</Definition>
      </div>
      {open && some && (
        <div className={classes.deals}>
          {top.map((deal) => (
            <button key={deal.id} type="button" className={classes.deal} onClick={() => openDeal(deal.id)}>
              <span className={classes.dealName}>{deal.name}</span>
              <span className={classes.dealMoney}>
                {deal.amountMinor === null ? "" : format.moneyShort(deal.amountMinor)}
              </span>
              <span className={classes.reason}>
                {[deal.owner, reasonOf(deal.reason)].filter(Boolean).join(" · ")}
              </span>
            </button>
          ))}
          <Button variant="subtle" size="compact-sm" className={classes.all} onClick={showAll}>
            {t("alerts.open", { count: deals, shown: format.number(deals) })}
          </Button>
        </div>
      )}
    </li>
  );
}
