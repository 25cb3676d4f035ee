import { ActionIcon, Tooltip } from "@mantine/core";
import { ArrowRight, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { cellOf, type DealColumn, type DealRow } from "../../../../contract/common.ts";
import { useCustomFields } from "../../../state/useCustomFields.ts";
import { useColumnName } from "../../../state/useColumnName.ts";
import type { PreviewChange, PreviewRow } from "../../../../contract/importPreview.ts";
import { useCall } from "../../../state/engine.ts";
import { useFormat } from "../../../state/useFormat.ts";
import pairs from "../parts/Pairs.module.css";
import classes from "./ReviewDetail.module.css";
import { useChangeWords } from "./useChangeWords.ts";

/** One row whole: every field old -> new, and a known deal as the workbook has it. */
export function ReviewDetail({ row, onClose }: { row: PreviewRow; onClose: () => void }) {
  const { t } = useTranslation("review");
  const words = useChangeWords(row);
  return (
    <aside className={classes.pane} aria-label={t("detail.label")} data-testid="review-detail">
      <div className={classes.head}>
        <div className={classes.names}>
          <h3 className={classes.name}>{row.name}</h3>
          <p className={classes.place}>
            {row.kind === "vanished"
              ? t("detail.vanished", { file: row.file })
              : row.row === null
                ? row.file
                : t("detail.row", { file: row.file, row: row.row })}
          </p>
        </div>
        <Tooltip label={t("detail.close")}>
          <ActionIcon aria-label={t("detail.close")} onClick={onClose}>
            <X size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={classes.body}>
        {row.changes.length > 0 ? (
          <section>
            <h4 className={classes.title}>
              {row.kind === "added" ? t("detail.first") : t("detail.changes")}
            </h4>
            <dl className={pairs.pairs}>
              {row.changes.map((change) => (
                <Change key={`${change.field} ${change.on}`} change={change} row={row} words={words} />
              ))}
            </dl>
          </section>
        ) : (
          row.kind === "unchanged" && <p className={classes.place}>{t("detail.unchanged")}</p>
        )}
        {row.deal !== null && <Known id={row.deal} />}
      </div>
    </aside>
  );
}

function Change({
  change: { field, name, from, to, on },
  row,
  words,
}: {
  change: PreviewChange;
  row: PreviewRow;
  words: ReturnType<typeof useChangeWords>;
}) {
  const { t } = useTranslation("review");
  const format = useFormat();
  // Changes of one day need no day each.
  const several = new Set(row.changes.map((each) => each.on)).size > 1;
  return (
    <>
      <dt>{words.field(field, name)}</dt>
      <dd>
        {from !== null && (
          <>
            <s>{words.value(field, from)}</s> <ArrowRight size={12} aria-label={t("detail.becomes")} />{" "}
          </>
        )}
        {to === null ? <em>{t("detail.emptied")}</em> : words.value(field, to)}
        {several && <span className={classes.past}> · {t("detail.past", { day: format.day(on) })}</span>}
      </dd>
    </>
  );
}

const shown: readonly DealColumn[] = [
  "account",
  "stage",
  "owner",
  "amountMinor",
  "product",
  "createdOn",
  "expectedOn",
  "closedOn",
  "category",
  "repProbability",
  "managerProbability",
  "nextStep",
  "nextStepOn",
  "lossReason",
  "source",
  "note",
  "sourceSystem",
  "sourceId",
];

/** The deal as it stands before the import. */
function Known({ id }: { id: string }) {
  const { t } = useTranslation(["review", "common"]);
  const own = useCustomFields() ?? [];
  const answer = useCall("deals.get", { id }, { keepPrevious: false });
  if (answer.isError) return <p className={classes.place}>{t("detail.noDeal")}</p>;
  if (!answer.data) return null;
  const { deal } = answer.data;
  return (
    <section>
      <h4 className={classes.title}>{t("detail.now")}</h4>
      <dl className={pairs.pairs}>
        {[...shown, ...own].map((column) => (
          <Value key={column} column={column} deal={deal} />
        ))}
      </dl>
    </section>
  );
}

function Value({ column, deal }: { column: DealColumn; deal: DealRow }) {
  const nameOf = useColumnName();
  const words = useChangeWords(undefined);
  const value = cellOf(deal, column);
  if (value === null || value === "") return null;
  return (
    <>
      <dt>{nameOf(column)}</dt>
      <dd>{words.value(column, value)}</dd>
    </>
  );
}
