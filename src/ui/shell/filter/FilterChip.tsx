import { Popover, Tooltip } from "@mantine/core";
import { X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Chip, chipKey, withoutChip } from "../../presenters/filterChips.ts";
import { useFilterWords } from "../../state/useFilterWords.ts";
import { useWindow } from "../../state/windowStore.ts";
import classes from "./FilterBar.module.css";
import { FilterEditor } from "./FilterEditor.tsx";

/** One condition: click its words to change it, its cross to drop it. */
export function FilterChip({ chip }: { chip: Chip }) {
  const { t } = useTranslation("shell");
  const { words } = useFilterWords();
  const setFilter = useWindow((state) => state.setFilter);
  const [opened, setOpened] = useState(false);
  const { label, value } = words(chip);
  const text = (
    <>
      <span className={classes.chipLabel}>{label}</span> <span className={classes.chipValue}>{value}</span>
    </>
  );
  return (
    <div className={classes.chip} data-chip={chip.kind === "column" ? chip.column : chipKey(chip)}>
      {chip.kind === "list" || chip.kind === "days" || chip.kind === "column" ? (
        <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus>
          <Popover.Target>
            <button
              type="button"
              className={classes.chipText}
              aria-label={t("filter.change", { label, value })}
              onClick={() => setOpened((now) => !now)}
            >
              {text}
            </button>
          </Popover.Target>
          <Popover.Dropdown className={classes.editor} aria-label={label}>
            <FilterEditor
              field={chip.kind === "column" ? chip.column : chip.field}
              onDone={() => setOpened(false)}
            />
          </Popover.Dropdown>
        </Popover>
      ) : (
        <Tooltip label={`${label} ${value}`}>
          <span className={classes.chipText}>{text}</span>
        </Tooltip>
      )}
      <button
        type="button"
        className={classes.chipRemove}
        aria-label={t("filter.remove", { label })}
        onClick={() => setFilter((filter) => withoutChip(filter, chip))}
      >
        <X size={13} aria-hidden />
      </button>
    </div>
  );
}
