// npm run e2e [-- FILE.spec.ts …]: the end-to-end tests in a real Electron window. Further arguments are Playwright's.
import { isHeadless, startXvfb } from "./lib/display.mjs";
import { prepareApp } from "./lib/prepare.mjs";
import { main, nodePath, run, tool } from "./lib/project.mjs";

await main(async () => {
  const electron = await prepareApp();
  const xvfb = isHeadless() ? await startXvfb() : undefined;
  try {
    const config = ["--config", "tests/e2e/playwright.config.ts"];
    const args = [tool("@playwright/test", "cli.js"), "test", ...config, ...process.argv.slice(2)];
    const env = { FUNNEL_ELECTRON: electron.executable, ...(xvfb && { DISPLAY: xvfb.display }) };
    return await run(nodePath(), args, { env });
  } finally {
    await xvfb?.stop();
  }
});
