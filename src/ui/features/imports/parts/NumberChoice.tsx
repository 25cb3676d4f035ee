import { Button, Group, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../state/useFormat.ts";
import { scales } from "../model/formats.ts";
import { twoNumbers } from "../model/reading.ts";
import type { ChoiceProps } from "./DateChoice.tsx";
import { UnitAsk } from "./UnitAsk.tsx";
import { useUnitName } from "./useUnitName.ts";
import classes from "./FormatChoice.module.css";

/** The decimal mark, and of money the unit. Where both marks fit every cell, it asks. */
export function NumberChoice({
  column: { header, format, samples },
  money,
  onSet,
}: ChoiceProps & { money: boolean }) {
  const { t } = useTranslation("imports");
  const shown = useFormat();
  const unitName = useUnitName();
  if (format.ambiguous && format.mixedUnit)
    return <UnitAsk {...{ header, samples, onSet }} format={format} unit={format.mixedUnit} />;
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
            label: unitName(scale),
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
