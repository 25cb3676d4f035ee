import { Combobox, ScrollArea, TextInput, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { Check, Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { asList, type ListField, withList } from "../../presenters/filterChips.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useWindow } from "../../state/windowStore.ts";
import classes from "./FilterBar.module.css";
import { useFilterOptions } from "./useFilterOptions.ts";

/** Several values of one field, found by typing; arrows and Enter reach them all. */
export function ValueChoice({ field, onDone }: { field: ListField; onDone: () => void }) {
  const { t } = useTranslation(["shell", "common"]);
  const format = useFormat();
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed.trim(), 150);
  const combobox = useCombobox({ opened: true });
  const input = useRef<HTMLInputElement>(null);
  // Opened within a popover that has the focus already: it is this field that is meant.
  useEffect(() => input.current?.focus(), []);
  const chosen = asList(useWindow((state) => state.filter[field]));
  const setFilter = useWindow((state) => state.setFilter);
  const { options, loading } = useFilterOptions(field, search);
  const words = typed.trim().toLowerCase().split(/\s+/);
  const shown = options.filter((option) => {
    const text = `${option.name} ${option.hint ?? ""}`.toLowerCase();
    // Accounts are searched by the engine, which knows pinyin too.
    return field === "account" || words.every((word) => text.includes(word));
  });
  const label = t(`common:column.${field}`);

  const toggle = (value: string) =>
    setFilter((filter) => {
      const now = asList(filter[field]);
      return withList(
        filter,
        field,
        now.includes(value) ? now.filter((other) => other !== value) : [...now, value],
      );
    });

  return (
    <Combobox store={combobox} onOptionSubmit={toggle}>
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          ref={input}
          value={typed}
          placeholder={t("filter.find", { field: label })}
          aria-label={t("filter.find", { field: label })}
          leftSection={<Search size={14} aria-hidden />}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.resetSelectedOption();
          }}
          onKeyDown={(event) => {
            if (event.key === "Tab") onDone();
          }}
        />
      </Combobox.EventsTarget>
      <ScrollArea.Autosize mah={320} mt="sm" type="auto">
        <Combobox.Options aria-label={label} aria-multiselectable>
          {shown.map((option) => {
            const on = chosen.includes(option.value);
            return (
              <Combobox.Option
                key={option.value}
                value={option.value}
                active={on}
                aria-selected={on}
                className={classes.option}
                px="sm"
                py={4}
              >
                <span className={classes.tick} data-on={on || undefined} aria-hidden>
                  {on && <Check size={12} strokeWidth={3} />}
                </span>
                <span className={classes.optionName}>
                  {option.name} {option.hint && <span className={classes.optionHint}>{option.hint}</span>}
                </span>
                {option.deals !== undefined && (
                  <span className={classes.optionCount}>{format.number(option.deals)}</span>
                )}
              </Combobox.Option>
            );
          })}
        </Combobox.Options>
        {shown.length === 0 && !loading && (
          <div className={classes.nothing}>{t(typed ? "filter.nothing" : "filter.noneInUse")}</div>
        )}
      </ScrollArea.Autosize>
    </Combobox>
  );
}
