/** The walls around the page: what it can reach, what it is refused, and what the log keeps of it. */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import {
  AnswerError,
  bridgeOf,
  createWorkbook,
  launchApp,
  type RunningApp,
  root,
  temporaryFolder,
} from "./harness.ts";

let app: RunningApp;
const folder = temporaryFolder();

test.beforeAll(async () => {
  app = await launchApp();
  await createWorkbook(app, join(folder, "walls.funnel"));
});
test.afterAll(() => app.close());

async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => new Error("was not refused"),
    (reason: unknown) => reason,
  );
  if (error instanceof AnswerError) return error.error.code;
  throw error;
}

test("the page has the bridge's four functions and nothing of Node or Electron", async () => {
  const found = await app.page.evaluate(
    (funnel) => {
      const names = [
        "require",
        "process",
        "module",
        "Buffer",
        "global",
        "ipcRenderer",
        "electron",
        "__dirname",
      ];
      return { nodeGlobals: names.filter((name) => name in window), bridge: Object.keys(funnel).toSorted() };
    },
    await bridgeOf(app.page),
  );
  expect(found).toEqual({ nodeGlobals: [], bridge: ["call", "onEvent", "pathForFile", "shell"] });
});

test("the window's settings are the strict ones", async () => {
  const settings = await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const { getLastWebPreferences } = contents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    const { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag } =
      getLastWebPreferences.call(contents);
    const spellcheck = contents?.session.isSpellCheckerEnabled();
    return { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag, spellcheck };
  });
  expect(settings).toEqual({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
  });
});

test("the page is served by the app's own scheme under a strict policy", async () => {
  expect(app.page.url()).toMatch(/^app:\/\/workbench\/index\.html/);
  const policy = await app.page.evaluate(async () =>
    (await fetch("/index.html")).headers.get("content-security-policy"),
  );
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
});

test("the policy lets no inline script, eval, foreign style, frame or request through", async () => {
  const result = await app.page.evaluate(async () => {
    const blocked: string[] = [];
    document.addEventListener("securitypolicyviolation", (event) => blocked.push(event.effectiveDirective));
    const add = (tag: string, fill: (element: HTMLElement) => void): void => {
      const element = document.createElement(tag);
      fill(element);
      document.body.append(element);
    };
    add("script", (script) => (script.textContent = "window.ran = 'inline'"));
    add("style", (style) => (style.textContent = "body { opacity: 0.5 }"));
    add("iframe", (frame) => frame.setAttribute("src", "data:text/html,hi"));
    add("button", (button) => {
      button.setAttribute("onclick", "window.ran = 'handler'");
      queueMicrotask(() => button.click());
    });
    // In a timer of its own: what a test tool evaluates itself is let off the policy.
    const evaluated = await new Promise((done) =>
      setTimeout(() => {
        try {
          // oxlint-disable-next-line typescript/no-implied-eval -- that it throws is the test
          done(new Function("return 'yes'")());
        } catch {
          done("no");
        }
      }),
    );
    const fetched = await fetch("https://example.com/").then(
      () => "yes",
      () => "no",
    );
    await new Promise((done) => setTimeout(done, 200));
    const { ran } = window as { ran?: string };
    return {
      ran,
      evaluated,
      fetched,
      opacity: getComputedStyle(document.body).opacity,
      blocked: [...new Set(blocked)].toSorted(),
    };
  });
  expect(result).toMatchObject({ ran: undefined, evaluated: "no", fetched: "no", opacity: "1" });
  expect(result.blocked).toEqual(
    expect.arrayContaining([
      "connect-src",
      "frame-src",
      "script-src",
      "script-src-attr",
      "script-src-elem",
      "style-src-elem",
    ]),
  );
});

test("the page's own style elements carry its nonce: nothing of the app itself is blocked", async () => {
  const messages: string[] = [];
  app.page.on("console", (message) => messages.push(message.text()));
  await app.page.reload();
  await app.page.waitForFunction(() => (document.querySelector("#root")?.textContent ?? "") !== "");
  await app.page.waitForTimeout(1000);
  expect(messages.filter((text) => /Content Security Policy/i.test(text))).toEqual([]);
});

test("it can neither go elsewhere nor open windows", async () => {
  const before = app.page.url();
  await app.page.evaluate(() => {
    location.href = "https://example.com/";
  });
  await app.page.evaluate(() => {
    location.href = "app://workbench/other.html";
  });
  const opened = await app.page.evaluate(() => [
    window.open("https://example.com/"),
    window.open("app://workbench/index.html"),
  ]);
  await app.page.waitForTimeout(300);
  expect(app.page.url()).toBe(before);
  expect(opened).toEqual([null, null]);
  expect(app.electron.windows()).toHaveLength(1);
});

test("it is given no permission but writing to the clipboard", async () => {
  const states = await app.page.evaluate(async () => {
    const names = ["geolocation", "notifications", "camera", "microphone", "clipboard-read", "midi"];
    const results = await Promise.all(
      names.map((name) =>
        navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => `${name} ${state}`),
      ),
    );
    const asked = await Notification.requestPermission();
    const located = await new Promise((done) => {
      navigator.geolocation.getCurrentPosition(
        () => done("yes"),
        () => done("no"),
      );
    });
    return { results, asked, located };
  });
  expect(states.results.filter((state) => !state.endsWith(" denied"))).toEqual([]);
  expect(states).toMatchObject({ asked: "denied", located: "no" });
});

test("downloads are refused", async () => {
  await app.page.evaluate(() => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["x"]));
    link.download = "x.txt";
    link.click();
  });
  await expect.poll(() => app.log()).toContain("download refused");
});

test("its scheme serves the built page and no other file", async () => {
  // From main, since a page's fetch would tidy the address before it is sent.
  const statuses = await app.electron.evaluate(async ({ net }) => {
    const paths = [
      "index.html",
      "../main/index.js",
      "%2e%2e/main/index.js",
      "..%2fmain/index.js",
      "..%5cmain%5cindex.js",
      "package.json",
    ];
    return Promise.all(paths.map(async (path) => (await net.fetch(`app://workbench/${path}`)).status));
  });
  expect(statuses).toEqual([200, 404, 404, 404, 404, 404]);
  const foreign = await app.electron.evaluate(
    async ({ net }) => (await net.fetch("app://elsewhere/index.html")).status,
  );
  expect(foreign).toBe(404);
});

test("the file that is open is main's to choose: the page's bridge refuses those calls", async () => {
  const other = join(folder, "other.funnel");
  const { path } = await app.call("file.info");
  expect(await refusal(app.call("file.open", { path: other }))).toBe("refused");
  expect(await refusal(app.call("file.create", { path: other }))).toBe("refused");
  expect(await refusal(app.call("file.saveAs", { path: other }))).toBe("refused");
  expect(await refusal(app.call("file.close"))).toBe("refused");
  expect(existsSync(other)).toBe(false);
  expect((await app.call("file.info")).path).toBe(path);
});

test("it reads and writes only files that the user chose", async () => {
  const csv = join(folder, "deals.csv");
  writeFileSync(csv, "Name,Amount\nA,1\n");
  const target = join(folder, "out.csv");
  expect(await refusal(app.call("import.inspect", { path: csv }))).toBe("pathNotChosen");
  expect(await refusal(app.call("import.start", { sources: [{ path: csv }] }))).toBe("pathNotChosen");
  expect(await refusal(app.call("export.start", { path: target }))).toBe("pathNotChosen");
  expect(await refusal(app.shell("openFile", { path: csv }))).toBe("pathNotChosen");
  expect(await refusal(app.shell("revealFile", { path: csv }))).toBe("pathNotChosen");

  await app.answerOpenDialog([csv]);
  expect(await app.shell("chooseImportFiles")).toEqual([csv]);
  expect((await app.call("import.inspect", { path: csv })).rows).toBe(1);

  await app.answerSaveDialog(join(folder, "walls.funnel"));
  expect(await refusal(app.shell("chooseExportPath", { defaultName: "x", extensions: ["funnel"] }))).toBe(
    "exportOverWorkbook",
  );
  await app.answerSaveDialog(join(folder, "out"));
  expect(await app.shell("chooseExportPath", { defaultName: "x", extensions: ["csv", "xlsx"] })).toBe(target);
  expect(await app.call("export.start", { path: target })).toHaveProperty("job");
});

test("a File that a script made has no path", async () => {
  const path = await app.page.evaluate(
    (funnel) => funnel.pathForFile(new File(["x"], "/etc/passwd")),
    await bridgeOf(app.page),
  );
  expect(path).toBeNull();
});

test("input of the wrong shape is refused, by main and by the engine", async () => {
  expect(await refusal(app.shell("setLocale", { locale: "fr" } as never))).toBe("badInput");
  expect(await refusal(app.shell("forgetRecent", { path: 3 } as never))).toBe("badInput");
  expect(await refusal(app.shell("toString" as never))).toBe("badInput");
  expect(await refusal(app.call(3 as never))).toBe("badInput");
  await expect(app.call("deals.query", { limit: "all" } as never)).rejects.toThrow(AnswerError);
  await expect(app.call("no.such.call" as never)).rejects.toThrow(AnswerError);
});

test("another page with the same bridge gets no answer from main", async () => {
  const answers = await app.electron.evaluate(
    async ({ BrowserWindow }, preload) => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: { preload, sandbox: true, contextIsolation: true },
      });
      try {
        await window.loadURL("data:text/html,<title>foreign</title>");
        return (await window.webContents.executeJavaScript(
          `Promise.all([window.funnel.call("file.info", {}), window.funnel.shell("state", {})])`,
        )) as { ok: boolean; error?: { code: string } }[];
      } finally {
        window.destroy();
      }
    },
    join(root, "out", "preload", "index.cjs"),
  );
  expect(answers.map((answer) => answer.error?.code)).toEqual(["refused", "refused"]);
});

test("the log holds methods, codes and times, but nothing of deals, and no folders", async () => {
  const secrets = ["Zwiebelfisch Stahl", "98765432", "walls-customer-note"];
  const [name = "", amount = "", note = ""] = secrets;
  await app.call("deals.add", { deals: [{ name, amountMinor: Number(amount), note }] });
  await app.call("deals.query", { filter: { search: name } });
  await expect(app.call("deals.get", { id: name })).rejects.toThrow(AnswerError);
  await expect(
    app.call("deals.edit", { edits: [{ id: name, fields: { note: 3 as never } }] }),
  ).rejects.toThrow(AnswerError);
  await app.shell("reportRendererError", {
    name: "TypeError",
    message: `cannot read "${name}" of ${note}`.replace(note, `"${note}"`),
    stack: `TypeError: ${name}\n    at draw (app://workbench/assets/index-1.js:2:3)`,
    where: "test",
  });
  await app.shell("reportRendererError", { name, message: note, stack: note });
  const log = app.log();
  expect(log).toContain('"method":"deals.get"');
  expect(log).toContain("at draw (index-1.js:2:3)");
  for (const secret of [...secrets, folder, "deals.csv", "Name,Amount"]) expect(log).not.toContain(secret);
});
