import { describe, expect, test } from "vitest";
import {
  describeRecent,
  fileRefOf,
  parseRecent,
  recentLimit,
  withoutRecent,
  withRecent,
} from "../../electron/main/recentFiles.ts";

describe("recent files", () => {
  test("the newest stands first, each once, ten at most", () => {
    let entries = parseRecent([]);
    for (let i = 1; i <= 12; i += 1) entries = withRecent(entries, `/data/${i}.funnel`, i);
    entries = withRecent(entries, "/data/5.funnel", 13);
    expect(entries).toHaveLength(recentLimit);
    expect(entries.map((entry) => entry.path).slice(0, 3)).toEqual([
      "/data/5.funnel",
      "/data/12.funnel",
      "/data/11.funnel",
    ]);
    expect(entries.filter((entry) => entry.path === "/data/5.funnel")).toEqual([
      { path: "/data/5.funnel", openedAt: 13 },
    ]);
  });

  test("a missing file stays in the list, marked", () => {
    const entries = withRecent(withRecent([], "/stick/a.funnel", 1), "/data/华北.funnel", 2);
    expect(describeRecent(entries, (path) => path.startsWith("/data"))).toEqual([
      { path: "/data/华北.funnel", name: "华北", folder: "/data", openedAt: 2, missing: false },
      { path: "/stick/a.funnel", name: "a", folder: "/stick", openedAt: 1, missing: true },
    ]);
    expect(withoutRecent(entries, "/stick/a.funnel").map((entry) => entry.path)).toEqual([
      "/data/华北.funnel",
    ]);
  });

  test("what is no list of files is refused", () => {
    expect(() => parseRecent({})).toThrow();
    expect(() => parseRecent([{ path: 3, openedAt: 1 }])).toThrow();
  });

  test("a file is called as the file manager calls it, less the ending", () => {
    expect(fileRefOf("/d/Q3 plan.funnel").name).toBe("Q3 plan");
    expect(fileRefOf("/d/Q3.FUNNEL").name).toBe("Q3");
    expect(fileRefOf("/d/Q3.backup").name).toBe("Q3.backup");
  });
});
