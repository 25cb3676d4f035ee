/** Known accounts that look like one another, as far as an import names them: offered to be merged. */
import type { ImportNames } from "../../../src/contract/importing.ts";
import { formatId } from "../../../src/core/domain/ids.ts";
import { companyCore } from "../../../src/core/mapping/companyName.ts";
import { nameKey } from "../../../src/core/mapping/similar.ts";
import { SimilarIndex } from "../../../src/core/mapping/similarIndex.ts";
import type { ReadDb } from "../db/sql.ts";
import type { NameCount } from "./reading/protocol.ts";

const MOST_PAIRS = 200;
/** Names of the import, most frequent first, that are looked at. */
const MOST_COMPARED = 2000;
const LIKE = 0.8;
const LIKE_SHORT = 0.7;

export function nearPairs(db: ReadDb, names: readonly NameCount[]): ImportNames["knownPairs"] {
  const known = db
    .prepare<[], { id: number; name: string }>("SELECT id, name FROM account ORDER BY id")
    .all();
  const byName = new Map<string, number>();
  known.forEach(({ name }, at) => {
    if (!byName.has(nameKey(name))) byName.set(nameKey(name), at);
  });
  const named = names.flatMap(({ name }) => byName.get(nameKey(name)) ?? []).slice(0, MOST_COMPARED);
  if (named.length === 0) return [];
  const cores = known.map(({ name }) => companyCore(name));
  const index = new SimilarIndex(cores, LIKE, LIKE_SHORT);
  const deals = db.prepare<[number], number>("SELECT COUNT(*) FROM deal WHERE account_id = ?").pluck();
  const seen = new Set<string>();
  const pairs: ImportNames["knownPairs"] = [];
  for (const at of named) {
    const near = index.nearest(cores[at] as string, (other) => other !== at);
    const pair = near && [at, near.at].sort((a, b) => a - b).join(" ");
    if (!near || !pair || seen.has(pair)) continue;
    seen.add(pair);
    const sides = [at, near.at].map((each) => {
      const { id, name } = known[each] as (typeof known)[number];
      return { id: formatId("account", id), name, deals: deals.get(id) ?? 0 };
    });
    // The one with fewer deals goes into the other.
    const [gone, stays] = sides.toSorted((a, b) => a.deals - b.deals) as [
      (typeof sides)[0],
      (typeof sides)[0],
    ];
    pairs.push({ ...gone, nearId: stays.id, near: stays.name, nearDeals: stays.deals });
    if (pairs.length === MOST_PAIRS) break;
  }
  return pairs;
}
