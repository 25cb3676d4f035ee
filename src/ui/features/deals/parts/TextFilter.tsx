import { Button, NativeSelect, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ColumnCondition } from "../../../../contract/common.ts";
import { textCondition, type TextOperator, textOperators } from "../model/conditions.ts";

interface TextFilterProps {
  condition: ColumnCondition | undefined;
  onApply: (condition: ColumnCondition | null) => void;
}

export function TextFilter({ condition, onApply }: TextFilterProps) {
  const { t } = useTranslation(["deals", "common"]);
  const known = textOperators.find((name) => name === condition?.type);
  const [operator, setOperator] = useState<TextOperator>(known ?? "contains");
  const [value, setValue] = useState(condition && "value" in condition ? String(condition.value) : "");
  const needsValue = operator !== "blank" && operator !== "notBlank";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onApply(textCondition(operator, value));
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <NativeSelect
          size="xs"
          aria-label={t("filter.operator")}
          value={operator}
          onChange={(event) => setOperator(event.currentTarget.value as TextOperator)}
          data={textOperators.map((name) => ({ value: name, label: t(`filter.op.${name}`) }))}
        />
        {needsValue && (
          <TextInput
            data-autofocus
            aria-label={t("filter.value")}
            value={value}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
        )}
        <Button type="submit">{t("common:action.apply")}</Button>
      </Stack>
    </form>
  );
}
