/** One file of deals from staging into the workbook. */
import type { ImportOptions } from "../../../../src/contract/importing.ts";
import type { DealStaging } from "../staging.ts";
import { placeCustomFields } from "./customFields.ts";
import { changeDeals } from "./changedDeals.ts";
import { type Counts, type FileOf, noCounts, type Promotion } from "./context.ts";
import { keepHeld } from "./keepHeld.ts";
import { newestFact, tellEntered } from "./enteredStages.ts";
import { matchDeals } from "./match.ts";
import { addDeals } from "./newDeals.ts";
import { fillOwner } from "./people.ts";
import { mapNames } from "./resolve.ts";
import { StageBook } from "./stageBook.ts";

/** Steps, so that others get their turn between them. */
export function* promoteDeals(
  promotion: Promotion,
  staging: DealStaging,
  options: ImportOptions,
  of: FileOf,
): Generator<void, Counts> {
  const { db, changeSet, people, products, accounts } = promotion;
  const counts = noCounts();
  const staged = staging.rows;
  const book = new StageBook(promotion, options.stages, of.asOf, staging.names("stage").values());
  mapNames(promotion, staging, "account", (names) =>
    accounts.findOrMakeAll(db, changeSet, names, of.asOf, staging.accountForms),
  );
  mapNames(promotion, staging, "product", (names) => products.findOrMakeAll(db, changeSet, names, of.asOf));
  mapNames(promotion, staging, "owner", (names) => people.findOrMakeAll(db, changeSet, names, of.asOf));
  mapNames(promotion, staging, "pipeline", (names) => names.map((name) => book.pipeline(name)));
  for (const [name, { team, manager }] of staging.ownerTeams)
    fillOwner(promotion, name, team, manager, of.asOf);
  staging.customColumns = placeCustomFields(promotion, staging.customs, of.asOf);
  yield;
  const matched = matchDeals(promotion, staging, options, of, book);
  if (matched > 0)
    counts.before = sumOf(
      db,
      `SELECT SUM(d.amount_minor) FROM ${staging.prefix}_match m JOIN deal d ON d.id = m.deal_id`,
    );
  yield;
  const fresh = yield* addDeals(promotion, staging, of, book, matched);
  const since = newestFact(db);
  if (matched > 0) counts.changed = yield* changeDeals(promotion, staging, of, book);
  if (staging.entered || (staging.has("stageSince") && staging.has("stage")))
    counts.changed += yield* tellEntered(promotion, staging, of, book, fresh, since);
  keepHeld(promotion, staging, of, fresh);
  counts.added = fresh?.count ?? 0;
  counts.unchanged = matched - counts.changed;
  counts.rejected = staged - counts.added - matched;
  if (matched > 0)
    counts.after = sumOf(
      db,
      `SELECT SUM(d.amount_minor) FROM ${staging.prefix}_match m JOIN deal d ON d.id = m.deal_id`,
    );
  if (fresh)
    counts.after +=
      db
        .once<[number, number], number>(
          "SELECT COALESCE(SUM(amount_minor), 0) FROM deal WHERE id BETWEEN ? AND ?",
        )
        .pluck()
        .get(fresh.first, fresh.last) ?? 0;
  return counts;
}

function sumOf(db: Promotion["db"], sql: string): number {
  return db.once<[], number | null>(sql).pluck().get() ?? 0;
}
