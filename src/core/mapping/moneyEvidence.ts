/** What a column of money says of its unit: cells that name one stand beside cells that name none. */
import { type Cell, cellText } from "./cell.ts";
import { type Hints, NumberEvidence } from "./evidence.ts";
import type { CellFormat } from "./fields.ts";
import { readNumber } from "./number.ts";

/** An amount below this may well be one of 万; one of at least so much hardly is. */
const SMALL = 10_000;

export class MoneyEvidence extends NumberEvidence {
  /** How many cells name each unit. */
  private readonly units = new Map<number, number>();
  /** Cells with neither unit nor sign: all, and those too small to be sure of. */
  private bare = 0;
  private small = 0;
  /** Cells with a currency's sign and no unit, and those of them that could hardly be counted in 万. */
  private signed = 0;
  private signedGreat = 0;

  override add(cell: Cell): void {
    super.add(cell);
    if (cell === "") return;
    const plain = typeof cell === "number" ? cell : /^-?[\d.]+$/.test(cell) ? Number(cell) : null;
    if (plain !== null) {
      this.addBare(plain);
      return;
    }
    const read = readNumber(cellText(cell), undefined);
    if (!read || read.percent) return;
    if (read.scale > 1) this.units.set(read.scale, (this.units.get(read.scale) ?? 0) + 1);
    else if (read.currency) {
      this.signed += 1;
      if (Math.abs(Number(read.decimal)) >= SMALL) this.signedGreat += 1;
    } else this.addBare(Number(read.decimal));
  }

  private addBare(value: number): void {
    this.bare += 1;
    if (value !== 0 && Math.abs(value) < SMALL) this.small += 1;
  }

  override decide(given: CellFormat, hints: Hints): CellFormat {
    const format = super.decide(given, hints);
    if (given.scale !== undefined && given.scale > 1) {
      // A sign in every cell may be the spreadsheet's way to show money, and the column's unit is meant still.
      const whole = this.signed > 0 && (this.bare > 0 || this.signedGreat * 2 > this.signed);
      return whole ? { ...format, signedWhole: true } : format;
    }
    if (given.scale !== undefined || this.small === 0 || this.units.size === 0) return format;
    const [mixedUnit] = [...this.units].reduce((most, one) => (one[1] > most[1] ? one : most));
    return { ...format, mixedUnit, ambiguous: true };
  }
}
