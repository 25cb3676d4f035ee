import { DatePicker } from "@mantine/dates";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Calendar } from "../../../shell/Calendar.tsx";
import { parseTypedDay } from "../model/typedDay.ts";

interface DayChoiceProps {
  /** What is typed beside it: its day is marked, and its month comes into sight. */
  text: string;
  today: string;
  onChoose: (day: string) => void;
}

export function DayChoice({ text, today, onChoose }: DayChoiceProps) {
  const { t, i18n } = useTranslation("deals");
  const parsed = parseTypedDay(text, today);
  const day = parsed.ok ? parsed.value : null;
  const [month, setMonth] = useState(day ?? today);
  const [seen, setSeen] = useState(day);
  if (day !== seen) {
    setSeen(day);
    if (day) setMonth(day);
  }
  return (
    <Calendar>
      <DatePicker
        size="xs"
        aria-label={t("editor.calendar")}
        ariaLabels={{
          previousMonth: t("calendar.previousMonth"),
          nextMonth: t("calendar.nextMonth"),
          previousYear: t("calendar.previousYear"),
          nextYear: t("calendar.nextYear"),
          previousDecade: t("calendar.previousDecade"),
          nextDecade: t("calendar.nextDecade"),
          monthLevelControl: t("calendar.toYear"),
          yearLevelControl: t("calendar.toDecade"),
        }}
        monthLabelFormat={i18n.language === "zh-CN" ? "YYYY年M月" : "MMMM YYYY"}
        value={day}
        date={month}
        onDateChange={setMonth}
        onChange={(chosen) => chosen && onChoose(chosen)}
        highlightToday
        hideOutsideDates
      />
    </Calendar>
  );
}
