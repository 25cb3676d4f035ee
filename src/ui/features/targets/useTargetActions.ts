import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { CallInput, CallOutput } from "../../../contract/calls.ts";
import { formatHtml, formatTsv } from "../../../core/domain/tsv.ts";
import { toastError } from "../../components/toasts.tsx";
import { plainText, type TargetGridData, type TargetUnit } from "../../presenters/targets.ts";
import { callAny } from "../../state/engine.ts";
import { toastChange } from "../../state/history.ts";
import { useFormat } from "../../state/useFormat.ts";
import type { Rect } from "./block.ts";

export type Rejected = CallOutput<"targets.paste">["rejected"];

export interface TargetActions {
  /** Puts a block of text at the corner of the selection; a smaller one is repeated over it. */
  paste(text: string, rect: Rect): Promise<void>;
  clear(rect: Rect): Promise<void>;
  fill(rect: Rect, direction: "down" | "right"): Promise<void>;
  copied(rect: Rect): { text: string; html: string };
}

/**
 * What people do to blocks of targets. Each is one change set, said in a toast with Undo. One waits for the one before it:
 * a fill reads what a paste just before has yet to write.
 * @param asked what `data` is the answer to
 */
export function useTargetActions(
  data: TargetGridData,
  asked: CallInput<"targets.grid">,
  unit: TargetUnit,
  onRejected: (rejected: Rejected, count: number) => void,
): TargetActions {
  const { t } = useTranslation("targets");
  const format = useFormat();
  const before = useRef<Promise<void>>(Promise.resolve());
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    before.current = before.current.then(work).catch(toastError);
    return before.current;
  };
  const say = (changeSet: string | null, changed: number): void => {
    if (changeSet === null) toastChange(t("done.nothing"), null);
    else toastChange(t("done.changed", { count: changed, shown: format.number(changed) }), changeSet);
  };
  const put = async (text: string, rect: Rect): Promise<void> => {
    const input: CallInput<"targets.paste"> = {
      unit,
      rows: data.rows.slice(rect.top).map(({ kind, id }) => ({ kind, id })),
      periods: data.periods.slice(rect.left),
      text,
      fill: { rows: rect.bottom - rect.top + 1, columns: rect.right - rect.left + 1 },
    };
    const { changeSet, changed, rejected, rejectedCount, cells } = await callAny("targets.paste", input);
    onRejected(
      rejected.map((cell) => ({ ...cell, row: cell.row + rect.top, column: cell.column + rect.left })),
      rejectedCount,
    );
    if (cells > 0) say(changeSet, changed);
  };
  const textsIn = (of: TargetGridData, { top, bottom, left, right }: Rect): string[][] =>
    of.rows
      .slice(top, bottom + 1)
      .map(({ cells }) =>
        cells.slice(left, right + 1).map(({ target }) => plainText(of.baseCurrency, unit, target)),
      );
  return {
    paste: (text, rect) => inTurn(() => put(text, rect)),
    clear: (rect) => inTurn(() => put("", rect)),
    fill: (rect, direction) => {
      const down = direction === "down";
      // A single row or column is filled from the one before it, as spreadsheets do.
      const from = {
        ...rect,
        top: down && rect.top === rect.bottom ? Math.max(0, rect.top - 1) : rect.top,
        left: !down && rect.left === rect.right ? Math.max(0, rect.left - 1) : rect.left,
      };
      const source = { ...from, ...(down ? { bottom: from.top } : { right: from.left }) };
      const into = down ? { ...from, top: from.top + 1 } : { ...from, left: from.left + 1 };
      if (into.top > into.bottom || into.left > into.right) return Promise.resolve();
      // Not what the screen shows: that may be a moment behind.
      return inTurn(async () => put(formatTsv(textsIn(await callAny("targets.grid", asked), source)), into));
    },
    copied: (rect) => {
      const texts = textsIn(data, rect);
      return { text: formatTsv(texts), html: formatHtml(texts, texts[0]?.map(() => true) ?? []) };
    },
  };
}
