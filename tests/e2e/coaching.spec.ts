/** Coaching in a real window: the findings are the engine's, all leads to its deals, what is agreed stays. */
import { readFileSync } from "node:fs";
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
  const clear = page.getByRole("button", { name: "Clear all" });
  if (await clear.isVisible()) await clear.click();
  await page.getByRole("navigation").getByRole("button", { name: "Coaching" }).click();
  await expect(roster()).toBeVisible();
});

const roster = (): Locator => page.getByRole("listbox", { name: "People" });
const view = (): Locator => page.getByTestId("coached-person");
const finding = (kind: string): Locator => view().locator(`[data-finding^="${kind}"]`);
const total = (): Locator => page.getByTestId("list-total");

async function choose(name: string): Promise<void> {
  await roster().getByRole("option", { name }).click();
  await expect(
    view()
      .getByRole("heading", { level: 2, name: new RegExp(`^${name}`) })
      .first(),
  ).toBeVisible();
}

test("people stand by money at stake; arrows and the search go from one to another", async () => {
  const people = await app.call("coaching.people");
  const options = roster().getByRole("option");
  await expect(options).toHaveCount(people.length);
  await expect(options.first()).toContainText(people[0]?.person ?? "?");
  await options.first().click();
  await roster().focus();
  await page.keyboard.press("ArrowDown");
  await expect(options.nth(1)).toHaveAttribute("aria-selected", "true");
  await expect(view()).toContainText(people[1]?.person ?? "?");
  await page.getByRole("textbox", { name: "Find a person" }).fill("zhao");
  await expect(options).toHaveCount(1);
  await page.getByRole("textbox", { name: "Find a person" }).fill("nobody");
  await expect(page.getByText("Nobody is called so")).toBeVisible();
  await page.getByRole("textbox", { name: "Find a person" }).fill("");
});

test("a stall tells how long, how sure, the money and the deals, and a step goes on the agenda and stays", async () => {
  await choose("Zhao Lei");
  const { findings } = await app.call("coaching.diagnosis", { person: "Zhao Lei" });
  const stall = findings.find(({ kind }) => kind === "stall");
  if (!stall) throw new Error("Zhao Lei stalls");
  const card = finding("stall");
  await expect(card).toContainText(
    `Deals stay ${en.days(stall.own ?? 0)} in Solution design; the others' stay ${en.days(stall.others ?? 0)}`,
  );
  await expect(card).toContainText("Almost certain");
  await expect(card).toContainText(en.moneyShortUnit(stall.moneyMinor));
  await card.getByRole("button", { name: `${stall.deals.length} open deals` }).click();
  await expect(total()).toContainText(en.number(stall.deals.length));
  await page.keyboard.press("Escape");

  const dead = stall.advice.dead.ids.length;
  await card.getByRole("button", { name: new RegExp(`^Clear out ${dead} deal`) }).click();
  await expect(total()).toContainText(en.number(dead));
  await page.keyboard.press("Escape");

  await card.getByRole("button", { name: "Add to agenda" }).click();
  await expect(card.getByRole("button", { name: "On the agenda" })).toBeDisabled();
  const step = view().locator("[data-step]").first();
  await expect(step).toContainText("Join the next meeting");
  await step.getByRole("combobox", { name: /^State/ }).click();
  await page.getByRole("option", { name: "Done" }).click();
  await expect(step).toHaveAttribute("data-state", "done");
  const [talk] = await app.call("reviews.list", { person: "Zhao Lei" });
  expect(talk?.steps[0]).toMatchObject({ kind: "stall", state: "done", doneOn: today });
  // Undo is the file's, outside of a field.
  await roster().focus();
  await page.keyboard.press("Control+z");
  await expect(step).toHaveAttribute("data-state", "open");
});

test("a habit of estimating stands apart, without money; who has left is not compared", async () => {
  await choose("Liang Yi");
  const estimates = page.getByRole("region", { name: "Estimates" });
  await expect(estimates.locator("[data-finding]")).toHaveCount(1);
  await expect(estimates).toContainText("no money at stake now");
  await choose("Qian Bin");
  await expect(view().getByRole("heading", { level: 2 }).first()).toHaveText(
    "Qian Bin has left and is not compared any more",
  );
});

test("a step of one's own, notes, and the end of the talk; next time it is there", async () => {
  await choose("Wu Hao");
  await page.getByRole("textbox", { name: "What is agreed" }).fill("No price without a second signature");
  await page.getByRole("button", { name: "Add a step" }).click();
  await expect(view().locator("[data-step]")).toContainText("No price without a second signature");
  await page.getByRole("textbox", { name: "Note" }).fill("Open about it");
  await page.getByRole("button", { name: "Close the talk" }).click();
  const last = page.getByRole("region", { name: /^Last talk/ });
  await expect(last).toContainText("No price without a second signature");
  await expect(last).toContainText("Open about it");
  expect(await app.call("reviews.list", { person: "Wu Hao" })).toMatchObject([{ closedOn: today }]);
});

test("the agenda is one page of the findings and is saved as PDF", async () => {
  await choose("Guo Peng");
  await page.getByRole("button", { name: "Agenda", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Talk with Guo Peng" });
  await expect(dialog).toContainText("hang on one contact or none");
  const pdf = join(win.folder, "agenda.pdf");
  await app.answerSaveDialog(pdf);
  await dialog.getByRole("button", { name: "Save as PDF" }).click();
  await expect(page.getByText(`Saved ${pdf}`)).toBeVisible();
  const bytes = readFileSync(pdf);
  expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  // One page, and not the screen behind it.
  expect(bytes.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  expect(await objectionsTo(page, "[role=dialog] article")).toEqual([]);
  await page.keyboard.press("Escape");
});

test("numbers stand beside the team's, and what is too little is said", async () => {
  await choose("Lu Jia");
  const { numbers } = await app.call("coaching.person", { person: "Lu Jia" });
  const winRate = numbers.find(({ measure }) => measure === "winRate");
  const row = view().locator('[data-number="winRate"]');
  await expect(row).toContainText(en.percent(winRate?.value ?? 0));
  await expect(row).toContainText(en.percent(winRate?.team.value ?? 0));
  await expect(page.getByRole("region", { name: "Too few deals to say" })).toBeVisible();
});

test("in Chinese stages have their Chinese names, on the screen, in a step and on the agenda", async () => {
  await choose("Gu Ming");
  const pipelines = await app.call("lists.pipelines");
  const stages = pipelines.flatMap((pipeline) => pipeline.stages);
  const { findings } = await app.call("coaching.diagnosis", { person: "Gu Ming" });
  const stall = findings.find(({ kind }) => kind === "stall");
  const chinese = stages.find(({ id }) => id === stall?.stageId)?.nameZh ?? "?";
  const english = new RegExp(
    [...stages, ...pipelines]
      .flatMap(({ name, nameZh }) => (nameZh && nameZh !== name ? [name] : []))
      .join("|"),
  );
  await app.shell("setLocale", { locale: "zh-CN" });
  await expect(finding("stall")).toContainText(chinese);
  await finding("stall").getByRole("button", { name: "加入议程" }).click();
  await expect(view().locator("[data-step]")).toContainText(chinese);
  expect(await view().innerText()).not.toMatch(english);
  expect(await page.getByRole("listbox").innerText()).not.toMatch(english);
  await page.getByRole("button", { name: "议程", exact: true }).click();
  const paper = page.getByRole("dialog").getByRole("article");
  await expect(paper).toContainText(chinese);
  expect(await paper.innerText()).not.toMatch(english);
  await page.keyboard.press("Escape");
  await app.shell("setLocale", { locale: "en" });
});

test("nothing in the screen is objected to", async () => {
  await choose("Zhao Lei");
  expect(await objectionsTo(page)).toEqual([]);
});

test("an empty file says what the screen is for", async () => {
  await createWorkbook(app, join(win.folder, "empty.funnel"));
  await page.getByRole("navigation").getByRole("button", { name: "Coaching" }).click();
  await expect(page.getByRole("heading", { name: "Who needs what help" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Import a spreadsheet" })).toBeVisible();
});
