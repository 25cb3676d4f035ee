import { ActionIcon, CopyButton, Tooltip } from "@mantine/core";
import { Check, Link } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { DealRow } from "../../../../contract/common.ts";
import { useFormat } from "../../../state/useFormat.ts";
import classes from "./panel.module.css";

/** Name, account and amount: what tells this deal from others at a glance. */
export function Heading({ deal }: { deal: DealRow }) {
  const { t } = useTranslation(["deal", "common"]);
  const format = useFormat();
  return (
    <header className={classes.heading}>
      <h2 className={classes.name}>{deal.name}</h2>
      <CopyButton value={deal.id}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t("copied") : t("copyId", { id: deal.id })}>
            <ActionIcon aria-label={t("copyId", { id: deal.id })} onClick={copy}>
              {copied ? <Check size={14} /> : <Link size={14} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
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
