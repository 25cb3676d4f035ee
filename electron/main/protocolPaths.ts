/** From an `app://workbench/` address to a file of the built renderer, and what may address us. Pure. */
import { extname, resolve, sep } from "node:path";

export const appScheme = "app";
export const appOrigin = "app://workbench";
export const startUrl = `${appOrigin}/index.html`;

const mimeTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
  ".wasm": "application/wasm",
};

export interface ServedFile {
  path: string;
  mime: string;
}

/**
 * The file under `root` that an address means; null for another host, an unknown kind of file, or anything
 * that would leave `root` (`..`, an encoded slash or backslash, a drive letter, a NUL).
 */
export function servedFile(address: string, root: string): ServedFile | null {
  let url: URL;
  let name: string;
  try {
    url = new URL(address);
    name = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (`${url.protocol}//${url.host}` !== appOrigin) return null;
  // After decoding, a file of ours has no such characters; `..` may only come from an encoded form here.
  if (/[\\:\0]/.test(name) || /%2f/i.test(url.pathname) || name.split("/").includes("..")) return null;
  const path = resolve(root, `.${name === "/" ? "/index.html" : name}`);
  if (!path.startsWith(resolve(root) + sep)) return null;
  const mime = mimeTypes[extname(path).toLowerCase()];
  return mime === undefined ? null : { path, mime };
}

/**
 * Whether an address is the app's own page: `app://workbench`, or the development server while one is in
 * use. Compared member by member, since for schemes it doesn't know `URL.origin` is "null".
 */
export function isOwnPage(address: string, devServer: string | null): boolean {
  try {
    const url = new URL(address);
    if (url.username !== "" || url.password !== "") return false;
    const origin = `${url.protocol}//${url.host}`;
    return origin === appOrigin || (devServer !== null && url.origin === new URL(devServer).origin);
  } catch {
    return false;
  }
}

/** Help pages that may be opened in the user's browser; the app itself needs no network. */
const helpPages: ReadonlySet<string> = new Set();

export function isHelpPage(address: string): boolean {
  return address.startsWith("https://") && helpPages.has(address);
}
