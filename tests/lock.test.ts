// A lock file without the builds for other systems fails `npm ci` of npm 11 on every machine.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { completed } from "../scripts/lib/lockFile.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

test("package-lock.json names the builds for every system (else: npm run lock)", () => {
  const lock = JSON.parse(readFileSync(`${root}/package-lock.json`, "utf8"));
  expect(completed(lock.packages).added).toEqual([]);
});

test("what is missing is added with its system, and nothing else changes", () => {
  const tool = {
    version: "2.0.0",
    dev: true,
    optionalDependencies: { "@t/linux-x64-musl": "2.0.0", "@t/darwin-arm64": "2.0.0" },
  };
  const packages = {
    "": {},
    "node_modules/@t/darwin-arm64": { version: "2.0.0" },
    "node_modules/tool": tool,
  };
  expect(completed(packages)).toEqual({
    added: ["@t/linux-x64-musl@2.0.0"],
    packages: {
      ...packages,
      "node_modules/@t/linux-x64-musl": {
        version: "2.0.0",
        cpu: ["x64"],
        dev: true,
        libc: ["musl"],
        optional: true,
        os: ["linux"],
      },
    },
  });
});
