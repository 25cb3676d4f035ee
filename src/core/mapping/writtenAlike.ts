/** What names have in common that are one name in different writing: an import takes them for one without asking. */
import { companyKey } from "./companyName.ts";
import { nameKey } from "./similar.ts";

/** Without spaces and hyphens, except between digits: `GTXPro` is `GTX Pro`, but "Pump 1 10" is not "Pump 110". */
function tightKey(name: string): string {
  return nameKey(name).replace(/(?<!\d)[\s_-]+|[\s_-]+(?!\d)/g, "");
}

/** By table; people and teams whose names differ at all may be different ones. */
export const writtenAlike = {
  account: companyKey,
  product: tightKey,
  person: null,
  team: null,
} as const;
