/** What engine and main tell the window unasked, and what follows from it. */
import { leaveOtherFile } from "./leaveOtherFile.ts";
import { toastError } from "../components/toasts.tsx";
import type { AppEvent, MenuCommand } from "../../contract/shell.ts";
import { CallError, onEvent } from "../bridge.ts";
import type { ScreenId } from "./address.ts";
import { setLanguage } from "../locales/index.ts";
import { queryClient } from "./engine.ts";
import { useJobs } from "./jobs.ts";
import { useShell } from "./shellStore.ts";
import { useWindow } from "./windowStore.ts";

/** Who carries out a menu's command; screens add theirs while they are shown (`useCommand`). */
const commands = new Map<MenuCommand, (() => void)[]>();

/** A command that waits for the screen that carries it out. */
let awaited: MenuCommand | null = null;

/** Goes to the screen and has it carry the command out once it is there. */
export function runCommandOn(screen: ScreenId, command: MenuCommand): void {
  awaited = command;
  useWindow.getState().go(screen);
}

/** The newest handler of a command wins; the return value takes it away again. */
export function handleCommand(command: MenuCommand, run: () => void): () => void {
  if (awaited === command) {
    awaited = null;
    // After the screen has drawn for the first time.
    setTimeout(run, 0);
  }
  const handlers = commands.get(command) ?? [];
  commands.set(command, [...handlers, run]);
  return () =>
    commands.set(
      command,
      (commands.get(command) ?? []).filter((handler) => handler !== run),
    );
}

/** False where nobody carries it out now. */
export function runCommand(command: MenuCommand): boolean {
  const run = commands.get(command)?.at(-1);
  run?.();
  return run !== undefined;
}

/** A dialog in front of the window takes the keys. */
export function modalOpen(): boolean {
  return document.querySelector('[aria-modal="true"]') !== null;
}

/** What a dialog may have a meaning of its own for: its text's undo, more files for its import. */
const inDialogs: ReadonlySet<MenuCommand> = new Set(["undo", "redo", "import"]);

export function commandApplies(command: MenuCommand): boolean {
  return inDialogs.has(command) || !modalOpen();
}

export interface Refusal {
  path: string | null;
  error: CallError;
}
type RefusalListener = (refusal: Refusal) => void;
let refusalListener: RefusalListener = ({ error }) => toastError(error);
/** The dialog that shows why a file could not be opened. */
export function onRefusal(listener: RefusalListener): void {
  refusalListener = listener;
}

export function tellRefusal(refusal: Refusal): void {
  refusalListener(refusal);
}

type ScreenListener = (position: number) => void;
let tellScreen: ScreenListener = () => undefined;
export function onGoToScreen(listener: ScreenListener): void {
  tellScreen = listener;
}

let rereadTimer: ReturnType<typeof setTimeout> | undefined;
/** A paste or an import tells of many changes in a row; one reading serves them all. */
function rereadSoon(): void {
  rereadTimer ??= setTimeout(() => {
    rereadTimer = undefined;
    void queryClient.invalidateQueries();
  }, 40);
}

let revision = 0;
/** Of the newest change of the file that was told of. */
export const latestRevision = (): number => revision;

export function take(event: AppEvent): void {
  switch (event.type) {
    case "changed":
      // Late news of an older state is no news. A new file starts its own count.
      if (event.revision < revision) return;
      revision = event.revision;
      return rereadSoon();
    case "fileOpened":
    case "fileClosed":
      revision = 0;
      if (useShell.getState().state?.busy !== "saving") useWindow.getState().reset();
      // What was read belongs to the other file: it must not be shown a moment longer.
      return void queryClient.resetQueries();
    case "engineRestarted":
      revision = 0;
      useJobs.setState({ jobs: {} });
      return rereadSoon();
    case "jobProgress":
    case "jobEnded":
      return useJobs.getState().seen(event);
    case "stateChanged":
      leaveOtherFile(event.state.file?.path);
      useShell.getState().set(event.state);
      return setLanguage(event.state.locale);
    case "menu":
      return void (commandApplies(event.command) && runCommand(event.command));
    case "goToScreen":
      return void (modalOpen() || tellScreen(event.position));
    case "openFailed":
      return tellRefusal({ path: event.path, error: new CallError(event.error, "openFile") });
    case "failed":
      return tellRefusal({ path: null, error: new CallError(event.error, "shell") });
  }
}

export function listen(): () => void {
  return onEvent(take);
}
