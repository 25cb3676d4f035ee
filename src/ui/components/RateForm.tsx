import { Button, TextInput } from "@mantine/core";
import { DatePickerInput } from "@mantine/dates";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { RATE } from "../../core/domain/rates.ts";
import { Calendar } from "../shell/Calendar.tsx";
import { useFormat } from "../state/useFormat.ts";
import classes from "./RateForm.module.css";

interface Rate {
  currency: string;
  rate: string;
  from: string;
}

interface Props {
  /** What the fields hold at first; an empty currency is to be typed. */
  start: Rate;
  base: string;
  save: string;
  onSave: (rate: Rate) => void;
}

/** `1 CNY = 0.14 USD from 1 May`: Enter keeps it. */
export function RateForm({ start, base, save, onSave }: Props) {
  const { t } = useTranslation("common");
  const format = useFormat();
  const [currency, setCurrency] = useState(start.currency);
  const [typed, setTyped] = useState(start.rate);
  const [from, setFrom] = useState(start.from);
  const code = currency.trim().toUpperCase();
  const rate = typed.trim().replace(",", ".");
  const valid = RATE.test(rate) && /^[A-Z]{3}$/.test(code);
  const keep = () => {
    if (valid) onSave({ currency: code, rate, from });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    // In a dialog, Enter would go on to its next step.
    event.preventDefault();
    if (!event.nativeEvent.isComposing) keep();
  };
  const label = t("rate.worth", { currency: code, base });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <span>1</span>
      {start.currency === "" ? (
        <TextInput
          w={72}
          maxLength={3}
          aria-label={t("rate.currency")}
          placeholder="EUR"
          value={currency}
          onKeyDown={onKeyDown}
          onChange={(event) => setCurrency(event.currentTarget.value)}
        />
      ) : (
        <span className={classes.code}>{code}</span>
      )}
      <span>=</span>
      <TextInput
        w={104}
        inputMode="decimal"
        aria-label={label}
        value={typed}
        onKeyDown={onKeyDown}
        error={typed.trim() !== "" && !RATE.test(rate) ? t("rate.invalid") : undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <span className={classes.code}>{base}</span>
      <span>{t("rate.from")}</span>
      <Calendar>
        <DatePickerInput
          w={136}
          aria-label={t("rate.fromOf", { currency: code })}
          value={from}
          valueFormatter={({ date }) => (typeof date === "string" ? format.day(date) : "")}
          onChange={(day) => day && setFrom(day)}
          popoverProps={{ withinPortal: true }}
        />
      </Calendar>
      <Button type="submit" size="compact-sm" variant="default" disabled={!valid}>
        {save}
      </Button>
    </form>
  );
}
