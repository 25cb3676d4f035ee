import { Button, Group, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CellFormat } from "../../../../contract/importing.ts";
import type { Day } from "../../../../core/domain/days.ts";
import type { DateOrder } from "../../../../core/mapping/fields.ts";
import { useFormat } from "../../../state/useFormat.ts";
import type { Column } from "../model/blockers.ts";
import { twoReadings } from "../model/reading.ts";
import classes from "./FormatChoice.module.css";

/** A column, and how to say that it is written otherwise. */
export interface ChoiceProps {
  column: Column;
  onSet: (patch: CellFormat) => void;
}

/** The order of day and month. Where both fit every cell, it asks. */
export function DateChoice({ column: { header, format, samples }, onSet }: ChoiceProps) {
  const { t } = useTranslation("imports");
  const shown = useFormat();
  if (format.ambiguous) {
    const both = twoReadings(samples, ["dmy", "mdy"]) ?? twoReadings(samples, ["ymd", "dmy"]);
    const orders: readonly DateOrder[] = both ? [...both.days.keys()] : ["dmy", "mdy"];
    const dayBy = (order: DateOrder) => shown.day(both?.days.get(order) as Day);
    return (
      <Group gap="xs" wrap="nowrap" role="group" data-ask aria-label={t("format.date", { header })}>
        {orders.map((dateOrder) => (
          <Button
            key={dateOrder}
            size="compact-sm"
            variant="default"
            title={both ? t("format.reads", { sample: both.sample, day: dayBy(dateOrder) }) : undefined}
            onClick={() => onSet({ dateOrder })}
          >
            {both ? dayBy(dateOrder) : t(`format.order.${dateOrder}`)}
          </Button>
        ))}
      </Group>
    );
  }
  if (!format.dateOrder) return <span className={classes.plain}>{t("format.days")}</span>;
  return (
    <Select
      aria-label={t("format.date", { header })}
      data={(["ymd", "dmy", "mdy"] as const).map((value) => ({ value, label: t(`format.order.${value}`) }))}
      value={format.dateOrder}
      onChange={(dateOrder) => dateOrder && onSet({ dateOrder: dateOrder })}
      allowDeselect={false}
    />
  );
}
