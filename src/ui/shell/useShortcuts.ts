import { useEffect } from "react";
import type { MenuCommand } from "../../contract/shell.ts";
import { commandApplies, modalOpen, runCommand, runCommandOn } from "../state/events.ts";
import { redo, undo } from "../state/history.ts";
import { useCommand } from "../state/useCommand.ts";
import { useWindow } from "../state/windowStore.ts";
import { openPalette } from "./paletteStore.ts";
import { goToPosition } from "./useMenuTitles.ts";

/** Keys with Ctrl (on a Mac ⌘) that stand for a menu's command. The grid takes its own keys before. */
const withMod: Record<string, MenuCommand> = {
  z: "undo",
  y: "redo",
  k: "palette",
  i: "import",
  e: "export",
  f: "find",
  d: "fillDown",
  r: "fillRight",
  ",": "settings",
  "/": "shortcuts",
};
const withModShift: Record<string, MenuCommand> = { z: "redo", n: "newDeal" };

/** The window's shortcuts, and the commands that are the shell's own. Without a file only few of them apply. */
export function useShortcuts(open: boolean): void {
  useCommand("palette", openPalette, open);
  useCommand("settings", () => useWindow.getState().go("settings"), open);
  useCommand("goBack", () => useWindow.getState().goBack(), open);
  useCommand("goForward", () => useWindow.getState().goForward(), open);
  useCommand("import", () => void (modalOpen() || useWindow.getState().openImport()), open);
  // From another screen; the deals screen has its own.
  useCommand("newDeal", () => runCommandOn("deals", "newDeal"), open);
  useCommand("undo", () => inTextField("undo") || modalOpen() || void undo(), open);
  useCommand("redo", () => inTextField("redo") || modalOpen() || void redo(), open);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // Taken already by the grid or a dialog, or part of a word being composed.
      if (event.defaultPrevented || event.isComposing) return;
      if (take(event, open)) event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [open]);
}

function take(event: KeyboardEvent, open: boolean): boolean {
  const mac = navigator.platform.startsWith("Mac");
  const mod = mac ? event.metaKey : event.ctrlKey;
  const key = event.key.toLowerCase();
  if (event.altKey && !mod && !mac && key === "arrowleft") return runCommand("goBack");
  if (event.altKey && !mod && !mac && key === "arrowright") return runCommand("goForward");
  if (mac && mod && key === "[") return runCommand("goBack");
  if (mac && mod && key === "]") return runCommand("goForward");
  if (!mod || event.altKey) return false;
  if (open && !event.shiftKey && /^[1-9]$/.test(key)) return modalOpen() || goToPosition(Number(key));
  const command = (event.shiftKey ? withModShift : withMod)[key];
  if (command === undefined) return false;
  if (isHeld(event) && command !== "undo" && command !== "redo") return true;
  return !commandApplies(command) || runCommand(command);
}

/** A key held down repeats: good for undo, a nuisance for dialogs. */
function isHeld(event: KeyboardEvent): boolean {
  return event.repeat;
}

/** In a text field undo and redo are about its text. True where they were. */
function inTextField(command: "undo" | "redo"): boolean {
  const field = document.activeElement;
  const isText =
    field instanceof HTMLTextAreaElement ||
    (field instanceof HTMLInputElement &&
      !["checkbox", "radio", "button", "submit", "range"].includes(field.type)) ||
    (field instanceof HTMLElement && field.isContentEditable);
  if (isText) document.execCommand(command);
  return isText;
}
