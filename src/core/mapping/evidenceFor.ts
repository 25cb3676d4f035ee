/** What hears the cells of a column, by how they are to be read. */
import { CustomEvidence } from "./customEvidence.ts";
import { DayEvidence, type Evidence, NumberEvidence, PercentEvidence } from "./evidence.ts";
import type { FieldKind } from "./fields.ts";
import { MoneyEvidence } from "./moneyEvidence.ts";

export function evidenceFor(kind: FieldKind): Evidence | null {
  if (kind === "day") return new DayEvidence();
  if (kind === "money") return new MoneyEvidence();
  if (kind === "quantity" || kind === "integer" || kind === "number") return new NumberEvidence();
  if (kind === "custom") return new CustomEvidence();
  return kind === "percent" ? new PercentEvidence() : null;
}
