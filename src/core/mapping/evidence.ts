/**
 * What a whole column says of how its cells are to be read. Each reading that fits one cell may be wrong for another, so
 * all cells are heard before it is decided: 03/04/2017 is 3 April if 25/04/2017 stands below it.
 */
import { MS_PER_DAY } from "../domain/days.ts";
import { type Cell, cellText } from "./cell.ts";
import { readDateParts } from "./day.ts";
import type { CellFormat } from "./fields.ts";
import { readNumber } from "./number.ts";
import { YearEnds } from "./yearEnds.ts";

export interface Evidence {
  add(cell: Cell): void;
  /** @param given what header, user or profile said: it wins over what was found */
  decide(given: CellFormat, hints: Hints): CellFormat;
}

/** What the rest of the file suggests where a column alone leaves it open. */
export interface Hints {
  /** A file that divides its cells by semicolons writes decimal commas, as Excel does in such countries. */
  delimiter?: string | null;
  /** An order of day and month that another column of the file, or the last file of its shape, proves. */
  dateOrder?: CellFormat["dateOrder"];
  /** A decimal mark that the last file of its shape proves. */
  decimalMark?: CellFormat["decimalMark"];
}

export class DayEvidence implements Evidence {
  private dayFirst = 0;
  private monthFirst = 0;
  private yearFirst = 0;
  /** Both orders fit, and they mean different days. */
  private open = 0;
  private slashes = 0;
  /** The year can only stand last: 05/06/26. */
  private yearLast = 0;
  private readonly ends = new YearEnds();
  /** Time of day of epoch milliseconds; null once they differ. */
  private epochRest: number | null | undefined = undefined;

  add(cell: Cell): void {
    if (typeof cell === "number") {
      this.addNumber(cell);
      return;
    }
    // Most columns are ISO, which settles nothing.
    if (cell.charCodeAt(4) === 45 && cell.charCodeAt(7) === 45) return;
    const text = cellText(cell);
    if (/^\d{12,14}$/.test(text)) this.addNumber(Number(text));
    const parts = text === "" ? null : readDateParts(text);
    if (parts?.shortYear) this.yearFirst += 1;
    if (parts?.shape !== "open") return;
    const { a, b, c } = parts;
    if (c < 0 && this.ends.add(a, b, -c - 1)) return;
    if (a <= 12) this.yearLast += 1;
    if (a > 31 && c < 0) this.yearFirst += 1;
    else if (a > 12 && b <= 12) this.dayFirst += 1;
    else if (b > 12 && a <= 12) this.monthFirst += 1;
    else if (a !== b) {
      this.open += 1;
      if (text.includes("/")) this.slashes += 1;
    }
  }

  private addNumber(value: number): void {
    if (value < 1e11 || value >= 1e14 || this.epochRest === null) return;
    const rest = value % MS_PER_DAY;
    if (this.epochRest === undefined) this.epochRest = rest;
    else if (this.epochRest !== rest) this.epochRest = null;
  }

  /** The order that the column proves; undefined where it leaves it open. */
  get proven(): CellFormat["dateOrder"] {
    const { dayFirst, monthFirst, yearFirst, yearLast, ends } = this;
    if (yearFirst > 0 && dayFirst + monthFirst === 0 && yearLast <= yearFirst) return "ymd";
    if (dayFirst === 0 && monthFirst === 0 && (yearLast === 0 || ends.count === 0)) return ends.order;
    return dayFirst + ends.count >= monthFirst ? "dmy" : "mdy";
  }

  decide(given: CellFormat, hints: Hints): CellFormat {
    const format: CellFormat = { ...given };
    // Midnight in a zone east of Greenwich is the evening before in UTC; the same rest in every cell is such a midnight.
    if (typeof this.epochRest === "number" && this.epochRest !== 0 && given.utcOffset === undefined) {
      format.utcOffset = Math.round(
        (this.epochRest >= MS_PER_DAY / 2 ? MS_PER_DAY - this.epochRest : -this.epochRest) / 60_000,
      );
    }
    if (given.dateOrder) return format;
    const proven = this.proven ?? hints.dateOrder;
    if (proven)
      return this.proven || this.open + this.ends.count > 0 ? { ...format, dateOrder: proven } : format;
    if (this.ends.count > 0) return { ...format, dateOrder: this.ends.likelier, ambiguous: true };
    if (this.open === 0) return format;
    // Left open by every cell: dots and dashes are written day first, slashes month first, more often than not.
    const monthFirst = this.slashes * 2 >= this.open && hints.delimiter !== ";";
    return { ...format, dateOrder: monthFirst ? "mdy" : "dmy", ambiguous: true };
  }
}

const SETTLED = 5000;

export class NumberEvidence implements Evidence {
  private points = 0;
  private commas = 0;
  /** `1.234` and `1,234`. */
  private openDots = 0;
  private openCommas = 0;

  add(cell: Cell): void {
    if (typeof cell === "number") return;
    const dot = cell.lastIndexOf(".");
    const comma = cell.lastIndexOf(",");
    if (dot < 0 && comma < 0) return;
    // Once this many cells agree and none differs, nothing that follows could outweigh them.
    if (this.points > SETTLED && this.commas === 0) return;
    if (readNumber(cellText(cell), undefined) === null) return;
    if (dot >= 0 && comma >= 0) {
      if (dot > comma) this.points += 1;
      else this.commas += 1;
      return;
    }
    const mark = dot >= 0 ? "." : ",";
    const [whole = "", fraction = "", ...more] = cell.trim().split(mark);
    const digits = fraction.replace(/\D.*$/, "").length;
    const groups = more.length > 0;
    const open =
      !groups &&
      digits === 3 &&
      /[1-9]\d{0,3}$|[1-9]0*$/.test(whole) &&
      !/^\D*0+$/.test(whole) &&
      whole.replace(/\D/g, "").length <= 3;
    if (open) {
      if (mark === ".") this.openDots += 1;
      else this.openCommas += 1;
    } else if (groups === (mark === ".")) this.commas += 1;
    else this.points += 1;
  }

  /** The mark that the column proves; undefined where it leaves it open. */
  get proven(): CellFormat["decimalMark"] {
    return this.points + this.commas === 0 ? undefined : this.points >= this.commas ? "." : ",";
  }

  decide(given: CellFormat, hints: Hints): CellFormat {
    if (given.decimalMark) return given;
    const { openDots, openCommas, proven } = this;
    if (proven) return { ...given, decimalMark: proven };
    if (openDots === 0 && openCommas === 0) return given;
    if (hints.decimalMark) return { ...given, decimalMark: hints.decimalMark };
    const european = hints.delimiter === ";";
    // "1,234" alone is a thousand nearly everywhere; "1.234" alone is a thousand where commas are decimal.
    if (openDots === 0)
      return european ? { ...given, decimalMark: ".", ambiguous: true } : { ...given, decimalMark: "." };
    if (openCommas === 0)
      return european ? { ...given, decimalMark: "," } : { ...given, decimalMark: ",", ambiguous: true };
    return { ...given, decimalMark: european ? "," : ".", ambiguous: true };
  }
}

export class PercentEvidence implements Evidence {
  private readonly marks = new NumberEvidence();
  private most = 0;
  private within = 0;
  private signs = 0;

  add(cell: Cell): void {
    if (this.most > 1 || this.signs > SETTLED) {
      // Already more than any fraction: only the decimal mark is left to find.
      this.marks.add(cell);
      return;
    }
    this.marks.add(cell);
    const text = cellText(cell);
    const read = typeof cell === "number" ? null : text === "" ? null : readNumber(text, undefined);
    if (read?.percent) {
      this.signs += 1;
      return;
    }
    const value = typeof cell === "number" ? cell : read ? Number(read.decimal) : Number.NaN;
    if (Number.isNaN(value)) return;
    this.most = Math.max(this.most, value);
    if (value > 0 && value <= 1) this.within += 1;
  }

  decide(given: CellFormat, hints: Hints): CellFormat {
    // "0.250" has three digits behind its mark, but no probability is grouped.
    const { ambiguous: _never, ...format } = this.marks.decide(given, hints);
    if (given.fraction !== undefined) return format;
    return this.most <= 1 && this.within > 0 ? { ...format, fraction: true } : format;
  }
}
