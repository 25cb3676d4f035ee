/** The one bridge between page and main. Sandboxed: it may import nothing but `electron`, and gives the page no more than this. */
import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from "electron";
import type { AppEvent, FunnelBridge } from "../../src/contract/shell.ts";
import { channels } from "./channels.ts";

const bridge: FunnelBridge<File> = {
  call: (method, input) => ipcRenderer.invoke(channels.call, method, input),
  shell: (method, input) => ipcRenderer.invoke(channels.shell, method, input),
  onEvent(listener) {
    // The page never sees Electron's event object: it carries the sender, and with it ipcRenderer.
    const forward = (_event: IpcRendererEvent, event: AppEvent): void => listener(event);
    ipcRenderer.on(channels.event, forward);
    return () => {
      ipcRenderer.off(channels.event, forward);
    };
  },
  pathForFile(file) {
    // Empty for a File that a script made: only a real drop or file field yields a path.
    const path = webUtils.getPathForFile(file);
    if (path === "") return null;
    // Main lets the page read only paths that the user pointed at. Sent before the page can use the path.
    ipcRenderer.send(channels.granted, path);
    return path;
  },
};

contextBridge.exposeInMainWorld("funnel", bridge);
