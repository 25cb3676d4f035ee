import type { DealColumn } from "../../../../contract/common.ts";
import { call } from "../../../bridge.ts";

/** What was typed was refused; the message is the engine's sentence. */
export class Refused extends Error {}

/**
 * One cell by its text, read by the same rules as a paste: for what only the engine may understand, or refuse.
 * Resolves to the change set, null where nothing changed.
 */
export async function editAsText(id: string, column: DealColumn, text: string): Promise<string | null> {
  const { rejected, changeSet } = await call("deals.paste", {
    filter: { ids: [id] },
    fromRow: 0,
    toRow: 0,
    columns: [column],
    values: [[text]],
    kind: "edit",
  });
  if (rejected[0]) throw new Refused(rejected[0].reason);
  return changeSet;
}
