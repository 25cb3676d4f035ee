import { dayFields, type DayField, type FilterField, type ListField } from "../../presenters/filterChips.ts";
import { DayRange } from "./DayRange.tsx";
import { ValueChoice } from "./ValueChoice.tsx";

/** What one field of the filter is narrowed to; each choice applies at once. */
export function FilterEditor({ field, onDone }: { field: FilterField; onDone: () => void }) {
  if ((dayFields as readonly string[]).includes(field))
    return <DayRange field={field as DayField} onDone={onDone} />;
  return <ValueChoice field={field as ListField} onDone={onDone} />;
}
