/** People, teams, products, accounts, pipelines: what editors and filters choose from. */
import type { CallOutput } from "../../../../src/contract/calls.ts";
import { formatId, type IdKind } from "../../../../src/core/domain/ids.ts";
import type { ReadDb } from "../sql.ts";
import { likeContains } from "./filter.ts";

const idOrNull = (kind: IdKind, key: number | null): string | null =>
  key === null ? null : formatId(kind, key);

export function people(db: ReadDb): CallOutput<"lists.people"> {
  return db
    .prepare<
      [],
      {
        key: number;
        name: string;
        teamKey: number | null;
        team: string | null;
        managerKey: number | null;
        role: "rep" | "manager";
        activeFrom: string | null;
        activeTo: string | null;
        deals: number;
      }
    >(
      `SELECT p.id AS "key", p.name, p.team_id AS teamKey, t.name AS team, p.manager_id AS managerKey, p.role,
         p.active_from_on AS activeFrom, p.active_to_on AS activeTo, (SELECT COUNT(*) FROM deal WHERE owner_id = p.id) AS deals
       FROM person p LEFT JOIN team t ON t.id = p.team_id ORDER BY p.search_key, p.id`,
    )
    .all()
    .map(({ key, teamKey, managerKey, ...rest }) => ({
      ...rest,
      id: formatId("person", key),
      teamId: idOrNull("team", teamKey),
      managerId: idOrNull("person", managerKey),
    }));
}

export function teams(db: ReadDb): CallOutput<"lists.teams"> {
  return db
    .prepare<[], { key: number; name: string; people: number }>(
      `SELECT t.id AS "key", t.name, (SELECT COUNT(*) FROM person WHERE team_id = t.id) AS people FROM team t ORDER BY t.name COLLATE NOCASE, t.id`,
    )
    .all()
    .map(({ key, ...rest }) => ({ ...rest, id: formatId("team", key) }));
}

export function products(db: ReadDb): CallOutput<"lists.products"> {
  return db
    .prepare<
      [],
      {
        key: number;
        name: string;
        code: string | null;
        family: string | null;
        unit: string | null;
        listPriceMinor: number | null;
      }
    >(
      `SELECT id AS "key", name, code, family, unit, list_price_minor AS listPriceMinor FROM product ORDER BY search_key, id`,
    )
    .all()
    .map(({ key, ...rest }) => ({ ...rest, id: formatId("product", key) }));
}

export function accounts(
  db: ReadDb,
  search: string | undefined,
  limit: number,
): CallOutput<"lists.accounts"> {
  return db
    .prepare<
      [string, number],
      { key: number; name: string; industry: string | null; country: string | null }
    >(
      `SELECT id AS "key", name, industry, country FROM account WHERE search_key LIKE ? ESCAPE '\\' ORDER BY search_key, id LIMIT ?`,
    )
    .all(likeContains((search ?? "").trim().toLowerCase()), limit)
    .map(({ key, ...rest }) => ({ ...rest, id: formatId("account", key) }));
}

interface StageRecord {
  key: number;
  pipelineKey: number;
  name: string;
  nameZh: string | null;
  position: number;
  kind: "lead" | "open" | "won" | "lost";
  bp: number | null;
  expectedDays: number | null;
  definition: string | null;
  definitionZh: string | null;
}

export function pipelines(db: ReadDb): CallOutput<"lists.pipelines"> {
  const criteria = db
    .prepare<[], { stage: number; text: string; zh: string | null }>(
      "SELECT stage_id AS stage, text, text_zh AS zh FROM stage_criterion ORDER BY stage_id, position",
    )
    .all();
  const stages = db
    .prepare<[], StageRecord>(
      `SELECT id AS "key", pipeline_id AS pipelineKey, name, name_zh AS nameZh, position, kind, probability_bp AS bp,
         expected_days AS expectedDays, definition, definition_zh AS definitionZh FROM stage ORDER BY position, id`,
    )
    .all();
  return db
    .prepare<[], { key: number; name: string; nameZh: string | null }>(
      `SELECT id AS "key", name, name_zh AS nameZh FROM pipeline ORDER BY position, id`,
    )
    .all()
    .map(({ key, ...pipeline }) => ({
      ...pipeline,
      id: formatId("pipeline", key),
      stages: stages
        .filter((stage) => stage.pipelineKey === key)
        .map(({ key: stageKey, pipelineKey, bp, ...stage }) => {
          const own = criteria.filter((criterion) => criterion.stage === stageKey);
          return {
            ...stage,
            id: formatId("stage", stageKey),
            pipelineId: formatId("pipeline", pipelineKey),
            probability: bp === null ? null : bp / 100,
            exitCriteria: own.map((criterion) => criterion.text),
            exitCriteriaZh: own.map((criterion) => criterion.zh ?? criterion.text),
          };
        }),
    }));
}

const freeTextColumns = {
  source: "source",
  lossReason: "loss_reason",
  currency: "currency",
  sourceSystem: "source_system",
} as const;

export function values(db: ReadDb, column: keyof typeof freeTextColumns): string[] {
  const name = freeTextColumns[column];
  return db
    .prepare<[], string>(
      `SELECT ${name} FROM deal WHERE ${name} <> '' GROUP BY ${name} ORDER BY COUNT(*) DESC, ${name} LIMIT 500`,
    )
    .pluck()
    .all();
}
