/** From a pasted block to targets, and what of it can't be taken. */
import type { CallOutput, ParsedInput } from "../../../src/contract/calls.ts";
import { WorkbenchError } from "../../../src/contract/errors.ts";
import { sentence } from "../../../src/contract/messages/index.ts";
import { parseMoney, parseQuantityMilli } from "../../../src/core/domain/cellText.ts";
import { minorDigitsOf } from "../../../src/core/domain/money.ts";
import { parseTsv } from "../../../src/core/domain/tsv.ts";
import { readNumber } from "../../../src/core/mapping/number.ts";
import { type PlacedCell, placeBlock } from "../../../src/core/plan/pasteBlock.ts";
import { baseCurrency } from "../db/queries/settings.ts";
import type { TargetCell } from "../db/writes/targets.ts";
import type { HandlerContext } from "../engine.ts";
import { type BoardNode, idOf, targetBoard } from "../targetBoard.ts";

type Asked = ParsedInput<"targets.paste">;
type Pasted = CallOutput<"targets.paste">;

/** More are counted, not listed. */
const MOST_REJECTED = 1000;

export function pasteTargets(
  { session, locale }: HandlerContext,
  { unit, rows, periods, text, fill = { rows: 1, columns: 1 } }: Asked,
): Pick<Pasted, "rejected" | "rejectedCount"> & { cells: TargetCell[] } {
  const base = baseCurrency(session.read);
  const year = (periods[0] as string).slice(0, 4);
  const isOfProducts = rows.some(({ kind }) => kind === "product" || kind === "family");
  const { nodes } = targetBoard(session, { year, tree: isOfProducts ? "products" : "people", unit });
  const byId = new Map(nodes.map((node) => [`${node.kind} ${idOf(node) ?? ""}`, node]));
  const holders = rows.map(({ kind, id }) => byId.get(`${kind} ${id ?? ""}`));
  const names = holders.map((node) => node?.name ?? "");

  const cells: TargetCell[] = [];
  const rejected: Pasted["rejected"] = [];
  let rejectedCount = 0;
  for (const placed of placeBlock(parseTsv(text), { names, periods, year, fill })) {
    try {
      cells.push(takeCell(placed, holders, year, unit, base));
    } catch (error) {
      if (!(error instanceof WorkbenchError)) throw error;
      rejectedCount += 1;
      if (rejected.length >= MOST_REJECTED) continue;
      const { row, column, at, period } = placed;
      rejected.push({
        row,
        column,
        name: at === null ? "" : (names[at] ?? ""),
        period: period ?? "",
        value: placed.text,
        code: error.code,
        reason: sentence(locale, error.code, error.params),
      });
    }
  }
  return { cells, rejected, rejectedCount };
}

const refuse = (code: string, params = {}): WorkbenchError => new WorkbenchError("invalid", code, params);

/** @throws WorkbenchError invalid with the reason */
function takeCell(
  { text, at, period, unknown }: PlacedCell,
  holders: readonly (BoardNode | undefined)[],
  year: string,
  unit: Asked["unit"],
  base: string,
): TargetCell {
  if (unknown && "name" in unknown) throw refuse("targetNameUnknown", { value: unknown.name });
  if (unknown) throw refuse("targetPeriodUnknown", { value: unknown.period, year });
  const holder = at === null ? undefined : holders[at];
  if (!holder || period === null) throw refuse("targetOutside");
  if (holder.kind === "family") throw refuse("targetOfFamily");
  const value = text.trim() === "" ? null : valueOf(text, unit, base);
  const member = unit === "money" ? "amountMinor" : "quantityMilli";
  return { kind: holder.kind, key: holder.key, period, [member]: value };
}

function valueOf(text: string, unit: Asked["unit"], base: string): number {
  const currency = readNumber(text.trim(), undefined)?.currency;
  if (currency && "code" in currency && currency.code !== base)
    throw refuse("targetOtherCurrency", { value: text, base });
  const parsed = unit === "money" ? parseMoney(text, minorDigitsOf(base)) : parseQuantityMilli(text);
  if (!parsed.ok) throw refuse(parsed.code, { value: text });
  if (parsed.value < 0) throw refuse("targetNegative");
  return parsed.value;
}
