import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ImportInspection } from "../../../../contract/importing.ts";
import { RateForm } from "../../../components/RateForm.tsx";
import { useFormat } from "../../../state/useFormat.ts";
import type { Column } from "../model/blockers.ts";
import { formatColumn } from "../model/choices.ts";
import { formatKind } from "../model/fields.ts";
import type { FileEntry } from "../state/fileEntry.ts";
import { useImportFlow } from "../state/importFlow.ts";
import classes from "./RateAsk.module.css";

interface Props {
  file: FileEntry;
  inspection: ImportInspection;
  columns: readonly Column[];
}

/** A rate for each currency that has none, and those that were given; or all amounts are in the base currency after all. */
export function RateAsk({ file, inspection, columns }: Props) {
  const { t } = useTranslation("imports");
  const base = useFormat().currency;
  const { rates = [] } = file.choices;
  const needed = inspection.ratesNeeded.map(({ currency }) => currency);
  const shown = [...new Set([...rates.map(({ currency }) => currency), ...needed])];
  if (shown.length === 0) return null;
  const { choose, giveRate: give } = useImportFlow.getState();
  const takeAsBase = () =>
    choose(file.path, (now) =>
      columns
        .filter(({ field }) => formatKind(field) === "money")
        .reduce((next, { header, format }) => formatColumn(next, header, format, { currency: base }), now),
    );
  return (
    <section aria-label={t("rate.heading")} className={classes.rates}>
      {shown.map((currency) => {
        const given = rates.find((rate) => rate.currency === currency);
        return (
          <RateForm
            key={`${currency} ${given?.rate}`}
            start={{ currency, rate: given?.rate ?? "", from: given?.from ?? inspection.asOf }}
            base={base}
            save={given ? t("rate.change") : t("rate.take")}
            onSave={give}
          />
        );
      })}
      {needed.length === 1 && (
        <Button size="compact-sm" variant="subtle" onClick={takeAsBase}>
          {t("rate.inBase", { base })}
        </Button>
      )}
    </section>
  );
}
