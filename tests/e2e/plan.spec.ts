/** My plan in a real window: figures are the engine's, all leads to deals, steps and goals are kept and taken back. */
import { join } from "node:path";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { createFormat } from "../../src/ui/presenters/format.ts";
import { objectionsTo } from "./axe.ts";
import { createWorkbook, type RunningApp } from "./harness.ts";
import { sampleWindow } from "./sampleWindow.ts";

const today = "2026-11-24";
const win = sampleWindow(today, { screen: "home" });
const en = createFormat("en", "CNY");

let app: RunningApp;
let page: Page;

test.beforeAll(() => {
  ({ app, page } = win);
});

test.beforeEach(async () => {
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+7");
  await expect(page.getByTestId("plan-work")).toBeVisible();
  await choose("Zhao Lei");
});

const figure = (name: string): Locator => page.locator(`[data-figure="${name}"]`);
const region = (name: string | RegExp): Locator => page.getByRole("region", { name });
const total = (): Locator => page.getByTestId("list-total");
const weeks = (): Locator => region(/week by week$/);
const stuck = (): Locator => region(/^Zhao Lei: \d+ stuck/);
const goals = (): Locator => page.locator("[data-goal]");
const step = (name: string): Locator => stuck().getByRole("button", { name });

async function choose(name: string): Promise<void> {
  const whose = page.getByRole("combobox", { name: "Whose plan" });
  if ((await whose.inputValue()) !== name) {
    await whose.click();
    await page.getByRole("option", { name }).click();
  }
  await expect(region(new RegExp(`^What ${name} gains`))).toBeVisible();
}

async function period(unit: "Quarter" | "Year", name: string, later = 0): Promise<void> {
  await page.getByText(unit, { exact: true }).click();
  for (let go = 0; go < Math.abs(later); go += 1)
    await page.getByRole("button", { name: later > 0 ? "Later period" : "Earlier period" }).click();
  await expect(page.getByTestId("plan-period")).toHaveText(name);
}

test("the figures are the call's, and what they stand on is told with its deals", async () => {
  const plan = await app.call("plan.sufficiency", { person: "Zhao Lei", period: "2026-Q4" });
  await expect(figure("target")).toHaveText(en.moneyShortUnit(plan.targetMinor ?? 0));
  await expect(figure("won")).toHaveText(en.moneyShortUnit(plan.wonMinor));
  await expect(figure("expected")).toHaveText(en.moneyShortUnit(plan.expectedMinor ?? Number.NaN));
  await expect(figure("odds")).toHaveText(en.percent(plan.pTarget ?? -1));
  expect(plan.verdict).toBe("enough");
  await expect(region(/^The open deals are enough to reach the target with a chance of 80%/)).toBeVisible();
  const conversion = page.locator('[data-basis="conversion"]');
  await expect(conversion).toContainText(en.percent(plan.conversion?.value ?? -1));
  await expect(conversion).toContainText(
    en.interval(plan.conversion?.low ?? -1, plan.conversion?.high ?? -1),
  );

  await page.getByRole("button", { name: /^New deals that are won one day: \d+ deals/ }).click();
  await expect(total()).toContainText(en.number(plan.conversion?.begun ?? -1));
  await page.getByRole("button", { name: /^New deals that are won one day: \d+ won/ }).click();
  await expect(total()).toContainText(en.number(plan.conversion?.won ?? -1));
  await page.getByRole("button", { name: /^New deals a week, last 13 weeks: \d+ deals/ }).click();
  await expect(total()).toContainText(en.number(plan.recent.deals));
  await page.getByRole("button", { name: /^Expected from open deals: CN/ }).click();
  await expect(total()).toContainText(en.number(plan.openDeals));
});

test("a higher chance, another period: each verdict says what to do", async () => {
  const chance = page.getByRole("combobox", { name: "Reach the target with" });
  await chance.click();
  await page.getByRole("option", { name: "95%" }).click();
  const sure = await app.call("plan.sufficiency", { person: "Zhao Lei", period: "2026-Q4", chance: 0.95 });
  expect(sure.verdict).not.toBe("enough");
  await expect(region(/^The open deals are enough/)).toBeHidden();
  await chance.click();
  await page.getByRole("option", { name: "80%" }).click();

  await page.getByRole("button", { name: "Show Q1 2027" }).click();
  await expect(page.getByTestId("plan-period")).toHaveText("Q1 2027");
  const next = await app.call("plan.sufficiency", { person: "Zhao Lei", period: "2027-Q1" });
  expect(next.newPerWeek).toBeGreaterThan(4 * next.recent.perWeek);
  await expect(figure("newDeals")).toHaveText("Out of reach");
  await expect(region(/^New deals alone hardly reach the target/)).toContainText(
    `New deals lately: ${en.number(next.recent.perWeek, 1)} a week`,
  );

  await period("Quarter", "Q3 2026", -2);
  await expect(page.locator('[data-verdict="over"], [data-verdict="reached"]')).toBeVisible();
  await expect(figure("newDeals")).toBeHidden();

  await period("Year", "2029", 3);
  await expect(region("There is no target for 2029 yet")).toBeVisible();
  await page.getByRole("button", { name: "Go to Targets" }).click();
  await expect(page.getByTestId("targets-year")).toBeVisible();
  await page.keyboard.press("Control+7");
  await expect(page.getByTestId("plan-period")).toHaveText("2029");
  await period("Year", "2026", -3);
  await period("Quarter", "Q4 2026");
  await choose("Wang Jun");
  const late = await app.call("plan.sufficiency", { person: "Wang Jun", period: "2026-Q4" });
  expect(late.verdict).toBe("tooLate");
  await expect(region("New deals come too late for Q4 2026: it takes what is open now")).toBeVisible();
});

test("weeks list the call's deals with why and what next; a deal opens, a week folds, a table is copied", async () => {
  const plan = await app.call("plan.weeks", { person: "Zhao Lei" });
  const [first, , third] = plan.weeks;
  const rows = weeks().locator(`[data-group="${first?.monday}"] [data-deal]`);
  await expect(rows).toHaveCount(5);
  for (const [at, deal] of (first?.deals ?? []).entries()) {
    await expect(rows.nth(at)).toHaveAttribute("data-deal", deal.id);
    await expect(rows.nth(at).locator('[data-part="value"]')).toHaveText(en.moneyShort(deal.valueMinor));
    if (deal.nextStep) await expect(rows.nth(at)).toContainText(deal.nextStep.text);
    if (deal.nextStep?.source === "guide")
      await expect(rows.nth(at)).toContainText("proposed by the stage's guide");
  }
  await expect(rows.first()).toContainText("stalled 17 days (line 39)");

  const later = weeks().locator(`[data-group="${third?.monday}"]`);
  await expect(later.locator("[data-deal]")).toHaveCount(0);
  await later.getByRole("button", { name: /^Week of 7 Dec 2026/ }).click();
  await expect(later.locator("[data-deal]")).toHaveCount(third?.deals.length ?? -1);

  await weeks().getByRole("combobox", { name: "Deals a week" }).click();
  await page.getByRole("option", { name: "3", exact: true }).click();
  await expect(rows).toHaveCount(3);

  const name = first?.deals[0]?.name ?? "?";
  await rows.first().getByRole("button", { name, exact: true }).click();
  await expect(page.getByTestId("deal-panel")).toContainText(name);
  await page.keyboard.press("Escape");

  await weeks().getByRole("button", { name: "Copy" }).click();
  await page.getByRole("menuitem", { name: "Copy as a table" }).click();
  await expect(page.getByText("Copied as a table")).toBeVisible();
  const copied = await app.electron.evaluate(async ({ clipboard }) => clipboard.readText());
  expect(copied.split("\n")).toHaveLength(1 + 6 * 3);
  expect(copied).toContain(name);
});

test("a stuck deal gets its next step where it stands, and undo takes it back", async () => {
  const plan = await app.call("plan.weeks", { person: "Zhao Lei" });
  const deal = plan.stuck.find(({ nextStep }) => nextStep?.source === "guide");
  if (!deal) throw new Error("a stuck deal without a step of its own");
  await stuck()
    .getByRole("button", { name: `${plan.stuckDeals} stuck deals` })
    .click();
  await expect(total()).toContainText(en.number(plan.stuckDeals));
  await page.keyboard.press("Escape");

  const set = step(`Set the next step of ${deal.name}`);
  const more = stuck().getByRole("button", { name: /^Show \d+$/ });
  if (await more.isVisible()) await more.click();
  await set.focus();
  await page.keyboard.press("Enter");
  const field = stuck().getByRole("textbox", { name: `Next step of ${deal.name}`, exact: true });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(deal.nextStep?.text ?? "?");
  await page.keyboard.press("Escape");
  await expect(set).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Call their head of operations");
  await stuck()
    .getByRole("button", { name: `Day of the next step of ${deal.name}` })
    .click();
  await page.getByRole("button", { name: "30 November 2026" }).click();
  await stuck().getByRole("button", { name: "Save" }).click();
  await expect(step(`Change the next step of ${deal.name}`)).toBeFocused();
  const row = stuck().locator(`[data-deal="${deal.id}"]`);
  await expect(row).toContainText("Call their head of operations");
  await expect(row).toContainText("by 30 Nov 2026");
  await expect(row).not.toContainText("no next step");
  expect((await app.call("deals.get", { id: deal.id })).deal).toMatchObject({
    nextStep: "Call their head of operations",
    nextStepOn: "2026-11-30",
  });
  await page.keyboard.press("Control+z");
  await expect(row).toContainText("proposed by the stage's guide");
});

test("goals: one that the plan proposes, one of one's own, dropped, removed, and brought back", async () => {
  await expect(region("Zhao Lei has no goals for now")).toBeVisible();
  await page.getByRole("button", { name: /^Win CN¥8.3\sM by 31 Dec 2026/ }).click();
  await expect(goals()).toHaveCount(1);
  const [kept] = (await app.call("plan.goals", { person: "Zhao Lei" })).goals;
  expect(kept).toMatchObject({ kind: "wonMinor", from: "2026-10-01", to: "2026-12-31", state: "ahead" });
  await expect(goals().first()).toContainText(en.moneyShort(kept?.value ?? -1));
  await expect(goals().first()).toContainText(/ahead$/);
  await goals()
    .first()
    .getByRole("button", { name: /Shows the deals$/ })
    .click();
  await expect(total()).toContainText(en.number(kept?.deals.length ?? -1));
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Add a goal" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a goal" });
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toContainText("Write a number greater than zero");
  await dialog.getByRole("combobox", { name: "What is counted" }).click();
  await page.getByRole("option", { name: "In my own words" }).click();
  await dialog.getByRole("textbox", { name: "What is to be done" }).fill("Visit the three largest customers");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  const own = page.locator("[data-goal]", { hasText: "Visit the three largest customers" });
  await own.getByRole("checkbox").click();
  await expect(page.getByText("1 earlier goal")).toBeVisible();
  expect((await app.call("plan.goals", { person: "Zhao Lei" })).goals).toContainEqual(
    expect.objectContaining({ kind: "own", state: "done" }),
  );
  await page.keyboard.press("Control+z");
  await expect(own).toHaveAttribute("data-state", "open");

  const menu = async (item: string): Promise<void> => {
    await own.getByRole("button", { name: /^More for/ }).click();
    await page.getByRole("menuitem", { name: item, exact: true }).click();
  };
  await menu("Change");
  const change = page.getByRole("dialog", { name: "Change the goal" });
  await change.getByRole("textbox", { name: "Note" }).fill("Before the trade fair");
  await change.getByRole("button", { name: "Save" }).click();
  await expect(own).toContainText("Before the trade fair");
  await menu("Drop");
  await page.getByText("1 earlier goal").click();
  await expect(own).toHaveAttribute("data-state", "dropped");
  await menu("Remove");
  await expect(own).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(own).toHaveCount(1);
});

test("whose plan it is stays while one goes elsewhere", async () => {
  await choose("Lu Jia");
  await page.keyboard.press("Control+1");
  await expect(page.getByTestId("plan-work")).toBeHidden();
  await page.keyboard.press("Control+7");
  await expect(page.getByRole("combobox", { name: "Whose plan" })).toHaveValue("Lu Jia");
});

test("nothing in the screen is objected to, and in Chinese all of it is Chinese", async () => {
  expect(await objectionsTo(page)).toEqual([]);
  await app.shell("setLocale", { locale: "zh-CN" });
  await expect(page.getByRole("heading", { level: 1, name: "我的计划" })).toBeVisible();
  const guided = page.locator('[data-source="guide"]').first();
  await expect(guided).toContainText("阶段手册的建议");
  await expect(guided).toContainText(/\p{Script=Han}{4}/u);
  await expect(page.getByRole("region", { name: "依据是什么" })).toContainText("客单价");
  await expect(page.locator("[data-deal]").first()).toContainText("方案与报价，56 天");
  expect(await objectionsTo(page)).toEqual([]);
  await app.shell("setLocale", { locale: "en" });
});

test("an empty file says what the screen is for", async () => {
  await createWorkbook(app, join(win.folder, "empty.funnel"));
  await page.keyboard.press("Control+7");
  await expect(page.getByRole("heading", { name: "Your weeks, planned" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Import a spreadsheet" })).toBeVisible();
});
