import { describe, expect, test } from "vitest";
import { fileFromArgv } from "../../electron/main/argv.ts";

const options = { appPath: "/opt/app", cwd: "/home/mia" };

describe("the file that a command line names", () => {
  test.each([
    ["a packaged app without a file", ["/opt/app/funnel"], null],
    ["a packaged app with a file", ["/opt/app/funnel", "/data/q3.funnel"], "/data/q3.funnel"],
    ["the app's own folder is not a file", ["electron", "/opt/app"], null],
    ["the app's own folder before the file", ["electron", "/opt/app", "q3.funnel"], "/home/mia/q3.funnel"],
    [
      "switches before, between and after",
      ["electron", "--no-sandbox", "/opt/app", "--inspect=0", "a.funnel", "-x"],
      "/home/mia/a.funnel",
    ],
    [
      "a switch with a value of its own",
      ["electron", "-r", "/tmp/loader.cjs", "/opt/app", "a.funnel"],
      "/home/mia/a.funnel",
    ],
    ["the first of several files", ["app", "a.funnel", "b.funnel"], "/home/mia/a.funnel"],
    ["a folder up", ["app", "../tom/b.funnel"], "/home/tom/b.funnel"],
    ["any ending: the engine says what is wrong with it", ["app", "notes.txt"], "/home/mia/notes.txt"],
    [
      "an address from a file manager",
      ["app", "file:///data/%E9%94%80%E5%94%AE.funnel"],
      "/data/销售.funnel",
    ],
    ["an empty argument", ["app", ""], null],
  ])("%s", (_what, argv, expected) => {
    expect(fileFromArgv(argv, options)).toBe(expected);
  });
});
