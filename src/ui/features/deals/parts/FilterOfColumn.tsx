import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ColumnCondition, DealColumn, DealFilter } from "../../../../contract/common.ts";
import { withColumns, withDays, withList } from "../../../presenters/filterChips.ts";
import { ValueChoice } from "../../../shell/filter/ValueChoice.tsx";
import { useWindow } from "../../../state/windowStore.ts";
import { filterKindOf } from "../model/conditions.ts";
import { dayFieldOf, isListField } from "./filterBySame.ts";
import { RangeFilter } from "./RangeFilter.tsx";
import { SetFilter } from "./SetFilter.tsx";
import { TextFilter } from "./TextFilter.tsx";

/** What one column is narrowed to: by a list of values, a condition on text, or a range. The filter bar's menu loads it too. */
export default function FilterOfColumn({ column, onDone }: { column: DealColumn; onDone: () => void }) {
  const { t } = useTranslation("deals");
  const filter = useWindow((state) => state.filter);
  const setFilter = useWindow((state) => state.setFilter);
  const condition = conditionOf(filter, column);
  const apply = (next: ColumnCondition | null) => {
    setFilter((now) => withCondition(now, column, next));
    onDone();
  };
  const kind = filterKindOf(column);
  return (
    <>
      {isListField(column) && column !== "account" ? (
        <ValueChoice field={column} onDone={onDone} />
      ) : kind === "set" ? (
        <SetFilter
          column={column}
          condition={condition}
          onApply={(next) => setFilter((now) => withCondition(now, column, next))}
        />
      ) : kind === "text" ? (
        <TextFilter condition={condition} onApply={apply} />
      ) : (
        <RangeFilter column={column} condition={condition} onApply={apply} />
      )}
      {isNarrowed(filter, column) && (
        <Button mt="sm" size="compact-xs" variant="subtle" color="gray" onClick={() => apply(null)}>
          {t("filter.drop")}
        </Button>
      )}
    </>
  );
}

function dayField(column: DealColumn) {
  return column in dayFieldOf ? dayFieldOf[column as keyof typeof dayFieldOf] : null;
}

function isNarrowed(filter: DealFilter, column: DealColumn): boolean {
  return conditionOf(filter, column) !== undefined || (isListField(column) && filter[column] !== undefined);
}

/** The three days that the window's filter names stand there, not among the columns. */
function conditionOf(filter: DealFilter, column: DealColumn): ColumnCondition | undefined {
  const day = dayField(column);
  const from = day ? filter[`${day}From`] : undefined;
  const to = day ? filter[`${day}To`] : undefined;
  if (from !== undefined || to !== undefined)
    return { type: "range", ...(from ? { from } : {}), ...(to ? { to } : {}) };
  return filter.columns?.[column];
}

function withCondition(
  filter: DealFilter,
  column: DealColumn,
  condition: ColumnCondition | null,
): DealFilter {
  const { [column]: _former, ...others } = filter.columns ?? {};
  const day = dayField(column);
  let rest = withColumns(filter, others);
  if (day) rest = withDays(rest, day, null, null);
  if (isListField(column) && condition === null) rest = withList(rest, column, []);
  if (condition === null) return rest;
  if (day && condition.type === "range") {
    return withDays(rest, day, text(condition.from), text(condition.to));
  }
  return withColumns(rest, { ...others, [column]: condition });
}

function text(end: string | number | undefined): string | null {
  return end === undefined ? null : String(end);
}
