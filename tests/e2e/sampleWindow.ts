/** One window on the sample company for all tests of a spec, in a folder of its own. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { launchApp, type LaunchOptions, root, type RunningApp, temporaryFolder } from "./harness.ts";

export interface SampleWindow {
  folder: string;
  /** There once the first test runs. */
  readonly app: RunningApp;
  readonly page: Page;
}

/** @param today the day that stands for today in the window */
export function sampleWindow(today: string, options: Pick<LaunchOptions, "screen"> = {}): SampleWindow {
  const folder = temporaryFolder();
  const sample = join(folder, "sample.funnel");
  let app: RunningApp;
  test.beforeAll(async () => {
    const made = spawnSync(
      process.execPath,
      [join(root, "scripts", "funnel.mjs"), "new", sample, "--sample"],
      {
        encoding: "utf8",
      },
    );
    expect(made.status, made.stderr).toBe(0);
    app = await launchApp({
      file: sample,
      size: { width: 1280, height: 800 },
      env: { FUNNEL_TODAY: today },
      ...options,
    });
  });
  test.afterAll(() => app.close());
  return {
    folder,
    get app() {
      return app;
    },
    get page() {
      return app.page;
    },
  };
}
