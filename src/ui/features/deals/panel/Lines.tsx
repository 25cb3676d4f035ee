import { Button } from "@mantine/core";
import { Plus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DealLine, DealRow } from "../../../../contract/common.ts";
import { useCall } from "../../../state/engine.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { LineRow } from "./LineRow.tsx";
import { type DraftLine, draftOf, keepTyped, linesOf, newLine, sameDraft, totalOf } from "./lineDraft.ts";
import classes from "./panel.module.css";
import { type EditDeal, useEditDeal } from "./useEditDeal.ts";

/** Products, quantities, prices and delivery days. Edited as a whole: they are one value of the deal's history. */
export function Lines({ deal, lines }: { deal: DealRow; lines: DealLine[] }) {
  const { t } = useTranslation("deal");
  const format = useFormat();
  const today = useCall("file.info", {}).data?.today ?? "";
  const edit = useEditDeal(deal.id);
  const kept = JSON.stringify(lines);
  const [draft, setDraft] = useState<DraftLine[]>(() => lines.map((line) => draftOf(line, format.currency)));
  const [error, setError] = useState<string | null>(null);
  const sent = useRef(draft);
  useEffect(() => {
    const fresh = (JSON.parse(kept) as DealLine[]).map((line) => draftOf(line, format.currency));
    const before = sent.current;
    sent.current = fresh;
    setDraft((now) => keepTyped(now, before, fresh));
    setError(null);
  }, [kept, format.currency]);

  const save = async (next: DraftLine[]) => {
    const read = linesOf(next, format.currency, today);
    if (!read.ok) {
      setError(t(`line.wrong.${read.wrong}`, { value: read.value }));
      return;
    }
    setError(null);
    if (!read.complete) return;
    sent.current = next;
    setError(await edit.fields({ lines: read.lines }));
  };
  /** Nothing was typed since the lines were read or sent: nothing to save. */
  const leave = () => {
    if (error !== null || !sameDraft(draft, sent.current)) void save(draft);
  };
  const change = (index: number, part: Partial<DraftLine>, now: boolean) => {
    const next = draft.map((line, at) => (at === index ? { ...line, ...part } : line));
    setDraft(next);
    if (now) void save(next);
  };
  const remove = (index: number) => {
    const next = draft.filter((_line, at) => at !== index);
    setDraft(next);
    void save(next);
  };
  return (
    <section className={classes.section} aria-labelledby="deal-lines">
      <div className={classes.sectionHead}>
        <h3 id="deal-lines">{t("lines", { count: lines.length, shown: format.number(lines.length) })}</h3>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<Plus size={12} aria-hidden />}
          onClick={() => setDraft([...draft, newLine()])}
        >
          {t("line.add")}
        </Button>
      </div>
      {draft.map((line, index) => (
        <LineRow
          key={line.key}
          line={line}
          number={index + 1}
          onChange={(part) => change(index, part, false)}
          onProduct={(productId) => change(index, { productId }, true)}
          onLeave={leave}
          onRemove={() => remove(index)}
        />
      ))}
      <Total deal={deal} total={totalOf(draft, format.currency)} edit={edit} onError={setError} />
      {error && (
        <p role="alert" className={classes.error}>
          {error}
        </p>
      )}
    </section>
  );
}

interface TotalProps {
  deal: DealRow;
  total: number | null;
  edit: EditDeal;
  onError: (error: string | null) => void;
}

/** The lines' total beside the deal's amount; where they differ, one click makes them agree. */
function Total({ deal, total, edit, onError }: TotalProps) {
  const { t } = useTranslation("deal");
  const format = useFormat();
  if (total === null) return null;
  const differs = total !== deal.amountMinor;
  return (
    <div className={classes.total}>
      <span>
        {t("line.total")} <strong>{format.moneyUnit(total)}</strong>
        <span className={classes.muted}>
          {" · "}
          {differs && deal.amountMinor !== null
            ? t("line.differs", { amount: format.moneyUnit(deal.amountMinor) })
            : t(differs ? "line.noAmount" : "line.agrees")}
        </span>
      </span>
      {differs && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => void edit.fields({ amountMinor: total }).then(onError)}
        >
          {t("line.takeTotal")}
        </Button>
      )}
    </div>
  );
}
