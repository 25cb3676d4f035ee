// The table of rings (README: Layout), held a second time: a lint rule can be switched off in a line, this cannot.
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

interface Import {
  /** As written: a package, or a path relative to the importing file. */
  from: string;
  typeOnly: boolean;
}

interface Source {
  /** From the project's folder, with slashes. */
  file: string;
  imports: Import[];
  text: string;
}

interface Ring {
  files: RegExp;
  /** Files and packages it may import; whatever matches none of these is a violation. */
  may: RegExp[];
}

const core = /^src\/core\//;
const contract = /^src\/contract\//;
const ui = /^src\/ui\//;
const engine = /^electron\/engine\//;
const node = /^node:/;
/** Any package but Electron itself, Node's modules and the database, which have rules of their own. */
const packages =
  /^(?!electron($|\/)|node:|better-sqlite3|electron-log|\.|src\/|electron\/|tests\/|scripts\/)/;

const rings: Ring[] = [
  { files: core, may: [core] },
  { files: contract, may: [contract, core, /^zod($|\/)/] },
  { files: ui, may: [ui, contract, core, packages] },
  { files: engine, may: [engine, contract, core, node, packages] },
  { files: /^electron\/cli\//, may: [/^electron\/cli\//, engine, contract, core, node, packages] },
  {
    files: /^electron\/(main|preload)\//,
    may: [/^electron\/(main|preload)\//, contract, core, node, packages, /^electron($|\/main|-log)/],
  },
];

/** What breaks the table, one sentence each. Pure. */
function violations(sources: Source[]): string[] {
  return sources.flatMap(({ file, imports, text }) => {
    const ring = rings.find(({ files }) => files.test(file));
    if (ring === undefined) return [`${file} belongs to no ring`];
    const wrong = imports
      .filter(
        (one) => !ring.may.some((allowed) => allowed.test(target(file, one))) && !opensDatabase(file, one),
      )
      .map((one) => `${file} imports ${target(file, one)}`);
    const bridge = file !== "src/ui/bridge.ts" && /\b(window|globalThis)\s*(\.|\[\s*["'])funnel\b/.test(text);
    return bridge && ui.test(file)
      ? [...wrong, `${file} uses the preload bridge past src/ui/bridge.ts`]
      : wrong;
  });
}

/** The one place that loads the database; its types may be named anywhere in the engine. */
function opensDatabase(file: string, { from, typeOnly }: Import): boolean {
  if (from !== "better-sqlite3") return false;
  return file === "electron/engine/db/connection.ts" || (typeOnly && engine.test(file));
}

/** A relative import as a path from the project's folder; a package's name as it is. */
const target = (file: string, { from }: Import): string =>
  from.startsWith(".") ? posix.join(posix.dirname(file), from) : from;

/** Static, dynamic, re-exporting and side-effect imports. Comments are left out; strings are not parsed. */
function importsOf(text: string): Import[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  const statement = /\b(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?["']([^"']+)["']/g;
  const call = /\b(?:import|require)\s*\(\s*["'`]([^"'`]+)["'`]/g;
  return [
    ...[...code.matchAll(statement)].map(([, type, from]) => ({
      from: from ?? "",
      typeOnly: type !== undefined,
    })),
    ...[...code.matchAll(call)].map(([, from]) => ({ from: from ?? "", typeOnly: false })),
  ];
}

const root = fileURLToPath(new URL("..", import.meta.url));

function sourcesUnder(folder: string): Source[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => {
      const text = readFileSync(join(root, folder, path), "utf8");
      return { file: posix.join(folder, path.replaceAll("\\", "/")), imports: importsOf(text), text };
    });
}

test("no import crosses the rings", () => {
  const sources = [...sourcesUnder("src"), ...sourcesUnder("electron")];
  expect(sources.length).toBeGreaterThan(50);
  expect(violations(sources)).toEqual([]);
});

const planted: [file: string, code: string][] = [
  ["src/core/funnel/byStage.ts", 'import { z } from "zod";'],
  ["src/core/funnel/byStage.ts", 'import { readFileSync } from "node:fs";'],
  ["src/core/funnel/byStage.ts", 'export * from "../../contract/calls.ts";'],
  ["src/contract/calls.ts", 'import type { App } from "../ui/App.tsx";'],
  ["src/ui/App.tsx", 'import { openFile } from "../../electron/engine/db/connection.ts";'],
  ["src/ui/App.tsx", 'const shell = await import("electron");'],
  ["src/ui/App.tsx", "window.funnel.call();"],
  ["electron/engine/jobs.ts", 'import { app } from "electron";'],
  ["electron/engine/jobs.ts", 'import "../main/index.ts";'],
  ["electron/engine/jobs.ts", 'import { words } from "../../src/ui/locales/index.ts";'],
  ["electron/engine/db/writes/deals.ts", 'import Database from "better-sqlite3";'],
  ["electron/cli/index.ts", 'import { dialog } from "electron/main";'],
  ["electron/main/index.ts", 'import {\n  a,\n  b,\n} from "../engine/db/connection.ts";'],
  ["src/other/thing.ts", ""],
];

test.each(planted)("a planted violation in %s is caught: %s", (file, text) => {
  expect(violations([{ file, imports: importsOf(text), text }])).toHaveLength(1);
});

test("what the table allows passes", () => {
  const text =
    'import type { Database } from "better-sqlite3";\nimport { z } from "zod";\nimport "../../../../src/contract/calls.ts";\n// import "electron";';
  expect(
    violations([{ file: "electron/engine/db/queries/deals.ts", imports: importsOf(text), text }]),
  ).toEqual([]);
});
