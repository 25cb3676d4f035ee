/** The funnel in a real window: its figures are the engine's, every figure leads to its deals, by mouse and by keyboard. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Locator, type Page, test } from "@playwright/test";
import type { DealFilter } from "../../src/contract/common.ts";
import { createFormat } from "../../src/ui/presenters/format.ts";
import { objectionsTo } from "./axe.ts";
import { createWorkbook, type RunningApp } from "./harness.ts";
import { sampleWindow } from "./sampleWindow.ts";

const today = "2026-11-24";
const win = sampleWindow(today);
const en = createFormat("en", "CNY");
const zh = createFormat("zh-CN", "CNY");

let app: RunningApp;
let page: Page;

test.beforeAll(() => {
  ({ app, page } = win);
});

/** Every test begins on the funnel with no filter, no panel, in English. */
test.beforeEach(async () => {
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  const clear = page.getByRole("button", { name: "Clear all" });
  if (await clear.isVisible()) await clear.click();
  await page.keyboard.press("Control+3");
  const back = page.getByRole("button", { name: "Back to today" });
  if (await back.isVisible()) await back.click();
  if (!(await page.getByRole("radio", { name: "Overview" }).isChecked())) await section("Overview");
  await expect(figure("created")).toBeVisible();
});

const figure = (name: string): Locator => page.locator(`[data-figure="${name}"]`);
const panel = (): Locator => page.getByRole("complementary", { name: "Deals and details" });
const total = (): Locator => page.getByTestId("list-total");

async function compareBy(name: string): Promise<void> {
  await page.getByRole("combobox", { name: "Compare by" }).click();
  await page.getByRole("option", { name, exact: true }).click();
}

async function stages() {
  const rows = await app.call("funnel.byStage", {});
  const first = rows[0]?.pipeline;
  return rows.filter(({ pipeline }) => pipeline === first);
}

async function choose(field: string, ...names: string[]): Promise<void> {
  await page.getByRole("button", { name: "Add a filter" }).click();
  await page.getByRole("menuitem", { name: field }).click();
  for (const name of names) {
    await page.keyboard.type(name);
    await page.getByRole("option", { name }).first().click();
    await page.keyboard.press("Control+A");
  }
  await page.keyboard.press("Escape");
}

test("the key figures are those of the engine, with the filter too", async () => {
  const check = async (filter: DealFilter) => {
    const summary = await app.call("funnel.summary", { filter });
    await expect(figure("created")).toHaveText(en.number(summary.created));
    await expect(figure("open")).toHaveText(en.number(summary.open));
    await expect(figure("won")).toHaveText(en.number(summary.won));
    await expect(figure("lost")).toHaveText(en.number(summary.lost));
    await expect(figure("winRate")).toHaveText(en.percent(summary.winRate ?? 0, 1));
    await expect(figure("cycle")).toHaveText(en.days(summary.cycleDaysWon.median ?? 0));
    await expect(figure("wonMoney")).toHaveText(en.moneyShortUnit(summary.wonMinor));
    await expect(figure("size")).toHaveText(en.moneyShortUnit(summary.wonSizeMinor.mean ?? 0));
  };
  await check({});
  const team = (await app.call("lists.teams"))[0];
  await choose("Team", team?.name ?? "");
  await expect(page.locator('[data-chip="team"]')).toContainText(team?.name ?? "");
  await check({ team: [team?.id ?? ""] });
  await page.getByRole("button", { name: "Remove the filter Team" }).click();
  await check({});
});

test("bars stand in stage order with the engine's figures, by deals and by money", async () => {
  const rows = await stages();
  const bars = page.locator("[data-stage]");
  await expect(bars).toHaveCount(rows.length);
  const ids = await bars.evaluateAll((elements) =>
    elements.map((element) => element.getAttribute("data-stage")),
  );
  expect(ids).toEqual(rows.map(({ stageId }) => stageId));
  for (const row of rows) {
    const bar = page.locator(`[data-stage="${row.stageId}"]`);
    await expect(bar).toContainText(en.number(row.deals));
    await expect(bar).toContainText(en.moneyShort(row.amountMinor));
    await expect(bar).toHaveAccessibleName(new RegExp(`^${row.stage}: `));
  }
  const lengths = () =>
    page
      .locator("[data-stage] [style*=width]")
      .evaluateAll((fills) => fills.map((fill) => (fill as HTMLElement).style.width));
  const byDeals = await lengths();
  await page.getByText("Money", { exact: true }).click();
  await expect.poll(lengths).not.toEqual(byDeals);
  await page.getByText("Deals", { exact: true }).last().click();
});

test("a click on a bar lists its deals, Enter opens one, Back returns", async () => {
  const row = (await stages()).find(({ kind, deals }) => kind === "open" && deals > 1);
  const filter = { stage: [row?.stageId ?? ""] };
  await page.locator(`[data-stage="${row?.stageId}"]`).click();
  await expect(panel()).toBeVisible();
  await expect(total()).toContainText(`${en.number(row?.deals ?? 0)} deals`);
  const { rows } = await app.call("deals.query", {
    filter,
    sort: [{ column: "amountMinor", direction: "desc" }],
    limit: 2,
  });
  const options = panel().getByRole("option");
  await expect(options.first()).toContainText(rows[0]?.name ?? "");
  await page.keyboard.press("ArrowDown");
  await expect(options.nth(1)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(panel()).toContainText(rows[1]?.name ?? "");
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(total()).toBeVisible();
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(panel()).toBeHidden();
});

test("every key figure leads to exactly the deals that it counts", async () => {
  const summary = await app.call("funnel.summary", {});
  const expected = {
    created: summary.created,
    open: summary.open,
    won: summary.won,
    lost: summary.lost,
    winRate: summary.won + summary.lost,
  };
  for (const [name, count] of Object.entries(expected)) {
    await figure(name).click();
    await expect(total()).toContainText(`${en.number(count)} deals`);
  }
});

test("the comparison's counts lead to their deals, for every dimension", async () => {
  for (const dimension of [
    "owner",
    "team",
    "manager",
    "product",
    "account",
    "quarter",
    "month",
    "source",
    "pipeline",
  ] as const) {
    const name = `${dimension.charAt(0).toUpperCase()}${dimension.slice(1)}`;
    await compareBy(name);
    const rows = await app.call("funnel.by", { dimension });
    const row = rows.find(({ won, key }) => won > 0 && key !== "");
    const shown =
      dimension === "quarter" || dimension === "month" ? en.period(row?.key ?? "") : (row?.key ?? "");
    const line = page
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader", { name: shown, exact: true }) })
      .last();
    await expect(line).toContainText(en.percent(row?.winRate ?? 0, 1));
    await line.getByRole("button", { name: `${shown}, Won` }).click();
    await expect(total()).toContainText(`${en.number(row?.won ?? 0)} deal`);
  }
});

test("a header sorts the comparison, and the order survives going away and back", async () => {
  await compareBy("Owner");
  const names = () => page.locator("main table").last().getByRole("rowheader").allTextContents();
  await page.getByRole("button", { name: "Lost", exact: true }).last().click();
  await expect(page.getByRole("columnheader", { name: "Lost" })).toHaveAttribute("aria-sort", "descending");
  const rows = await app.call("funnel.by", { dimension: "owner" });
  const most = rows.toSorted((a, b) => b.lost - a.lost)[0];
  expect((await names())[0]).toBe(most?.key);
  await page.keyboard.press("Control+2");
  await page.keyboard.press("Control+3");
  await expect(page.getByRole("columnheader", { name: "Lost" })).toHaveAttribute("aria-sort", "descending");
});

const section = (name: string) =>
  page.getByRole("radiogroup", { name: "Part of the funnel" }).getByText(name, { exact: true }).click();
const slider = (): Locator => page.getByRole("slider", { name: "As of" });

test("an earlier day turns the whole screen, and lists the deals of that day", async () => {
  const asOf = "2026-09-30";
  await page.getByRole("button", { name: "As of: today" }).click();
  await page.getByRole("button", { name: "End of last quarter" }).click();
  await expect(page.getByText("As of 30 Sept 2026: all of this screen")).toBeVisible();
  await expect(slider()).toHaveAttribute("aria-valuetext", "30 Sept 2026");
  const rows = await app.call("funnel.byStage", { asOf });
  const row = rows.find(({ kind }) => kind === "open");
  const bar = page.locator(`[data-stage="${row?.stageId}"]`);
  await expect(bar).toContainText(en.number(row?.deals ?? 0));
  const summary = await app.call("funnel.summary", { asOf });
  await expect(figure("created")).toHaveText(en.number(summary.created));
  await expect(figure("won")).toHaveText(en.number(summary.won));
  await expect(figure("winRate")).toHaveText(en.percent(summary.winRate ?? 0, 1));
  const [most] = await app.call("funnel.by", { dimension: "owner", asOf });
  await expect(page.getByRole("heading", { name: `${most?.key} won the most` })).toBeVisible();
  await bar.click();
  await expect(total()).toContainText(`${en.number(row?.deals ?? 0)} deal`);
  await figure("won").click();
  await expect(total()).toContainText(`${en.number(summary.won)} deals`);

  const then = await app.call("funnel.byStage", { asOf, knownOn: asOf });
  await page
    .getByRole("radiogroup", { name: "As known" })
    .getByText("As known then", { exact: true })
    .click();
  await expect(page.getByText("bars as known on 30 Sept 2026")).toBeVisible();
  const known = then.find(({ stageId }) => stageId === row?.stageId)?.deals ?? 0;
  await expect(bar).toContainText(en.number(known));
  await bar.click();
  await expect(total()).toContainText(`${en.number(known)} deal`);
  await page
    .getByRole("radiogroup", { name: "As known" })
    .getByText("As known today", { exact: true })
    .click();

  await section("Time");
  const measures = await app.call("funnel.measures", { asOf, from: "2025-10-01", to: asOf });
  await expect(figure("stalled")).toHaveText(en.number(measures.ageing.stalled));
  await expect(figure("slip")).toHaveText(en.percent(measures.slip.share.value ?? 0, 1));
  await section("Overview");
  await page.getByRole("button", { name: "Back to today" }).click();
  await expect(page.getByText("all of this screen")).toBeHidden();
  await expect(slider()).toHaveAttribute("aria-valuetext", "today, 24 Nov 2026");
});

test("the slider goes by weeks and months, back to today at its end, as one step of the window", async () => {
  await slider().focus();
  await page.keyboard.press("ArrowLeft");
  await expect(slider()).toHaveAttribute("aria-valuetext", "17 Nov 2026");
  const created = async (asOf: string) => en.number((await app.call("funnel.summary", { asOf })).created);
  await expect(figure("created")).toHaveText(await created("2026-11-17"));
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageDown");
  await expect(slider()).toHaveAttribute("aria-valuetext", "17 Sept 2026");
  await expect(figure("created")).toHaveText(await created("2026-09-17"));
  await page.keyboard.press("End");
  await expect(page.getByText("all of this screen")).toBeHidden();
  await page.keyboard.press("Home");
  const { from } = await app.call("funnel.span");
  await expect(figure("created")).toHaveText(await created(from));
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(slider()).toHaveAttribute("aria-valuetext", "today, 24 Nov 2026");
});

test("conversion: the chain, the cohorts and their cells are the engine's, and open their deals", async () => {
  await section("Conversion");
  const chain = await app.call("funnel.chain", { cohort: "creation" });
  for (const { step, rate, passed } of chain) {
    const row = page.locator(`[data-row="${step}"]`);
    await expect(row).toContainText(en.percent(rate ?? 0, 1));
    await row.click();
    await expect(total()).toContainText(`${en.number(passed)} deals`);
  }
  const sources = await app.call("funnel.sources");
  const cold = sources.find(({ verdict }) => verdict === "worse");
  if (!cold) throw new Error("cold calls are won less often");
  await page.locator(`[data-row="${cold.source}"]`).click();
  await expect(total()).toContainText(`${en.number(cold.counted.length)} deals`);
  const finding = page.locator(`[data-source="${cold.source}"]`);
  await expect(finding).toContainText(en.moneyShortUnit(cold.moneyMinor));
  await finding.getByRole("button").click();
  await expect(total()).toContainText(`${en.number(cold.open.length)} deals`);

  const { cohorts } = await app.call("funnel.cohorts", { step: "quarter" });
  const cohort = cohorts.find(({ key }) => key === "2026-Q1");
  const row = page
    .getByRole("table", { name: "Won by age" })
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: "Q1 2026", exact: true }) });
  const third = cohort?.cells[2]?.won ?? 0;
  await row
    .getByRole("button", { name: en.percent(third / (cohort?.created ?? 1)), exact: true })
    .first()
    .click();
  await expect(total()).toContainText(`${en.number(third)} deal`);
  await row.getByRole("button", { name: en.number(cohort?.created ?? 0), exact: true }).click();
  await expect(total()).toContainText(`${en.number(cohort?.created ?? 0)} deals`);
  await section("Overview");
});

test("compare: each group's measures are the engine's, sort, and open their deals", async () => {
  await section("Compare");
  const { groups = [], periods } = await app.call("funnel.measures", {
    by: "owner",
    from: "2025-11-25",
    to: today,
  });
  const most = groups.toSorted((a, b) => b.ageing.stalled - a.ageing.stalled)[0];
  if (!most) throw new Error("there are owners");
  const table = page.getByRole("table", { name: "Measures by Owner" });
  await table.getByRole("button", { name: "Stalled", exact: true }).click();
  const line = table.locator("tbody tr").first();
  await expect(line.getByRole("rowheader")).toHaveText(most.key);
  const cell = (column: string) => line.locator(`[data-column="${column}"]`);
  await expect(cell("winRate")).toHaveText(en.percent(most.winRate.value ?? 0, 1));
  await cell("stalled").getByRole("button").click();
  await expect(total()).toContainText(`${en.number(most.ageing.stalled)} deal`);
  // A deal that slipped in two quarters is listed once.
  const slipped = await app.call("funnel.markDeals", {
    filter: { owner: most.id ?? "" },
    mark: {
      kind: "forecast",
      outcome: "slipped",
      from: periods[0]?.from ?? "",
      to: periods.at(-1)?.to ?? "",
    },
  });
  await cell("slip").getByRole("button").click();
  await expect(total()).toContainText(`${en.number(slipped.total)} deal`);
  await cell("winRate").getByRole("button").click();
  await expect(total()).toContainText(`${en.number(most.winRate.count)} deal`);

  await compareBy("Manager");
  await expect(page.getByRole("table", { name: "Measures by Manager" })).toBeVisible();
  await expect(page.getByRole("table", { name: "Stage conversion by Manager" })).toBeVisible();
  await compareBy("Owner");
  await section("Overview");
});

test("time: stages, stalled deals and the pace are the engine's, and open their deals", async () => {
  await section("Time");
  const [stage] = await app.call("funnel.timeInStage", {});
  const row = page.locator(`[data-row="${stage?.stageId}"]`);
  await expect(row).toContainText(en.days(stage?.medianDays ?? 0));
  await row.click();
  await expect(total()).toContainText(`${en.number(stage?.n ?? 0)} deals`);
  const { stalled } = await app.call("funnel.ageing", {});
  await figure("stalled").click();
  await expect(total()).toContainText(`${en.number(stalled)} deals`);
  await page.getByRole("combobox", { name: "Stage shown" }).click();
  await page.getByRole("option", { name: "All stages" }).click();
  await page.getByRole("button", { name: `List the stalled (${en.number(stalled)})` }).click();
  await expect(total()).toContainText(`${en.number(stalled)} deals`);
  await expect(page.locator("canvas")).toHaveCount(2);

  // A rectangle over the chart lists what lies in it: the older and the younger half of the scale hold all. The panel
  // stays open, so that the chart is as wide for both.
  const scatter = page.getByRole("img", { name: /stalled$/ });
  const { deals } = await app.call("funnel.ageing", {});
  const drawn = deals.filter(({ amountMinor }) => amountMinor !== null && amountMinor > 0);
  // The sample goes on beyond the day that stands for today: what entered its stage later lies before the scale.
  const onScale = drawn.filter(({ ageInStage }) => ageInStage >= 0);
  const draw = async (side: "younger" | "older"): Promise<number> => {
    const before = await total().innerText();
    await scatter.scrollIntoViewIfNeeded();
    const box = await scatter.boundingBox();
    if (!box) throw new Error("the scatter is drawn");
    // From within the plot to beyond its corner.
    await page.mouse.move(box.x + box.width / 2, box.y + 38);
    await page.mouse.down();
    const right = box.x + (side === "older" ? box.width - 2 : 2);
    await page.mouse.move(right, box.y + box.height - 2, { steps: 5 });
    await page.mouse.up();
    await expect(page.getByText("All stages: deals in the drawn area")).toBeVisible();
    await expect(total()).toContainText("deal");
    await expect(total()).not.toHaveText(before);
    return Number((await total().innerText()).replaceAll(",", "").split(" ")[0]);
  };
  const [older, younger] = [await draw("older"), await draw("younger")];
  expect(older).toBeGreaterThan(0);
  expect(younger).toBeGreaterThan(older);
  expect(older + younger).toBeGreaterThanOrEqual(onScale.length);
  // Only what lies on the middle is in both.
  expect(older + younger).toBeLessThan(drawn.length + 5);
  await page.keyboard.press("Escape");
  await section("Overview");
});

test("movement: the bridge, its groups and the moves back open their deals", async () => {
  await section("Movement");
  const days = { from: "2026-10-31", to: today };
  const waterfall = await app.call("pipeline.waterfall", { ...days, by: "team" });
  await page.locator('[data-flow="new"]').click();
  await expect(total()).toContainText(`${en.number(waterfall.new.deals)} deals`);
  const team = waterfall.groups?.find(({ won }) => won.deals > 0);
  const row = page
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: team?.key ?? "", exact: true }) });
  await row.getByRole("button", { name: en.moneyShort(-(team?.won.amountMinor ?? 0)), exact: true }).click();
  await expect(total()).toContainText(`${en.number(team?.won.deals ?? 0)} deal`);

  await page.getByText("Quarter start", { exact: true }).click();
  const mark = { kind: "cameBack", from: "2026-09-30", to: today } as const;
  const cameBack = await app.call("funnel.markDeals", { mark });
  await page.getByRole("button", { name: `${en.number(cameBack.total)} moved and came back` }).click();
  await expect(total()).toContainText(`${en.number(cameBack.total)} deal`);
  const { moves } = await app.call("funnel.flows", { from: "2026-10-01", to: today });
  const back = moves.find(({ kind, pipelineId }) => kind === "back" && pipelineId === "l1");
  await page
    .getByRole("button", { name: `${back?.from} → ${back?.to}: ${back?.deals}`, exact: true })
    .click();
  await expect(total()).toContainText(`${en.number(back?.deals ?? 0)} deal`);
  await section("Overview");
});

test("the period narrows by the day chosen, and steps to its neighbours", async () => {
  await page.getByRole("button", { name: "All time" }).click();
  await page.getByRole("dialog").getByText("Closed", { exact: true }).click();
  await page.getByRole("button", { name: "Last quarter" }).click();
  const closedIn = async (closedFrom: string, closedTo: string) => {
    const { created } = await app.call("funnel.summary", { filter: { closedFrom, closedTo } });
    await expect(figure("created")).toHaveText(en.number(created));
    await expect(page.getByTestId("deal-count")).toHaveText(`${en.number(created)} deals`);
  };
  await closedIn("2026-07-01", "2026-09-30");
  await page.getByRole("button", { name: "Earlier period" }).click();
  await expect(page.getByRole("button", { name: "Closed: Q2 2026" })).toBeVisible();
  await closedIn("2026-04-01", "2026-06-30");
  await page.keyboard.press("Alt+ArrowLeft");
  await closedIn("2026-07-01", "2026-09-30");
});

test("the chart goes to the clipboard as a picture and as a table", async () => {
  // Electron 45 reads the clipboard as the web does; the fallback run time still has calls of its own for each kind.
  const clipboard = () =>
    app.electron.evaluate(async ({ clipboard: board, nativeImage }) => {
      const older = board as unknown as {
        readHTML?(): string;
        readImage(): { getSize(): { width: number } };
      };
      const text = await board.readText();
      if (older.readHTML) return { text, html: older.readHTML(), width: older.readImage().getSize().width };
      const items = await board.read();
      const read = async (type: string): Promise<Buffer> => {
        const item = items.find(({ types }) => types.includes(type));
        return item ? Buffer.from(await ((await item.getType(type)) as Blob).arrayBuffer()) : Buffer.alloc(0);
      };
      const html = (await read("text/html")).toString("utf8");
      return { text, html, width: nativeImage.createFromBuffer(await read("image/png")).getSize().width };
    });
  const copy = async (what: string) => {
    await page.getByRole("button", { name: "Copy", exact: true }).first().click();
    await page.getByRole("menuitem", { name: what }).click();
  };
  await copy("Copy as a table");
  await expect(page.getByText("Table copied")).toBeVisible();
  const { text, html } = await clipboard();
  const [row] = await stages();
  expect(text.split("\n")[1]?.split("\t").slice(0, 2)).toEqual([row?.stage, en.number(row?.deals ?? 0)]);
  expect(html).toContain(`<td>${row?.stage}</td>`);
  await copy("Copy as a picture");
  await expect(page.getByText("Picture copied")).toBeVisible();
  expect((await clipboard()).width).toBe(1920);
});

test("the whole screen is reached by keyboard, definitions too", async () => {
  // A pointer that rests on another bar has a definition of its own.
  await page.mouse.move(2, 2);
  await page.locator("[data-stage]").first().focus();
  await expect(page.getByRole("tooltip")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(panel().getByRole("listbox")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(panel()).toBeHidden();
  await page.keyboard.press("Control+K");
  await expect(page.getByPlaceholder("Search deals, accounts")).toBeFocused();
  await page.keyboard.type("settings");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(page.getByRole("heading", { level: 1, name: "Funnel" })).toBeVisible();
});

test("a command of another screen goes there; a closed dialog gives the keys back at once", async () => {
  await page.keyboard.press("Control+Shift+N");
  await expect(page.getByRole("dialog", { name: "Add a deal" })).toBeVisible();
  await page.keyboard.press("Control+3");
  await expect(page.getByRole("heading", { level: 1, name: "Deals" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+3");
  await expect(page.getByRole("heading", { level: 1, name: "Funnel" })).toBeVisible();
});

test("a filter that leaves nothing says which, and goes by one click", async () => {
  await page.keyboard.press("Control+F");
  await page.keyboard.type("no such deal");
  await expect(page.getByText("No deal matches the filter")).toBeVisible();
  await expect(page.getByText("Filtered by search “no such deal”.")).toBeVisible();
  await page.getByRole("button", { name: "Drop the filter" }).click();
  await expect(figure("created")).toHaveText(en.number((await app.call("file.info")).deals));
});

test("Chinese and English change places at run time, figures stay", async () => {
  await app.shell("setLocale", { locale: "zh-CN" });
  await expect(page.getByRole("heading", { level: 1, name: "漏斗" })).toBeVisible();
  const { wonMinor } = await app.call("funnel.summary", {});
  await expect(figure("wonMoney")).toHaveText(zh.moneyShortUnit(wonMinor));
  const pipeline = (await app.call("lists.pipelines"))[0];
  const stage = pipeline?.stages[0];
  await expect(page.locator(`[data-stage="${stage?.id}"]`)).toContainText(stage?.nameZh ?? "");
  expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
  await app.shell("setLocale", { locale: "en" });
  await expect(page.getByRole("heading", { level: 1, name: "Funnel" })).toBeVisible();
});

test("a change of the file is on the screen without asking", async () => {
  const before = await app.call("funnel.summary", {});
  const { changeSet } = await app.call("deals.add", { deals: [{ name: "Added beside the screen" }] });
  await expect(figure("created")).toHaveText(en.number(before.created + 1));
  await app.call("history.undo", { changeSet });
  await expect(figure("created")).toHaveText(en.number(before.created));
});

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing to object to, ${theme}`, async () => {
    test.slow();
    await app.shell("setTheme", { theme });
    await page.locator("[data-stage]").first().click();
    await expect(total()).toBeVisible();
    expect(await objectionsTo(page)).toEqual([]);
    for (const name of ["Conversion", "Time", "Movement", "Compare"]) {
      await section(name);
      await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
      await expect(page.locator("main .mantine-Skeleton-root")).toHaveCount(0);
      expect(await objectionsTo(page)).toEqual([]);
    }
    await section("Overview");
    await app.shell("setTheme", { theme: "light" });
  });
}

test("an empty file says what the screen is for, and how to begin", async () => {
  await createWorkbook(app, join(win.folder, "empty.funnel"));
  await page.keyboard.press("Control+3");
  await expect(page.getByText("The funnel of your deals")).toBeVisible();
  const path = join(win.folder, "deals.csv");
  writeFileSync(path, "Deal name,Stage\nPumps for Acme,Open\n");
  await app.answerOpenDialog([path]);
  await page.getByRole("button", { name: "Import a spreadsheet" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
});
