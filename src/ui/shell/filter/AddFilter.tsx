import { Button, Popover, UnstyledButton } from "@mantine/core";
import { ChevronRight, Plus } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DealColumn } from "../../../contract/common.ts";
import { useColumnName } from "../../state/useColumnName.ts";
import { useCustomFields } from "../../state/useCustomFields.ts";
import type { FilterField } from "../../presenters/filterChips.ts";
import classes from "./FilterBar.module.css";
import { FilterEditor, isDayField } from "./FilterEditor.tsx";

type Field = FilterField | DealColumn;

/** Every column of a deal, by what it is about. */
const groups = [
  { name: "who", fields: ["team", "owner", "account"] },
  {
    name: "where",
    fields: [
      "pipeline",
      "stage",
      "state",
      "category",
      "stageProbability",
      "repProbability",
      "managerProbability",
    ],
  },
  {
    name: "what",
    fields: ["name", "product", "quantity", "amountMinor", "currency", "currencyAmountMinor"],
  },
  { name: "when", fields: ["created", "expected", "closed", "stageEnteredOn", "nextStepOn"] },
  { name: "more", fields: ["source", "lossReason", "nextStep", "note", "sourceSystem", "sourceId"] },
] as const satisfies readonly { name: string; fields: readonly Field[] }[];

/** [+ Filter]: first the field, then its values, in one popover. */
export function AddFilter() {
  const { t } = useTranslation(["shell", "common"]);
  const [opened, setOpened] = useState(false);
  const [field, setField] = useState<Field | null>(null);
  const toggle = (open: boolean) => {
    setOpened(open);
    setField(null);
  };
  const nameOf = useColumnName();
  const own = useCustomFields() ?? [];
  const name = (it: Field) => (isDayField(it) ? t(`filter.day.${it}`) : nameOf(it));
  const all = own.length > 0 ? [...groups, { name: "own" as const, fields: own }] : groups;
  return (
    <Popover opened={opened} onChange={toggle} position="bottom-start" trapFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<Plus size={14} aria-hidden />}
          aria-label={t("filter.addLabel")}
          onClick={() => toggle(!opened)}
        >
          {t("filter.add")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown
        className={field ? classes.editor : classes.fields}
        aria-label={field ? name(field) : t("filter.addLabel")}
      >
        {field ? (
          <FilterEditor field={field} onDone={() => toggle(false)} />
        ) : (
          <div role="menu" tabIndex={-1} aria-label={t("filter.addLabel")} onKeyDown={moveFocus}>
            {all.map((group) => (
              <div key={group.name} role="group" aria-label={t(`filter.group.${group.name}`)}>
                <div className={classes.group} aria-hidden>
                  {t(`filter.group.${group.name}`)}
                </div>
                {group.fields.map((it) => (
                  <UnstyledButton
                    key={it}
                    role="menuitem"
                    className={classes.option}
                    w="100%"
                    onClick={() => setField(it)}
                  >
                    <span className={classes.optionName}>{name(it)}</span>
                    <ChevronRight size={14} aria-hidden color="var(--fw-muted)" />
                  </UnstyledButton>
                ))}
              </div>
            ))}
          </div>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=menuitem]")];
  const at = items.indexOf(document.activeElement as HTMLElement);
  items[(at + by + items.length) % items.length]?.focus();
}
