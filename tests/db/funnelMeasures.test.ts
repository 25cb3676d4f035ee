/** The measures on the sample: today is now, an undo brings each of them back, and every list is as long as its mark says. */
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Engine } from "../../electron/engine/engine.ts";
import type { CallInput, CallName } from "../../src/contract/calls.ts";
import { Random } from "../../src/core/sample/random.ts";
import { engineAt, temporaryFolder, type Workbook } from "./workbook.ts";

const today = "2026-03-16";

let folder = "";
/** Made once; each test opens a copy of its own. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "funnel-test-"));
  const engine = new Engine();
  await engine.call(
    "file.create",
    { path: join(folder, "made.funnel"), sample: true },
    { locale: "en", today },
  );
  await engine.closeFile();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function sample(): Promise<Workbook> {
  const path = join(temporaryFolder(), "sample.funnel");
  copyFileSync(join(folder, "made.funnel"), path);
  const workbook = engineAt(path, today);
  await workbook.call("file.open", { path });
  return workbook;
}

type Asked = { [M in CallName]: [M, CallInput<M>] }[CallName];

/** One question of each kind. */
function questions(asOf?: string): Asked[] {
  const day = asOf === undefined ? {} : { asOf };
  return [
    ["funnel.summary", day],
    ["funnel.byStage", day],
    ["funnel.by", { dimension: "product", ...day }],
    ["funnel.conversion", { ...day, by: "team" }],
    ["funnel.chain", day],
    ["funnel.chain", { ...day, by: "source" }],
    ["funnel.timeInStage", day],
    ["funnel.timeInStage", { ...day, by: "pipeline" }],
    ["funnel.measures", { from: "2025-01-01", to: "2025-12-31", ...day }],
    ["funnel.measures", { by: "product", ...day }],
    ["funnel.measures", { by: "owner", from: "2026-01-01", to: "2026-03-31", ...day }],
    ["funnel.measures", { by: "quarter", ...day }],
    ["funnel.trend", { step: "quarter", count: 4, ...day }],
    ["funnel.ageing", day],
    ["funnel.flows", { from: "2025-12-31", ...day }],
    ["funnel.cohorts", { step: "quarter", ...day }],
    ["pipeline.asOf", { on: asOf ?? today }],
    ["pipeline.waterfall", { from: "2025-12-31", to: asOf ?? today, by: "owner" }],
  ];
}

async function answers(workbook: Workbook, asOf?: string): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const [method, input] of questions(asOf)) found.push([method, await workbook.call(method, input)]);
  return found;
}

test("as of today every measure is as it is now", async () => {
  const workbook = await sample();
  expect(await answers(workbook, today)).toEqual(await answers(workbook));
}, 120_000);

test("an undo of random edits brings every measure back, today and of a past day", async () => {
  const workbook = await sample();
  const before = [await answers(workbook), await answers(workbook, "2025-11-30")];
  const { rows: deals } = await workbook.call("deals.query", { limit: 10_000 });
  const stages = (await workbook.call("lists.pipelines")).flatMap((pipeline) => pipeline.stages);
  const people = await workbook.call("lists.people");
  const products = await workbook.call("lists.products");
  const next = new Random(7);
  const below = (count: number): number => next.whole(0, count - 1);
  const oneOf = <T>(all: readonly T[]): T => all[below(all.length)] as T;
  const rounds = 6;
  for (let round = 0; round < rounds; round += 1) {
    const edits = Array.from({ length: 1 + below(20) }, () => {
      const deal = oneOf(deals);
      const fields = oneOf([
        { amountMinor: below(1e9) },
        { owner: oneOf(people).id },
        { expectedOn: oneOf(["2026-01-31", "2026-04-30", "2026-09-30"]) },
        { stage: oneOf(stages.filter(({ pipelineId }) => pipelineId === deal.pipelineId)).id },
        { source: oneOf(["Trade fair", null]) },
        ...(deal.productCount === 1 ? [{ product: oneOf(products).id }] : []),
      ]);
      return { id: deal.id, fields };
    });
    const unique = [...new Map(edits.map((edit) => [edit.id, edit])).values()];
    const effectiveOn = oneOf([today, "2025-11-15", "2026-02-01"]);
    await workbook.call("deals.edit", { edits: unique, effectiveOn });
  }
  expect(await answers(workbook)).not.toEqual(before[0]);
  for (let round = 0; round < rounds; round += 1) await workbook.call("history.undo", {});
  expect(await answers(workbook)).toEqual(before[0]);
  expect(await answers(workbook, "2025-11-30")).toEqual(before[1]);
  expect(await workbook.call("file.check")).toMatchObject({ ok: true });
}, 180_000);

describe("on the sample", () => {
  test("marks open to as many deals as they say, under a filter, on a past day", async () => {
    const workbook = await sample();
    const asked = { filter: { team: "t2" }, asOf: "2025-12-31" };
    const total = async (mark: CallInput<"funnel.markDeals">["mark"]): Promise<number> =>
      (await workbook.call("funnel.markDeals", { ...asked, mark, limit: 1 })).total;

    const ageing = await workbook.call("funnel.ageing", asked);
    expect(ageing.total).toBe(ageing.deals.length);
    expect(await total({ kind: "stalled" })).toBe(ageing.stalled);
    const window = { from: "2025-07-01", to: "2025-12-31" };
    const { slip, winRate, pushes, periods } = await workbook.call("funnel.measures", {
      ...asked,
      ...window,
    });
    expect(periods.map(({ key }) => key)).toEqual(["2025-Q3", "2025-Q4"]);
    expect(slip.share.n).toBeGreaterThan(0);
    expect(await total({ kind: "closed", outcome: "won", ...window })).toBe(winRate.count);
    expect(await total({ kind: "pushed", atLeast: 2, ...window })).toBe(pushes.twiceOrMore.count);
    const quarter = { from: "2025-10-01", to: "2025-12-31" };
    const last = await workbook.call("funnel.measures", { ...asked, ...quarter });
    expect(await total({ kind: "forecast", outcome: "slipped", ...quarter })).toBe(last.slip.share.count);

    const { moves } = await workbook.call("funnel.flows", { ...asked, ...quarter });
    expect(moves.some(({ kind }) => kind === "won")).toBe(true);
    for (const { fromId, toId, deals } of moves)
      expect(await total({ kind: "move", fromStage: fromId, toStage: toId, ...quarter })).toBe(deals);
    const { cohorts } = await workbook.call("funnel.cohorts", { ...asked, step: "quarter", count: 2 });
    expect(cohorts.map(({ key }) => key)).toEqual(["2025-Q3", "2025-Q4"]);
    for (const { key, open, won } of cohorts) {
      expect(await total({ kind: "cohort", step: "quarter", key, outcome: "open" })).toBe(open);
      expect(await total({ kind: "cohort", step: "quarter", key, outcome: "won" })).toBe(won);
    }
    const chain = await workbook.call("funnel.chain", { ...asked, cohort: "creation" });
    for (const { step, passed } of chain)
      expect(await total({ kind: "chain", step, outcome: "passed", cohort: "creation" })).toBe(passed);
  }, 60_000);

  test("the window's target gives the coverage, of one's own deals only", async () => {
    const workbook = await sample();
    const window = { from: "2026-01-01", to: "2026-03-31" };
    const attained = await workbook.call("plan.attainment", { period: "2026-Q1", by: "owner" });
    const { groups = [], coverage } = await workbook.call("funnel.measures", { ...window, by: "owner" });
    for (const { id, targetMinor, wonMinor, openMinor, coverage: wanted } of attained) {
      // Who has neither a target nor any deal of the window is in none of its groups.
      if (id === null || targetMinor === null) continue;
      expect(groups.find((group) => group.id === id)?.coverage).toMatchObject({
        targetMinor,
        wonMinor,
        openMinor,
        coverage: wanted,
      });
      const alone = await workbook.call("funnel.measures", { ...window, filter: { owner: id } });
      expect(alone.coverage.targetMinor).toBe(targetMinor);
    }
    expect(coverage.targetMinor).toBeGreaterThan(0);
    const part = await workbook.call("funnel.measures", { ...window, filter: { source: "Referral" } });
    expect(part.coverage).toMatchObject({ targetMinor: null, coverage: null });
    const days = await workbook.call("funnel.measures", { from: "2026-01-02", to: "2026-03-31" });
    expect(days.coverage.targetMinor).toBeNull();
  }, 60_000);

  test("a stage that is not known is refused", async () => {
    const workbook = await sample();
    await expect(
      workbook.call("funnel.markDeals", { mark: { kind: "stalled", stage: "Nowhere" } }),
    ).rejects.toMatchObject({ kind: "invalid" });
  }, 60_000);
});

test("a pipeline's first stage was entered by the deals that began in it, the others are told apart", async () => {
  const workbook = await sample();
  const rows = await workbook.call("funnel.conversion", {});
  const began = workbook.engine.session.sql.raw
    .prepare<[], { stage: number; pipeline: number; deals: number }>(
      `SELECT i.stage_id AS stage, s.pipeline_id AS pipeline, COUNT(*) AS deals
       FROM stage_interval i JOIN stage s ON s.id = i.stage_id
       WHERE i.position = (SELECT MIN(f.position) FROM stage_interval f WHERE f.deal_id = i.deal_id)
       GROUP BY s.id ORDER BY s.pipeline_id, s.position`,
    )
    .all();
  for (const own of Map.groupBy(began, ({ pipeline }) => pipeline).values()) {
    const [first, ...later] = own;
    const row = rows.find(({ stageId }) => stageId === `s${first?.stage}`);
    expect(row?.entered).toBe(first?.deals);
    expect(row?.beganLater).toBe(later.reduce((sum, { deals }) => sum + deals, 0));
    expect(row?.beganLater).toBeGreaterThan(100);
  }
});
