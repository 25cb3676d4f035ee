/**
 * Whether the window stays smooth while an import of 100,000 rows runs, by the same way as a user's: menu, dialog, check, run.
 * Beside it the same window with nothing to do, and with a bar that moves, which is what this machine's drawing can do.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { createWorkbook, launchApp, type RunningApp, temporaryFolder } from "../e2e/harness.ts";
import { exportOf, workbookOf } from "./files.ts";
import { type Bench, expectEqual, quantile } from "./harness.ts";
import { framesInPage, moveBarInPage, watchInPage } from "./inPage.ts";

const ROWS = 100_000;
const BAR = "a bar that moves";
const IDLE_SECONDS = 10;
/** Of a step of the import, on a machine that others use too. */
const PATIENCE_MS = 180_000;

/** Milliseconds from frame to frame. */
interface Frames {
  checking: number[];
  importing: number[];
  /** As the window tells; of the idle one as many as must be. */
  rows: number;
}

export default async function run(bench: Bench): Promise<void> {
  const csv = exportOf(ROWS);
  const userData = temporaryFolder();
  const app = await launchApp({
    file: workbookOf(1000),
    userData,
    size: { width: 1440, height: 900 },
  });
  app.page.setDefaultTimeout(PATIENCE_MS);
  try {
    await bench.compare<Frames>({
      title: `import of ${ROWS.toLocaleString("en")} rows in the window`,
      ours: {
        name: "while it runs",
        before: () => createWorkbook(app, join(userData, "imported.funnel")),
        run: () => importing(app, csv),
      },
      peers: [
        { name: "idle window", run: () => idle(app.page) },
        { name: BAR, run: () => moving(app.page) },
      ],
      rounds: 1,
      measures: {
        ...measuresOf("checking"),
        ...measuresOf("importing"),
      },
      check: ({ rows }) => expectEqual("rows", rows, ROWS),
    });
  } finally {
    await app.close();
    rmSync(userData, { recursive: true, force: true });
  }
}

function measuresOf(step: "checking" | "importing") {
  return {
    [`${step}, frame p50`]: { of: (frames: Frames) => quantile(frames[step], 0.5) },
    [`${step}, frame p95`]: {
      of: (frames: Frames) => quantile(frames[step], 0.95),
      aim: { ratio: 1.1, to: BAR },
    },
    [`${step}, longest frame`]: { of: (frames: Frames) => Math.max(...frames[step]) },
  };
}

async function importing(app: RunningApp, csv: string): Promise<Frames> {
  const { page } = app;
  await app.answerOpenDialog([csv]);
  await app.menu("import");
  await toCheck(page);
  const figure = page.locator("[data-figure='rows']");
  const checking = await watched(page, () => figure.waitFor());
  const rows = Number((await figure.textContent())?.replace(/\D/g, ""));
  await page.getByTestId("import-start").click();
  const whileImporting = await watched(page, () => page.getByTestId("import-undo").waitFor());
  await page.getByTestId("import-close").click();
  return { checking, importing: whileImporting, rows };
}

/** Goes on, step by step, until the check runs. */
async function toCheck(page: Page): Promise<void> {
  const next = page.getByTestId("import-next");
  const step = page.locator("[aria-current='step']");
  await next.waitFor();
  while (await next.isVisible()) {
    const before = await step.textContent();
    await next.click();
    await page.waitForFunction(
      (text) => document.querySelector("[aria-current='step']")?.textContent !== text,
      before,
    );
  }
}

async function idle(page: Page): Promise<Frames> {
  const frames = await watched(page, () => page.waitForTimeout(IDLE_SECONDS * 1000));
  return { checking: frames, importing: frames, rows: ROWS };
}

/** The same window with a bar that moves as the import's does, and nothing behind it: what drawing alone costs here. */
async function moving(page: Page): Promise<Frames> {
  await page.evaluate(moveBarInPage, true);
  const frames = await idle(page);
  await page.evaluate(moveBarInPage, false);
  return frames;
}

async function watched(page: Page, work: () => Promise<void>): Promise<number[]> {
  await page.evaluate(watchInPage);
  await work();
  return page.evaluate(framesInPage);
}
