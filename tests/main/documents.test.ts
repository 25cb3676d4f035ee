import { beforeEach, expect, test } from "vitest";
import { createDocuments, type Documents } from "../../electron/main/documents.ts";
import type { Answer, FileRef } from "../../src/contract/shell.ts";

const locked = { kind: "fileLocked", code: "fileLocked", message: "locked", params: {} } as const;
const noFile = { kind: "notFound", code: "noFile", message: "none", params: {} } as const;

let calls: string[];
let open: string | null;
let refuse: boolean;
let busySeen: (string | null)[];
let openedFiles: FileRef[];
let present: Set<string>;
let documents: Documents;

/** An engine that opens whatever it is told to, unless `refuse`; like the real one it then keeps what was open. */
async function engine(method: string, input: unknown): Promise<Answer<unknown>> {
  await Promise.resolve();
  const { path } = input as { path?: string };
  calls.push(path === undefined ? method : `${method} ${path}`);
  if (method === "file.info")
    return open === null ? { ok: false, error: noFile } : { ok: true, output: { path: open } };
  if (refuse) return { ok: false, error: locked };
  open = method === "file.close" ? null : (path ?? null);
  return { ok: true, output: { path } };
}

beforeEach(() => {
  calls = [];
  open = null;
  refuse = false;
  busySeen = [];
  openedFiles = [];
  present = new Set(["/a.funnel", "/b.funnel"]);
  documents = createDocuments({
    callFile: engine,
    locale: () => "en",
    exists: (path) => present.has(path),
    onChange: () => busySeen.push(documents.busy()),
    onOpened: (file) => openedFiles.push(file),
    onReopenFailed: (path) => calls.push(`reopen failed ${path}`),
    log: () => undefined,
  });
});

test("opening, creating, saving as and closing are the engine's work; name and path are kept here", async () => {
  expect(await documents.open("/a.funnel")).toEqual({ path: "/a.funnel", name: "a" });
  expect(documents.file()?.name).toBe("a");
  await documents.create("/c.funnel", true);
  await documents.saveAs("/d.funnel");
  expect(documents.file()?.path).toBe("/d.funnel");
  await documents.close();
  expect(documents.file()).toBeNull();
  expect(calls).toEqual([
    "file.open /a.funnel",
    "file.create /c.funnel",
    "file.saveAs /d.funnel",
    "file.close",
    "file.info",
  ]);
  expect(openedFiles.map((file) => file.name)).toEqual(["a", "c", "d"]);
  expect(busySeen).toEqual(["opening", null, "creating", null, "saving", null, "closing", null]);
});

test("what fails leaves the file that was open, and says why", async () => {
  await documents.open("/a.funnel");
  refuse = true;
  await expect(documents.open("/b.funnel")).rejects.toMatchObject({ error: locked });
  expect(documents.file()?.path).toBe("/a.funnel");
  expect(documents.busy()).toBeNull();
});

test("a file that is gone is said so without asking the engine", async () => {
  await expect(documents.open("/gone.funnel")).rejects.toMatchObject({
    error: { kind: "notFound", code: "fileMissing", params: { name: "gone.funnel" } },
  });
  expect(calls).toEqual([]);
});

test("the file that is open is not opened again, nor saved over itself", async () => {
  await documents.open("/a.funnel");
  expect(await documents.open("/a.funnel")).toEqual({ path: "/a.funnel", name: "a" });
  await expect(documents.saveAs("/a.funnel")).rejects.toMatchObject({ error: { code: "sameFile" } });
  expect(calls).toEqual(["file.open /a.funnel"]);
});

test("one thing at a time, in the order asked", async () => {
  const [first, second] = await Promise.all([documents.open("/a.funnel"), documents.open("/b.funnel")]);
  expect([first.name, second.name]).toEqual(["a", "b"]);
  expect(documents.file()?.name).toBe("b");
  expect(calls).toEqual(["file.open /a.funnel", "file.open /b.funnel"]);
});

test("closing with nothing open does nothing", async () => {
  await documents.close();
  expect(calls).toEqual([]);
});

test("after the engine's restart the file is opened again, or its loss is told", async () => {
  await documents.reopen();
  await documents.open("/a.funnel");
  await documents.reopen();
  expect(documents.file()?.name).toBe("a");
  refuse = true;
  await documents.reopen();
  expect(documents.file()).toBeNull();
  expect(calls).toEqual([
    "file.open /a.funnel",
    "file.open /a.funnel",
    "file.open /a.funnel",
    "reopen failed /a.funnel",
  ]);
});
