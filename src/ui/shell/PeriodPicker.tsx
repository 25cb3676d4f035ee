import { ActionIcon, Button, Divider, Popover, SegmentedControl, Stack, UnstyledButton } from "@mantine/core";
import { DatePicker } from "@mantine/dates";
import { CalendarRange, ChevronDown, ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Period, PeriodBasis } from "../state/address.ts";
import { useCall } from "../state/engine.ts";
import { useFormat } from "../state/useFormat.ts";
import { useWindow } from "../state/windowStore.ts";
import { makePeriod, nearPeriods, shiftPeriod } from "../presenters/periods.ts";
import { Calendar, useCalendarWords } from "./Calendar.tsx";
import classes from "./Chooser.module.css";

const bases: readonly PeriodBasis[] = ["created", "expected", "closed"];

/** The one period of the window: which deals, by the day they were created, expected or closed. */
export function PeriodPicker() {
  const { t } = useTranslation("shell");
  const format = useFormat();
  const calendarWords = useCalendarWords();
  const today = useCall("file.info", {}).data?.today;
  const period = useWindow((state) => state.period);
  const setPeriod = useWindow((state) => state.setPeriod);
  const [opened, setOpened] = useState(false);
  const [basis, setBasis] = useState<PeriodBasis>(period?.basis ?? "created");
  const shownBasis = period?.basis ?? basis;

  const choose = (next: Period | null) => {
    setPeriod(next);
    setOpened(false);
  };
  const chooseBasis = (next: PeriodBasis) => {
    setBasis(next);
    if (period) setPeriod({ ...period, basis: next });
  };
  const name = (it: Period) =>
    it.key
      ? format.period(it.key)
      : t("filter.between", { from: format.day(it.from), to: format.day(it.to) });
  const step = (by: number) =>
    period?.key && setPeriod(makePeriod(shiftPeriod(period.key, by), period.basis));

  return (
    <div className={classes.group}>
      {period?.key && (
        <ActionIcon aria-label={t("period.earlier")} onClick={() => step(-1)}>
          <ChevronLeft size={16} />
        </ActionIcon>
      )}
      <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus withinPortal>
        <Popover.Target>
          <Button
            variant="subtle"
            color="gray"
            className={classes.target}
            data-set={period !== null || undefined}
            leftSection={<CalendarRange size={14} aria-hidden />}
            rightSection={<ChevronDown size={14} aria-hidden />}
            onClick={() => setOpened((now) => !now)}
          >
            {period ? t(`period.label.${period.basis}`, { period: name(period) }) : t("period.all")}
          </Button>
        </Popover.Target>
        <Popover.Dropdown className={classes.dropdown} aria-label={t("period.choose")}>
          <div className={classes.hint}>{t("period.basis")}</div>
          <SegmentedControl
            fullWidth
            value={shownBasis}
            onChange={chooseBasis}
            data={bases.map((value) => ({ value, label: t(`period.by.${value}`) }))}
          />
          <div className={classes.columns}>
            <Stack gap={0} className={classes.list}>
              <Choice chosen={period === null} onChoose={() => choose(null)}>
                {t("period.all")}
              </Choice>
              <Divider my="xs" />
              {today &&
                nearPeriods(shownBasis, today).map(({ when, unit, key }) => (
                  <Choice
                    key={key}
                    chosen={period?.key === key}
                    onChoose={() => choose(makePeriod(key, shownBasis))}
                    note={format.period(key)}
                  >
                    {t(`period.${when}.${unit}`)}
                  </Choice>
                ))}
            </Stack>
            <Calendar>
              <div className={classes.hint}>{t("period.own")}</div>
              <DatePicker
                {...calendarWords}
                key={period ? `${period.from}${period.to}` : "all"}
                type="range"
                size="xs"
                allowSingleDateInRange
                defaultDate={period?.to ?? today}
                defaultValue={period ? [period.from, period.to] : [null, null]}
                onChange={([from, to]) => from && to && choose({ key: null, from, to, basis: shownBasis })}
              />
            </Calendar>
          </div>
        </Popover.Dropdown>
      </Popover>
      {period?.key && (
        <ActionIcon aria-label={t("period.later")} onClick={() => step(1)}>
          <ChevronRight size={16} />
        </ActionIcon>
      )}
    </div>
  );
}

export function Choice({
  chosen,
  onChoose,
  note,
  children,
}: {
  chosen: boolean;
  onChoose: () => void;
  note?: string;
  children: string;
}) {
  return (
    <UnstyledButton className={classes.choice} aria-pressed={chosen} onClick={onChoose}>
      <span>{children}</span>
      {note && <span className={classes.note}>{note}</span>}
    </UnstyledButton>
  );
}
