/** What of the workbook the reader needs to know. */
import type { ImportOptions } from "../../../src/contract/importing.ts";
import type { Day } from "../../../src/core/domain/days.ts";
import { parseId } from "../../../src/core/domain/ids.ts";
import { nameKey } from "../../../src/core/mapping/similar.ts";
import { liveCustomFields } from "../db/queries/customFields.ts";
import { fromDecimal } from "../../../src/core/domain/rates.ts";
import { ratesOn } from "../db/queries/rates.ts";
import { baseCurrency, isBaseOpen } from "../db/queries/settings.ts";
import type { ReadDb } from "../db/sql.ts";
import { readStages } from "./promote/stageBook.ts";
import { learntWritings } from "./writings.ts";
import type { ReadContext } from "./reading/protocol.ts";

export function readContext(db: ReadDb, options: ImportOptions, today: Day): ReadContext {
  const stageKinds: ReadContext["stageKinds"] = {};
  const stages = readStages(db);
  for (const { name, nameZh, sourceId, kind } of stages) {
    for (const known of [name, nameZh, sourceId])
      if (known !== null) stageKinds[nameKey(known)] = kind === "lead" ? "open" : kind;
  }
  for (const [name, choice] of Object.entries(options.stages ?? {})) {
    const kind =
      "create" in choice
        ? choice.create
        : stages.find(({ id }) => id === parseId("stage", choice.stage))?.kind;
    if (kind) stageKinds[nameKey(name)] = kind === "lead" ? "open" : kind;
  }
  return {
    baseCurrency: baseCurrency(db),
    baseOpen: (options.rates ?? []).length === 0 && isBaseOpen(db),
    rates: ratesFor(db, options, options.asOf ?? today),
    today,
    stageKinds,
    known: {
      stages: new Set(Object.keys(stageKinds)),
      people: namesIn(db, "person"),
      products: namesIn(db, "product"),
      accounts: namesIn(db, "account"),
    },
    states: Object.fromEntries(
      Object.entries(options.states ?? {}).map(([word, kind]) => [nameKey(word), kind]),
    ),
    customFields: liveCustomFields(db),
    writings: learntWritings(db),
  };
}

/** Rates that a file of a day is read with: what was given with it counts over what the workbook knows. */
export function ratesFor(db: ReadDb, { rates = [] }: ImportOptions, on: Day): ReadContext["rates"] {
  const given = rates.map(({ currency, rate }) => [currency, fromDecimal(rate)] as const);
  return { ...ratesOn(db, on), ...Object.fromEntries(given) };
}

/** Names that columns without a header are compared with; of very many, the newest. */
const MOST_KNOWN = 20_000;

function namesIn(db: ReadDb, table: "person" | "product" | "account"): Set<string> {
  const names = db
    .prepare<[number], string>(`SELECT name FROM ${table} ORDER BY id DESC LIMIT ?`)
    .pluck()
    .all(MOST_KNOWN);
  return new Set(names.map(nameKey));
}
