import { Button, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CellFormat } from "../../../../contract/importing.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { twoUnits } from "../model/reading.ts";
import { useUnitName } from "./useUnitName.ts";

interface Props {
  header: string;
  samples: readonly string[];
  format: CellFormat;
  /** What the other cells name. */
  unit: number;
  onSet: (patch: CellFormat) => void;
}

/** Whether cells without a unit are in that of the cells beside them: 85 beside 120万. */
export function UnitAsk({ header, samples, format, unit, onSet }: Props) {
  const { t } = useTranslation("imports");
  const shown = useFormat();
  const unitName = useUnitName();
  const both = twoUnits(samples, format, unit);
  return (
    <Group gap="xs" wrap="nowrap" role="group" data-ask aria-label={t("format.scale", { header })}>
      {([1, unit] as const).map((scale) => {
        const value = both && shown.quantity(scale === 1 ? both.one : both.scaled);
        return (
          <Button key={scale} size="compact-sm" variant="default" onClick={() => onSet({ scale })}>
            {both ? t("format.isNumber", { sample: both.sample, value }) : unitName(scale)}
          </Button>
        );
      })}
    </Group>
  );
}
