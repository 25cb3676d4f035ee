/** Writes the generated company into a file that has nothing in it yet, in the caller's transaction. */
import { dayNumber, MS_PER_DAY } from "../../../src/core/domain/days.ts";
import { type Fact, projectDeal } from "../../../src/core/domain/dealHistory.ts";
import { type Company, generateCompany, type SampleOptions } from "../../../src/core/sample/company.ts";
import { dayText } from "../../../src/core/sample/calendar.ts";
import type { SampleDeal } from "../../../src/core/sample/deals.ts";
import { writeSetting } from "../db/queries/settings.ts";
import type { WriteDb } from "../db/sql.ts";
import { addFact, closeChangeSet, createRow, openChangeSet } from "../db/writes/changes.ts";
import {
  insertDeal,
  readStageKinds,
  reserveDealKeys,
  type StageKinds,
  stateOf,
} from "../db/writes/dealRows.ts";
import { setRate } from "../db/writes/rates.ts";
import { searchKey } from "../db/writes/searchKey.ts";
import { SampleChangeSets } from "./changeSets.ts";
import { withoutIndexes } from "./indexes.ts";

export interface WriteSampleOptions extends Partial<SampleOptions> {
  endDay: SampleOptions["endDay"];
  /** Now, in UTC milliseconds: nothing is recorded later. */
  recordedAt?: number;
}

/** The one that everybody sees who opens the sample. */
const SEED = 1;
/** From so many deals on it pays to build indexes after the rows. */
const MANY = 20_000;
const SEARCHED = new Set(["person", "account", "product"]);

/** The file must be new: nothing in it but its tables. */
export function writeSample(db: WriteDb, { recordedAt, ...given }: WriteSampleOptions): Company {
  const company = generateCompany({ ...given, seed: given.seed ?? SEED });
  const latest = recordedAt ?? Infinity;
  if (db.prepare("SELECT 1 FROM change_set LIMIT 1").get()) throw new Error("the sample needs a new file");
  writeSetting(db, "baseCurrency", company.baseCurrency);
  setUp(db, company, latest);
  const people = company.world.staff.map(({ person }) => person.name[company.world.language]);
  const sets = new SampleChangeSets(db, { ...company, people, latest });
  const work = (): void => writeDeals(db, company, sets);
  if (company.dealCount >= MANY) withoutIndexes(db, work);
  else work();
  sets.close();
  return company;
}

/** Everything but deals, in one set on the first day. Generated keys are the rows' keys, since the file is empty. */
function setUp(db: WriteDb, { setup, tables, firstDay, world }: Company, latest: number): void {
  const recordedAt = Math.min(dayNumber(firstDay) * MS_PER_DAY, latest);
  const author = world.staff[0]?.person.name[world.language] ?? null;
  const set = openChangeSet(db, { kind: "sample", recordedAt, effectiveOn: firstDay, author });
  for (const [subject, rows] of setup) {
    for (const { key, values } of rows) {
      const search_key = SEARCHED.has(subject) ? searchKey(values["name"] as string) : null;
      const made = createRow(db, set, subject, { ...values, search_key }, firstDay);
      if (made !== key) throw new Error(`the sample's ${subject} ${key} came to stand at ${made}`);
    }
  }
  // In the file a rate is times 1e8.
  for (const { currency, from, rateE4 } of world.rates.list)
    setRate(db, set, { currency, from, rateE8: rateE4 * 10_000 });
  closeChangeSet(db, set);
  for (const { table, rows } of tables) {
    for (const row of rows) {
      const columns = Object.keys(row);
      const places = columns.map(() => "?").join(", ");
      db.prepare(`INSERT INTO ${table} (${columns.join(", ")}) VALUES (${places})`).run(
        ...Object.values(row),
      );
    }
  }
}

function writeDeals(db: WriteDb, company: Company, sets: SampleChangeSets): void {
  const kinds = readStageKinds(db);
  const first = reserveDealKeys(db, company.dealCount);
  if (first !== 1) throw new Error("the file had deals before");
  for (const deal of company.deals()) {
    writeDeal(db, deal, sets, kinds);
    writeRows(db, deal.rows, sets);
  }
  writeRows(db, company.plan(), sets);
}

function writeDeal(db: WriteDb, deal: SampleDeal, sets: SampleChangeSets, kinds: StageKinds): void {
  const facts = deal.facts.map(({ field, value, effectiveOn, recordedOn, by }, order): Fact => {
    const changeSet = sets.take(recordedOn, by, deal.key);
    addFact(db, changeSet, "deal", deal.key, field, value, effectiveOn);
    return { field, value, effectiveOn, order, changeSet };
  });
  const projected = projectDeal(facts, (stage) => stateOf(kinds, stage) !== 0);
  if (!projected) throw new Error(`the sample's deal ${deal.key} has no stage`);
  insertDeal(db, deal.key, projected, kinds);
}

function writeRows(db: WriteDb, rows: SampleDeal["rows"], sets: SampleChangeSets): void {
  for (const { subject, values, on, by } of rows) {
    const day = dayText(on);
    createRow(db, sets.take(day, by, null), subject, values, day);
  }
}
