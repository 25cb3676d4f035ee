import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { CircleAlert, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { formatTsv } from "../../../core/domain/tsv.ts";
import { copyText } from "../../components/clipboard.ts";
import { useFormat } from "../../state/useFormat.ts";
import classes from "./RejectedTargets.module.css";
import type { Rejected } from "./useTargetActions.ts";

const SHOWN = 200;

interface RejectedTargetsProps {
  cells: Rejected;
  count: number;
  onClose: () => void;
}

/** Pasted cells that could not be taken, each with its reason. */
export function RejectedTargets({ cells, count, onClose }: RejectedTargetsProps) {
  const { t } = useTranslation("targets");
  const format = useFormat();
  const title = t("rejected.title", { count, shown: format.number(count) });
  const place = ({ row, column, name, period }: Rejected[number]): string =>
    [name, period && format.period(period)].filter(Boolean).join(", ") ||
    t("rejected.place", { row: format.number(row + 1), column: format.number(column + 1) });
  return (
    <section className={classes.panel} aria-label={title} data-part="rejected">
      <div className={classes.head}>
        <CircleAlert size={16} aria-hidden />
        <span className={classes.title} role="alert">
          {title}
        </span>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          onClick={() =>
            void copyText(formatTsv(cells.map((cell) => [place(cell), cell.value, cell.reason])))
          }
        >
          {t("rejected.copy")}
        </Button>
        <Tooltip label={t("rejected.close")}>
          <ActionIcon aria-label={t("rejected.close")} onClick={onClose}>
            <X size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      <ul className={classes.list}>
        {cells.slice(0, SHOWN).map((cell) => (
          <li key={`${cell.row} ${cell.column}`} className={classes.item}>
            <span>{place(cell)}</span>
            <span className={classes.value}>{cell.value.trim() || t("rejected.empty")}</span>
            <span>{cell.reason}</span>
          </li>
        ))}
        {count > SHOWN && (
          <li className={classes.more}>{t("rejected.more", { shown: format.number(SHOWN) })}</li>
        )}
      </ul>
    </section>
  );
}
