/**
 * The screen's own state: layout, sort and the saved view they came from. It lives in the window's address, so that Back
 * restores it, and the last one of each file is kept on this computer, so that the next start shows it again.
 */
import { useCallback, useEffect, useMemo } from "react";
import type { CustomId } from "../../../../core/domain/customFields.ts";
import { rememberHidden, withCustomFields } from "../model/customColumns.ts";
import type { Address } from "../../../state/address.ts";
import { isUnfiltered } from "../../../state/address.ts";
import { callAny } from "../../../state/engine.ts";
import { useCustomFields } from "../../../state/useCustomFields.ts";
import { useShell } from "../../../state/shellStore.ts";
import { useWindow } from "../../../state/windowStore.ts";
import {
  decodeScreen,
  decodeView,
  defaultLayout,
  encodeView,
  type Layout,
  openFirstView,
  type ScreenState,
  viewOf,
  type ViewState,
} from "../model/viewState.ts";

const firstState: ScreenState = { layout: defaultLayout, view: null };

export interface ScreenControl extends ScreenState {
  /** False until it is known what the file was last shown as: nothing is drawn that would change at once. */
  ready: boolean;
  /** What is shown now, as a view keeps it. */
  shown: ViewState;
  /** Of the file, removed ones left out. */
  customFields: readonly CustomId[];
  setLayout(change: (now: Layout) => Layout): void;
  /** Shows a saved view, or (null) every deal as at first. */
  show(view: string | null, state: ViewState): void;
  /** The present state is the view's from now on. */
  setView(view: string | null): void;
}

export function useScreenState(): ScreenControl {
  const path = useShell((store) => store.state?.file?.path ?? "");
  const kept = useWindow((store) => store.views.deals);
  const filter = useWindow((store) => store.filter);
  const search = useWindow((store) => store.search);
  const period = useWindow((store) => store.period);
  const customFields = useCustomFields();
  const decoded = useMemo(() => decodeScreen(kept), [kept]);
  const state = decoded ?? firstState;
  const missing = decoded === null;

  useEffect(() => {
    if (!missing || path === "") return;
    let meant = true;
    void restore(path, () => meant);
    return () => {
      meant = false;
    };
  }, [missing, path]);

  const shown = viewOf(state.layout, { filter, search, period });
  const encoded = missing
    ? null
    : JSON.stringify({ view: state.view, state: encodeView({ ...shown, search: "" }) });
  useEffect(() => {
    if (encoded !== null && path !== "") localStorage.setItem(keyOf(path), encoded);
  }, [encoded, path]);

  const setLayout = useCallback(
    (change: (now: Layout) => Layout) => {
      const now = current();
      const before = withCustomFields(now.layout, customFields ?? []);
      set({ ...now, layout: rememberHidden(before, change(before)) });
    },
    [customFields],
  );
  const setView = useCallback((view: string | null) => set({ ...current(), view }), []);
  const show = useCallback(
    (view: string | null, { filter: by, search: text, period: when, ...layout }: ViewState) => {
      // One step for Back, however much it changes.
      const store = useWindow.getState();
      const now: Address = store.address();
      store.goTo({
        ...now,
        filter: by,
        search: text,
        period: when,
        views: { ...now.views, deals: { layout, view } },
        scroll: { ...now.scroll, deals: 0 },
      });
    },
    [],
  );
  const layout = useMemo(
    () => withCustomFields(state.layout, customFields ?? []),
    [state.layout, customFields],
  );
  const ready = !missing && customFields !== null;
  return { ...state, layout, ready, shown, customFields: customFields ?? none, setLayout, show, setView };
}

const none: readonly CustomId[] = [];

function current(): ScreenState {
  return decodeScreen(useWindow.getState().views.deals) ?? firstState;
}

function set({ layout, view }: ScreenState): void {
  useWindow.getState().setView("deals", { layout, view });
}

function keyOf(path: string): string {
  return `deals ${path}`;
}

/** The last state of the file; its filter only where nothing else narrows the window already. */
async function restore(path: string, isMeant: () => boolean): Promise<void> {
  const last = readLast(path);
  if (!last) {
    const first = await firstOf();
    if (isMeant()) set(first);
    return;
  }
  const { filter, period, search: _search, ...layout } = last.state;
  set({ layout, view: last.view });
  const window = useWindow.getState();
  const fresh =
    isUnfiltered(window.filter) && window.search === "" && window.period === null && window.back.length === 0;
  // What is put back is no step to come back from.
  if (fresh) useWindow.setState({ filter, period });
}

/** A file that is met for the first time begins with what is being worked on; an empty one in the order of its filling. */
async function firstOf(): Promise<ScreenState> {
  const open = await callAny("deals.query", { filter: { state: "open" }, limit: 1 }).catch(() => null);
  if (!open || open.total === 0) return firstState;
  return { layout: { ...defaultLayout, sort: openFirstView.sort }, view: null };
}

function readLast(path: string): { view: string | null; state: ViewState } | null {
  try {
    const { view, state } = JSON.parse(localStorage.getItem(keyOf(path)) ?? "null") as {
      view: unknown;
      state: unknown;
    };
    const last = decodeView(String(state));
    return last && { view: typeof view === "string" ? view : null, state: last };
  } catch {
    return null; // Never kept, or by another version: the first state is as good.
  }
}
