/** Starts the window: language and theme as main knows them, then the first paint. */
import "@mantine/core/styles.layer.css";
import "@mantine/dates/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import "@mantine/spotlight/styles.layer.css";
import "./theme/global.css";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { shell, styleNonce } from "./bridge.ts";
import { reportError } from "./components/ErrorBoundary.tsx";
import { startLanguage } from "./locales/index.ts";
import { listen } from "./state/events.ts";
import { useShell } from "./state/shellStore.ts";

// Mantine's dialogs lock the page's scroll by a style element whose nonce is looked for under this name.
Object.assign(globalThis, { __webpack_nonce__: styleNonce() });

window.addEventListener("error", (event) => reportError(event.error ?? event.message, "window"));
window.addEventListener("unhandledrejection", (event) => reportError(event.reason, "promise"));

async function start(): Promise<void> {
  const stop = listen();
  import.meta.hot?.dispose(stop);
  const state = await shell("state");
  useShell.getState().set(state);
  startLanguage(state.locale);
  const root = document.getElementById("root");
  if (root) createRoot(root).render(<App />);
}

void start();
