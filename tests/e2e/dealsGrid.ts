/** A small file in the deals grid, for the specs that work in it. */
import { join } from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import { createWorkbook, dealsScreenMet, launchApp, type RunningApp, temporaryFolder } from "./harness.ts";

export const env = { FUNNEL_TODAY: "2026-06-15" };

export interface DealsGridPage {
  app: RunningApp;
  page: Page;
  file: string;
  cell(row: number, column: string): Locator;
  header(column: string): Locator;
  rows(): Locator;
  /** What a screen reader is told. */
  said(): Locator;
  amounts(): Promise<(number | null)[]>;
  names(): Promise<string[]>;
  /** Puts text on the clipboard and pastes it at the selected cell. */
  paste(text: string): Promise<void>;
  /** Closes the app and opens the file again in the same data folder. */
  restart(): Promise<DealsGridPage>;
}

const four = [
  { name: "Pump line", account: "Acme", amountMinor: 100_00, expectedOn: "2026-07-01", source: "Web" },
  { name: "Valve refit", account: "Beta", amountMinor: 250_00, source: "Fair" },
  { name: "Spare parts", account: "Acme", amountMinor: 70_00, expectedOn: "2026-09-30" },
  { name: "Service", account: "Gamma" },
];

export async function openDeals(): Promise<DealsGridPage> {
  const file = join(temporaryFolder(), "team.funnel");
  const app = await launchApp({ env });
  await createWorkbook(app, file);
  await dealsScreenMet(app, file);
  await app.call("deals.add", { deals: four });
  return ready(app, file);
}

async function ready(app: RunningApp, file: string): Promise<DealsGridPage> {
  const { page } = app;
  const cell = (row: number, column: string): Locator =>
    page.locator(`[data-grid="deals"] .ag-row[row-index="${row}"] [col-id="${column}"]`);
  await page.keyboard.press("Control+2");
  await expect(cell(0, "name")).toBeVisible();
  return {
    app,
    page,
    file,
    cell,
    header: (column) => page.locator(`.ag-header-cell[col-id="${column}"]`),
    rows: () => page.locator('[data-grid="deals"] .ag-row'),
    said: () => page.locator('[data-part="announcer"]'),
    amounts: async () => (await app.call("deals.query", {})).rows.map((row) => row.amountMinor),
    names: async () => (await app.call("deals.query", {})).rows.map((row) => row.name),
    paste: async (text) => {
      await app.electron.evaluate(async ({ clipboard }, content) => {
        await clipboard.writeText(content);
      }, text);
      await page.keyboard.press("Control+v");
    },
    restart: async () => {
      const { userData } = app;
      await app.close();
      return ready(await launchApp({ env, file, userData }), file);
    },
  };
}
