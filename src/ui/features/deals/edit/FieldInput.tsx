import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DealColumn, DealFields } from "../../../../contract/common.ts";
import { useCall } from "../../../state/engine.ts";
import { useColumnName } from "../../../state/useColumnName.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { columnSpec } from "../model/columns.ts";
import { entryOfChoice, entryOfText } from "../model/entry.ts";
import { type Typed, TypedField } from "./TypedField.tsx";

interface FieldInputProps {
  column: DealColumn;
  pipelineId: string | null;
  placeholder?: string;
  autoFocus?: boolean;
  /** With the edit that the value comes to ({} while empty), and why it comes to none. */
  onChange: (fields: DealFields, error: string | null) => void;
}

/** One field of a form for a new deal. */
export function FieldInput({ column, pipelineId, placeholder, autoFocus, onChange }: FieldInputProps) {
  const { t } = useTranslation(["deals", "common"]);
  const nameOf = useColumnName();
  const format = useFormat();
  const today = useCall("file.info", {}).data?.today ?? "";
  const [text, setText] = useState("");
  const [error, setError] = useState<string | null>(null);

  const take = ({ text: typed, option }: Typed, leaving: boolean) => {
    setText(typed);
    const context = { baseCurrency: format.currency, today };
    const entry = option
      ? entryOfChoice(column, option)
      : entryOfText(column, typed, { currency: format.currency, custom: {} }, context);
    const empty = typed.trim() === "";
    const wrong = entry || empty ? null : t(sentenceOf(column));
    // While typing a value is not wrong yet, only unfinished.
    setError(leaving ? wrong : null);
    onChange(empty || !entry ? {} : entry.fields, wrong);
  };
  return (
    <TypedField
      column={column}
      pipelineId={pipelineId}
      today={today}
      text={text}
      label={nameOf(column)}
      placeholder={placeholder}
      error={error}
      autoFocus={autoFocus}
      onChange={(typed) => take(typed, false)}
      onLeave={(typed) => take(typed, true)}
    />
  );
}

function sentenceOf(column: DealColumn) {
  switch (columnSpec(column).kind) {
    case "money":
      return "filter.wrong.notMoney";
    case "day":
      return "filter.wrong.notDay";
    case "percent":
      return "filter.wrong.notPercent";
    case "quantity":
    case "number":
      return "filter.wrong.notNumber";
    default:
      return "editor.nothing";
  }
}
