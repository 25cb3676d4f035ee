import { beforeEach, expect, it } from "vitest";
import type { ShellState } from "../../../src/contract/shell.ts";
import { leaveOtherFile } from "../../../src/ui/state/leaveOtherFile.ts";
import { useShell } from "../../../src/ui/state/shellStore.ts";
import { useWindow } from "../../../src/ui/state/windowStore.ts";

const file = "/a.funnel";
const open = (busy: ShellState["busy"]): void =>
  useShell.setState({ state: { locale: "en", busy, file: { path: file, name: "a" } } as ShellState });

beforeEach(() => {
  useWindow.getState().reset();
  useWindow.getState().setFilter({ owner: ["p1"] });
  useWindow.getState().setView("deals", { sort: "amount" });
});

it("nothing of one file's filter and screens is left when another or none is open", () => {
  for (const path of ["/b.funnel", undefined]) {
    open(null);
    useWindow.getState().setFilter({ owner: ["p1"] });
    leaveOtherFile(path);
    const { filter, views } = useWindow.getState();
    expect([filter, views.deals]).toEqual([{}, undefined]);
  }
});

it("who saves a copy under another name, or changes nothing of the file, goes on looking", () => {
  open("saving");
  leaveOtherFile("/copy.funnel");
  open(null);
  leaveOtherFile(file);
  expect(useWindow.getState().filter).toEqual({ owner: ["p1"] });
});
