/** Whether to draw with the graphics card. */
import { existsSync } from "node:fs";
import { app } from "electron";

/**
 * Linux without a graphics device (a bare machine, a container, Xvfb): Chromium's GPU process fails and is
 * started anew in software, and a page that asks for it meanwhile waits for ever - one start in four, on two
 * cores. Asking for software drawing from the start has no such moment. Must run before Electron is ready.
 */
export function chooseGraphics(): void {
  if (process.platform === "linux" && !existsSync("/dev/dri")) app.disableHardwareAcceleration();
}
