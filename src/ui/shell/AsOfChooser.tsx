import { Button, Divider, Popover, Stack } from "@mantine/core";
import { DatePicker } from "@mantine/dates";
import { ChevronDown, History } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Day } from "../../core/domain/days.ts";
import { earlierEnds } from "../presenters/periods.ts";
import { useCall } from "../state/engine.ts";
import { useFormat } from "../state/useFormat.ts";
import { useWindow } from "../state/windowStore.ts";
import { Calendar, useCalendarWords } from "./Calendar.tsx";
import classes from "./Chooser.module.css";
import { Choice } from "./PeriodPicker.tsx";

/** The day as of which the pipeline is read: today, or any day of the past. */
export function AsOfChooser() {
  const { t } = useTranslation("shell");
  const format = useFormat();
  const calendarWords = useCalendarWords();
  const today = useCall("file.info", {}).data?.today;
  const asOf = useWindow((state) => state.asOf);
  const setAsOf = useWindow((state) => state.setAsOf);
  const [opened, setOpened] = useState(false);
  const choose = (day: Day | null) => {
    setAsOf(day !== null && today !== undefined && day >= today ? null : day);
    setOpened(false);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          className={classes.target}
          data-set={asOf !== null || undefined}
          leftSection={<History size={14} aria-hidden />}
          rightSection={<ChevronDown size={14} aria-hidden />}
          onClick={() => setOpened((now) => !now)}
        >
          {asOf ? t("asOf.day", { day: format.day(asOf) }) : t("asOf.today")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown} aria-label={t("asOf.choose")}>
        <div className={classes.columns} style={{ marginTop: 0 }}>
          <Stack gap={0} className={classes.list}>
            <Choice chosen={asOf === null} onChoose={() => choose(null)} note={today && format.day(today)}>
              {t("asOf.toToday")}
            </Choice>
            <Divider my="xs" />
            {today &&
              earlierEnds(today).map(({ unit, day }) => (
                <Choice key={unit} chosen={asOf === day} onChoose={() => choose(day)} note={format.day(day)}>
                  {t(`asOf.end.${unit}`)}
                </Choice>
              ))}
          </Stack>
          <Calendar>
            <DatePicker
              {...calendarWords}
              size="xs"
              maxDate={today}
              defaultDate={asOf ?? today}
              value={asOf}
              onChange={(day) => day && choose(day)}
            />
          </Calendar>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
