import { Button, SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ImportResult, RenamedPair } from "../../../../contract/importing.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { VirtualTable } from "../parts/VirtualTable.tsx";
import { applyPending } from "../state/importFlow.ts";
import { answerOf, useReview } from "../state/reviewStore.ts";
import classes from "./Review.module.css";

/** New rows that look like a deal of the workbook under another name: the user says which they are. Nothing is guessed. */
export function RenamedPanel({ renamed: { list, total } }: { renamed: ImportResult["renamed"] }) {
  const { t } = useTranslation(["review", "imports"]);
  const format = useFormat();
  const said = useReview((review) => Object.keys(review.renamed).length);
  const money = (minor: number | null) => (minor === null ? null : format.moneyUnit(minor));
  const alike = (pair: RenamedPair) =>
    pair.alike.map((field) => t(field === "name" ? "renamed.name" : `imports:field.${field}`)).join(", ");
  return (
    <>
      <div className={classes.decide} role="status">
        <div className={classes.decideWords}>
          <p>{t("renamed.lead", { count: total, shown: format.number(total) })}</p>
          <p>
            {total > list.length
              ? t("renamed.first", { count: list.length, shown: format.number(list.length) })
              : t("renamed.otherwise")}
          </p>
        </div>
        {said > 0 && (
          <Button size="compact-sm" onClick={applyPending} data-testid="renamed-check">
            {t("mend.check")}
          </Button>
        )}
      </div>
      <VirtualTable
        label={t("kind.renamed")}
        rows={list}
        rowKey={({ file, row }) => `${file} ${row}`}
        rowHeight={52}
        columns={[
          {
            key: "row",
            label: t("column.row"),
            width: 64,
            align: "end",
            cell: ({ row }) => format.number(row),
          },
          {
            key: "file",
            label: t("renamed.inFile"),
            width: 200,
            grow: 1,
            cell: ({ name, account, stage, amountMinor }) => (
              <Side name={name} facts={[account, money(amountMinor), stage]} />
            ),
          },
          {
            key: "near",
            label: t("renamed.inWorkbook"),
            width: 200,
            grow: 1,
            cell: ({ near }) => (
              <Side name={near.name} facts={[money(near.amountMinor), near.stage, near.owner]} />
            ),
          },
          {
            key: "alike",
            label: t("renamed.alike"),
            width: 160,
            grow: 1,
            cell: (pair) => <div className={classes.alike}>{alike(pair)}</div>,
          },
          {
            key: "decision",
            label: t("column.decision"),
            width: 300,
            cell: (pair) => <Answer pair={pair} />,
          },
        ]}
      />
    </>
  );
}

function Side({ name, facts }: { name: string; facts: readonly (string | null)[] }) {
  const told = facts.filter(Boolean).join(" · ");
  return (
    <div className={classes.side} title={`${name}\n${told}`}>
      <div className={classes.sideLine}>{name}</div>
      <div className={`${classes.sideLine} ${classes.sideFacts}`}>{told}</div>
    </div>
  );
}

function Answer({ pair }: { pair: RenamedPair }) {
  const { t } = useTranslation("review");
  const answer = useReview((review) => answerOf(review, pair));
  return (
    <SegmentedControl
      size="xs"
      classNames={{ root: classes.decision, label: classes.decisionLabel }}
      aria-label={t("renamed.what", { name: pair.name, row: pair.row })}
      data={[
        { value: "same", label: t("renamed.same") },
        { value: "new", label: t("renamed.new") },
      ]}
      value={answer ?? "none"}
      onChange={(choice) => useReview.getState().say(pair, choice === "same" ? "same" : "new")}
    />
  );
}
