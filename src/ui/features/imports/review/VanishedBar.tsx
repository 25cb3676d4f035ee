import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { VanishedChoice } from "../../../../contract/importing.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { useSystemName } from "../../../state/useSystemName.ts";
import { useImportFlow } from "../state/importFlow.ts";
import { closingOf, useReview } from "../state/reviewStore.ts";
import classes from "./Review.module.css";

/** What becomes of the deals that are not in the export: all at once here, one by one in the list. */
export function VanishedBar({ found }: { found: number }) {
  const { t } = useTranslation("review");
  const format = useFormat();
  const systemName = useSystemName();
  const review = useReview();
  const files = useImportFlow((flow) => flow.files);
  const read = files.flatMap(({ inspection }) => (inspection?.table === "deals" ? [inspection] : []));
  const systems = [...new Set(read.map(({ sourceSystem }) => systemName(sourceSystem)))].join(", ");
  const days = read.map((file) => files.find(({ path }) => path === file.path)?.choices.asOf ?? file.asOf);
  const closing = closingOf(review, found);
  const mixed = Object.keys(review.vanishedDeals).length > 0;
  return (
    <div className={classes.decide}>
      <div className={classes.decideWords}>
        <p>{t("vanished.lead", { count: found, shown: format.number(found), system: systems })}</p>
        <p aria-live="polite">
          {closing > 0
            ? t("vanished.closing", {
                closing: format.number(closing),
                all: format.number(found),
                day: format.day(days.toSorted().at(-1) ?? ""),
              })
            : t("vanished.keeping")}
        </p>
      </div>
      <SegmentedControl<VanishedChoice | "mixed">
        aria-label={t("vanished.all")}
        data={[
          { value: "keep", label: t("vanished.keep") },
          { value: "close", label: t("vanished.close") },
        ]}
        value={mixed ? "mixed" : review.vanished}
        onChange={(choice) => choice !== "mixed" && review.decideAll(choice)}
      />
    </div>
  );
}
