/** Materials, delivery effort and capacity as rows of their tables; they have no history. */
import type { FactValue } from "../domain/dealHistory.ts";
import { dayText, isWeekend, monthEnd } from "./calendar.ts";
import { products } from "./products.ts";
import { materials, roles } from "./supply.ts";
import type { Language } from "./text.ts";

export interface TableRows {
  table: "material" | "product_material" | "delivery_role" | "product_effort" | "capacity";
  rows: Record<string, FactValue>[];
}

/** Capacity is planned so far beyond the last day. */
const PLANNED_DAYS = 540;

export function supplyRows(firstDay: number, lastDay: number, language: Language): TableRows[] {
  const materialKey = new Map(materials.map((material, index) => [material.code, index + 1]));
  const roleKey = new Map(roles.map((role, index) => [role.key, index + 1]));
  return [
    {
      table: "material",
      rows: materials.map(({ name, unit, leadDays, stock }, index) => ({
        id: index + 1,
        name: name[language],
        unit: unit[language],
        lead_time_days: leadDays,
        stock_milli: stock * 1000,
      })),
    },
    {
      table: "product_material",
      rows: products.flatMap((product, index) =>
        Object.entries(product.materials ?? {}).map(([code, quantity]) => ({
          product_id: index + 1,
          material_id: materialKey.get(code) ?? null,
          quantity_milli: Math.round(quantity * 1000),
        })),
      ),
    },
    {
      table: "delivery_role",
      rows: roles.map(({ name }, index) => ({ id: index + 1, name: name.en, name_zh: name.zh })),
    },
    {
      table: "product_effort",
      rows: products.flatMap((product, index) =>
        Object.entries(product.effort ?? {}).map(([role, [hours, weeks]]) => ({
          product_id: index + 1,
          role_id: roleKey.get(role) ?? null,
          hours_milli: Math.round(hours * 1000),
          weeks,
        })),
      ),
    },
    { table: "capacity", rows: capacityRows(firstDay, lastDay + PLANNED_DAYS) },
  ];
}

/** By month, for as many working days as it has; a team grows a little every year. */
function capacityRows(from: number, to: number): TableRows["rows"] {
  const rows: TableRows["rows"] = [];
  for (let day = from; day <= to; ) {
    const end = monthEnd(day);
    const month = dayText(day).slice(0, 7);
    const first = end - Number(dayText(end).slice(8)) + 1;
    let workingDays = 0;
    for (let one = first; one <= end; one += 1) workingDays += isWeekend(one) ? 0 : 1;
    const growth = 1.08 ** ((first - from) / 365);
    roles.forEach(({ monthlyHours }, index) => {
      const hours = Math.round((monthlyHours * growth * workingDays) / 22);
      rows.push({ role_id: index + 1, month, hours_milli: hours * 1000 });
    });
    day = end + 1;
  }
  return rows;
}
