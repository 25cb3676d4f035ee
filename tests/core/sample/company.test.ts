/** The generated company is the same for the same seed, whole, and consistent in itself. */
import { expect, test } from "vitest";
import { projectDeal } from "../../../src/core/domain/dealHistory.ts";
import { FOREVER, isDay } from "../../../src/core/domain/days.ts";
import { decodeLines } from "../../../src/core/domain/lines.ts";
import { subjects } from "../../../src/core/domain/subjects.ts";
import { generateCompany, type SampleOptions } from "../../../src/core/sample/company.ts";

const endDay = "2026-03-16";
const small: SampleOptions = { seed: 3, endDay, deals: 600 };

/** Everything that a company is, as data. */
function whole(options: SampleOptions) {
  const company = generateCompany(options);
  const deals = [...company.deals()];
  return { setup: company.setup, tables: company.tables, deals, plan: company.plan() };
}

test("the same seed makes the same company, another seed another", () => {
  const one = JSON.stringify(whole(small));
  expect(JSON.stringify(whole(small))).toBe(one);
  expect(JSON.stringify(whole({ ...small, seed: 4 }))).not.toBe(one);
});

test("four teams, 24 people of whom two left, three pipelines, 25 products, 6,000 deals over three years", () => {
  const company = generateCompany({ seed: 1, endDay });
  const rows = new Map(company.setup);
  const people = rows.get("person") ?? [];
  expect(rows.get("team")).toHaveLength(4);
  expect(people).toHaveLength(24);
  expect(people.filter(({ values }) => values["active_to_on"] != null)).toHaveLength(2);
  expect(rows.get("pipeline")).toHaveLength(3);
  expect(rows.get("product")).toHaveLength(25);
  expect(rows.get("account")).toHaveLength(900);
  const stages = rows.get("stage") ?? [];
  for (const pipeline of [1, 2, 3]) {
    const kinds = stages
      .filter((stage) => stage.values["pipeline_id"] === pipeline)
      .map((stage) => stage.values["kind"]);
    expect(kinds.slice(-2)).toEqual(["won", "lost"]);
    expect(kinds.length - 2).toBeGreaterThanOrEqual(5);
    expect(kinds.length - 2).toBeLessThanOrEqual(7);
  }
  expect(stages.filter((stage) => stage.values["kind"] === "lead")).toHaveLength(2);
  const deals = [...company.deals()];
  expect(deals).toHaveLength(6000);
  const created = deals.map((deal) => deal.facts[0]?.effectiveOn ?? "");
  expect(created.toSorted()).toEqual(created);
  expect(created[0]).toMatch(/^2023-03/);
  expect(created.at(-1)).toMatch(/^2026-03/);
});

test("each deal's history is one that could have happened", () => {
  const company = generateCompany({ seed: 5, endDay, deals: 1500 });
  const ways = {
    won: 0,
    lost: 0,
    open: 0,
    back: 0,
    skipped: 0,
    reopened: 0,
    pushed: 0,
    resized: 0,
    handedOver: 0,
    late: 0,
  };
  for (const deal of company.deals()) {
    const first = JSON.parse(deal.facts[0]?.value as string) as Record<string, unknown>;
    const placed = company.world.pipelines[(first["pipeline_id"] as number) - 1];
    if (!placed) throw new Error("no such pipeline");
    const isClosed = (stage: number): boolean => stage === placed.won || stage === placed.lost;
    const facts = deal.facts.map((fact, order) => ({ ...fact, order, changeSet: order }));
    const projected = projectDeal(facts, isClosed);
    if (!projected) throw new Error("no deal");

    let recorded = "";
    for (const fact of deal.facts) {
      expect(fact.effectiveOn <= fact.recordedOn && fact.recordedOn >= recorded).toBe(true);
      expect(fact.recordedOn < endDay && fact.effectiveOn >= company.firstDay).toBe(true);
      if (fact.recordedOn > fact.effectiveOn) ways.late += 1;
      recorded = fact.recordedOn;
    }
    const { intervals } = projected;
    intervals.forEach((interval, index) => {
      expect(interval.stageId).toBeGreaterThanOrEqual(placed.firstStage);
      expect(interval.stageId).toBeLessThanOrEqual(placed.lost);
      expect(interval.leftOn).toBe(intervals[index + 1]?.enteredOn ?? FOREVER);
      const next = intervals[index + 1];
      if (!next || next.stageId === interval.stageId) {
        if (next && next.ownerId !== interval.ownerId) ways.handedOver += 1;
        return;
      }
      const from = interval.stageId as number;
      const to = next.stageId as number;
      if (isClosed(from)) {
        expect(from).toBe(placed.lost);
        ways.reopened += 1;
      } else if (to < from) ways.back += 1;
      else if (!isClosed(to) && to > from + 1) ways.skipped += 1;
      // Only from the last stage is a deal won.
      if (to === placed.won) expect(from).toBe(placed.won - 1);
    });
    const stage = projected.values["stage_id"] as number;
    ways[stage === placed.won ? "won" : stage === placed.lost ? "lost" : "open"] += 1;
    expect(projected.values["loss_reason"] != null).toBe(stage === placed.lost);
    expect(deal.truth.chanceNow === null).toBe(isClosed(stage));
    if (deal.facts.some((fact) => fact.field === "expected_on")) ways.pushed += 1;
    if (deal.facts.some((fact) => fact.field === "amount_minor")) ways.resized += 1;
  }
  for (const [way, count] of Object.entries(ways)) expect(count, way).toBeGreaterThan(5);
});

test("money is whole and adds up; days exist; only what is expected or promised lies ahead", () => {
  const { deals, plan, setup, tables } = whole(small);
  const ahead = new Set(["expected_on", "next_step_on", "lines"]);
  const rows = [...deals.flatMap((deal) => deal.rows), ...plan, ...setup.flatMap(([, list]) => list)];
  const fields: [string, unknown][] = rows.flatMap(({ values }) => Object.entries(values));
  for (const deal of deals) {
    const values = JSON.parse(deal.facts[0]?.value as string) as Record<string, unknown>;
    fields.push(
      ...Object.entries(values),
      ...deal.facts.slice(1).map((fact): [string, unknown] => [fact.field, fact.value]),
    );
    const lines = decodeLines(JSON.stringify(values["lines"]));
    const sum = lines.reduce(
      (total, line) => total + ((line.unitPriceMinor ?? 0) * line.quantityMilli) / 1000,
      0,
    );
    expect(sum).toBeGreaterThan(0);
    if (values["currency"] === undefined) expect(values["amount_minor"]).toBe(sum);
    else expect(Math.abs((values["amount_minor"] as number) / sum - 1)).toBeLessThan(0.1);
  }
  for (const [field, value] of fields) {
    if (field.endsWith("_minor") || field.endsWith("_bp"))
      expect(value === null || Number.isSafeInteger(value), field).toBe(true);
    if (field.endsWith("_minor") && value !== null) expect(value, field).toBeGreaterThanOrEqual(0);
    if (!field.endsWith("_on") && field !== "on_day") continue;
    if (value === null) continue;
    expect(isDay(value as string), `${field} ${JSON.stringify(value)}`).toBe(true);
    if (!ahead.has(field)) expect((value as string) < endDay, `${field} ${JSON.stringify(value)}`).toBe(true);
  }
  for (const { rows: list } of tables) {
    for (const row of list) for (const value of Object.values(row)) expect(value).not.toBeNull();
  }
});

test("both languages tell the same company", () => {
  const en = whole(small);
  const zh = whole({ ...small, language: "zh" });
  const withoutTexts = (company: ReturnType<typeof whole>): unknown[] =>
    company.deals.map((deal) =>
      deal.facts.map(({ field, effectiveOn, recordedOn, by }) => [field, effectiveOn, recordedOn, by]),
    );
  expect(withoutTexts(zh)).toEqual(withoutTexts(en));
  const han = /\p{Script=Han}/u;
  for (const [subject, rows] of new Map(zh.setup)) {
    for (const { values } of rows) {
      for (const [column, value] of Object.entries(values)) {
        if (!column.endsWith("_zh")) continue;
        expect(value, `${subject}.${column}`).toMatch(han);
        expect(values[column.slice(0, -3)], `${subject}.${column.slice(0, -3)}`).toMatch(
          /^[^\p{Script=Han}]+$/u,
        );
      }
    }
  }
  for (const column of ["source", "name"]) {
    expect(
      zh.deals.every((deal) => han.test(String(JSON.parse(deal.facts[0]?.value as string)[column]))),
    ).toBe(true);
    expect(
      en.deals.some((deal) => han.test(String(JSON.parse(deal.facts[0]?.value as string)[column]))),
    ).toBe(false);
  }
});

test("accounts are of both scripts and no two share a name", () => {
  const company = generateCompany({ ...small, deals: 6000 });
  const names = company.world.accounts.map((account) => account.values["name"] as string);
  expect(new Set(names).size).toBe(names.length);
  const chinese = names.filter((name) => /\p{Script=Han}/u.test(name)).length;
  expect(chinese).toBeGreaterThan(names.length * 0.5);
  expect(chinese).toBeLessThan(names.length * 0.9);
});

test("rows only set columns that their subject has", () => {
  const { deals, plan, setup } = whole({ ...small, deals: 200 });
  for (const [subject, rows] of setup) {
    for (const { values } of rows)
      expect(subjects[subject].columns).toEqual(expect.arrayContaining(Object.keys(values)));
  }
  for (const { subject, values } of [...deals.flatMap((deal) => deal.rows), ...plan]) {
    expect(subjects[subject].columns).toEqual(expect.arrayContaining(Object.keys(values)));
  }
});

test("a lean sample has fewer facts and the same deals", () => {
  const lean = whole({ ...small, detail: "lean" });
  const full = whole(small);
  const facts = (company: ReturnType<typeof whole>): number =>
    company.deals.reduce((sum, deal) => sum + deal.facts.length, 0);
  expect(lean.deals).toHaveLength(600);
  expect(lean.deals.every((deal) => deal.rows.length === 0)).toBe(true);
  expect(facts(lean)).toBeLessThan(facts(full) * 0.6);
});
