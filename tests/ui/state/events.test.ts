import { beforeEach, expect, it, vi } from "vitest";
import type { ShellState } from "../../../src/contract/shell.ts";
import { take } from "../../../src/ui/state/events.ts";
import { useShell } from "../../../src/ui/state/shellStore.ts";
import { useWindow } from "../../../src/ui/state/windowStore.ts";

const shellState = (path: string, busy: ShellState["busy"] = null): ShellState =>
  ({ locale: "en", busy, file: { path, name: path } }) as ShellState;

beforeEach(() => {
  // The language is written on the page.
  vi.stubGlobal("document", { documentElement: {} });
  useShell.setState({ state: shellState("/a.funnel") });
  useWindow.getState().setFilter({ owner: ["p1"] });
  useWindow.getState().setView("deals", { sort: "amount" });
});

it("nothing of one file's filter and screens is left when another is open, before the window knows it", () => {
  let seen: unknown = null;
  const stop = useShell.subscribe(() => {
    seen = [useWindow.getState().filter, useWindow.getState().views.deals];
  });
  take({ type: "stateChanged", state: shellState("/b.funnel") });
  stop();
  expect(seen).toEqual([{}, undefined]);
});

it("who saves a copy under another name, or changes nothing of the file, goes on looking", () => {
  take({ type: "stateChanged", state: shellState("/a.funnel", "saving") });
  take({ type: "stateChanged", state: shellState("/copy.funnel") });
  expect(useWindow.getState().filter).toEqual({ owner: ["p1"] });
});
