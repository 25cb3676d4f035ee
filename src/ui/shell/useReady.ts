import { useIsFetching } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { shell } from "../bridge.ts";
import { useCall } from "../state/engine.ts";
import { useShell } from "../state/shellStore.ts";

/** Time without a call under way after which what is drawn counts as the first screen with its data. */
const CALM_MS = 250;

/** Tells main once that the first screen is drawn with its data, for screenshots and for measuring the start. */
export function useReady(): void {
  const told = useRef(false);
  const open = useShell((store) => store.state?.file != null);
  const busy = useShell((store) => store.state?.busy != null);
  const info = useCall("file.info", {}, { enabled: open });
  const fetching = useIsFetching();
  const calm = !busy && fetching === 0 && (!open || info.isSuccess || info.isError);
  useEffect(() => {
    if (told.current || !calm) return;
    const timer = setTimeout(() => {
      told.current = true;
      // Two frames later it is on the screen.
      requestAnimationFrame(() => requestAnimationFrame(() => void shell("ready").catch(() => undefined)));
    }, CALM_MS);
    return () => clearTimeout(timer);
  }, [calm]);
}
