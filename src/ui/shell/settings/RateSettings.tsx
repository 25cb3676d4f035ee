import { ActionIcon, Button } from "@mantine/core";
import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallOutput } from "../../../contract/calls.ts";
import { RateForm } from "../../components/RateForm.tsx";
import { toast, toastError } from "../../components/toasts.tsx";
import { callAny, useAct, useCall } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import classes from "./RateSettings.module.css";
import { Setting } from "./Setting.tsx";

type Rate = CallOutput<"rates.list">[number];

/** What one unit of each currency is worth in the base currency, from which day on. */
export function RateSettings({ base, today }: { base: string; today: string }) {
  const { t } = useTranslation("settings");
  const format = useFormat();
  const rates = useCall("rates.list", {}).data ?? [];
  const set = useAct("rates.set");
  const remove = useAct("rates.remove");
  /** The rate in work: a known one, or a new one. */
  const [edited, setEdited] = useState<Rate | "new" | null>(null);
  const onSave = (rate: Rate) =>
    set.mutate(edited && edited !== "new" ? { ...rate, instead: edited.from } : rate, {
      onSuccess: () => setEdited(null),
    });
  const onRemove = (rate: Rate) =>
    remove.mutate(
      { currency: rate.currency, from: rate.from },
      {
        onSuccess: () =>
          toast({
            message: t("rateRemoved", { currency: rate.currency }),
            action: { label: t("rateUndo"), run: () => void callAny("rates.set", rate).catch(toastError) },
          }),
      },
    );
  return (
    <>
      <Setting label={t("rates")} hint={t("ratesHint", { base })}>
        <Button variant="default" onClick={() => setEdited("new")}>
          {t("rateAdd")}
        </Button>
      </Setting>
      {rates.length > 0 && (
        <table className={classes.table} aria-label={t("rates")}>
          <thead>
            <tr>
              <th scope="col">{t("rateCurrency")}</th>
              <th scope="col">{t("rateFrom")}</th>
              <th scope="col" className={classes.number}>
                {t("rateWorth", { base })}
              </th>
              <th scope="col">
                <span className="visually-hidden">{t("rateAct")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rates.map((rate) => {
              const named = { currency: rate.currency, day: format.day(rate.from) };
              return (
                <tr key={`${rate.currency} ${rate.from}`}>
                  <td>{rate.currency}</td>
                  <td>{named.day}</td>
                  <td className={classes.number}>{rate.rate}</td>
                  <td className={classes.act}>
                    <ActionIcon
                      variant="subtle"
                      aria-label={t("rateChange", named)}
                      onClick={() => setEdited(rate)}
                    >
                      <Pencil size={14} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      aria-label={t("rateRemove", named)}
                      onClick={() => onRemove(rate)}
                    >
                      <Trash2 size={14} aria-hidden />
                    </ActionIcon>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {edited && (
        <div className={classes.edit}>
          <RateForm
            key={edited === "new" ? "new" : `${edited.currency} ${edited.from}`}
            start={edited === "new" ? { currency: "", rate: "", from: today } : edited}
            base={base}
            save={t("rateSave")}
            onSave={onSave}
          />
          <Button size="compact-sm" variant="subtle" onClick={() => setEdited(null)}>
            {t("rateCancel")}
          </Button>
        </div>
      )}
    </>
  );
}
