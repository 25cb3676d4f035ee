import { ActionIcon, CopyButton, Tooltip } from "@mantine/core";
import { Check, ChevronDown, ChevronUp, Link } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { DealRow } from "../../../../contract/common.ts";
import { Keys } from "../../../shell/Keys.tsx";
import { useFormat } from "../../../state/useFormat.ts";
import { useWindow } from "../../../state/windowStore.ts";
import classes from "./panel.module.css";
import type { Neighbours } from "./useNeighbours.ts";

/** Name, account and amount: what tells this deal from others at a glance. */
export function Heading({ deal, neighbours }: { deal: DealRow; neighbours: Neighbours }) {
  const { t } = useTranslation("deal");
  const format = useFormat();
  // Of a list the panel's own head has these buttons.
  const fromList = useWindow((state) => state.list !== null);
  return (
    <header className={classes.heading}>
      <h2 className={classes.name}>{deal.name}</h2>
      <div className={classes.actions}>
        {!fromList && (
          <Neighbour id={neighbours.previous} label={t("previous")} keys="alt+up" icon={ChevronUp} />
        )}
        {!fromList && <Neighbour id={neighbours.next} label={t("next")} keys="alt+down" icon={ChevronDown} />}
        <CopyButton value={deal.id}>
          {({ copied, copy }) => (
            <Tooltip label={copied ? t("copied") : t("copyId", { id: deal.id })}>
              <ActionIcon aria-label={t("copyId", { id: deal.id })} onClick={copy}>
                {copied ? <Check size={14} /> : <Link size={14} />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
      </div>
      <p className={classes.subtitle}>
        {deal.account ?? t("noAccount")}
        {deal.amountMinor !== null && ` · ${format.moneyUnit(deal.amountMinor)}`}
        {deal.currency !== format.currency &&
          deal.currencyAmountMinor !== null &&
          ` (${deal.currency} ${format.moneyIn(deal.currencyAmountMinor, deal.currency)})`}
      </p>
    </header>
  );
}

interface NeighbourProps {
  id: string | null;
  label: string;
  keys: string;
  icon: typeof ChevronUp;
}

function Neighbour({ id, label, keys, icon: Icon }: NeighbourProps) {
  const replaceDeal = useWindow((state) => state.replaceDeal);
  return (
    <Tooltip
      label={
        <>
          {label} <Keys of={keys} />
        </>
      }
    >
      <ActionIcon aria-label={label} disabled={id === null} onClick={() => id !== null && replaceDeal(id)}>
        <Icon size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
