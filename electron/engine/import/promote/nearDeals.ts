/** New rows that may be known deals under another name: the pairs are told of, for the user to say. */
import type { RenamedPair } from "../../../../src/contract/importing.ts";
import { formatId } from "../../../../src/core/domain/ids.ts";
import {
  type AlikeField,
  type AlikeValues,
  agreeing,
  firmKey,
  renameScore,
} from "../../../../src/core/mapping/alikeRows.ts";
import { bareName, nameKey } from "../../../../src/core/mapping/similar.ts";
import { SimilarIndex } from "../../../../src/core/mapping/similarIndex.ts";
import type { DealStaging } from "../staging.ts";
import { type AlikeColumns, listed, valuesIn } from "./alikeFields.ts";
import type { FileOf, Promotion } from "./context.ts";
import type { Renamed } from "./renamedDeals.ts";

/** Rows beyond so many are a first import rather than a few renamed deals. */
const MOST_ROWS = 5000;

/** Pairs that a result carries. */
const MOST_PAIRS = 200;

interface NewRow {
  seq: number;
  row: number;
  name: string;
  account: number;
  accountName: string;
  stage: number;
  amount: number | null;
  /** The deal that the user said it is. */
  deal: number | null;
  values: AlikeValues;
}

interface KnownDeal {
  id: number;
  name: string;
  stage: string;
  owner: string | null;
  amount: number | null;
  values: AlikeValues;
}

interface Candidate {
  row: NewRow;
  deal: KnownDeal;
  alike: RenamedPair["alike"];
  score: number;
}

/**
 * Tells of rows without ids that are new, where a deal of the same account that no row means may be theirs: nearly of their
 * name, or of their creation day and amount. What the user said of a row is told with it.
 */
export function tellRenamed(
  promotion: Promotion,
  staging: DealStaging,
  renamed: Renamed,
  { file }: FileOf,
  { match, free }: { match: string; free: string },
  alikeOf: () => AlikeColumns,
): void {
  if (!staging.has("name") || !staging.has("account")) return;
  const { db } = promotion;
  const count =
    db
      .once<[], number>(
        `SELECT COUNT(*) FROM (SELECT 1 FROM ${staging.table} s WHERE ${free} LIMIT ${MOST_ROWS + 1})`,
      )
      .pluck()
      .get() ?? 0;
  const decided = Object.values(renamed).some((id) => id !== null);
  if ((count === 0 && !decided) || count > MOST_ROWS) return;
  const alike = alikeOf();
  const said = new Map(Object.entries(renamed).map(([name, id]) => [nameKey(name), id]));
  const candidates: Candidate[] = [];
  const dealsOf = dealReader(promotion, match, alike);
  for (const [account, rows] of Map.groupBy(
    readRows(promotion, staging, free, alike),
    (row) => row.account,
  )) {
    const candidatesOf = candidateFinder(dealsOf(account, rows), alike.fields);
    for (const row of rows) candidates.push(...candidatesOf(row));
  }
  const stages = staging.names("stage");
  for (const { row, deal, alike: fields, score } of bestPairs(candidates)) {
    const choice = row.deal !== null ? "same" : said.has(nameKey(row.name)) ? "new" : null;
    promotion.renamed.push({
      file,
      row: row.row,
      name: row.name,
      account: row.accountName,
      stage: stages.get(row.stage) ?? null,
      amountMinor: row.amount,
      near: {
        id: formatId("deal", deal.id),
        name: deal.name,
        stage: deal.stage,
        owner: deal.owner,
        amountMinor: deal.amount,
      },
      alike: fields,
      score,
      choice,
    });
    if (choice === null)
      promotion.issues.add(file, {
        row: row.row,
        column: staging.header("name"),
        value: row.name,
        code: "dealMayBeRenamed",
        params: { id: formatId("deal", deal.id), deal: deal.name },
        severity: "warning",
      });
  }
}

/** Rows that are new as yet, and those that the user said something of. */
function readRows({ db }: Promotion, staging: DealStaging, free: string, alike: AlikeColumns): NewRow[] {
  const stage = staging.has("stage") ? "s.c_stage" : "0";
  const amount = staging.has("amount") ? "s.amount" : "NULL";
  const given = db.once<object, Omit<NewRow, "values"> & Record<string, never>>(
    `SELECT s.seq, s.file_row AS row, s.name, a.key AS account, a.name AS accountName, ${stage} AS stage, ${amount} AS amount,
       c.deal_id AS deal${listed(alike.staged)}
     FROM ${staging.table} s JOIN ${staging.prefix}_account a ON a.code = s.c_account
     LEFT JOIN ${staging.prefix}_renamed c ON c.seq = s.seq ${alike.stagedJoins}
     WHERE s.name IS NOT NULL AND (c.seq IS NOT NULL OR ${free})`,
  );
  return given.all({}).map((row) => ({ ...row, values: valuesIn(row, alike) }));
}

/** Deals of an account that a row may be: those without an id of which no other row speaks. */
function dealReader({ db }: Promotion, match: string, alike: AlikeColumns) {
  const read = db.once<[number, string], Omit<KnownDeal, "values"> & Record<string, never>>(
    `SELECT d.id, d.name, g.name AS stage, o.name AS owner, d.amount_minor AS amount${listed(alike.known)}
     FROM deal d JOIN stage g ON g.id = d.stage_id LEFT JOIN person o ON o.id = d.owner_id ${alike.knownJoins}
     WHERE d.account_id = ? AND d.source_id IS NULL
       AND (d.id NOT IN (SELECT deal_id FROM ${match}) OR d.id IN (SELECT value FROM json_each(?))) ORDER BY d.id`,
  );
  return (account: number, rows: readonly NewRow[]): KnownDeal[] => {
    const said = JSON.stringify(rows.flatMap(({ deal }) => (deal === null ? [] : [deal])));
    return read.all(account, said).map((deal) => ({ ...deal, values: valuesIn(deal, alike) }));
  };
}

/** Names of deals that are looked at for a row, nearest first. */
const MOST_NEAR = 3;

/** @returns what finds a row's candidates among the deals of its account */
function candidateFinder(deals: readonly KnownDeal[], fields: readonly AlikeField[]) {
  const index = new SimilarIndex(
    deals.map(({ name }) => bareName(name)),
    0.7,
    0.5,
  );
  const agreed = Map.groupBy(
    deals.map((_deal, at) => at),
    (at) => firmKey(fields, (deals[at] as KnownDeal).values),
  );
  return (row: NewRow): Candidate[] => {
    const found = new Map<number, number>();
    const firm = firmKey(fields, row.values);
    if (row.deal !== null) deals.forEach(({ id }, at) => id === row.deal && found.set(at, 0));
    else if (firm !== null) for (const at of agreed.get(firm) ?? []) found.set(at, 0);
    for (let nth = 0; nth < MOST_NEAR; nth += 1) {
      const near = index.nearest(
        bareName(row.name),
        (at) => !found.get(at) && (row.deal === null || found.has(at)),
      );
      if (!near) break;
      found.set(near.at, near.likeness);
    }
    return [...found].flatMap(([at, likeness]) => {
      const deal = deals[at] as KnownDeal;
      const score = renameScore(likeness, fields, row.values, deal.values);
      if (score === null && row.deal === null) return [];
      const alike = agreeing(fields, row.values, deal.values);
      return [{ row, deal, alike: likeness > 0 ? ["name" as const, ...alike] : alike, score: score ?? 0 }];
    });
  };
}

/** Each row and each deal once, the likeliest pairs first; what the user said goes before. */
function bestPairs(candidates: readonly Candidate[]): Candidate[] {
  const said = ({ row }: Candidate) => Number(row.deal !== null);
  const rows = new Set<number>();
  const deals = new Set<number>();
  return candidates
    .toSorted((a, b) => said(b) - said(a) || b.score - a.score || a.row.seq - b.row.seq)
    .filter(({ row, deal }) => {
      if (rows.has(row.seq) || deals.has(deal.id)) return false;
      rows.add(row.seq);
      deals.add(deal.id);
      return true;
    });
}

/** The pairs of all files as the result carries them. */
export function likeliest(pairs: readonly RenamedPair[]): { list: RenamedPair[]; total: number } {
  return { list: pairs.toSorted((a, b) => b.score - a.score).slice(0, MOST_PAIRS), total: pairs.length };
}
