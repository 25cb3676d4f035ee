/** Starts the built app in a real Electron window with a data folder of its own, and reaches into page and main. */
import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { _electron, type ElectronApplication, type JSHandle, type Page } from "@playwright/test";
import type { CallInput, CallName, CallOutput } from "../../src/contract/calls.ts";
import type { ContractError } from "../../src/contract/errors.ts";
import type {
  Answer,
  AppEvent,
  FunnelBridge,
  LocaleSetting,
  ShellCallName,
  ShellInput,
  ShellOutput,
  ThemeSetting,
} from "../../src/contract/shell.ts";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export interface LaunchOptions {
  /** A file named on the command line. */
  file?: string;
  /** English unless told, so that tests don't depend on the machine's language. */
  locale?: LocaleSetting;
  theme?: ThemeSetting;
  env?: Record<string, string>;
  /** The app's data folder of an earlier start; else a new one. */
  userData?: string;
  /** Where the window begins; on the deals unless told, whose grid most tests are about. */
  screen?: "home" | "deals";
  /** The window's size; 1280 x 800 unless told. */
  size?: { width: number; height: number };
}

export interface RunningApp {
  electron: ElectronApplication;
  page: Page;
  userData: string;
  /** An engine call through the page's bridge. Rejects with {@link AnswerError}. */
  call<M extends CallName>(method: M, input?: CallInput<M>): Promise<CallOutput<M>>;
  shell<M extends ShellCallName>(method: M, input?: ShellInput<M>): Promise<ShellOutput<M>>;
  /** What the next dialogs answer; null is the user closing it. Stays until told otherwise. */
  answerOpenDialog(paths: string[] | null): Promise<void>;
  answerSaveDialog(path: string | null): Promise<void>;
  /** Chooses a menu item by its id. */
  menu(id: string): Promise<void>;
  /** Labels of the menu bar. */
  menuBar(): Promise<string[]>;
  /** Events that reached the page since the start of the listening. */
  events(): Promise<AppEvent[]>;
  /** All log files, one after the other. */
  log(): string;
  /** Quits as a user does; the file is closed when this resolves. */
  close(): Promise<void>;
}

export class AnswerError extends Error {
  readonly error: ContractError;
  constructor(error: ContractError) {
    super(`${error.kind} ${error.code}: ${error.message}`);
    this.error = error;
  }
}

const folders: string[] = [];
process.once("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone after the test run. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "funnel-e2e-"));
  folders.push(folder);
  return folder;
}

export function electronPath(): string {
  const path = process.env["FUNNEL_ELECTRON"];
  if (path === undefined)
    throw new Error("FUNNEL_ELECTRON names no Electron: run these tests by npm run e2e");
  return path;
}

const asRoot = process.platform === "linux" && process.getuid?.() === 0;

/** What Electron is started with; also for a second start beside a running one. */
export function appArguments(file?: string): string[] {
  return [...(asRoot ? ["--no-sandbox"] : []), root, ...(file === undefined ? [] : [file])];
}

function environment(extra: Record<string, string>): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    ([name, value]) => value !== undefined && !name.startsWith("FUNNEL_") && name !== "ELECTRON_RUN_AS_NODE",
  );
  return { ...(Object.fromEntries(inherited) as Record<string, string>), ...extra };
}

/** Resolves when the first screen is drawn with its data. */
export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const userData = options.userData ?? temporaryFolder();
  mkdirSync(userData, { recursive: true });
  const settings = join(userData, "settings.json");
  if (!existsSync(settings) || options.locale !== undefined || options.theme !== undefined)
    writeFileSync(
      settings,
      JSON.stringify({ locale: options.locale ?? "en", theme: options.theme ?? "light" }),
    );
  if (options.size)
    writeFileSync(join(userData, "window-state.json"), JSON.stringify({ ...options.size, maximized: false }));

  // The app saves its first picture only once the page says that it is drawn: that is what we wait for.
  const picture = join(userData, "first-screen.png");
  rmSync(picture, { force: true });
  const electron = await _electron.launch({
    executablePath: electronPath(),
    // Playwright would else pretend a light system, whatever the app's theme is.
    colorScheme: null,
    args: appArguments(options.file),
    env: environment({
      FUNNEL_USER_DATA: userData,
      FUNNEL_SCREENSHOT: picture,
      FUNNEL_HOLD: "1",
      ...options.env,
    }),
  });
  await release(electron);
  const page = await electron.firstWindow();
  await firstScreen(picture, page, userData);
  if (options.screen !== "home") await goToDeals(page);
  await page.evaluate(
    (funnel) => {
      const seen: AppEvent[] = [];
      Object.assign(window, { seen });
      funnel.onEvent((event) => seen.push(event));
    },
    await bridgeOf(page),
  );
  return running(electron, page, userData);
}

/** The page's bridge, to be handed to functions that run in the page. */
export function bridgeOf(page: Page): Promise<JSHandle<AnyBridge>> {
  return page.evaluateHandle<AnyBridge>("window.funnel");
}

/** The bridge without the contract's types: tests also send what the types forbid. */
interface AnyBridge extends Pick<FunnelBridge<File>, "onEvent" | "pathForFile"> {
  call(method: string, input: unknown): Promise<Answer<unknown>>;
  shell(method: string, input: unknown): Promise<Answer<unknown>>;
}

async function ask(page: Page, door: "call" | "shell", method: string, input: unknown): Promise<unknown> {
  const answer = await page.evaluate(([bridge, name, value]) => bridge[name.door](name.method, value), [
    await bridgeOf(page),
    { door, method },
    input ?? {},
  ] as const);
  if (answer.ok) return answer.output;
  throw new AnswerError(answer.error);
}

function running(electron: ElectronApplication, page: Page, userData: string): RunningApp {
  return {
    electron,
    page,
    userData,
    call: async <M extends CallName>(method: M, input?: CallInput<M>) =>
      (await ask(page, "call", method, input)) as CallOutput<M>,
    shell: async <M extends ShellCallName>(method: M, input?: ShellInput<M>) =>
      (await ask(page, "shell", method, input)) as ShellOutput<M>,
    answerOpenDialog: (paths) =>
      electron.evaluate(({ dialog }, filePaths) => {
        dialog.showOpenDialog = () =>
          Promise.resolve({ canceled: filePaths === null, filePaths: filePaths ?? [] });
      }, paths),
    answerSaveDialog: (path) =>
      electron.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () =>
          Promise.resolve({ canceled: filePath === null, filePath: filePath ?? "" });
      }, path),
    menu: (id) =>
      electron.evaluate(({ Menu }, itemId) => {
        const item = Menu.getApplicationMenu()?.getMenuItemById(itemId);
        if (!item?.enabled) throw new Error(`no menu item ${itemId}, or it is disabled`);
        item.click();
      }, id),
    menuBar: () =>
      electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map((item) => item.label) ?? []),
    events: () => page.evaluate<AppEvent[]>("window.seen"),
    log: () => readLog(userData),
    close: () => electron.close(),
  };
}

export function readLog(userData: string): string {
  const folder = join(userData, "logs");
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
}

/** Lets the app start, now that we are attached; asks until its main script listens. */
async function release(electron: ElectronApplication): Promise<void> {
  while (!(await electron.evaluate(({ app }) => (app as NodeJS.EventEmitter).emit("released"))))
    await pause(20);
}

async function firstScreen(picture: string, page: Page, userData: string): Promise<void> {
  const seconds = 45;
  const end = Date.now() + seconds * 1000;
  while (!existsSync(picture)) {
    if (Date.now() > end) {
      const text = await page.evaluate<string>("document.body.innerText").catch(String);
      throw new Error(
        `No first screen within ${seconds} s. The page says:\n${text}\nThe log:\n${readLog(userData)}`,
      );
    }
    await pause(50);
  }
}

const dealsButton = (page: Page) =>
  page.getByRole("navigation").getByRole("button", { name: /^(Deals|商机)$/ });

/** Nothing where no file is open. */
async function goToDeals(page: Page): Promise<void> {
  if (await dealsButton(page).isVisible()) await page.keyboard.press("Control+2");
}

/** Starts the app a second time on the same data folder; resolves to its exit code. */
export function startAgain(userData: string, file: string, cwd: string): Promise<number | null> {
  const child = spawn(electronPath(), appArguments(file), {
    cwd,
    env: environment({ FUNNEL_USER_DATA: userData }),
    stdio: "ignore",
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code));
  });
}

/** Makes an empty workbook file with the app itself. */
export async function createWorkbook(app: RunningApp, path: string): Promise<void> {
  await app.answerSaveDialog(path);
  await app.shell("newFile");
  await dealsButton(app.page).waitFor();
  await goToDeals(app.page);
}

/** The deals screen has met the file while it was empty: what is added next is shown in its own order. */
export async function dealsScreenMet(app: RunningApp, path: string): Promise<void> {
  await app.page.waitForFunction((key) => localStorage.getItem(key) !== null, `deals ${path}`);
}
