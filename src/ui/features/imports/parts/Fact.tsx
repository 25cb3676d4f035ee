import { Group } from "@mantine/core";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Facts.module.css";

interface FactProps {
  label: string;
  chosen: boolean;
  /** How it was found, where that is more than a guess or a choice. */
  how?: string;
  note?: string;
  /** What follows from it, where that is not plain. */
  told?: string | null;
  children: (labelId: string) => ReactNode;
}

export function Fact({ label, chosen, how, note, told, children }: FactProps) {
  const { t } = useTranslation("imports");
  const id = useId();
  return (
    <div>
      <Group gap="sm" justify="space-between" wrap="nowrap">
        <span id={id} className={classes.label} title={note}>
          {label}
        </span>
        <span className={classes.how} data-chosen={chosen || undefined}>
          {how ?? (chosen ? t("facts.chosen") : t("facts.guessed"))}
        </span>
      </Group>
      {children(id)}
      {told != null && <p className={classes.told}>{told}</p>}
    </div>
  );
}
