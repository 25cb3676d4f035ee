import { Checkbox, ScrollArea, Stack, TextInput } from "@mantine/core";
import { Search } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ColumnCondition, DealColumn } from "../../../../contract/common.ts";
import { useOptions } from "../edit/useOptions.ts";
import { useColumnName } from "../../../state/useColumnName.ts";
import { useCall } from "../../../state/engine.ts";
import { useSystemName } from "../../../state/useSystemName.ts";

interface SetFilterProps {
  column: DealColumn;
  condition: ColumnCondition | undefined;
  onApply: (condition: ColumnCondition | null) => void;
}

/** One or several of the values in use; each tick applies at once. */
export function SetFilter({ column, condition, onApply }: SetFilterProps) {
  const { t } = useTranslation(["deals", "common"]);
  const systemName = useSystemName();
  const [typed, setTyped] = useState("");
  const { options } = useOptions(column, null, typed);
  const systems = useCall("lists.values", { column: "sourceSystem" }, { enabled: column === "sourceSystem" });
  const values =
    options ??
    (systems.data ?? [])
      .map((id) => ({ id, name: systemName(id) }))
      .filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()));
  const chosen = condition?.type === "oneOf" ? condition.values : [];
  const blank = condition?.type === "blank";
  const label = useColumnName()(column);
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id];
    onApply(next.length === 0 ? null : { type: "oneOf", values: next });
  };
  return (
    <Stack gap="sm">
      <TextInput
        data-autofocus
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        leftSection={<Search size={14} aria-hidden />}
        placeholder={t("filter.find", { column: label })}
        aria-label={t("filter.find", { column: label })}
      />
      <ScrollArea.Autosize mah={280} type="auto">
        <Stack gap={6}>
          {values.map(({ id, name }) => (
            <Checkbox key={id} label={name} checked={chosen.includes(id)} onChange={() => toggle(id)} />
          ))}
          <Checkbox
            label={t("filter.op.blank")}
            checked={blank}
            onChange={() => onApply(blank ? null : { type: "blank" })}
          />
        </Stack>
      </ScrollArea.Autosize>
    </Stack>
  );
}
