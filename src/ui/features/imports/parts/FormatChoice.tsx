import { Button, Group, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CellFormat } from "../../../../contract/importing.ts";
import type { Column } from "../model/blockers.ts";
import { formatColumn } from "../model/choices.ts";
import { formatKind } from "../model/fields.ts";
import { scaleName, scales } from "../model/formats.ts";
import { twoNumbers, twoReadings } from "../model/reading.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { useImportFlow } from "../state/importFlow.ts";
import classes from "./FormatChoice.module.css";

/** How a column's dates and numbers are written. Where both ways fit every cell, it asks. */
export function FormatChoice({ path, column }: { path: string; column: Column }) {
  const { t } = useTranslation("imports");
  const { header, field, format } = column;
  const set = (patch: CellFormat) =>
    useImportFlow.getState().choose(path, (now) => formatColumn(now, header, format, patch));
  const kind = formatKind(field);
  if (field === null) return null;
  if (kind === "text") return <span className={classes.plain}>{t("format.text")}</span>;
  if (kind === "date") return <DateChoice column={column} onSet={set} />;
  if (kind === "percent") return <PercentChoice column={column} onSet={set} />;
  return <NumberChoice column={column} money={kind === "money"} onSet={set} />;
}

interface ChoiceProps {
  column: Column;
  onSet: (patch: CellFormat) => void;
}

function DateChoice({ column: { header, format, samples }, onSet }: ChoiceProps) {
  const { t } = useTranslation("imports");
  const shown = useFormat();
  if (format.ambiguous) {
    const both = twoReadings(samples);
    return (
      <Group gap="xs" wrap="nowrap" role="group" data-ask aria-label={t("format.date", { header })}>
        {(["dmy", "mdy"] as const).map((dateOrder) => (
          <Button
            key={dateOrder}
            size="compact-sm"
            variant="default"
            title={
              both ? t("format.reads", { sample: both.sample, day: shown.day(both[dateOrder]) }) : undefined
            }
            onClick={() => onSet({ dateOrder })}
          >
            {both ? shown.day(both[dateOrder]) : t(`format.${dateOrder}Ask`)}
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

/** Probabilities are written as shares or as percents. */
function PercentChoice({ column: { header, format }, onSet }: ChoiceProps) {
  const { t } = useTranslation("imports");
  return (
    <Select
      aria-label={t("format.percent", { header })}
      data={[
        { value: "percent", label: t("format.hundred") },
        { value: "fraction", label: t("format.one") },
      ]}
      value={format.fraction ? "fraction" : "percent"}
      onChange={(value) => value && onSet({ fraction: value === "fraction" })}
      allowDeselect={false}
    />
  );
}

function NumberChoice({
  column: { header, format, samples },
  money,
  onSet,
}: ChoiceProps & { money: boolean }) {
  const { t } = useTranslation("imports");
  const shown = useFormat();
  if (format.ambiguous) {
    const both = twoNumbers(samples);
    return (
      <Group gap="xs" wrap="nowrap" role="group" data-ask aria-label={t("format.mark", { header })}>
        {(["point", "comma"] as const).map((mark) => (
          <Button
            key={mark}
            size="compact-sm"
            variant="default"
            title={
              both
                ? t("format.isNumber", { sample: both.sample, value: shown.quantity(both[mark]) })
                : undefined
            }
            onClick={() => onSet({ decimalMark: mark === "point" ? "." : "," })}
          >
            {both ? shown.quantity(both[mark]) : t(`format.decimal.${mark}`)}
          </Button>
        ))}
      </Group>
    );
  }
  // Without a mark in any cell there is none to choose.
  if (!format.decimalMark && !money) return <span className={classes.plain}>{t("format.numbers")}</span>;
  return (
    <Group gap="xs" wrap="nowrap">
      {format.decimalMark && (
        <Select
          aria-label={t("format.mark", { header })}
          className={classes.mark}
          data={[
            { value: ".", label: t("format.decimal.point") },
            { value: ",", label: t("format.decimal.comma") },
          ]}
          value={format.decimalMark}
          onChange={(mark) => mark && onSet({ decimalMark: mark })}
          allowDeselect={false}
        />
      )}
      {money && (
        <Select
          aria-label={t("format.scale", { header })}
          className={classes.scale}
          data={scales(format.scale ?? 1).map((scale) => ({
            value: String(scale),
            label: scaleName(scale) ? t(`format.unit.${scaleName(scale) as "one"}`) : `× ${scale}`,
          }))}
          value={String(format.scale ?? 1)}
          onChange={(scale) => scale && onSet({ scale: Number(scale) })}
          allowDeselect={false}
          comboboxProps={{ width: 180, position: "bottom-end" }}
        />
      )}
    </Group>
  );
}
