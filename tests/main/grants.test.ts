import { describe, expect, test } from "vitest";
import { z } from "zod";
import { createGrants, isMainOnly, pathsMadeBy, pathsNamedBy } from "../../electron/main/grants.ts";
import { calls } from "../../src/contract/calls.ts";

describe("paths that the user pointed at", () => {
  test("reading and writing are allowed apart", () => {
    const grants = createGrants();
    grants.allowRead("/data/in.csv");
    grants.allowWrite("/data/out.xlsx");
    expect(grants.mayRead("/data/in.csv")).toBe(true);
    expect(grants.mayRead("/data/./x/../in.csv")).toBe(true);
    expect(grants.mayWrite("/data/in.csv")).toBe(false);
    expect(grants.mayWrite("/data/out.xlsx")).toBe(true);
    expect(grants.mayRead("/data/out.xlsx")).toBe(false);
    expect(grants.mayRead("/data")).toBe(false);
  });

  test("calls name the files they read and write", () => {
    expect(pathsNamedBy("import.inspect", { path: "/a.csv", options: {} })).toEqual({
      reads: ["/a.csv"],
      writes: [],
    });
    expect(pathsNamedBy("import.start", { sources: [{ path: "/a.csv" }, { path: "/b.csv" }] })).toEqual({
      reads: ["/a.csv", "/b.csv"],
      writes: [],
    });
    expect(pathsNamedBy("export.start", { path: "/c.xlsx" })).toEqual({ reads: [], writes: ["/c.xlsx"] });
    expect(pathsNamedBy("import.rejected", { source: { path: "/a.csv" }, path: "/c.xlsx" })).toEqual({
      reads: ["/a.csv"],
      writes: ["/c.xlsx"],
    });
    expect(pathsNamedBy("import.importProfiles", { path: "/p.json" })).toEqual({
      reads: ["/p.json"],
      writes: [],
    });
    expect(pathsNamedBy("import.exportProfiles", { path: "/p.json" })).toEqual({
      reads: [],
      writes: ["/p.json"],
    });
    expect(pathsNamedBy("import.unseen", { paths: ["/a.csv", 3, "/b.csv"] })).toEqual({
      reads: ["/a.csv", "/b.csv"],
      writes: [],
    });
    expect(pathsNamedBy("deals.query", { path: "/d" })).toEqual({ reads: [], writes: [] });
  });

  test.each([undefined, null, "x", 3, [], { sources: "x" }, { sources: [null, { path: 3 }] }])(
    "input of another shape, %j, names no file",
    (input) => {
      for (const method of ["import.inspect", "import.start", "import.rejected", "export.start"])
        expect(pathsNamedBy(method, input)).toEqual({ reads: [], writes: [] });
    },
  );

  test("no call of the contract takes a path from the page unwatched", () => {
    const watched = [
      "import.inspect",
      "import.start",
      "import.rejected",
      "import.letGo",
      "import.names",
      "import.profileOf",
      "export.start",
      "import.importProfiles",
      "import.exportProfiles",
      "import.unseen",
    ];
    const taking = Object.entries(calls)
      .filter(([, { input }]) =>
        /"paths?":/.test(JSON.stringify(z.toJSONSchema(input, { io: "input", unrepresentable: "any" }))),
      )
      .map(([method]) => method);
    expect(taking).toEqual(expect.arrayContaining(watched));
    expect(taking.filter((method) => !watched.includes(method) && !isMainOnly(method))).toEqual([]);
  });

  test("of what calls give back, only a held block may be read", () => {
    expect(pathsMadeBy("import.hold", { path: "/tmp/block" })).toEqual(["/tmp/block"]);
    expect(pathsMadeBy("import.hold", { path: 3 })).toEqual([]);
    expect(pathsMadeBy("import.rejected", { path: "/etc/passwd" })).toEqual([]);
  });

  test("which file is open is main's to choose", () => {
    for (const method of ["file.open", "file.create", "file.saveAs", "file.close"])
      expect(isMainOnly(method)).toBe(true);
    for (const method of ["file.info", "file.check", "deals.query", "__proto__"])
      expect(isMainOnly(method)).toBe(false);
  });
});
