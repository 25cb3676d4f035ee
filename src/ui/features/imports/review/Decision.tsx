import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { PreviewRow } from "../../../../contract/importPreview.ts";
import type { VanishedChoice } from "../../../../contract/importing.ts";
import classes from "./Review.module.css";
import { useReview } from "../state/reviewStore.ts";

/** What becomes of one deal that is not in the export. By keyboard the grid's Space does it. */
export function Decision({ row }: { row: PreviewRow }) {
  const { t } = useTranslation("review");
  const choice = useReview(
    (review) => (row.deal === null ? undefined : review.vanishedDeals[row.deal]) ?? review.vanished,
  );
  const { deal } = row;
  if (deal === null) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- only keeps a click on the choice from opening the row
    <span onClick={(event) => event.stopPropagation()}>
      <SegmentedControl<VanishedChoice>
        size="xs"
        classNames={{ root: classes.decision, label: classes.decisionLabel }}
        aria-label={`${t("column.decision")}: ${row.name}`}
        data={[
          { value: "keep", label: t("vanished.keep") },
          { value: "close", label: t("vanished.close") },
        ]}
        value={choice}
        onChange={(next) => useReview.getState().decide(deal, next, row.afterMinor ?? 0)}
      />
    </span>
  );
}
