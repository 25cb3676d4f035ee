// npm test: the one gate. Installs what is missing and runs everything, up to the first gate that fails.
import { ensureSystemPackages } from "./lib/debian.mjs";
import { isHeadless } from "./lib/display.mjs";
import { ensureModules } from "./lib/install.mjs";
import { main, npmScript } from "./lib/project.mjs";
import { forgetReports, tally } from "./lib/tally.mjs";

// The import rules are in lint and, against a lint rule switched off, in the unit tests. The e2e gate builds the app.
const gates = [
  ["types of every layer", "typecheck"],
  ["lint and import rules", "lint"],
  ["format", "format:check"],
  ["dead code", "deadcode"],
  ["unit: core, database, import, contract, command line", "unit"],
  ["build and end to end", "e2e"],
];

await main(async () => {
  ensureModules();
  ensureSystemPackages({ headless: isHeadless() });
  forgetReports();
  let failedGate;
  for (const [title, script] of gates) {
    console.log(`\n■ ${title} (npm run ${script})`);
    if ((await npmScript(script)) === 0) continue;
    failedGate = `✗ ${title} failed. Alone: npm run ${script}`;
    break;
  }
  const { passed, failed, skipped } = tally();
  console.log(failedGate ? `\n${failedGate}` : "\nAll gates passed.");
  // A gate without tests that fails counts as one, so that the last line never reads as a success.
  console.log(`${passed} passed, ${failedGate && failed === 0 ? 1 : failed} failed, ${skipped} skipped`);
  return failedGate ? 1 : 0;
});
