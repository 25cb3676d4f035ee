/** Serves the built renderer as `app://workbench/`: an origin of its own, unlike `file:`, and nothing else of the disk. */
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { protocol, type Session } from "electron";
import { contentPolicy, developmentPolicy, withNonce } from "./contentPolicy.ts";
import { write } from "./logging.ts";
import { appScheme, servedFile } from "./protocolPaths.ts";

/** Must run before Electron is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

export function serveApp(session: Session, rendererFolder: string): void {
  session.protocol.handle(appScheme, async (request) => {
    const file = request.method === "GET" ? servedFile(request.url, rendererFolder) : null;
    if (file === null) {
      write("warn", "address refused");
      return new Response("Not found", {
        status: 404,
        headers: headers("text/plain; charset=utf-8", nonce()),
      });
    }
    try {
      // Read here rather than fetched as `file:`, so that it works the same from inside a package's archive.
      const bytes = await readFile(file.path);
      const pageNonce = nonce();
      const body = file.mime.startsWith("text/html")
        ? withNonce(bytes.toString("utf8"), pageNonce)
        : new Uint8Array(bytes);
      return new Response(body, { headers: headers(file.mime, pageNonce) });
    } catch {
      return new Response("Not found", {
        status: 404,
        headers: headers("text/plain; charset=utf-8", nonce()),
      });
    }
  });
}

function nonce(): string {
  return randomBytes(16).toString("base64url");
}

function headers(mime: string, pageNonce: string): Record<string, string> {
  return {
    "Content-Type": mime,
    "Content-Security-Policy": contentPolicy(pageNonce),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    // Files change under the same names when the app is updated, and reading them again costs nothing.
    "Cache-Control": "no-cache",
  };
}

/** In development Vite serves the page; the policy is then put onto its answers. */
export function policeDevelopment(session: Session, devServer: string): void {
  session.webRequest.onHeadersReceived({ urls: [`${new URL(devServer).origin}/*`] }, (details, answer) => {
    answer({
      responseHeaders: {
        ...details.responseHeaders,
        "Content-Security-Policy": [developmentPolicy(devServer)],
      },
    });
  });
}
