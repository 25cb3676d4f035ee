import { Button, Group, Stack } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { useTranslation } from "react-i18next";
import { type DayField, withDays } from "../../presenters/filterChips.ts";
import { makePeriod, nearPeriods } from "../../presenters/periods.ts";
import { useCall } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useWindow } from "../../state/windowStore.ts";
import { Calendar, useCalendarWords } from "../Calendar.tsx";
import chooser from "../Chooser.module.css";
import { Choice } from "../PeriodPicker.tsx";

/** A stretch of days for one of a deal's three days: a period of the calendar, or two days of one's own. */
export function DayRange({ field, onDone }: { field: DayField; onDone: () => void }) {
  const { t } = useTranslation(["shell", "common"]);
  const format = useFormat();
  const calendarWords = useCalendarWords();
  const today = useCall("file.info", {}).data?.today;
  const filter = useWindow((state) => state.filter);
  const setFilter = useWindow((state) => state.setFilter);
  const from = filter[`${field}From`] ?? null;
  const to = filter[`${field}To`] ?? null;
  const set = (nextFrom: string | null, nextTo: string | null) =>
    setFilter((now) => withDays(now, field, nextFrom, nextTo));
  return (
    <Stack gap="sm">
      <div>
        {today &&
          nearPeriods(field, today).map(({ when, unit, key }) => {
            const period = makePeriod(key, field);
            if (!period) return null;
            return (
              <Choice
                key={key}
                chosen={from === period.from && to === period.to}
                note={format.period(key)}
                onChoose={() => {
                  set(period.from, period.to);
                  onDone();
                }}
              >
                {t(`period.${when}.${unit}`)}
              </Choice>
            );
          })}
      </div>
      <Calendar>
        <div className={chooser.hint}>{t("period.own")}</div>
        <Group gap="sm" grow>
          <DateInput
            {...calendarWords}
            size="xs"
            clearable
            valueFormat="YYYY-MM-DD"
            placeholder={t("filter.from")}
            aria-label={t("filter.from")}
            value={from}
            maxDate={to ?? undefined}
            onChange={(day) => set(day, to)}
            popoverProps={{ withinPortal: false }}
          />
          <DateInput
            {...calendarWords}
            size="xs"
            clearable
            valueFormat="YYYY-MM-DD"
            placeholder={t("filter.to")}
            aria-label={t("filter.to")}
            value={to}
            minDate={from ?? undefined}
            onChange={(day) => set(from, day)}
            popoverProps={{ withinPortal: false }}
          />
        </Group>
      </Calendar>
      <Button variant="default" onClick={onDone}>
        {t("common:action.done")}
      </Button>
    </Stack>
  );
}
