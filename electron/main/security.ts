/** What no page of this app may do, whatever gets into it. */
import { app, type Session, shell, type WebContents } from "electron";
import { write } from "./logging.ts";
import { isHelpPage, isOwnPage } from "./protocolPaths.ts";

/**
 * The one permission that is given, and only to our own page: writing text or a picture that the page made
 * to the clipboard ("copy as picture"). Reading it is not.
 */
const allowedPermissions: ReadonlySet<string> = new Set(["clipboard-sanitized-write"]);

export function hardenSession(session: Session, devServer: string | null): void {
  const allowed = (permission: string, url: string): boolean =>
    allowedPermissions.has(permission) && isOwnPage(url, devServer);
  // Would fetch dictionaries, and on some systems send words away.
  session.setSpellCheckerEnabled(false);
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const yes = allowed(permission, details.requestingUrl);
    if (!yes) write("warn", "permission refused", { permission });
    answer(yes);
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) =>
    allowed(permission, requestingOrigin),
  );
  session.setDevicePermissionHandler(() => false);
  session.on("will-download", (event) => {
    write("warn", "download refused");
    event.preventDefault();
  });
  // No remote content: the page's policy says so already, this holds where a policy is missing.
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isLocal(details.url, devServer) });
  });
}

function isLocal(address: string, devServer: string | null): boolean {
  return (
    /^(data|blob|devtools|about|chrome-extension):/.test(address) ||
    isOwnPage(address.replace(/^ws:/, "http:"), devServer)
  );
}

/** For every web contents there ever is, also one that something else made. */
export function hardenContents(devServer: string | null): void {
  app.on("web-contents-created", (_event, contents) => {
    const refuse = (event: { preventDefault(): void }, what: string): void => {
      write("warn", "refused", { what });
      event.preventDefault();
    };
    contents.on("will-navigate", (event) => {
      if (!isReload(contents, event.url, devServer)) refuse(event, "navigation");
    });
    contents.on("will-frame-navigate", (event) => {
      if (!event.isMainFrame) refuse(event, "frame navigation");
    });
    contents.on("will-redirect", (event) => refuse(event, "redirect"));
    contents.on("will-attach-webview", (event) => refuse(event, "webview"));
    contents.setWindowOpenHandler(({ url }) => {
      if (isHelpPage(url)) void shell.openExternal(url);
      else write("warn", "refused", { what: "new window" });
      return { action: "deny" };
    });
  });
}

/** Vite's full reload in development. The built page never navigates. */
function isReload(contents: WebContents, url: string, devServer: string | null): boolean {
  return devServer !== null && isOwnPage(url, devServer) && isOwnPage(contents.getURL(), devServer);
}
