import { ActionIcon, Button, Checkbox, Group, Popover, ScrollArea, TextInput } from "@mantine/core";
import { ChevronDown, ChevronUp, Columns3, Pin, PinOff, Search } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type DealColumn, dealColumns } from "../../../../contract/common.ts";
import type { DealsGrid } from "../grid/dealsGrid.ts";
import { useColumnName } from "../../../state/useColumnName.ts";
import { withCustomFields } from "../model/customColumns.ts";
import { readColumns } from "../grid/layout.ts";
import { defaultLayout, type Layout, moveColumn, pinColumn, withColumn } from "../model/viewState.ts";
import type { ScreenControl } from "../screen/useScreenState.ts";
import classes from "./parts.module.css";

/** Which columns are shown, in which order, which stay in sight: by mouse and by keyboard. */
export function ColumnsMenu({ control, grid }: { control: ScreenControl; grid: DealsGrid | null }) {
  const { t } = useTranslation(["deals", "common"]);
  const [typed, setTyped] = useState("");
  const { layout, setLayout } = control;
  const change = (columns: (now: Layout["columns"]) => Layout["columns"]) =>
    setLayout((now) => ({ ...now, columns: columns(now.columns) }));
  const label = useColumnName();
  const fits = (id: DealColumn) => label(id).toLowerCase().includes(typed.trim().toLowerCase());
  const shown = layout.columns.filter(({ id }) => fits(id));
  const hidden = [...dealColumns, ...control.customFields].filter(
    (id) => !layout.columns.some((column) => column.id === id) && fits(id),
  );

  const fitAll = () => {
    if (!grid) return;
    grid.api.autoSizeAllColumns();
    setLayout((now) => ({ ...now, columns: readColumns(grid.api) }));
  };

  return (
    <Popover position="bottom-end" width={300} trapFocus onChange={(open) => open || setTyped("")}>
      <Popover.Target>
        <Button variant="default" leftSection={<Columns3 size={14} aria-hidden />}>
          {t("columns.button")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="sm" aria-label={t("columns.button")}>
        <TextInput
          data-autofocus
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          leftSection={<Search size={14} aria-hidden />}
          placeholder={t("columns.search")}
          aria-label={t("columns.search")}
        />
        <ScrollArea.Autosize mah={360} type="auto" mt="xs">
          {shown.length > 0 && <div className={classes.section}>{t("columns.shown")}</div>}
          {shown.map(({ id, pinned }) => (
            <div key={id} className={classes.columnRow}>
              <Checkbox
                size="xs"
                checked
                label={label(id)}
                disabled={layout.columns.length === 1}
                onChange={() => change((now) => withColumn(now, id, false))}
              />
              <ActionIcon
                size={24}
                aria-label={t(pinned ? "columns.unpin" : "columns.pin", { column: label(id) })}
                aria-pressed={pinned ?? false}
                onClick={() => change((now) => pinColumn(now, id, !pinned))}
              >
                {pinned ? <PinOff size={14} /> : <Pin size={14} />}
              </ActionIcon>
              <ActionIcon
                size={24}
                aria-label={t("columns.up", { column: label(id) })}
                onClick={() => change((now) => moveColumn(now, id, -1))}
              >
                <ChevronUp size={14} />
              </ActionIcon>
              <ActionIcon
                size={24}
                aria-label={t("columns.down", { column: label(id) })}
                onClick={() => change((now) => moveColumn(now, id, 1))}
              >
                <ChevronDown size={14} />
              </ActionIcon>
            </div>
          ))}
          {hidden.length > 0 && <div className={classes.section}>{t("columns.hidden")}</div>}
          {hidden.map((id) => (
            <div key={id} className={classes.columnRow}>
              <Checkbox
                size="xs"
                checked={false}
                label={label(id)}
                onChange={() => change((now) => withColumn(now, id, true))}
              />
            </div>
          ))}
          {shown.length + hidden.length === 0 && (
            <div className={classes.section}>{t("columns.nothing")}</div>
          )}
        </ScrollArea.Autosize>
        <Group gap="xs" mt="sm">
          <Button size="compact-xs" variant="subtle" onClick={fitAll}>
            {t("columns.fitAll")}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            onClick={() => change(() => withCustomFields(defaultLayout, control.customFields).columns)}
          >
            {t("columns.reset")}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
