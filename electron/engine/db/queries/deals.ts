/** Deals as windows (a filter and an order) and as rows. */
import type { DealColumn, DealFilter, DealRow, DealSort } from "../../../../src/contract/common.ts";
import { decodeCustom } from "../../../../src/core/domain/customFields.ts";
import { formatId } from "../../../../src/core/domain/ids.ts";
import type { ReadDb } from "../sql.ts";
import { columnSql, DEAL_JOINS } from "./columns.ts";
import { type Where, where } from "./filter.ts";

/** Keys of the deals that a filter keeps, in the order asked; ties and the default are by key. Empty cells come last. */
export function windowKeys(
  db: ReadDb,
  filter: DealFilter | undefined,
  sort: DealSort | undefined,
): Int32Array {
  const { sql, params } = where(db, filter);
  const order = (sort ?? []).map(({ column, direction }) => {
    const { value, order: by, kind } = columnSql(column);
    const expression = by ?? (kind === "text" ? `${value} COLLATE NOCASE` : value);
    return `${value} IS NULL, ${expression} ${direction === "desc" ? "DESC" : "ASC"}`;
  });
  const joins = (sort ?? []).length > 0 ? DEAL_JOINS : "";
  const keys = db
    .once<unknown[], number>(
      `SELECT d.id FROM deal d ${joins} WHERE ${sql} ORDER BY ${[...order, "d.id"].join(", ")}`,
    )
    .pluck()
    .all(...params);
  return Int32Array.from(keys);
}

const ROW_SQL = `
  SELECT d.id AS "key", d.name, d.account_id AS accountKey, a.name AS account, d.pipeline_id AS pipelineKey, l.name AS pipeline,
    d.stage_id AS stageKey, s.name AS stage, d.state AS stateCode, d.owner_id AS ownerKey, o.name AS owner, o.team_id AS teamKey,
    t.name AS team, d.product_id AS productKey, g.name AS product, d.line_count AS productCount, d.quantity_milli AS quantity,
    d.amount_minor AS amountMinor, d.currency, d.currency_amount_minor AS currencyAmountMinor, d.created_on AS createdOn,
    d.expected_on AS expectedOn, d.closed_on AS closedOn, d.stage_entered_on AS stageEnteredOn, d.category,
    s.probability_bp AS stageBp, d.rep_probability_bp AS repBp, d.manager_probability_bp AS managerBp, d.source,
    d.loss_reason AS lossReason, d.next_step AS nextStep, d.next_step_on AS nextStepOn, d.note,
    d.source_system AS sourceSystem, d.source_id AS sourceId, d.custom AS customText
  FROM deal d ${DEAL_JOINS}`;

type RawRow = Omit<
  DealRow,
  | "id"
  | "accountId"
  | "pipelineId"
  | "stageId"
  | "ownerId"
  | "teamId"
  | "productId"
  | "state"
  | "currency"
  | "custom"
> & {
  key: number;
  accountKey: number | null;
  pipelineKey: number;
  stageKey: number;
  ownerKey: number | null;
  teamKey: number | null;
  productKey: number | null;
  stateCode: 0 | 1 | 2;
  currency: string | null;
  stageBp: number | null;
  repBp: number | null;
  managerBp: number | null;
  customText: string | null;
};

const stateNames = ["open", "won", "lost"] as const;
const percent = (bp: number | null): number | null => (bp === null ? null : bp / 100);

/** Rows of the given keys, in their order; keys that are not there are left out. */
export function dealRows(db: ReadDb, keys: ArrayLike<number>, baseCurrency: string): DealRow[] {
  const list = Array.from(keys);
  const raw = db
    .prepare<[string], RawRow>(`${ROW_SQL} WHERE d.id IN (SELECT value FROM json_each(?))`)
    .all(JSON.stringify(list));
  const byKey = new Map(raw.map((row) => [row.key, row]));
  return list.flatMap((key) => {
    const row = byKey.get(key);
    return row ? [present(row, baseCurrency)] : [];
  });
}

function present(row: RawRow, baseCurrency: string): DealRow {
  const {
    key,
    accountKey,
    pipelineKey,
    stageKey,
    ownerKey,
    teamKey,
    productKey,
    stateCode,
    stageBp,
    repBp,
    managerBp,
    customText,
    ...rest
  } = row;
  return {
    ...rest,
    id: formatId("deal", key),
    accountId: accountKey === null ? null : formatId("account", accountKey),
    pipelineId: formatId("pipeline", pipelineKey),
    stageId: formatId("stage", stageKey),
    state: stateNames[stateCode],
    ownerId: ownerKey === null ? null : formatId("person", ownerKey),
    teamId: teamKey === null ? null : formatId("team", teamKey),
    productId: productKey === null ? null : formatId("product", productKey),
    currency: row.currency ?? baseCurrency,
    currencyAmountMinor: row.currency === null ? row.amountMinor : row.currencyAmountMinor,
    stageProbability: percent(stageBp),
    repProbability: percent(repBp),
    managerProbability: percent(managerBp),
    custom: decodeCustom(customText),
  };
}

export interface ColumnAggregate {
  column: DealColumn;
  count: number;
  sum: number | null;
  average: number | null;
  min: number | string | null;
  max: number | string | null;
}

/** The deals of a block of a window, as a condition. */
export function amongKeys(keys: ArrayLike<number>): Where {
  return { sql: "d.id IN (SELECT value FROM json_each(?))", params: [JSON.stringify(Array.from(keys))] };
}

/** Count, sum, average, least and greatest of columns over the deals that the condition keeps. */
export function aggregate(
  db: ReadDb,
  { sql, params }: Where,
  columns: readonly DealColumn[],
): ColumnAggregate[] {
  if (columns.length === 0) return [];
  const parts = columns.flatMap((column, index) => {
    const { value, kind } = columnSql(column);
    return [
      `COUNT(NULLIF(${value}, '')) AS c${index}`,
      kind === "number" ? `SUM(${value}) AS s${index}` : `NULL AS s${index}`,
      `MIN(${value}) AS l${index}`,
      `MAX(${value}) AS h${index}`,
    ];
  });
  const joins = columns.some((column) => columnSql(column).through) ? DEAL_JOINS : "";
  const row = db
    .once<unknown[], Record<string, number | string | null>>(
      `SELECT ${parts.join(", ")} FROM deal d ${joins} WHERE ${sql}`,
    )
    .get(...params) as Record<string, number | string | null>;
  return columns.map((column, index) => {
    const count = row[`c${index}`] as number;
    const sum = (row[`s${index}`] as number | null) ?? null;
    return {
      column,
      count,
      sum,
      average: sum === null || count === 0 ? null : sum / count,
      min: row[`l${index}`] ?? null,
      max: row[`h${index}`] ?? null,
    };
  });
}
