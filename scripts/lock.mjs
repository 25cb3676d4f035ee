// npm run lock, after `npm install` of a new package: adds to package-lock.json the builds for other systems that npm
// left out. It leaves them out where the registry in use is a mirror without them, and npm 11 then refuses the file
// in `npm ci` on every machine. tests/lock.test.ts tells when it is needed.
import { readFileSync, writeFileSync } from "node:fs";
import { inRoot, main } from "./lib/project.mjs";
import { completed } from "./lib/lockFile.mjs";

await main(async () => {
  const path = inRoot("package-lock.json");
  const lock = JSON.parse(readFileSync(path, "utf8"));
  const { packages, added } = completed(lock.packages);
  if (added.length > 0) writeFileSync(path, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);
  console.log(added.length === 0 ? "package-lock.json is complete." : `Added:\n${added.join("\n")}`);
});
