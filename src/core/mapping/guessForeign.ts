/**
 * A list of deals in a language whose headers no word knows: each column by what deals have in such columns, and only where
 * one column alone fits. Companies end in a legal form, stages hold an ending or places of the way, people have two words
 * and several deals each; what is left and differs in nearly every row is the deal's name.
 */
import { type Cell, cellName, cellText } from "./cell.ts";
import { endsInLegalForm } from "./companyName.ts";
import type { ImportField } from "./fields.ts";
import type { SampledColumn } from "./guessFields.ts";
import { readNumber } from "./number.ts";
import { nameKey } from "./similar.ts";
import { stageKind, stageRank } from "./stages.ts";

/** Fewer rows show no pattern. */
const FEWEST = 5;
const MOST_STAGES = 15;

/** @param columns that may be guessed @returns the column of each field, where one alone fits */
export function guessForeign(columns: readonly SampledColumn[]): Map<ImportField, SampledColumn> {
  const texts = columns
    .map((column) => ({ column, own: namesOf(column) }))
    .filter(({ own }) => own.length >= FEWEST && share(own, (text) => /\p{L}/u.test(text)) >= 0.9);
  const found = new Map<ImportField, SampledColumn>();
  const used = new Set<SampledColumn>();
  const take = (field: ImportField, fits: (own: readonly string[]) => boolean) => {
    const fitting = texts.filter(({ column, own }) => !used.has(column) && fits(own));
    const [only] = fitting;
    if (fitting.length !== 1 || !only) return;
    found.set(field, only.column);
    used.add(only.column);
  };
  take("stage", isStages);
  take("account", (own) => share(own, endsInLegalForm) >= 0.4);
  take("owner", isPeople);
  take("name", (own) => distinct(own) >= own.length * 0.9);
  const amounts = columns.filter((column) => !used.has(column) && isAmounts(column));
  if (amounts.length === 1) found.set("amount", amounts[0] as SampledColumn);
  return found;
}

function namesOf({ cells }: SampledColumn): string[] {
  return cells.filter((cell) => cellText(cell) !== "").map(cellName);
}

const share = (own: readonly string[], fits: (text: string) => boolean): number =>
  own.filter(fits).length / Math.max(1, own.length);

const distinct = (own: readonly string[]): number => new Set(own.map(nameKey)).size;

/** Few words, of which one is how deals end and another is not; or most have a place on the way. */
function isStages(own: readonly string[]): boolean {
  const names = [...new Set(own.map(nameKey))];
  if (names.length < 2 || names.length > MOST_STAGES || names.length > own.length / 2) return false;
  const placed = names.filter((name) => {
    const kind = stageKind(name);
    return kind !== "open" || stageRank({ name, kind, probability: null }) !== null;
  });
  return placed.length >= 2 && placed.length >= names.length / 2;
}

/** Two or three words with capitals, of which each stands in several rows. */
function isPeople(own: readonly string[]): boolean {
  return (
    distinct(own) <= own.length / 2 &&
    share(own, (text) => /^\p{Lu}\S*(?: \p{L}\S*){1,2}$/u.test(text)) >= 0.9
  );
}

/** Numbers that differ, mostly of three digits and more, and do not count rows. */
function isAmounts({ cells, format }: SampledColumn): boolean {
  const filled = cells.filter((cell: Cell) => cellText(cell) !== "");
  const numbers = filled.map((cell) => readNumber(cellText(cell), format.decimalMark));
  if (numbers.length < FEWEST || numbers.some((number) => !number || number.percent)) return false;
  const written = filled.map(cellText);
  const isCode = written.every((text) => /^\d{4,}$/.test(text) && text.length === written[0]?.length);
  const large = written.filter((text) => text.replace(/[.,]\d{1,2}$/, "").replace(/\D/g, "").length >= 3);
  return !isCode && new Set(written).size > 2 && large.length >= written.length * 0.8;
}
