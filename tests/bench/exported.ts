/** The sample's deals as a CRM's report holds them: one row a deal, as it stands on the last day. */
import { decodeLines } from "../../src/core/domain/lines.ts";
import type { Company } from "../../src/core/sample/company.ts";
import { products } from "../../src/core/sample/products.ts";

/** Salesforce's labels, 14 columns. */
const columns = [
  "Opportunity ID",
  "Opportunity Name",
  "Account Name",
  "Opportunity Owner",
  "Stage",
  "Amount",
  "Close Date",
  "Created Date",
  "Forecast Category",
  "Lead Source",
  "Product",
  "Quantity",
  "Loss Reason",
  "Next Step",
] as const;

export type ExportedCell = string | number | null | undefined;

export const exportHeader: readonly string[] = columns;

/** @param raised each deal's amount is one unit higher: as a later export tells it */
export function* dealsAsExported(company: Company, raised = false): Generator<ExportedCell[], void> {
  const { world } = company;
  for (const deal of company.deals()) {
    const values = JSON.parse(deal.facts[0]?.value as string) as Record<string, string | number | null>;
    let lines = decodeLines(JSON.stringify(values["lines"]));
    let closedOn: string | null = null;
    for (const { field, value, effectiveOn } of deal.facts.slice(1)) {
      values[field] = value;
      if (field === "lines") lines = decodeLines(value as string);
      if (field === "stage_id") closedOn = effectiveOn;
    }
    const placed = world.pipelines[(values["pipeline_id"] as number) - 1];
    if (!placed) throw new Error("a deal without a pipeline");
    const stage = values["stage_id"] as number;
    const closed = stage === placed.won || stage === placed.lost;
    const stageName =
      stage === placed.won
        ? "Closed Won"
        : stage === placed.lost
          ? "Closed Lost"
          : placed.pipeline.stages[stage - placed.firstStage]?.name.en;
    yield [
      `006${String(deal.key).padStart(12, "0")}`,
      values["name"],
      world.accounts[(values["account_id"] as number) - 1]?.values["name"],
      world.person(values["owner_id"] as number).person.name.en,
      stageName,
      ((values["amount_minor"] as number) / 100 + (raised ? 1 : 0)).toFixed(2),
      closed ? closedOn : values["expected_on"],
      values["created_on"],
      closed ? "Closed" : "Pipeline",
      values["source"],
      products[(lines[0]?.product ?? 1) - 1]?.name.en,
      (lines[0]?.quantityMilli ?? 0) / 1000,
      values["loss_reason"],
      values["next_step"],
    ];
  }
}

export const csvLine = (cells: readonly ExportedCell[]): string => `${cells.map(quoted).join(",")}\n`;

/** RFC 4180: quotes where a comma, a quote or a line end asks for them. */
function quoted(value: ExportedCell): string {
  const text = value == null ? "" : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
