/** The import dialog's state: its files with what was read and chosen of each, the step, the jobs. */
import { create } from "zustand";
import type { NameKind } from "../../../../contract/importing.ts";
import type { GivenRate } from "../../../../contract/rates.ts";
import {
  type Choices,
  correctCells,
  giveRate,
  nameDeals,
  optionsOf,
  type StageChoice,
} from "../model/choices.ts";
import { type Step, steps } from "../model/steps.ts";
import { namesToKeep } from "../model/remember.ts";
import { callAny } from "../../../state/engine.ts";
import { decisionsOf, useReview } from "./reviewStore.ts";
import { letGoBlocks } from "./pastedBlocks.ts";
import { type FileEntry, keyOf, newEntry, sourcesOf, withKeptNames } from "./fileEntry.ts";

/** A job, and the sources that it was started with (as JSON): other choices make its result worthless. */
export interface Run {
  job: string | null;
  key: string;
  /** The job could not even be started. */
  error: Error | null;
}

interface FlowState {
  files: FileEntry[];
  active: string | null;
  step: Step;
  /** The furthest step so far. */
  reached: Step;
  /** Why the last import ended without a result. */
  notice: string | null;
  check: Run | null;
  run: Run | null;
  /** Grows when going on was refused: the step then shows where. */
  asked: number;

  add(paths: readonly string[]): void;
  remove(path: string): void;
  activate(path: string): void;
  /** Shows the file that holds the import up, and in it what does. */
  ask(path: string): void;
  go(step: Step): void;
  /** Whether and under which name the file's corrections are kept once it is imported. */
  remember(path: string, change: Partial<FileEntry["remember"]>): void;
  choose(path: string, change: (choices: Choices) => Choices): void;
  /** What becomes of a new name; the same in every file. Asks for no new reading. */
  settle(list: "states" | "stages" | NameKind, name: string, choice: StageChoice | string | null): void;
  /** A rate for every file that has amounts in its currency. */
  giveRate(rate: GivenRate): void;
  /** Once more, with the same choices: the file was mended or moved back. */
  readAgain(path: string): void;
  startCheck(): Promise<void>;
  startRun(): Promise<void>;
  forgetCheck(): void;
  forgetRun(notice: string): void;
  reset(): void;
}

const empty = {
  files: [],
  active: null,
  step: "file" as Step,
  reached: "file" as Step,
  notice: null,
  check: null,
  run: null,
  asked: 0,
};

/** Files being read now, and those whose choices changed meanwhile. One reading at a time for each. */
const underway = new Set<string>();
const again = new Set<string>();
/** Grows with every reset: answers to an earlier dialog are dropped. */
let session = 0;

export const useImportFlow = create<FlowState>((set, get) => {
  const patch = (path: string, members: Partial<FileEntry>) =>
    set(({ files }) => ({
      files: files.map((file) => (file.path === path ? { ...file, ...members } : file)),
    }));

  async function read(path: string): Promise<void> {
    if (underway.has(path)) {
      again.add(path);
      return;
    }
    const mine = session;
    const entry = get().files.find((file) => file.path === path);
    if (!entry) return;
    underway.add(path);
    patch(path, { reading: true });
    let outcome: Partial<FileEntry>;
    try {
      const inspection = await callAny("import.inspect", { path, options: optionsOf(entry.choices) });
      outcome = { inspection, name: inspection.file, error: null };
    } catch (error) {
      outcome = { error: error instanceof Error ? error : new Error(String(error)) };
    }
    if (mine !== session) return;
    underway.delete(path);
    const current = get().files.find((file) => file.path === path);
    if (!current) return;
    if (again.delete(path)) return read(path);
    if (outcome.inspection) outcome.inspection = withKeptNames(current, outcome.inspection);
    patch(path, { ...outcome, reading: false });
  }

  async function start(which: "check" | "run", dryRun: boolean): Promise<void> {
    const mine = session;
    const names = dryRun ? null : namesToKeep(get().files);
    const sources = sourcesOf(get().files).map(({ path, options }) => ({
      path,
      // What becomes of deals that are not in the export changes nothing that the check tells of the rows.
      options: dryRun ? options : { ...options, ...decisionsOf(useReview.getState()) },
      remember: names?.get(path),
    }));
    const key = keyOf(get().files);
    set({ [which]: { job: null, key, error: null } });
    let run: Run;
    try {
      const { job } = await callAny("import.start", { sources, dryRun });
      run = { job, key, error: null };
    } catch (error) {
      run = { job: null, key, error: error instanceof Error ? error : new Error(String(error)) };
    }
    if (mine === session) set({ [which]: run });
    else if (run.job) void callAny("jobs.cancel", { job: run.job }).catch(() => undefined); // The dialog is gone; a job that ended needs no cancel.
  }

  return {
    ...empty,
    add: (paths) => {
      const known = new Set(get().files.map((file) => file.path));
      const fresh = [...new Set(paths)].filter((path) => !known.has(path));
      if (fresh.length === 0) return;
      const entries = fresh.map(newEntry);
      set(({ files, active }) => ({ files: [...files, ...entries], active: active ?? fresh[0] }));
      for (const path of fresh) void read(path);
    },
    remove: (path) => {
      letGoBlocks([path]);
      set(({ files, active }) => {
        const left = files.filter((file) => file.path !== path);
        const at = files.findIndex((file) => file.path === path);
        return {
          files: left,
          active: active === path ? (left[Math.min(at, left.length - 1)]?.path ?? null) : active,
        };
      });
    },
    activate: (active) => set({ active }),
    ask: (active) => set(({ asked }) => ({ active, asked: asked + 1 })),
    go: (step) =>
      set(({ reached }) => ({
        step,
        reached: steps.indexOf(step) > steps.indexOf(reached) ? step : reached,
        notice: null,
      })),
    remember: (path, change) => {
      const entry = get().files.find((file) => file.path === path);
      if (entry) patch(path, { remember: { ...entry.remember, ...change } });
    },
    choose: (path, change) => {
      const entry = get().files.find((file) => file.path === path);
      if (!entry) return;
      patch(path, { choices: change(entry.choices), reading: true });
      void read(path);
    },
    settle: (list, name, choice) =>
      set(({ files }) => ({
        files: files.map((file) => {
          return { ...file, choices: { ...file.choices, [list]: { ...file.choices[list], [name]: choice } } };
        }),
      })),
    giveRate: (rate) => {
      for (const { path, inspection, choices } of get().files) {
        const needed = [...(inspection?.ratesNeeded ?? []), ...(choices.rates ?? [])];
        if (needed.some(({ currency }) => currency === rate.currency))
          get().choose(path, (now) => giveRate(now, rate));
      }
    },
    readAgain: (path) => void read(path),
    startCheck: () => start("check", true),
    startRun: () => {
      set({ notice: null });
      return start("run", false);
    },
    forgetCheck: () => set({ check: null }),
    forgetRun: (notice) => set({ run: null, notice }),
    reset: () => {
      session += 1;
      const kept = get().check?.job;
      // The engine may be gone, and what it kept with it.
      if (kept) void callAny("import.dropPreview", { job: kept }).catch(() => undefined);
      useReview.getState().reset();
      underway.clear();
      again.clear();
      letGoBlocks();
      set(empty);
    },
  };
});

/** Tries out what was mended and said of renamed deals: it becomes choices of its files, and the check runs anew. */
export function applyPending(): void {
  const { files, choose } = useImportFlow.getState();
  const review = useReview.getState();
  for (const { path, name } of files) {
    const own = <T extends { file: string }>(list: Record<string, T>) =>
      Object.values(list).filter(({ file }) => file === name);
    const cells = own(review.pending).map(({ file: _file, ...cell }) => cell);
    const renamed = own(review.renamed);
    if (cells.length + renamed.length > 0)
      choose(path, (choices) => nameDeals(correctCells(choices, cells), renamed));
  }
  review.applied();
}

/** Every cell as the files have it. */
export function dropCorrections(): void {
  const { files, choose } = useImportFlow.getState();
  for (const { path, choices } of files)
    if (choices.corrections) choose(path, ({ corrections: _all, ...rest }) => rest);
}
