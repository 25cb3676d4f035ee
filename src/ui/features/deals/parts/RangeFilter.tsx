import { Button, Group, NativeSelect, Stack, TextInput, UnstyledButton } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ColumnCondition, DealColumn } from "../../../../contract/common.ts";
import { useCall } from "../../../state/engine.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { columnSpec } from "../model/columns.ts";
import {
  type Ends,
  endsOf,
  rangeCondition,
  type RangeOperator,
  rangeOperators,
} from "../model/conditions.ts";
import { type QuickSpan, quickSpans, spanOf } from "../model/quickDays.ts";
import classes from "./filters.module.css";

const codes = [
  "notMoney",
  "amountTooLarge",
  "notNumber",
  "numberTooLong",
  "notPercent",
  "notDay",
  "noSuchDay",
] as const;

interface RangeFilterProps {
  column: DealColumn;
  condition: ColumnCondition | undefined;
  onApply: (condition: ColumnCondition | null) => void;
}

/** From and to, for money, numbers and days; days also by name. */
export function RangeFilter({ column, condition, onApply }: RangeFilterProps) {
  const { t } = useTranslation(["deals", "common"]);
  const format = useFormat();
  const today = useCall("file.info", {}).data?.today ?? "";
  const { kind } = columnSpec(column);
  const [operator, setOperator] = useState<RangeOperator>(
    rangeOperators.find((name) => name === condition?.type) ?? "range",
  );
  const [ends, setEnds] = useState<Ends>(() => endsOf(column, condition, format.currency));
  const [wrong, setWrong] = useState<{ end: keyof Ends; code: string } | null>(null);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (operator !== "range") return onApply({ type: operator });
    const result = rangeCondition(column, ends, { baseCurrency: format.currency, today });
    if ("wrong" in result) setWrong({ end: result.wrong, code: result.code });
    else onApply(result.condition);
  };
  const field = (end: keyof Ends) => {
    const code = wrong?.end === end ? codes.find((known) => known === wrong.code) : undefined;
    return (
      <TextInput
        {...(end === "from" ? { "data-autofocus": true } : {})}
        aria-label={t(`filter.${end}`)}
        placeholder={t(`filter.${end}`)}
        value={ends[end]}
        error={code && t(`filter.wrong.${code}`)}
        onChange={(event) => {
          setEnds({ ...ends, [end]: event.currentTarget.value });
          setWrong(null);
        }}
      />
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {kind === "day" && (
          <QuickSpans today={today} onChoose={(span) => onApply({ type: "range", ...spanOf(span, today) })} />
        )}
        <NativeSelect
          size="xs"
          aria-label={t("filter.operator")}
          value={operator}
          onChange={(event) => setOperator(event.currentTarget.value as RangeOperator)}
          data={rangeOperators.map((name) => ({ value: name, label: t(`filter.op.${name}`) }))}
        />
        {operator === "range" && (
          <Group gap="sm" grow align="flex-start">
            {field("from")}
            {field("to")}
          </Group>
        )}
        {kind === "money" && (
          <span className={classes.hint}>{t("filter.money", { currency: format.currency })}</span>
        )}
        <Button type="submit">{t("common:action.apply")}</Button>
      </Stack>
    </form>
  );
}

function QuickSpans({ today, onChoose }: { today: string; onChoose: (span: QuickSpan) => void }) {
  const { t } = useTranslation("deals");
  if (today === "") return null;
  return (
    <div className={classes.quick}>
      {quickSpans.map((span) => (
        <UnstyledButton key={span} className={classes.quickItem} onClick={() => onChoose(span)}>
          {t(`filter.quick.${span}`)}
        </UnstyledButton>
      ))}
    </div>
  );
}
