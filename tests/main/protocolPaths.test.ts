import { describe, expect, test } from "vitest";
import { contentPolicy, developmentPolicy, withNonce } from "../../electron/main/contentPolicy.ts";
import { isHelpPage, isOwnPage, servedFile } from "../../electron/main/protocolPaths.ts";

const root = "/app/out/renderer";

describe("files behind app://workbench/", () => {
  test.each([
    ["app://workbench/", "/app/out/renderer/index.html", "text/html; charset=utf-8"],
    ["app://workbench/index.html?x=1#deals", "/app/out/renderer/index.html", "text/html; charset=utf-8"],
    [
      "app://workbench/assets/index-a1.js",
      "/app/out/renderer/assets/index-a1.js",
      "text/javascript; charset=utf-8",
    ],
    ["app://workbench/assets/a%20b.css", "/app/out/renderer/assets/a b.css", "text/css; charset=utf-8"],
  ])("%s", (address, path, mime) => {
    expect(servedFile(address, root)).toEqual({ path, mime });
  });

  // The URL parser resolves these before we see them; what is left of them stays under the root.
  test.each(["app://workbench/../../main/index.js", "app://workbench/%2e%2e/%2E%2E/main/index.js"])(
    "%s does not climb",
    (address) => {
      expect(servedFile(address, root)?.path).toBe("/app/out/renderer/main/index.js");
    },
  );

  test.each([
    ["an encoded slash", "app://workbench/..%2f..%2fmain/index.js"],
    ["an encoded slash in capitals", "app://workbench/..%2F..%2Fmain/index.js"],
    ["a backslash", "app://workbench/..%5c..%5cmain%5cindex.js"],
    ["a drive letter", "app://workbench/C:/windows/win.json"],
    ["a NUL", "app://workbench/index.html%00.js"],
    ["broken encoding", "app://workbench/%zz.js"],
    ["another host", "app://elsewhere/index.html"],
    ["a host that begins like ours", "app://workbench.example/index.html"],
    ["another scheme", "file:///etc/passwd.json"],
    ["a kind of file that is not served", "app://workbench/main.node"],
    ["no ending", "app://workbench/etc/passwd"],
    ["no address", "workbench"],
  ])("%s is refused", (_what, address) => {
    expect(servedFile(address, root)).toBeNull();
  });
});

describe("whose page it is", () => {
  test.each([
    ["app://workbench/index.html", true],
    ["app://workbench/index.html#/deals", true],
    ["app://workbench.evil/index.html", false],
    ["app://user@workbench/index.html", false],
    ["https://workbench/", false],
    ["file:///app/out/renderer/index.html", false],
    ["data:text/html,hi", false],
    ["about:blank", false],
    ["", false],
    ["http://localhost:5173/", false],
  ])("%s -> %s", (address, own) => {
    expect(isOwnPage(address, null)).toBe(own);
  });

  test("in development the server in use is ours, and no other", () => {
    expect(isOwnPage("http://localhost:5173/index.html", "http://localhost:5173")).toBe(true);
    expect(isOwnPage("http://localhost:5174/", "http://localhost:5173")).toBe(false);
    expect(isOwnPage("http://localhost:5173.evil.example/", "http://localhost:5173")).toBe(false);
  });

  test("no page outside is opened unless it is listed", () => {
    expect(isHelpPage("https://example.com/")).toBe(false);
    expect(isHelpPage("file:///etc/passwd")).toBe(false);
  });
});

describe("the page's policy", () => {
  test("runs our own scripts only, and nothing inline", () => {
    const policy = contentPolicy("abc");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain("unsafe-eval");
    expect(policy.match(/unsafe-inline/g)).toHaveLength(1);
    expect(policy).toContain("style-src 'self' 'nonce-abc';");
  });

  test("development is looser, but still without the network", () => {
    expect(developmentPolicy("http://localhost:5173")).toContain("connect-src 'self' ws://localhost:5173;");
    expect(developmentPolicy("http://localhost:5173")).toContain("default-src 'none'");
  });

  test("the nonce is put where the page's bridge reads it", () => {
    expect(withNonce("<html><head><title>x</title></head></html>", "abc")).toContain(
      '<head>\n    <meta property="csp-nonce" nonce="abc" />',
    );
  });
});
