import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallOutput } from "../../../contract/calls.ts";
import { Block } from "../../components/Block.tsx";
import { Definition } from "../../components/Definition.tsx";
import { useAct } from "../../state/engine.ts";
import { toastChange } from "../../state/history.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useLists } from "../../state/useLists.ts";
import { useStageName } from "../../state/useStageName.ts";
import { useWindow } from "../../state/windowStore.ts";
import work from "./WorkBlocks.module.css";
import classes from "./WorkTable.module.css";

type Weeks = CallOutput<"plan.weeks">;
type DeadDeal = Weeks["dead"][number];

/** Deals that stand at first. */
const FIRST = 8;

interface DeadBlockProps {
  plan: Weeks;
  /** Of a past day nothing is closed. */
  past: boolean;
}

/** Open deals so old that hardly any such was won: no work is planned for them, but a decision. */
export function DeadBlock({ plan, past }: DeadBlockProps) {
  const { t } = useTranslation("plan");
  const format = useFormat();
  const openList = useWindow((state) => state.openList);
  const [all, setAll] = useState(false);
  const { person, dead, deadDeals, deadMinor, deadIds } = plan;
  if (deadDeals === 0) return null;
  const shown = all ? dead : dead.slice(0, FIRST);
  const title = t("dead.title", {
    name: person.name,
    count: deadDeals,
    shown: format.number(deadDeals),
    money: format.moneyShortUnit(deadMinor),
  });
  return (
    <Block
      title={title}
      subtitle={t("dead.subtitle")}
      controls={
        <>
          <Definition of={t("dead.heading")}>{t("dead.define")}</Definition>
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() =>
              openList({ title: t("dead.list", { name: person.name }), filter: { ids: deadIds } })
            }
          >
            {t("dead.open", { count: deadDeals, shown: format.number(deadDeals) })}
          </Button>
        </>
      }
    >
      <div className={classes.scroll}>
        <table className={classes.table}>
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col" className={classes.deal}>
                {t("work.deal")}
              </th>
              <th scope="col" className={classes.figure}>
                {t("work.amount", { currency: format.currencySymbol })}
              </th>
              <th scope="col">{t("dead.why")}</th>
              {!past && (
                <th scope="col" className={classes.act}>
                  {t("dead.decide")}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map((deal) => (
              <Row key={deal.id} deal={deal} past={past} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < dead.length && (
        <Button className={work.more} size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
          {t("stuck.more", { shown: format.number(dead.length), count: dead.length })}
        </Button>
      )}
    </Block>
  );
}

function Row({ deal, past }: { deal: DeadDeal; past: boolean }) {
  const { t } = useTranslation("plan");
  const format = useFormat();
  const stageName = useStageName();
  const lost = useLostStage(deal.stageId);
  const closing = useAct("deals.edit");
  const openDeal = useWindow((state) => state.openDeal);
  const open = useWindow((state) => state.deal === deal.id);
  const { like } = deal;
  const place = [
    t("work.inStage", { stage: stageName(deal.stageId, deal.stage), days: format.days(deal.daysInStage) }),
    deal.account,
  ];
  const close = (stage: string): void => {
    closing.mutate(
      { edits: [{ id: deal.id, fields: { stage } }] },
      {
        onSuccess: ({ changeSet }) =>
          changeSet && toastChange(t("dead.closed", { name: deal.name }), changeSet),
      },
    );
  };
  return (
    <tr data-dead={deal.id} data-open={open || undefined}>
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
      <td className={classes.why}>
        {t(like.everywhere ? "dead.everywhere" : "dead.here", {
          days: format.days(like.days),
          count: like.deals,
          deals: format.number(like.deals),
          won: format.number(like.won),
        })}
      </td>
      {!past && (
        <td className={classes.act}>
          {lost !== null && (
            <Button
              size="compact-sm"
              variant="default"
              loading={closing.isPending}
              aria-label={t("dead.closeNamed", { name: deal.name })}
              onClick={() => close(lost)}
            >
              {t("dead.close")}
            </Button>
          )}
        </td>
      )}
    </tr>
  );
}

/** The lost stage of the pipeline that a stage is of, by id. */
function useLostStage(stageId: string): string | null {
  const { pipelines } = useLists();
  const own = pipelines.find(({ stages }) => stages.some(({ id }) => id === stageId));
  return own?.stages.find(({ kind }) => kind === "lost")?.id ?? null;
}
