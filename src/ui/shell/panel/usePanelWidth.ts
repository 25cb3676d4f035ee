import { useLocalStorage } from "@mantine/hooks";

const LEAST = 320;
const MOST = 960;
const FIRST = 420;
/** What the screen beside it keeps at least. */
const SCREEN_LEAST = 480;

export interface PanelWidth {
  value: number;
  min: number;
  max: number;
  set(value: number): void;
}

/** The panel's width in pixels, kept over restarts, within what the window leaves. */
export function usePanelWidth(): PanelWidth {
  const [kept, keep] = useLocalStorage({
    key: "funnel.panelWidth",
    defaultValue: FIRST,
    getInitialValueInEffect: false,
  });
  const max = Math.max(LEAST, Math.min(MOST, window.innerWidth - SCREEN_LEAST));
  const within = (value: number) => Math.min(max, Math.max(LEAST, Math.round(value)));
  return { value: within(kept), min: LEAST, max, set: (value) => keep(within(value)) };
}
