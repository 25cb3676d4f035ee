/** One window for all tests of a spec about imports, and a folder for the files that they import. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Page, test } from "@playwright/test";
import { launchApp, type RunningApp, temporaryFolder } from "./harness.ts";

export interface ImportWindow {
  folder: string;
  /** There once the first test runs. */
  readonly app: RunningApp;
  readonly page: Page;
  /** @returns the path of the file, which ends each line */
  write(name: string, lines: readonly string[]): string;
}

export function importWindow(): ImportWindow {
  const folder = temporaryFolder();
  let app: RunningApp;
  test.beforeAll(async () => {
    app = await launchApp({ size: { width: 1280, height: 800 } });
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
    write(name, lines) {
      const path = join(folder, name);
      writeFileSync(path, `${lines.join("\n")}\n`);
      return path;
    },
  };
}
