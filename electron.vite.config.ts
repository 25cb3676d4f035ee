import { readdirSync } from "node:fs";
import { basename, resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";

// Both run times must work: Electron 45 and the fallback, Electron 33 (Chrome 130, Node 20.18).
const node = "node20.18";
const chrome = "chrome130";

/** Worker threads are files of their own beside the engine: `electron/engine/…/readerWorker.ts` -> `readerWorker.js`. */
const workers = Object.fromEntries(
  readdirSync("electron/engine", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith("Worker.ts"))
    .map((path) => [basename(path, ".ts"), resolve("electron/engine", path)]),
);

/** `dependencies` of package.json (better-sqlite3 and its binary, the log) are loaded as they are; all else is bundled. */
export default defineConfig({
  main: {
    build: {
      target: node,
      outDir: "out/main",
      rollupOptions: {
        input: {
          index: resolve("electron/main/index.ts"),
          engine: resolve("electron/engine/index.ts"),
          ...workers,
        },
        output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
      },
    },
  },
  preload: {
    build: {
      target: node, // electron-vite allows no other kind of target here
      outDir: "out/preload",
      externalizeDeps: false,
      rollupOptions: {
        input: resolve("electron/preload/index.ts"),
        // A sandboxed preload is loaded by `require`, whatever package.json's "type" says.
        output: { format: "cjs", entryFileNames: "index.cjs" },
      },
    },
  },
  renderer: {
    root: "src/ui",
    plugins: [react()],
    build: {
      target: chrome,
      outDir: "out/renderer",
      minify: true, // off by electron-vite's own choice; less to parse before the first screen
      modulePreload: { polyfill: false },
      rollupOptions: { input: resolve("src/ui/index.html") },
      chunkSizeWarningLimit: 3000, // kB; the page is read from disk, and split by screen where it is large
    },
  },
});
