/** Home in a real window: figures are the engine's, everything leads to its deals, by mouse and by keyboard. */
import { join } from "node:path";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { createFormat } from "../../src/ui/presenters/format.ts";
import { objectionsTo } from "./axe.ts";
import { createWorkbook, type RunningApp } from "./harness.ts";
import { sampleWindow } from "./sampleWindow.ts";

const today = "2026-11-24";
const win = sampleWindow(today, { screen: "home" });
const period = "2026-Q4";
const en = createFormat("en", "CNY");

let app: RunningApp;
let page: Page;

test.beforeAll(() => {
  ({ app, page } = win);
});

test.beforeEach(async () => {
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  const clear = page.getByRole("button", { name: "Clear all" });
  if (await clear.isVisible()) await clear.click();
  await page.keyboard.press("Control+1");
  await expect(figure("won")).toBeVisible();
});

const figure = (name: string): Locator => page.locator(`[data-figure="${name}"]`);
const alert = (kind: string): Locator => page.locator(`[data-alert="${kind}"]`);
const total = (): Locator => page.getByTestId("list-total");
const panel = (): Locator => page.getByRole("complementary", { name: "Deals and details" });

test("the app begins on Home: the quarter's target, what is won and what it comes to", async () => {
  await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();
  const [company] = await app.call("plan.attainment", { period });
  const [weighted] = await app.call("forecast.weighted", { period });
  if (!company || !weighted) throw new Error("the company is one line");
  await expect(figure("target")).toHaveText(en.moneyShortUnit(company.targetMinor ?? 0));
  await expect(figure("won")).toHaveText(en.moneyShortUnit(company.wonMinor));
  await expect(figure("landing")).toHaveText(
    en.moneyShortUnit(company.wonMinor + (company.expectedMinor ?? Number.NaN)),
  );
  await expect(figure("chance")).toHaveText(en.percent(company.pTarget ?? Number.NaN));
  // What the headline says is of the same sum; the stages' weights are a second figure, by name.
  const whole = (company.wonMinor + (company.expectedMinor ?? 0)) / (company.targetMinor ?? 0);
  await expect(
    page.getByRole("heading", { name: `won and expected come to ${en.percent(whole)}` }),
  ).toBeVisible();
  await expect(
    page.getByText(
      `${en.moneyShort(company.wonMinor + weighted.weightedMinor)} weighted by the stages' chances`,
    ),
  ).toBeVisible();
  await figure("won").click();
  await expect(total()).toContainText(en.number(weighted.won.deals));
});

test("teams and reps stand against their targets; a name narrows the window to it", async () => {
  const teams = await app.call("plan.attainment", { period, by: "team" });
  const rows = page.getByRole("table", { name: "Teams" }).locator("tbody tr");
  await expect(rows).toHaveCount(teams.length);
  const [team] = teams;
  if (!team) throw new Error("the sample has teams");
  await page.getByText("Reps", { exact: true }).click();
  const reps = page.getByRole("table", { name: "Reps" }).locator("tbody tr");
  const attained = await app.call("plan.attainment", { period, by: "owner" });
  const least = Math.min(...attained.flatMap(({ pTarget }) => pTarget ?? []));
  await expect(reps).toHaveCount(6);
  await expect(reps.first().getByRole("cell").last()).toHaveText(en.percent(least));
  await page.getByRole("button", { name: /^Show all \d+ reps/ }).click();
  await expect(reps.nth(6)).toBeVisible();
  await page.getByRole("button", { name: "Show the 6 furthest from their target" }).click();
  await expect(reps).toHaveCount(6);
  await page.getByText("Teams", { exact: true }).click();
  await page.getByRole("button", { name: team.key, exact: true }).click();
  await expect(figure("target")).toHaveText(en.moneyShortUnit(team.targetMinor ?? 0));
  await expect(rows).toHaveCount(1);
});

test("each bar of the week's waterfall opens its deals, by keyboard too", async () => {
  const { new: added, pushedOut } = await app.call("pipeline.waterfall", {
    from: "2026-11-17",
    to: today,
    filter: { expectedFrom: "2026-10-01", expectedTo: "2026-12-31" },
  });
  // Slips are told only of what is due within days.
  expect(pushedOut.deals).toBeGreaterThan(0);
  await expect(page.locator('[data-flow="pushedOut"]')).toContainText(en.moneyShort(-pushedOut.amountMinor));
  await expect(page.getByRole("heading", { name: /^Open pipeline due in / })).toBeVisible();
  await page.locator('[data-flow="new"]').focus();
  await page.keyboard.press("Enter");
  await expect(total()).toContainText(en.number(added.deals));
  await page.keyboard.press("Escape");
  await page.getByText("All open", { exact: true }).click();
  await expect(page.getByRole("heading", { name: /^Open pipeline (rose|fell)/ })).toBeVisible();
  await page.getByText("Start of the quarter", { exact: true }).click();
  const quarter = await app.call("pipeline.waterfall", { from: "2026-09-30", to: today });
  await expect(page.locator('[data-flow="won"]')).toContainText(en.moneyShort(-quarter.won.amountMinor));
  await page.getByText("A week ago", { exact: true }).click();
  await page.getByText(/^Due in /, { exact: true }).click();
});

test("a chosen period says which deals the alerts are of; nothing clips beside an open deal", async () => {
  await page.getByRole("button", { name: "All time" }).click();
  await page.getByRole("button", { name: "This quarter" }).click();
  await expect(
    page.getByText("movements and alerts count only deals created in the chosen period"),
  ).toBeVisible();
  await expect(page.getByText(/^Only Created .* · A deal may be in several lists/)).toBeVisible();
  await page.getByRole("button", { name: "Clear all" }).click();
  await alert("stalled").getByRole("button").first().click();
  const [first] = (await app.call("alerts.list", {})).find(({ kind }) => kind === "stalled")?.top ?? [];
  await alert("stalled")
    .getByRole("button", { name: first?.name ?? "" })
    .click();
  await expect(panel()).toBeVisible();
  const clipped = await page.evaluate(() =>
    [...document.querySelectorAll("[data-figure]")]
      .flatMap((one) => one.closest("section > div") ?? [])
      .filter((one) => one.scrollWidth > one.clientWidth + 1)
      .map((one) => one.textContent),
  );
  expect(clipped).toEqual([]);
  const table = page.getByRole("table", { name: "Teams" });
  expect(await table.evaluate((one) => one.scrollWidth <= (one.parentElement?.clientWidth ?? 0))).toBe(true);
  await page.keyboard.press("Escape");
  await alert("stalled").getByRole("button").first().click();
});

test("an alert tells its deals and why each is in it; all of them can be listed", async () => {
  const lists = await app.call("alerts.list", {});
  const stalled = lists.find(({ kind }) => kind === "stalled");
  const [first] = stalled?.top ?? [];
  if (!stalled || !first || first.reason.kind !== "stalled") throw new Error("the sample has stalled deals");
  await expect(alert("stalled")).toContainText(en.number(stalled.deals));
  await alert("stalled").getByRole("button").first().click();
  const deal = alert("stalled").getByRole("button", { name: first.name });
  await expect(deal).toContainText(`${first.reason.days} days in ${first.reason.stage}`);
  await deal.click();
  await expect(panel()).toContainText(first.name);
  await page.keyboard.press("Escape");
  await alert("stalled")
    .getByRole("button", { name: /^Show all/ })
    .click();
  await expect(total()).toContainText(en.number(stalled.deals));
  await alert("stalled").getByRole("button").first().click();
});

test("an earlier day turns the whole screen, and says what is known of today only", async () => {
  await page.getByRole("button", { name: "As of: today" }).click();
  await page.getByRole("button", { name: /End of last quarter/ }).click();
  const [then] = await app.call("plan.attainment", { period: "2026-Q3", asOf: "2026-09-30" });
  await expect(figure("won")).toHaveText(en.moneyShortUnit(then?.wonMinor ?? 0));
  // What is listed is of that day too, and says so.
  const mark = page.getByTestId("list-as-of");
  const week = await app.call("pipeline.waterfall", {
    from: "2026-09-23",
    to: "2026-09-30",
    filter: { expectedFrom: "2026-07-01", expectedTo: "2026-09-30" },
  });
  await expect(page.getByTestId("deal-count")).toContainText("as of today");
  await page.getByText("A week ago", { exact: true }).click();
  const flow = (["pushedOut", "won", "lost"] as const).find((name) => week[name].deals > 0) ?? "opening";
  await page.locator(`[data-flow="${flow}"]`).click();
  await expect(total()).toContainText(`${en.number(week[flow].deals)} deal`);
  await expect(mark).toContainText("as of 30 Sept 2026");
  await expect(alert("singleContact")).toContainText("known of today only");
  await page.getByRole("button", { name: "Back to today" }).click();
  await expect(figure("chance")).toBeVisible();
  await page.locator('[data-flow="new"]').click();
  await expect(total()).toBeVisible();
  await expect(mark).toBeHidden();
});

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing to object to, ${theme}`, async () => {
    await app.shell("setTheme", { theme });
    await alert("closePast").getByRole("button").first().click();
    await expect(alert("closePast").getByRole("button", { name: /^Show all/ })).toBeVisible();
    expect(await objectionsTo(page)).toEqual([]);
    await alert("closePast").getByRole("button").first().click();
    await app.shell("setTheme", { theme: "light" });
  });
}

test("a filter that leaves nothing says which; an empty file says what the screen is for", async () => {
  await page.keyboard.press("Control+F");
  await page.keyboard.type("no such deal");
  await page.getByRole("button", { name: "Drop the filter" }).click();
  await expect(figure("won")).toBeVisible();
  await createWorkbook(app, join(win.folder, "empty.funnel"));
  await page.keyboard.press("Control+1");
  await expect(page.getByText("Your week at a glance")).toBeVisible();
});
