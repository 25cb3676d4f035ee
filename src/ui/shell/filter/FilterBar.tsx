import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { isUnfiltered } from "../../state/address.ts";
import { chipKey, chipsOf } from "../../presenters/filterChips.ts";
import { useCall } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useDealFilter, useWindow } from "../../state/windowStore.ts";
import { AddFilter } from "./AddFilter.tsx";
import classes from "./FilterBar.module.css";
import { FilterChip } from "./FilterChip.tsx";
import { QuickSearch } from "./QuickSearch.tsx";

/** The one filter of the window: quick search, a chip for each condition, and how many deals are left: as they stand today, whatever day is shown. */
export function FilterBar() {
  const { t } = useTranslation(["shell", "common"]);
  const format = useFormat();
  const filter = useWindow((state) => state.filter);
  const clearFilter = useWindow((state) => state.clearFilter);
  const asOf = useWindow((state) => state.asOf);
  const whole = useDealFilter();
  const total = useCall("deals.query", { filter: whole, limit: 1 }).data?.total;
  return (
    <section className={classes.bar} aria-label={t("filter.bar")}>
      <QuickSearch />
      <div className={classes.chips}>
        {chipsOf(filter).map((chip) => (
          <FilterChip key={chipKey(chip)} chip={chip} />
        ))}
        <AddFilter />
        {!isUnfiltered(whole) && (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={clearFilter}>
            {t("filter.clear")}
          </Button>
        )}
      </div>
      <output className={classes.count} data-testid="deal-count">
        {total !== undefined &&
          t(asOf === null ? "common:deals" : "filter.dealsToday", {
            count: total,
            shown: format.number(total),
          })}
      </output>
    </section>
  );
}
