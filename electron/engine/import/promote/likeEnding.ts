/** Closed Won and Won: names that say the ending and no more mean one stage. */
import type { Locale } from "../../../../src/contract/envelope.ts";
import { nameKey } from "../../../../src/core/mapping/similar.ts";
import { plainEnding, type StageKind } from "../../../../src/core/mapping/stages.ts";
import type { ReadDb } from "../../db/sql.ts";
import type { Stage } from "./stageBook.ts";

/** What a closed stage is called that a pipeline needs and no file has told yet. */
export const standInNames: Record<Exclude<StageKind, "open">, Record<Locale, string>> = {
  won: { en: "Won", "zh-CN": "赢单" },
  lost: { en: "Lost", "zh-CN": "丢单" },
};

/**
 * The stage of one pipeline that a plain name of an ending means, though it is called otherwise.
 * @param named names of the file's stages: where several of them say that ending, they are not one
 */
export function likeEnding<S extends Pick<Stage, "name" | "kind">>(
  name: string,
  stages: readonly S[],
  named: readonly string[],
): S | undefined {
  const ending = plainEnding(name);
  if (ending === null) return undefined;
  const others = named.some((other) => plainEnding(other) === ending && nameKey(other) !== nameKey(name));
  const alike = stages.filter((stage) => stage.kind === ending && plainEnding(stage.name) === ending);
  return others || alike.length > 1 ? undefined : alike[0];
}

/** A closed stage that was made for want of another and that no deal is in: it gives way to the name that a file has. */
export function isStandIn(db: ReadDb, { id, name, nameZh, sourceId, kind }: Stage): boolean {
  if ((kind !== "won" && kind !== "lost") || nameZh !== null || sourceId !== null) return false;
  if (!Object.values(standInNames[kind]).includes(name)) return false;
  return (
    db.prepare<[number], number>("SELECT 1 FROM deal WHERE stage_id = ? LIMIT 1").pluck().get(id) ===
    undefined
  );
}
