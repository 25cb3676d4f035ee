/** Teams and what they belong to. */
import type { FactValue } from "../../../../src/core/domain/dealHistory.ts";
import { nameKey } from "../../../../src/core/mapping/similar.ts";
import type { ImportedRecord, Records } from "../records.ts";
import { changeKnown } from "./changeKnown.ts";
import type { Counts, FileOf, Promotion } from "./context.ts";
import { countOutcomes, type Outcome, tellerOf } from "./outcomes.ts";

export function promoteTeams(promotion: Promotion, records: Records, of: FileOf): Generator<void, Counts> {
  const { db, changeSet, teams } = promotion;
  const teller = tellerOf(promotion, records, of);
  const parentOf = db.prepare<[number], number | null>("SELECT parent_id FROM team WHERE id = ?").pluck();
  const bySource = db
    .prepare<[string, string], number>("SELECT id FROM team WHERE source_system = ? AND source_id = ?")
    .pluck();
  const seen = new Set<string>();
  return countOutcomes(promotion, records, take);

  function take(record: ImportedRecord): Outcome {
    const name = String(record.values.name);
    const source = record.values.sourceId == null ? null : String(record.values.sourceId);
    const known =
      (source === null ? undefined : bySource.get(of.sourceSystem, source)) ?? teams.findName(name);
    const mark = source ?? nameKey(name);
    if (seen.has(mark)) return teller.reject(record, "name", "rowRepeated");
    seen.add(mark);
    const told: Record<string, FactValue> = {};
    if (source !== null) Object.assign(told, { source_system: of.sourceSystem, source_id: source });
    if (records.has("parentTeam")) {
      const { parentTeam } = record.values;
      const parent = parentTeam == null ? null : teams.findOrMake(db, changeSet, String(parentTeam), of.asOf);
      if (parent !== null && known !== undefined && isUnder(parent, known))
        return teller.reject(record, "parentTeam", "teamUnderItself", { name });
      told["parent_id"] = parent;
    }
    if (known === undefined) {
      const key = teams.findOrMake(db, changeSet, name, of.asOf, told);
      if (source !== null) teams.learnId(source, key);
      teams.made.delete(key);
      return "added";
    }
    if (source !== null) teams.learnId(source, known);
    // Made as the parent of another row, or by another file of this import: to the user it is new.
    const made = teams.made.delete(known);
    const changed = changeKnown(promotion, "team", known, { name, ...told }, of.asOf);
    return made ? "added" : changed ? "changed" : "unchanged";
  }

  function isUnder(team: number, above: number): boolean {
    for (let at: number | null = team; at !== null; at = parentOf.get(at) ?? null)
      if (at === above) return true;
    return false;
  }
}
