/** Files, language and life of the app: opening and refusing, recent ones, a second start, the engine's loss, the end. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "@playwright/test";
import type { AppEvent } from "../../src/contract/shell.ts";
import { createWorkbook, launchApp, type RunningApp, startAgain, temporaryFolder } from "./harness.ts";

const folder = temporaryFolder();
const userData = join(folder, "user");
const first = join(folder, "North team.funnel");
const second = join(folder, "华北.funnel");
let app: RunningApp;

test.beforeAll(async () => {
  app = await launchApp({ userData });
  await createWorkbook(app, first);
  await app.call("deals.add", { deals: [{ name: "Kept deal" }] });
});
test.afterAll(() => app.close());

const title = () =>
  app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.getTitle()),
  );
const lastFailure = async (path: string) =>
  (await app.events()).findLast(
    (event): event is AppEvent & { type: "openFailed" } => event.type === "openFailed" && event.path === path,
  );

/** A copy of a good file with bytes changed; the app is told to open it as by a second start. */
async function refusedWith(name: string, spoil: (bytes: Buffer) => Buffer): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, spoil(readFileSync(second)));
  const before = readFileSync(path);
  expect(await startAgain(userData, name, folder)).toBe(0);
  await expect.poll(() => lastFailure(path)).toBeDefined();
  const failure = await lastFailure(path);
  expect(failure?.error.message.length).toBeGreaterThan(20);
  expect(readFileSync(path).equals(before), "the file's bytes").toBe(true);
  expect(existsSync(`${path}-wal`)).toBe(false);
  // The sentence is on the screen, to be read and put away.
  const dialog = app.page.getByRole("dialog");
  await expect(dialog).toContainText(failure?.error.message ?? "");
  await app.page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  // What was open still is.
  expect((await app.shell("state")).file?.path).toBe(first);
  return `${failure?.error.kind} ${failure?.error.code}`;
}

test("the window is named after the file", async () => {
  expect(await title()).toEqual(["North team - Funnel Workbench"]);
});

test("save as goes on with the copy and leaves the first as it was", async () => {
  await app.answerSaveDialog(second);
  await app.menu("saveAs");
  await expect.poll(title).toEqual(["华北 - Funnel Workbench"]);
  await app.call("deals.add", { deals: [{ name: "Only in the copy" }] });
  expect((await app.call("deals.query")).total).toBe(2);
  await app.answerOpenDialog([first]);
  await app.shell("openFile");
  expect((await app.call("deals.query")).total).toBe(1);
});

test("closing a file shows how to begin; a closed file is whole by itself", async () => {
  await app.menu("closeFile");
  await expect.poll(title).toEqual(["Funnel Workbench"]);
  expect((await app.shell("state")).file).toBeNull();
  expect(existsSync(`${first}-wal`)).toBe(false);
  await app.shell("openFile", { path: first });
  expect((await app.call("deals.query")).total).toBe(1);
});

test("recent files: newest first, missing ones marked, forgotten on request, kept across starts", async () => {
  const names = async () =>
    (await app.shell("recentFiles")).map((file) => `${file.name}${file.missing ? " missing" : ""}`);
  expect(await names()).toEqual(["North team", "华北"]);
  const gone = join(folder, "gone.funnel");
  copyFileSync(second, gone);
  await app.answerOpenDialog([gone]);
  await app.shell("openFile");
  await app.shell("openFile", { path: first });
  rmSync(gone);
  expect(await names()).toEqual(["North team", "gone missing", "华北"]);
  expect((await app.shell("forgetRecent", { path: gone })).map((file) => file.name)).toEqual([
    "North team",
    "华北",
  ]);
  const saved = JSON.parse(readFileSync(join(userData, "recent.json"), "utf8")) as { path: string }[];
  expect(saved.map((file) => file.path)).toEqual([first, second]);
});

test("a second start brings the window forward and opens its file, named from its own folder", async () => {
  expect(await startAgain(userData, basename(second), folder)).toBe(0);
  await expect.poll(title).toEqual(["华北 - Funnel Workbench"]);
  expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await app.shell("openFile", { path: first });
});

test("files that can't be opened get a sentence and are left as they were", async () => {
  expect(await refusedWith("newer.funnel", (bytes) => (bytes.writeUInt32BE(9999, 60), bytes))).toBe(
    "fileNewer fileNewer",
  );
  expect(await refusedWith("foreign.funnel", (bytes) => (bytes.writeUInt32BE(0, 68), bytes))).toBe(
    "invalid fileNotOurs",
  );
  expect(await refusedWith("text.funnel", () => Buffer.from("Name,Amount\nA,1\n"))).toBe(
    "invalid fileNotOurs",
  );
  expect(await refusedWith("empty.funnel", () => Buffer.alloc(0))).toBe("fileDamaged fileEmpty");
  expect(await refusedWith("cut.funnel", (bytes) => bytes.subarray(0, bytes.length / 2))).toBe(
    "fileDamaged fileDamaged",
  );
  expect(await refusedWith("scribbled.funnel", (bytes) => bytes.fill(0xaa, 8192, 8192 * 4))).toBe(
    "fileDamaged fileDamaged",
  );
});

test("a folder, a missing file and a file without permission get a sentence", async () => {
  mkdirSync(join(folder, "folder.funnel"));
  await startAgain(userData, "folder.funnel", folder);
  await expect
    .poll(async () => (await lastFailure(join(folder, "folder.funnel")))?.error.code)
    .toBe("fileIsFolder");
  await startAgain(userData, "nowhere.funnel", folder);
  await expect
    .poll(async () => (await lastFailure(join(folder, "nowhere.funnel")))?.error.kind)
    .toBe("notFound");
  await app.page.keyboard.press("Escape");
});

test("a file that another program has open is refused there, and unharmed here", async () => {
  const before = readFileSync(first);
  const other = await launchApp({ file: first });
  try {
    const dialog = other.page.getByRole("dialog");
    await expect(dialog).toContainText("North team.funnel");
    expect((await other.shell("state")).file).toBeNull();
    expect(readFileSync(first).equals(before)).toBe(true);
    expect((await app.call("deals.query")).total).toBe(1);
  } finally {
    await other.close();
  }
});

test("language and theme change at run time, menus included, and are remembered", async () => {
  expect((await app.menuBar())[0]).toBe("&File");
  await app.menu("locale-zh-CN");
  await expect.poll(async () => (await app.menuBar())[0]).toBe("文件(&F)");
  expect((await app.shell("state")).locale).toBe("zh-CN");
  await expect(app.page.locator("html")).toHaveAttribute("lang", /^zh/);
  await expect(app.call("deals.get", { id: "none" })).rejects.toThrow(/[\u4e00-\u9fff]/);

  await app.menu("theme-dark");
  await expect.poll(async () => (await app.shell("state")).dark).toBe(true);
  expect(await app.page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches)).toBe(true);
  expect(JSON.parse(readFileSync(join(userData, "settings.json"), "utf8"))).toMatchObject({
    locale: "zh-CN",
    theme: "dark",
  });

  await app.shell("setLocale", { locale: "en" });
  await app.shell("setTheme", { theme: "light" });
  expect((await app.menuBar())[0]).toBe("&File");
});

test("menu commands reach the page", async () => {
  await app.menu("undo");
  await expect.poll(async () => (await app.events()).at(-1)).toMatchObject({ type: "changed" });
  const commands = (await app.events()).filter((event) => event.type === "menu");
  expect(commands).toEqual([{ type: "menu", command: "undo" }]);
  await app.menu("redo");
  await expect.poll(async () => (await app.call("deals.query")).total).toBe(1);
});

test("the engine's sudden end costs nothing that was saved: it is started again with its file", async () => {
  const pid = Number(/^\d+/.exec(enginePids(await app.electron.evaluate(() => process.pid)))?.[0]);
  process.kill(pid, "SIGKILL");
  await expect
    .poll(async () => (await app.events()).some((event) => event.type === "engineRestarted"))
    .toBe(true);
  expect((await app.call("deals.query")).total).toBe(1);
  expect((await app.shell("state")).file?.path).toBe(first);
  expect(app.log()).toContain("engine ended unexpectedly");
});

/** The engine is the child of main that runs engine.js, or Electron's utility process of that name. */
function enginePids(mainPid: number): string {
  const children = readFileSync(`/proc/${mainPid}/task/${mainPid}/children`, "utf8").trim().split(" ");
  return children
    .filter((pid) => /engine\.js|node\.mojom\.NodeService/.test(readFileSync(`/proc/${pid}/cmdline`, "utf8")))
    .join(" ");
}

test("the crash of the page is mended by loading it again", async () => {
  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await expect.poll(() => app.log()).toContain("page process gone");
  await expect
    .poll(() =>
      app.electron.evaluate(async ({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        if (contents === undefined || contents.isCrashed() || contents.isLoading()) return "";
        return (await contents.executeJavaScript(
          "document.querySelector('#root')?.textContent ?? ''",
        )) as string;
      }),
    )
    .not.toBe("");
});

test("the window comes back where and as large as it was, and quitting leaves one whole file", async () => {
  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 40, width: 1100, height: 700 }),
  );
  await app.close();
  expect(existsSync(`${first}-wal`)).toBe(false);
  app = await launchApp({ userData, file: first });
  const bounds = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBounds(),
  );
  expect(bounds).toMatchObject({ width: 1100, height: 700 });
  expect((await app.call("deals.query")).total).toBe(1);
});
