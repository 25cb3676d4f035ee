import { ActionIcon, Select, TextInput } from "@mantine/core";
import { Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../state/useFormat.ts";
import { useLists } from "../../../state/useLists.ts";
import type { DraftLine } from "./lineDraft.ts";
import classes from "./panel.module.css";

interface LineRowProps {
  line: DraftLine;
  /** From 1, for readers who don't see the order. */
  number: number;
  onChange: (part: Partial<DraftLine>) => void;
  onProduct: (productId: string) => void;
  /** Enter, or the focus going elsewhere: time to save. */
  onLeave: () => void;
  onRemove: () => void;
}

/** Product over its quantity, price and delivery day: the panel is too narrow for all in one row. */
export function LineRow({ line, number, onChange, onProduct, onLeave, onRemove }: LineRowProps) {
  const { t } = useTranslation("deal");
  const { currency } = useFormat();
  const { products } = useLists();
  const unit = products.find(({ id }) => id === line.productId)?.unit;
  const field = (part: "quantity" | "price" | "delivery", hint?: string) => (
    <TextInput
      label={hint ? `${t(`line.${part}`)} (${hint})` : t(`line.${part}`)}
      aria-label={`${t(`line.${part}`)} ${number}`}
      value={line[part]}
      classNames={{ label: classes.smallLabel, input: part === "delivery" ? undefined : classes.number }}
      onChange={(event) => onChange({ [part]: event.currentTarget.value })}
      onBlur={onLeave}
      onKeyDown={(event) => {
        if (event.key === "Enter" && !event.nativeEvent.isComposing) onLeave();
      }}
    />
  );
  return (
    <div className={classes.line} role="group" aria-label={`${t("line.product")} ${number}`}>
      <div className={classes.lineHead}>
        <Select
          searchable
          aria-label={`${t("line.product")} ${number}`}
          placeholder={t("line.product")}
          data={products.map((product) => ({ value: product.id, label: product.name }))}
          value={line.productId}
          nothingFoundMessage={t("line.noProduct")}
          onChange={(productId) => productId && onProduct(productId)}
        />
        <ActionIcon color="gray" aria-label={`${t("line.remove")} ${number}`} onClick={onRemove}>
          <Trash2 size={14} />
        </ActionIcon>
      </div>
      <div className={classes.lineFields}>
        {field("quantity", unit ?? undefined)}
        {field("price", currency)}
        {field("delivery")}
      </div>
    </div>
  );
}
