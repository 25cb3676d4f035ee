import { ActionIcon, Button, Select, TextInput } from "@mantine/core";
import { Plus, Trash2 } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DealLine, DealRow } from "../../../../contract/common.ts";
import { useCall } from "../../../state/engine.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { useLists } from "../../../state/useLists.ts";
import { type DraftLine, draftOf, linesOf, newLine } from "./lineDraft.ts";
import classes from "./panel.module.css";
import { useEditDeal } from "./useEditDeal.ts";

/** Products, quantities, prices and delivery days. Edited as a whole: they are one value of the deal's history. */
export function Lines({ deal, lines }: { deal: DealRow; lines: DealLine[] }) {
  const { t } = useTranslation(["deal", "common"]);
  const format = useFormat();
  const products = useLists().products;
  const today = useCall("file.info", {}).data?.today ?? "";
  const edit = useEditDeal(deal.id);
  const kept = JSON.stringify(lines);
  const [draft, setDraft] = useState<DraftLine[]>(() => lines.map((line) => draftOf(line, format.currency)));
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    setDraft((JSON.parse(kept) as DealLine[]).map((line) => draftOf(line, format.currency)));
    setError(null);
  }, [kept, format.currency]);

  const save = async (next: DraftLine[]) => {
    const read = linesOf(next, format.currency, today);
    if (!read.ok) {
      setError(t(`line.wrong.${read.wrong}`, { value: read.value }));
      return;
    }
    setError(null);
    if (read.complete) setError(await edit({ lines: read.lines }));
  };
  const change = (index: number, part: Partial<DraftLine>, now = false) => {
    const next = draft.map((line, at) => (at === index ? { ...line, ...part } : line));
    setDraft(next);
    if (now) void save(next);
  };
  const remove = (index: number) => {
    const next = draft.filter((_line, at) => at !== index);
    setDraft(next);
    void save(next);
  };
  const cell = (index: number, part: "quantity" | "price" | "delivery") => (
    <TextInput
      size="xs"
      aria-label={`${t(`line.${part}`)} ${index + 1}`}
      value={draft[index]?.[part] ?? ""}
      classNames={{ input: part === "delivery" ? undefined : classes.number }}
      onChange={(event) => change(index, { [part]: event.currentTarget.value })}
      onBlur={() => void save(draft)}
      onKeyDown={(event) => {
        if (event.key === "Enter" && !event.nativeEvent.isComposing) void save(draft);
      }}
    />
  );
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
      {draft.length > 0 && (
        <table className={classes.lines}>
          <thead>
            <tr>
              <th>{t("line.product")}</th>
              <th className={classes.right}>{t("line.quantity")}</th>
              <th className={classes.right}>{`${t("line.price")} ${format.currencySymbol}`}</th>
              <th>{t("line.delivery")}</th>
              <th aria-label={t("line.remove")} />
            </tr>
          </thead>
          <tbody>
            {draft.map((line, index) => (
              <tr key={line.key}>
                <td>
                  <Select
                    size="xs"
                    searchable
                    aria-label={`${t("line.product")} ${index + 1}`}
                    data={products.map((product) => ({ value: product.id, label: product.name }))}
                    value={line.productId}
                    nothingFoundMessage={t("line.noProduct")}
                    onChange={(productId) => productId && change(index, { productId }, true)}
                  />
                </td>
                <td>{cell(index, "quantity")}</td>
                <td>{cell(index, "price")}</td>
                <td>{cell(index, "delivery")}</td>
                <td>
                  <ActionIcon
                    size="sm"
                    color="gray"
                    aria-label={`${t("line.remove")} ${index + 1}`}
                    onClick={() => remove(index)}
                  >
                    <Trash2 size={14} />
                  </ActionIcon>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {error && (
        <p role="alert" className={classes.error}>
          {error}
        </p>
      )}
    </section>
  );
}
