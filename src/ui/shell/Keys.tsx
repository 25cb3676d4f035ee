import { useShell } from "../state/shellStore.ts";
import classes from "./Keys.module.css";

/** A shortcut as keys of this system: `mod+shift+z` is Ctrl+Shift+Z, on a Mac ⌘⇧Z. */
export function Keys({ of }: { of: string }) {
  const mac = useShell((store) => store.state?.platform === "darwin");
  return <kbd className={classes.keys}>{keyNames(of, mac)}</kbd>;
}

const macNames: Record<string, string> = { mod: "⌘", shift: "⇧", alt: "⌥" };
const names: Record<string, string> = {
  mod: "Ctrl",
  shift: "Shift",
  alt: "Alt",
  left: "←",
  right: "→",
  up: "↑",
  down: "↓",
  esc: "Esc",
  delete: "Del",
  enter: "Enter",
  space: "Space",
};

export function keyNames(of: string, mac: boolean): string {
  const parts = of
    .split("+")
    .map((part) => (mac ? macNames[part] : undefined) ?? names[part] ?? part.toUpperCase());
  return parts.join(mac ? "" : "+");
}
