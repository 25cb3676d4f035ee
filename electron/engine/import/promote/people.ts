/** People, their teams and managers. */
import type { Day } from "../../../../src/core/domain/days.ts";
import type { FactValue } from "../../../../src/core/domain/dealHistory.ts";
import { changeKnown } from "./changeKnown.ts";
import type { Promotion } from "./context.ts";

/** Key of a manager of that name; one who was known as a rep becomes a manager. */
export function managerKey(promotion: Promotion, name: string, on: Day): number {
  const { db, changeSet, people } = promotion;
  const key = people.findOrMake(db, changeSet, name, on, { role: "manager" });
  changeKnown(promotion, "person", key, { role: "manager" }, on);
  return key;
}

export function teamKey({ db, changeSet, teams }: Promotion, name: string, on: Day): number {
  return teams.findOrMake(db, changeSet, name, on);
}

/** Team and manager that a file of deals tells of an owner: taken where the workbook does not know better. */
export function fillOwner(
  promotion: Promotion,
  name: string,
  team: string | null,
  manager: string | null,
  on: Day,
): void {
  const { db, people } = promotion;
  const key = people.find(name);
  if (key === undefined) return;
  const known = db
    .prepare<[number], { team: number | null; manager: number | null }>(
      "SELECT team_id AS team, manager_id AS manager FROM person WHERE id = ?",
    )
    .get(key);
  const values: Record<string, FactValue> = {};
  if (team !== null && known?.team == null) values["team_id"] = teamKey(promotion, team, on);
  if (manager !== null && known?.manager == null) {
    const boss = managerKey(promotion, manager, on);
    if (boss !== key) values["manager_id"] = boss;
  }
  if (Object.keys(values).length > 0) changeKnown(promotion, "person", key, values, on);
}
