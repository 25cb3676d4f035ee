import { useEffect, useState } from "react";
import { cellOf, type DealColumn, type DealRow } from "../../../../contract/common.ts";
import { useCall } from "../../../state/engine.ts";
import type { Format } from "../../../presenters/format.ts";
import { useColumnName } from "../../../state/useColumnName.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { type Typed, TypedField } from "../edit/TypedField.tsx";
import { columnSpec } from "../model/columns.ts";
import { type EntryContext, entryOfChoice, entryOfText } from "../model/entry.ts";
import classes from "./panel.module.css";
import { useEditDeal } from "./useEditDeal.ts";
import { useShownText } from "./useShownText.ts";

/** One field that is edited where it stands. What was typed stays while it is refused, with the sentence under it. */
export function Field({ deal, column }: { deal: DealRow; column: DealColumn }) {
  const nameOf = useColumnName();
  const format = useFormat();
  const today = useCall("file.info", {}).data?.today ?? "";
  const edit = useEditDeal(deal.id);
  const context: EntryContext = { baseCurrency: format.currency, today };
  const kept = useShownText(deal, column, context);
  const shown = readable(column, deal, kept, format);
  const [text, setText] = useState(kept);
  const [error, setError] = useState<string | null>(null);
  // What another view, an undo or an import changed shows here too.
  useEffect(() => {
    setText(kept);
    setError(null);
  }, [kept]);

  const commit = async ({ text: typed, option }: Typed) => {
    if (typed.trim() === kept.trim()) {
      setError(null);
      setText(kept);
      return;
    }
    const entry = option ? entryOfChoice(column, option) : entryOfText(column, typed, deal, context);
    setError(await (entry ? edit.fields(entry.fields) : edit.text(column, typed)));
  };
  return (
    <div className={classes.field}>
      <span className={classes.label} aria-hidden>
        {nameOf(column)}
      </span>
      <TypedField
        column={column}
        pipelineId={deal.pipelineId}
        today={today}
        text={text}
        display={text === kept ? shown : text}
        ariaLabel={nameOf(column)}
        error={error}
        onChange={(typed) => setText(typed.text)}
        onCommit={(typed) => void commit(typed)}
        onCancel={() => {
          const changed = text !== kept || error !== null;
          setText(kept);
          setError(null);
          return changed;
        }}
      />
    </div>
  );
}

/** Grouped digits, percent signs: what stands there while nobody types. */
function readable(column: DealColumn, deal: DealRow, text: string, format: Format): string {
  const value = cellOf(deal, column);
  if (typeof value !== "number") return text;
  if (column === "amountMinor") return format.money(value);
  if (column === "currencyAmountMinor") return format.moneyIn(value, deal.currency);
  if (column === "quantity") return format.quantity(value);
  return columnSpec(column).kind === "number" ? format.figure(value) : format.percentPoints(value);
}
