/** A deal's value by the field that history knows it under, in SQL. */
import { isCustomId } from "../../../../src/core/domain/customFields.ts";

/** Of a row `d` of deals: a column, or a member of its custom fields. */
export function dealValue(field: string): string {
  return isCustomId(field) ? `json_extract(d.custom, '$."${field}"')` : `d.${field}`;
}
