import { useTranslation } from "react-i18next";
import type { ColumnCondition, DealColumn } from "../../contract/common.ts";
import { useLocale } from "../locales/index.ts";
import type { Chip, ListField } from "../presenters/filterChips.ts";
import { chipsOf } from "../presenters/filterChips.ts";
import { useCall } from "./engine.ts";
import { useColumnName } from "./useColumnName.ts";
import { useFormat } from "./useFormat.ts";
import { nameIn, useLists } from "./useLists.ts";
import { useWindow } from "./windowStore.ts";

const SHOWN = 2;

/** The filter in words, for chips, subtitles and empty states. */
export function useFilterWords() {
  const { t } = useTranslation(["shell", "common"]);
  const locale = useLocale();
  const nameOfColumn = useColumnName();
  const format = useFormat();
  const lists = useLists();
  const narrowed = useWindow((state) => state.filter.changeSet !== undefined);
  const sets = useCall("history.changeSets", { limit: 10_000 }, { enabled: narrowed }).data;

  /** Name of an id; the text itself where it is a name already. */
  function nameOf(field: ListField, value: string): string {
    switch (field) {
      case "owner":
        return lists.people.find((person) => person.id === value)?.name ?? value;
      case "team":
        return lists.teams.find((team) => team.id === value)?.name ?? value;
      case "product":
        return lists.products.find((product) => product.id === value)?.name ?? value;
      case "pipeline": {
        const pipeline = lists.pipelines.find(({ id }) => id === value);
        return pipeline ? nameIn(locale, pipeline) : value;
      }
      case "stage": {
        const stage = lists.pipelines.flatMap(({ stages }) => stages).find(({ id }) => id === value);
        return stage ? nameIn(locale, stage) : value;
      }
      case "state":
        return value === "open" || value === "won" || value === "lost" ? t(`common:state.${value}`) : value;
      case "account":
      case "source":
        return value;
    }
  }

  function cell(column: DealColumn, value: string | number): string {
    if (typeof value === "number" && column === "amountMinor") return format.money(value);
    if (typeof value === "number" && column === "quantity") return format.quantity(value);
    return typeof value === "number" ? format.figure(value) : value;
  }

  function range(from: string | null, to: string | null): string {
    if (from !== null && to !== null) return from === to ? from : t("filter.between", { from, to });
    return from !== null ? t("filter.since", { from }) : t("filter.until", { to: to ?? "" });
  }

  function condition(column: DealColumn, { ...it }: ColumnCondition): string {
    switch (it.type) {
      case "contains":
      case "notContains":
      case "equals":
      case "notEqual":
      case "startsWith":
      case "endsWith":
        return t(`filter.condition.${it.type}`, { value: cell(column, it.value) });
      case "range":
        return range(
          it.from === undefined ? null : cell(column, it.from),
          it.to === undefined ? null : cell(column, it.to),
        );
      case "oneOf":
        return some(it.values);
      case "blank":
      case "notBlank":
        return t(`filter.condition.${it.type}`);
    }
  }

  function some(names: string[]): string {
    const first = names.slice(0, SHOWN).join(t("filter.comma"));
    return names.length > SHOWN
      ? t("filter.andMore", { first, more: format.number(names.length - SHOWN) })
      : first;
  }

  function words(chip: Chip): { label: string; value: string } {
    switch (chip.kind) {
      case "list":
        return {
          label: t(`common:column.${chip.field}`),
          value: some(chip.values.map((value) => nameOf(chip.field, value))),
        };
      case "days":
        return {
          label: t(`filter.day.${chip.field}`),
          value: range(chip.from && format.day(chip.from), chip.to && format.day(chip.to)),
        };
      case "column":
        return { label: nameOfColumn(chip.column), value: condition(chip.column, chip.condition) };
      case "ids":
        return {
          label: t("filter.ids"),
          value: t("common:deals", { count: chip.count, shown: format.number(chip.count) }),
        };
      case "changeSet": {
        const set = sets?.find(({ id }) => id === chip.changeSet);
        return {
          label: t("filter.changeSet"),
          value: set ? (set.note ?? format.instant(set.recordedAt)) : "",
        };
      }
    }
  }

  return { words, nameOf, format, locale, lists };
}

/** The whole filter of the window as one line; null where nothing narrows it. */
export function useFilterLine(): string | null {
  const { t } = useTranslation("shell");
  const { words, format } = useFilterWords();
  const filter = useWindow((state) => state.filter);
  const search = useWindow((state) => state.search).trim();
  const period = useWindow((state) => state.period);
  const parts = chipsOf(filter).map((chip) => {
    const { label, value } = words(chip);
    return t("filter.part", { label, value });
  });
  if (period) {
    const value = period.key
      ? format.period(period.key)
      : t("filter.between", { from: format.day(period.from), to: format.day(period.to) });
    parts.push(t("filter.part", { label: t(`filter.day.${period.basis}`), value }));
  }
  if (search) parts.push(t("filter.searchPart", { search }));
  return parts.length === 0 ? null : parts.join(t("filter.semicolon"));
}
