import type { MenuCommand } from "../../contract/shell.ts";
import { useEffect, useEffectEvent } from "react";
import { handleCommand } from "./events.ts";

/** Carries out a menu's command (and its shortcut) while the component is there; the innermost wins. */
export function useCommand(command: MenuCommand, run: () => void, enabled = true): void {
  const onCommand = useEffectEvent(run);
  useEffect(() => (enabled ? handleCommand(command, () => onCommand()) : undefined), [command, enabled]);
}
