import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

const root = fileURLToPath(new URL("../..", import.meta.url));

// Run by scripts/e2e.mjs, which builds the app, gives the tests a display, and names the Electron to start in the
// environment variable FUNNEL_ELECTRON.
export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  workers: 1, // one real window at a time: focus, clipboard and the app's single instance are the machine's
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env["CI"] === "true",
  outputDir: `${root}/test-results/e2e`,
  reporter: [["list"], ["json", { outputFile: `${root}/test-results/e2e.json` }]],
});
