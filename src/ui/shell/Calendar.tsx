import "dayjs/locale/zh-cn";
import { DatesProvider } from "@mantine/dates";
import type { ReactNode } from "react";
import { useLocale } from "../locales/index.ts";

/** How a calendar heads its months and years. */
export function useCalendarWords() {
  const chinese = useLocale() === "zh-CN";
  return {
    monthLabelFormat: chinese ? "YYYY年M月" : "MMMM YYYY",
    yearLabelFormat: chinese ? "YYYY年" : "YYYY",
  };
}

/** Calendars in the language shown; weeks begin on Monday in both. */
export function Calendar({ children }: { children: ReactNode }) {
  const chinese = useLocale() === "zh-CN";
  return (
    <DatesProvider settings={{ locale: chinese ? "zh-cn" : "en", firstDayOfWeek: 1 }}>
      <div>{children}</div>
    </DatesProvider>
  );
}
