import { useTranslation } from "react-i18next";
import { gapsOf, signedText, type TargetCell, type TargetUnit, valueText } from "../../presenters/targets.ts";
import { useFormat } from "../../state/useFormat.ts";
import classes from "./TargetGrid.module.css";

interface TargetCellViewProps {
  cell: TargetCell;
  name: string;
  period: string;
  unit: TargetUnit;
  /** There is no room for how much it does not add up. */
  narrow: boolean;
  lastYear: boolean;
}

/** One target: entered plainly, rolled up in grey, with what does not add up before it. */
export function TargetCellView({ cell, name, period, unit, narrow, lastYear }: TargetCellViewProps) {
  const { t } = useTranslation("targets");
  const format = useFormat();
  const { entered, target } = cell;
  const gaps = gapsOf(cell);
  const text = target === null ? "" : valueText(format, unit, target);
  const rolled = entered === null && target !== null;
  const said = target === null ? t("grid.empty") : rolled ? t("grid.rolled", { value: text }) : text;
  const words = gaps.map(({ key, size }) => t(`gap.${key}`, { money: valueText(format, unit, size) }));
  const title = [t("grid.cell", { name, period: format.period(period), value: said }), ...words].join("\n");
  return (
    <>
      <span className={classes.line} title={title}>
        {gaps[0] && (
          <span className={classes.gap} data-gap>
            <span aria-hidden>{narrow ? "≠" : signedText(format, unit, gaps[0].gap)}</span>
            <span className="visually-hidden">{words.join(", ")}</span>
          </span>
        )}
        <span className={classes.value} data-rolled={rolled || undefined} data-value>
          {text}
        </span>
      </span>
      {lastYear && cell.lastYear !== null && cell.lastYear !== 0 && (
        <span className={classes.was}>
          {t("grid.was", { value: valueText(format, unit, cell.lastYear) })}
        </span>
      )}
    </>
  );
}
