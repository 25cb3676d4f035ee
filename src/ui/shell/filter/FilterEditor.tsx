import { lazy, Suspense } from "react";
import type { DealColumn } from "../../../contract/common.ts";
import {
  dayFields,
  type DayField,
  type FilterField,
  listFields,
  type ListField,
} from "../../presenters/filterChips.ts";
import { DayRange } from "./DayRange.tsx";
import { ValueChoice } from "./ValueChoice.tsx";

const FilterOfColumn = lazy(() => import("../../features/deals/parts/FilterOfColumn.tsx"));

interface FilterEditorProps {
  field: FilterField | DealColumn;
  onDone: () => void;
}

/** What one field of the filter is narrowed to; a choice from a list applies at once. */
export function FilterEditor({ field, onDone }: FilterEditorProps) {
  if (isDayField(field)) return <DayRange field={field} onDone={onDone} />;
  if (isListField(field)) return <ValueChoice field={field} onDone={onDone} />;
  return (
    <Suspense fallback={null}>
      <FilterOfColumn column={field} onDone={onDone} />
    </Suspense>
  );
}

export function isDayField(field: FilterField | DealColumn): field is DayField {
  return (dayFields as readonly string[]).includes(field);
}

function isListField(field: FilterField | DealColumn): field is ListField {
  return (listFields as readonly string[]).includes(field);
}
