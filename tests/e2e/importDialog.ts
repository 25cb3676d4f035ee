/** The import dialog as a user drives it: what it shows, and the ways through it. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import { type RunningApp, root } from "./harness.ts";

export type CountName = "rows" | "added" | "changed" | "unchanged" | "rejected" | "sum";

export interface ImportDialog {
  box: Locator;
  /** Entries of the list of files. */
  file(name: string): Locator;
  /** The select that says what a column is read as. */
  field(header: string): Locator;
  /** Types into the select and takes the first match, as by keyboard. */
  map(header: string, field: string): Promise<void>;
  row(text: string): Locator;
  alerts: Locator;
  next: Locator;
  start: Locator;
  step(): Promise<string>;
  /** Goes on until the check has its result. */
  toCheck(): Promise<void>;
  count(name: CountName): Locator;
  /** Imports, and leaves the dialog once it is done. */
  run(): Promise<void>;
  close(): Promise<void>;
}

/** By the menu's command and the system's dialog, as a user does. */
export async function openImport(app: RunningApp, paths: string[]): Promise<ImportDialog> {
  await app.answerOpenDialog(paths);
  await app.menu("import");
  const dialog = importDialog(app.page);
  await expect(dialog.box).toBeVisible();
  return dialog;
}

export function importDialog(page: Page): ImportDialog {
  const box = page.getByRole("dialog").filter({ has: page.getByTestId("import-files") });
  const next = page.getByTestId("import-next");
  const start = page.getByTestId("import-start");
  const field = (header: string) =>
    box.getByRole("row").filter({ hasText: header }).getByRole("combobox").first();
  const step = async () => (await box.locator("[aria-current='step']").textContent()) ?? "";
  const close = async () => {
    await box.getByTestId("import-close").click();
    await expect(box).toHaveCount(0);
  };
  return {
    box,
    close,
    async run() {
      await start.click();
      await expect(box.getByTestId("import-undo")).toBeVisible();
      await close();
    },
    file: (name) => box.getByTestId("import-files").getByRole("button", { name }).first(),
    field,
    async map(header, name) {
      await field(header).click();
      await field(header).fill(name);
      await page.keyboard.press("Enter");
    },
    row: (text) => box.getByRole("row").filter({ hasText: text }),
    alerts: box.getByRole("alert"),
    next,
    start,
    step,
    async toCheck() {
      // A known file goes to its check by itself, once it was read.
      await expect.poll(async () => (await start.isVisible()) || (await next.isEnabled())).toBe(true);
      while (await next.isVisible()) {
        const before = await step();
        await expect(next).toBeEnabled();
        await next.click();
        await expect.poll(step).not.toBe(before);
      }
      await expect(box.locator("[data-figure='rows']")).toBeVisible();
    },
    count: (name) => box.locator(`[data-figure='${name}']`),
  };
}

/** A file of the shared data beside the project; null where it is not there. */
export function shared(...parts: string[]): string | null {
  const path = join(root, "..", "shared", "data", ...parts);
  return existsSync(path) ? path : null;
}
