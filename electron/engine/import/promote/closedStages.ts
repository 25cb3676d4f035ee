/** Which of a file's stages are closed, before any of them is made. */
import type { ImportOptions } from "../../../../src/contract/importing.ts";
import { nameKey } from "../../../../src/core/mapping/similar.ts";
import { stageKind } from "../../../../src/core/mapping/stages.ts";
import type { ReadDb } from "../../db/sql.ts";
import { readContext } from "../readContext.ts";
import type { DealStaging } from "../staging.ts";

/** Codes of the stages that are won or lost: as the workbook knows them, as the user chose, else by their names. */
export function closedStageCodes(db: ReadDb, staging: DealStaging, options: ImportOptions): Set<number> {
  const { stageKinds } = readContext(db, options, "");
  const codes = new Set<number>();
  for (const [code, name] of staging.names("stage"))
    if ((stageKinds[nameKey(name)] ?? stageKind(name)) !== "open") codes.add(code);
  return codes;
}

/** Condition of a staged row `s` whose deal is won or lost; needs `@closed`, the codes, where the file has stages. Null: none can be. */
export function closedRows(staging: DealStaging): string | null {
  const parts = [
    staging.has("state") ? "s.state IN (1, 2)" : null,
    staging.has("stage") ? "s.c_stage IN (SELECT value FROM json_each(@closed))" : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? `(${parts.join(" OR ")})` : null;
}
