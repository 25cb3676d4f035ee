/** The way from main to the page: events now, and what has to be said once the page can listen. */
import type { BrowserWindow } from "electron";
import type { AppEvent } from "../../src/contract/shell.ts";
import { channels } from "../preload/channels.ts";

export interface PageLink {
  send(event: AppEvent): void;
  /** Kept until the page has drawn its first screen: a failure at start must not be said to nobody. */
  say(event: AppEvent): void;
  /** The page has drawn its first screen. */
  ready(): void;
  watch(window: BrowserWindow): void;
}

export function createPageLink(windows: () => readonly BrowserWindow[]): PageLink {
  let listening = false;
  let waiting: AppEvent[] = [];

  function send(event: AppEvent): void {
    for (const window of windows()) if (!window.isDestroyed()) window.webContents.send(channels.event, event);
  }

  return {
    send,
    say(event) {
      if (listening) send(event);
      else waiting.push(event);
    },
    ready() {
      listening = true;
      const events = waiting;
      waiting = [];
      for (const event of events) send(event);
    },
    watch(window) {
      window.webContents.on("did-start-navigation", ({ isMainFrame, isSameDocument }) => {
        if (isMainFrame && !isSameDocument) listening = false;
      });
    },
  };
}
