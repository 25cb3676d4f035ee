import { useTranslation } from "react-i18next";
import { type DealChance, expectedMinor, strongest } from "../../presenters/forecast.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useWindow } from "../../state/windowStore.ts";
import classes from "./DealsSection.module.css";
import { useReasonText } from "./useReasonText.ts";

/** One deal: what each says of its chance, how sure the model is, and why. */
export function DealChanceRow({ deal }: { deal: DealChance }) {
  const { t } = useTranslation("forecast");
  const format = useFormat();
  const reasonText = useReasonText();
  const openDeal = useWindow((state) => state.openDeal);
  const share = (value: number | null): string => (value === null ? "" : format.percent(value));
  const { amountMinor, expectedOn, model, low, high } = deal;
  const interval = low === null || high === null ? "" : format.interval(low, high);
  return (
    <tr data-deal={deal.deal}>
      <th scope="row" className={classes.name}>
        <button type="button" className={classes.open} title={deal.name} onClick={() => openDeal(deal.deal)}>
          {deal.name}
        </button>
      </th>
      <td title={amountMinor === null ? undefined : format.moneyUnit(amountMinor)}>
        {amountMinor === null ? "" : format.moneyShort(amountMinor)}
      </td>
      <td>{expectedOn === null ? "" : format.dayCell(expectedOn)}</td>
      <td>{share(deal.stageDefault)}</td>
      <td>{share(deal.rep)}</td>
      <td>{share(deal.manager)}</td>
      <td className={classes.model}>
        {model === null || low === null || high === null ? (
          ""
        ) : (
          <>
            <span className={classes.track} aria-hidden>
              <span
                className={classes.whisker}
                style={{ left: `${low * 100}%`, width: `${(high - low) * 100}%` }}
              />
              <span className={classes.dot} style={{ left: `${model * 100}%` }} />
            </span>
            <span className={classes.chance}>{format.percent(model)}</span>
            <span className={classes.interval} title={t("deals.interval", { interval })}>
              {interval}
            </span>
          </>
        )}
      </td>
      <td title={format.moneyUnit(expectedMinor(deal))}>{format.moneyShort(expectedMinor(deal))}</td>
      <td className={classes.reasons}>
        {strongest(deal).map((reason) => (
          <span key={reason.factor} className={classes.reason} data-lowers={reason.effect < 0 || undefined}>
            {reasonText(reason)}
          </span>
        ))}
      </td>
    </tr>
  );
}
