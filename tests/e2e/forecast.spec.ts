/** The forecast in a real window: its figures are the calls', each leads to its deals, the back-test runs and stops. */
import { join } from "node:path";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { createFormat } from "../../src/ui/presenters/format.ts";
import { objectionsTo } from "./axe.ts";
import { createWorkbook, type RunningApp } from "./harness.ts";
import { sampleWindow } from "./sampleWindow.ts";

/** The newest day of the sample: nothing in it lies ahead. */
const win = sampleWindow("2026-11-26", { screen: "home" });
const en = createFormat("en", "CNY");
const zh = createFormat("zh-CN", "CNY");
const period = "2026-Q4";
/** The model learns and the back-test learns anew for every replay. */
const long = { timeout: 90_000 };

let app: RunningApp;
let page: Page;

test.beforeAll(() => {
  ({ app, page } = win);
});

test.beforeEach(async () => {
  test.slow();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+4");
});

const figure = (name: string): Locator => page.locator(`main [data-figure="${name}"]`);
const total = (): Locator => page.getByTestId("list-total");
const scores = (): Locator => page.getByTestId("scores");

async function section(name: string): Promise<void> {
  await page
    .getByRole("radiogroup", { name: "Part of the forecast" })
    .locator("label")
    .filter({ hasText: new RegExp(`^${name}$`) })
    .click();
}

test("the money of the quarter is the call's: quantiles, target, parts, and by every method", async () => {
  await section("Money");
  const money = await app.call("forecast.distribution", { period });
  await expect(figure("p10")).toHaveText(en.moneyShortUnit(money.p10), long);
  await expect(figure("p50")).toHaveText(en.moneyShortUnit(money.p50));
  await expect(figure("p90")).toHaveText(en.moneyShortUnit(money.p90));
  await expect(figure("target")).toHaveText(en.moneyShortUnit(money.targetMinor ?? 0));
  await expect(figure("chance")).toHaveText(en.percent(money.pTarget ?? 0));
  await expect(figure("won")).toHaveText(en.moneyShortUnit(money.wonMinor));
  await expect(figure("open")).toHaveText(en.moneyShortUnit(money.openMeanMinor));
  await expect(figure("fresh")).toHaveText(en.moneyShortUnit(money.freshMeanMinor));
  await expect(page.getByRole("img", { name: /^8 of 10 outcomes/ })).toBeVisible();
  await expect(page.getByRole("img", { name: /^Won week by week/ })).toBeVisible();

  const weighted = await app.call("forecast.distribution", { period, method: "weighted" });
  const row = page.locator('[data-method="weighted"]');
  await expect(row).toContainText(en.moneyShort(weighted.p50), long);
  await row.getByRole("button").click();
  await expect(figure("p50")).toHaveText(en.moneyShortUnit(weighted.p50));
  await expect(figure("fresh")).toHaveText("—");
  await page.locator('[data-method="model"]').getByRole("button").click();
  await expect(figure("p50")).toHaveText(en.moneyShortUnit(money.p50));
});

test("won and open money open their deals", async () => {
  await section("Money");
  const money = await app.call("forecast.distribution", { period });
  await expect(figure("won")).toBeVisible(long);
  await figure("won").click();
  await expect(total()).toContainText(en.number(money.wonDeals));
  await page.keyboard.press("Escape");
  await figure("open").click();
  await expect(total()).toContainText(en.number(money.deals));
});

test("the period of the window is forecast, the filter narrows the deals", async () => {
  await section("Money");
  await page.getByRole("button", { name: "All time" }).click();
  await page.getByRole("button", { name: "This year" }).click();
  const year = await app.call("forecast.distribution", { period: "2026" });
  await expect(figure("p50")).toHaveText(en.moneyShortUnit(year.p50), long);
  await page.getByRole("textbox", { name: "Search deals" }).fill("plant");
  const narrowed = await app.call("forecast.distribution", { period: "2026", filter: { search: "plant" } });
  await expect(figure("open")).toHaveText(en.moneyShortUnit(narrowed.openMeanMinor), long);
  await page.getByRole("textbox", { name: "Search deals" }).fill("no such deal");
  await expect(page.getByText("No deal matches the filter")).toBeVisible();
  await page.getByRole("button", { name: "Drop the filter" }).click();
  const quarter = await app.call("forecast.distribution", { period });
  await expect(figure("p50")).toHaveText(en.moneyShortUnit(quarter.p50), long);
});

test("every open deal has the four chances side by side, its reasons, and opens", async () => {
  await section("Deals");
  const chances = await app.call("forecast.probabilities", { period });
  const rows = page.locator("main [data-deal]");
  await expect(rows).toHaveCount(50, long);
  const expected = chances
    .map(({ amountMinor, model, deal }) => ({ deal, minor: Math.round((amountMinor ?? 0) * (model ?? 0)) }))
    .sort((a, b) => b.minor - a.minor);
  await expect(rows.first()).toHaveAttribute("data-deal", expected[0]?.deal ?? "?");
  const top = chances.find(({ deal }) => deal === expected[0]?.deal);
  if (!top) throw new Error("the sample has open deals");
  for (const share of [top.stageDefault, top.rep, top.manager, top.model])
    await expect(rows.first()).toContainText(en.percent(share ?? 0));
  await expect(rows.first()).toContainText(en.interval(top.low ?? 0, top.high ?? 0));
  await expect(rows.first()).toContainText(/stage \+\d+/);
  await rows.first().getByRole("button").click();
  await expect(page.getByRole("complementary").getByText(top.name).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Show more of/ }).click();
  await expect(rows).toHaveCount(250);
});

test("the back-test tells how far it is, stops when told to, and says whether the forecast can be trusted", async () => {
  await section("How good it was");
  await page
    .locator("label")
    .filter({ hasText: /^Quarter$/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Run the back-test" }).click();
  await expect(page.getByRole("main").getByText("0 of 4 replays")).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Stopped. Nothing was scored.")).toBeVisible();

  await page.getByRole("button", { name: "Run the back-test" }).click();
  await expect(scores()).toBeVisible(long);
  const asked = { from: "2025-09-30", to: "2026-09-29", step: "quarter", horizon: "quarter" } as const;
  const tested = await app.call("forecast.backtest", asked);
  for (const method of ["model", "weighted", "rep"] as const) {
    const row = scores().locator(`[data-method="${method}"]`);
    await expect(row.locator('[data-score="brier"]')).toHaveText(en.number(tested[method]?.brier ?? 0, 3));
    await expect(row.locator('[data-score="skill"]')).toHaveText(en.percent(tested[method]?.skill ?? 0));
  }
  await expect(page.getByRole("heading", { name: /^Model: .*trusted.* in \d of 4 replays/ })).toBeVisible();
  await scores().getByRole("button", { name: "Weighted pipeline" }).click();
  await expect(page.getByRole("img", { name: /^Weighted pipeline: of the deals/ })).toBeVisible();
  await scores().getByRole("button", { name: "Model" }).click();
  // It stays while the user is elsewhere, and a change of the file is told.
  await page.keyboard.press("Control+1");
  await page.keyboard.press("Control+4");
  await expect(scores()).toBeVisible();
  const { changeSet } = await app.call("deals.add", { deals: [{ name: "Added after the back-test" }] });
  await expect(page.getByText("The file has changed since this back-test.")).toBeVisible();
  await app.call("history.undo", { changeSet });
});

test("demand and capacity lead to the deals that add to them", async () => {
  await section("Demand");
  const demand = await app.call("forecast.demand", {});
  const some = demand.find(({ p50, deals }) => p50 > 1 && deals.length > 1);
  if (!some) throw new Error("the sample delivers products");
  const cell = page.locator(`[data-row="${some.id}"] [data-month="${some.month}"]`);
  await expect(cell).toContainText(en.figure(Math.round(some.p50 * 10) / 10), long);
  await cell.getByRole("button").click();
  await expect(total()).toContainText(en.number(some.deals.length));
  await page.keyboard.press("Escape");
  await page
    .locator("label")
    .filter({ hasText: /^Materials$/ })
    .click();
  await expect(page.locator('[data-tone="short"]').first()).toContainText(/stock-out|passed/, long);

  await section("Capacity");
  const hours = await app.call("forecast.capacity", {});
  const short = hours.find(({ pShort }) => (pShort ?? 0) > 0.5);
  if (!short) throw new Error("the sample has too few trainers");
  const cellOfRole = page.locator(`[data-row="${short.id}"] [data-month="${short.month}"]`);
  await expect(cellOfRole).toContainText(en.number(short.hoursP50), long);
  await expect(cellOfRole).toContainText(`${en.percent(short.pShort ?? 0)} short`);
  await cellOfRole.getByRole("button").click();
  await expect(total()).toContainText(en.number(short.deals.length));
});

test("speaks Chinese, figures stay", async () => {
  await section("Money");
  await app.shell("setLocale", { locale: "zh-CN" });
  await expect(page.getByRole("heading", { level: 1, name: "预测" })).toBeVisible();
  const { p50 } = await app.call("forecast.distribution", { period });
  await expect(figure("p50")).toHaveText(zh.moneyShortUnit(p50), long);
  await app.shell("setLocale", { locale: "en" });
  await expect(figure("p50")).toHaveText(en.moneyShortUnit(p50), long);
});

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing to object to, ${theme}`, async () => {
    await app.shell("setTheme", { theme });
    for (const name of ["Money", "Deals", "How good it was", "Demand", "Capacity"]) {
      await section(name);
      await expect(page.locator("main table").first()).toBeAttached(long);
      await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0, long);
      expect(await objectionsTo(page)).toEqual([]);
    }
    await app.shell("setTheme", { theme: "light" });
  });
}

test("an empty file says what the screen is for; one with too little history says so and uses the stages' chances", async () => {
  await createWorkbook(app, join(win.folder, "small.funnel"));
  await page.keyboard.press("Control+4");
  await expect(page.getByRole("heading", { name: "What the period will bring" })).toBeVisible();
  await app.call("deals.add", {
    deals: [{ name: "A first deal", amountMinor: 100_000, expectedOn: "2026-12-15" }],
  });
  await section("Money");
  await expect(page.getByTestId("too-little")).toContainText("0 closed deals, and the model needs 40", long);
  await expect(page.locator('[data-method="weighted"]')).toHaveAttribute("data-used", "true");
  await expect(page.locator('[data-method="model"]')).toContainText("too little history");
  await section("Deals");
  await expect(page.locator("main [data-deal]")).toHaveCount(1, long);
  await expect(page.getByText("too little history for the model")).toBeVisible();
});
