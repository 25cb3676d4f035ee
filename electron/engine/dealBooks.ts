/** The deal book of an open file: read when first asked for, patched after a change, read anew after a large one. */
import type { Day } from "../../src/core/domain/days.ts";
import { Names, patchDealBook } from "../../src/core/funnel/dealBook.ts";
import { dealsTouchedSince, type HistoryMark, historyMark, readDealBook } from "./db/queries/dealBook.ts";
import { dealBookKnownBefore } from "./db/queries/knownOn.ts";
import { ProductShares } from "./db/queries/productShares.ts";
import type { KeptBook } from "./db/queries/scope.ts";
import type { ReadDb } from "./db/sql.ts";

/** Of more deals than this share a patch would read no less than all. */
const LARGE_CHANGE = 0.2;

export class DealBooks {
  private kept: (KeptBook & { mark: HistoryMark }) | null = null;
  /** The past as it was known on a day, the last that was asked for. */
  private known: { on: Day; of: KeptBook; book: KeptBook } | null = null;

  private readonly shares = new ProductShares();

  /** What each deal's products share, as the deals are now. */
  products(db: ReadDb): ProductShares {
    this.shares.refresh(db);
    return this.shares;
  }

  now(db: ReadDb): KeptBook {
    const mark = historyMark(db);
    const { kept } = this;
    if (kept && kept.mark.fact === mark.fact && kept.mark.changeSet === mark.changeSet) return kept;
    const sources = kept?.sources ?? new Names();
    const touched = kept ? dealsTouchedSince(db, kept.mark) : null;
    const book =
      kept && touched && touched.length < kept.book.size * LARGE_CHANGE
        ? patchDealBook(kept.book, touched, readDealBook(db, sources, touched))
        : readDealBook(db, sources);
    this.kept = { book, sources, mark };
    return this.kept;
  }

  /** @param until the end of the day `on`, in UTC milliseconds */
  knownOn(db: ReadDb, on: Day, until: number): KeptBook {
    const now = this.now(db);
    if (this.known?.on === on && this.known.of === now) return this.known.book;
    const book = { ...now, book: dealBookKnownBefore(db, now, until) };
    this.known = { on, of: now, book };
    return book;
  }
}
