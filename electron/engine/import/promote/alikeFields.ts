/** What a row and a known deal can agree in beside the name: by that rows without ids are told apart, or known again. */
import { nameKey } from "../../../../src/core/mapping/similar.ts";
import type { AlikeField, AlikeValues } from "../../../../src/core/mapping/alikeRows.ts";
import type { ImportField } from "../../../../src/core/mapping/fields.ts";
import type { DealStaging } from "../staging.ts";
import type { Promotion } from "./context.ts";
import type { StageBook } from "./stageBook.ts";

export interface AlikeColumns {
  fields: AlikeField[];
  /** Expressions of a staged row `s` in the order of the fields, with the joins that they need. */
  staged: string[];
  stagedJoins: string;
  /** The same of a deal `d`. */
  known: string[];
  knownJoins: string;
}

const CLOSE_DAY = "CASE d.state WHEN 0 THEN d.expected_on ELSE d.closed_on END";

const sources: readonly (readonly [AlikeField, ImportField, staged: string, known: string])[] = [
  ["createdOn", "createdOn", "s.created_on", "d.created_on"],
  ["amount", "amount", "s.amount", "d.amount_minor"],
  ["product", "product", "alike_product.key", "d.product_id"],
  ["closeOn", "closeOn", "s.close_on", CLOSE_DAY],
  ["expectedOn", "expectedOn", "s.expected_on", "d.expected_on"],
  ["closedOn", "closedOn", "s.closed_on", "d.closed_on"],
  ["stage", "stage", "alike_stage.name", "alike_known.name"],
  ["owner", "owner", "alike_owner.key", "d.owner_id"],
];

/** Makes the tables that the expressions stand on; call once the names of the file have their keys. */
export function alikeColumns({ db }: Promotion, staging: DealStaging, book: StageBook): AlikeColumns {
  const told = sources.filter(([, field]) => staging.has(field));
  const join = (field: "product" | "owner" | "stage") =>
    staging.has(field)
      ? `LEFT JOIN ${staging.prefix}_${field === "stage" ? "alike_stage" : field} alike_${field} ON alike_${field}.code = s.c_${field}`
      : "";
  let knownJoins = "";
  if (staging.has("stage")) {
    const coming = staging.helper("alike_stage", "code INTEGER PRIMARY KEY, name TEXT");
    const known = staging.helper("alike_known", "id INTEGER PRIMARY KEY, name TEXT");
    const addName = db.once(`INSERT INTO ${coming} VALUES (?, ?)`);
    for (const [code, name] of staging.names("stage"))
      addName.run(code, nameKey(book.meant(name)?.name ?? name));
    const addStage = db.once(`INSERT INTO ${known} VALUES (?, ?)`);
    for (const { id, name } of book.stages) addStage.run(id, nameKey(name));
    knownJoins = `LEFT JOIN ${known} alike_known ON alike_known.id = d.stage_id`;
  }
  return {
    fields: told.map(([field]) => field),
    staged: told.map(([, , staged]) => staged),
    stagedJoins: `${join("product")} ${join("owner")} ${join("stage")}`,
    known: told.map(([, , , known]) => known),
    knownJoins,
  };
}

/** The expressions as further columns of a statement, to be read by {@link valuesIn}. */
export const listed = (expressions: readonly string[]): string =>
  expressions.map((expression, at) => `, ${expression} AS v${at}`).join("");

export const valuesIn = (
  row: Readonly<Record<string, string | number | null>>,
  { fields }: AlikeColumns,
): AlikeValues => fields.map((_field, at) => row[`v${at}`] ?? null);
