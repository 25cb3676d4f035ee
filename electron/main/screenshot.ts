/**
 * For starts that nobody watches (`npm start` without a display, `--once`): a picture of the first screen.
 * FUNNEL_SCREENSHOT names the file; `screenshot: PATH` on standard output says that it is there.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { BrowserWindow } from "electron";
import { writeAtomically } from "./jsonFile.ts";

/** Fonts loaded, and two frames drawn with them: the second begins only when the first is on its way to the screen. */
const drawn = `document.fonts.ready.then(() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)))))`;

export async function saveScreenshot(window: BrowserWindow, path: string): Promise<void> {
  await window.webContents.executeJavaScript(drawn);
  for (let attempt = 1; ; attempt += 1) {
    const image = await window.webContents.capturePage();
    if (!image.isEmpty()) {
      writeAtomically(path, image.toPNG());
      break;
    }
    if (attempt === 10) throw new Error("the window gave no picture");
    await pause(200);
  }
  process.stdout.write(`screenshot: ${path}\n`);
}
