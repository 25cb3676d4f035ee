/**
 * The calls that main itself serves (windows, dialogs, the life of the open file), and what it tells the
 * renderer unasked. Main validates every input against this table; both sides infer their types from it.
 */
import { z } from "zod";
import { locales } from "./envelope.ts";
import type { CallName, CallInput, CallOutput } from "./calls.ts";
import type { ContractError } from "./errors.ts";
import type { EngineEvent } from "./events.ts";

const nothing = z.strictObject({}).default({});
const done = z.object({});

export const localeSetting = z.enum(["system", ...locales]);
export type LocaleSetting = z.infer<typeof localeSetting>;

export const themeSetting = z.enum(["system", "light", "dark"]);
export type ThemeSetting = z.infer<typeof themeSetting>;

/** A workbook file: its absolute path, and its name without folder and `.funnel`. */
export const fileRef = z.object({ path: z.string(), name: z.string() });
export type FileRef = z.infer<typeof fileRef>;

export const shellState = z.object({
  version: z.string(),
  platform: z.enum(["darwin", "win32", "linux"]),
  /** What is shown now; `localeSetting` is what the user chose. */
  locale: z.enum(locales),
  localeSetting,
  theme: themeSetting,
  /** What `theme` comes to on this system now. */
  dark: z.boolean(),
  /** Null while no file is open: the renderer then shows how to begin. */
  file: fileRef.nullable(),
  /** What is being done to the file at this moment; null when nothing is. */
  busy: z.enum(["opening", "creating", "saving", "closing"]).nullable(),
  /** `stopped`: the engine ended twice in a row; opening a file starts it anew. */
  engine: z.enum(["starting", "ready", "stopped"]),
  /** Folders on this machine whose new exports are offered: absolute paths, in the order in which they were chosen. */
  watchedFolders: z.array(z.string()),
});
export type ShellState = z.infer<typeof shellState>;

const recentFile = fileRef.extend({
  folder: z.string(),
  /** UTC milliseconds. */
  openedAt: z.int(),
  /** No longer there (deleted, moved, or its drive is not connected). */
  missing: z.boolean(),
});
export type RecentFile = z.infer<typeof recentFile>;

/** A spreadsheet in a watched folder. */
const watchedFile = z.object({
  path: z.string(),
  name: z.string(),
  bytes: z.int(),
  /** UTC milliseconds. */
  modifiedAt: z.int(),
});
export type WatchedFile = z.infer<typeof watchedFile>;

/** What a look into a watched folder found. */
const watchedLook = z.object({
  folder: z.string(),
  /** Why it could not be looked into: not there (its drive, perhaps), no permission, or no answer from the disk. */
  problem: z.enum(["gone", "notAllowed", "unreadable"]).nullable(),
  /** Of the last days and not dismissed for the open file; the newest first. */
  files: z.array(watchedFile),
  /** How many more there are than are listed. */
  more: z.int(),
});
export type WatchedLook = z.infer<typeof watchedLook>;

/** Null where the user closed the dialog without choosing. */
const opened = fileRef.nullable();

export const shellCalls = {
  state: { input: nothing, output: shellState },

  /** Asks where, then creates an empty file there and opens it. */
  newFile: { input: nothing, output: opened },
  /**
   * Without `path` asks which file. With `path`: only one of the recent files, or one that was dropped on
   * the window (`pathForFile`) or chosen in a dialog; any other is refused.
   */
  openFile: { input: z.strictObject({ path: z.string().optional() }).default({}), output: opened },
  /** The sample team in the user's own copy, created at first use. */
  openSample: { input: nothing, output: opened },
  saveAs: { input: nothing, output: opened },
  closeFile: { input: nothing, output: done },

  recentFiles: { input: nothing, output: z.array(recentFile) },
  forgetRecent: { input: z.strictObject({ path: z.string() }), output: z.array(recentFile) },

  setLocale: { input: z.strictObject({ locale: localeSetting }), output: shellState },
  setTheme: { input: z.strictObject({ theme: themeSetting }), output: shellState },

  /** Absolute paths of the spreadsheets chosen; empty where none was. */
  chooseImportFiles: { input: nothing, output: z.array(z.string()) },
  /** A file of import profiles. */
  chooseProfileFile: { input: nothing, output: z.string().nullable() },
  /** Asks for a folder to watch; `instead` is a watched one whose place it takes. */
  chooseWatchedFolder: {
    input: z.strictObject({ instead: z.string().optional() }).default({}),
    output: shellState,
  },
  forgetWatchedFolder: { input: z.strictObject({ folder: z.string() }), output: shellState },
  /** Looks into each watched folder. Empty while no file is open. */
  watchedFiles: { input: nothing, output: z.array(watchedLook) },
  /** They are not offered again for the open file, unless they change. */
  dismissWatched: { input: z.strictObject({ paths: z.array(z.string()).max(100) }), output: done },
  /** Where to export to; the first extension is the proposed one. `export.start` takes no other path. */
  chooseExportPath: {
    input: z.strictObject({
      /** File name without folder; its extension is added where it has none. */
      defaultName: z.string().min(1).max(200),
      extensions: z
        .array(z.string().regex(/^[a-z0-9]{1,8}$/))
        .min(1)
        .max(10),
    }),
    output: z.string().nullable(),
  },
  /** Asks where, then saves what the page shows on paper (its print styles) as an A4 PDF there; null where nothing was chosen. */
  savePdf: {
    input: z.strictObject({ defaultName: z.string().min(1).max(200) }),
    output: z.string().nullable(),
  },
  /** Shows the file in the system's file manager: the open file, a recent one, or one chosen in a dialog. */
  revealFile: { input: z.strictObject({ path: z.string() }), output: done },
  showLogs: { input: nothing, output: done },

  /** Titles of the rail's screens in order, for the Go menu and its Ctrl+1..9: call at start and after a change of language. */
  setScreens: { input: z.strictObject({ titles: z.array(z.string().min(1).max(60)).max(9) }), output: done },

  /** For the log only: give no deal content. Main keeps the name and the stack's frames. */
  reportRendererError: {
    input: z.strictObject({
      name: z.string().max(200),
      message: z.string().max(2000),
      stack: z.string().max(20_000).optional(),
      /** Which part of the screen: a feature's or component's name. */
      where: z.string().max(200).optional(),
    }),
    output: done,
  },
  /** The first screen is drawn, its data included. */
  ready: { input: nothing, output: done },
} as const;

export type ShellCalls = typeof shellCalls;
export type ShellCallName = keyof ShellCalls;
export type ShellInput<M extends ShellCallName> = z.input<ShellCalls[M]["input"]>;
export type ParsedShellInput<M extends ShellCallName> = z.output<ShellCalls[M]["input"]>;
export type ShellOutput<M extends ShellCallName> = z.output<ShellCalls[M]["output"]>;

/**
 * Menu commands that the renderer carries out. Their shortcuts reach the page first, as keydown; a page
 * that handles one must call `preventDefault`, or the menu sends the command as well. Undo and redo come
 * here rather than as menu roles, since in a focused text field they act on its text.
 */
export const menuCommands = [
  "undo",
  "redo",
  "import",
  "export",
  "newDeal",
  "find",
  "palette",
  "fillDown",
  "fillRight",
  "goBack",
  "goForward",
  "settings",
  "shortcuts",
] as const;
export type MenuCommand = (typeof menuCommands)[number];

export type ShellEvent =
  | { type: "menu"; command: MenuCommand }
  /** Ctrl+1..9: the n-th screen of the rail, from 1. */
  | { type: "goToScreen"; position: number }
  | { type: "stateChanged"; state: ShellState }
  /** A file that was named on the command line, in the menu or by the system could not be opened. */
  | { type: "openFailed"; path: string; error: ContractError }
  /** Something else went wrong in main with nobody waiting for an answer. */
  | { type: "failed"; error: ContractError }
  /** The engine ended and was started again; the file is open as before, running jobs are gone: re-read all. */
  | { type: "engineRestarted" };

/** All that reaches `onEvent`. */
export type AppEvent = EngineEvent | ShellEvent;

/** Thrown errors lose their members on Electron's way from main to page, so answers carry them as data. */
export type Answer<T> = { ok: true; output: T } | { ok: false; error: ContractError };

/** `window.funnel`, the one thing the preload script gives the page. `DroppedFile` is the DOM's File, which this layer doesn't know. */
export interface FunnelBridge<DroppedFile> {
  call<M extends CallName>(method: M, input: CallInput<M>): Promise<Answer<CallOutput<M>>>;
  shell<M extends ShellCallName>(method: M, input: ShellInput<M>): Promise<Answer<ShellOutput<M>>>;
  onEvent(listener: (event: AppEvent) => void): () => void;
  /** Absolute path of a file that was dropped or picked; null for one made by a script. */
  pathForFile(file: DroppedFile): string | null;
}
