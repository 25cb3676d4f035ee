import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type CallName, calls } from "../../src/contract/calls.ts";
import type { WorkbenchError } from "../../src/contract/errors.ts";
import { handlers } from "../../electron/engine/handlers/index.ts";
import { newWorkbook } from "../db/workbook.ts";

const names = Object.keys(calls) as CallName[];

describe("the contract", () => {
  it("has a handler for each call and no other", () => {
    expect(Object.keys(handlers).sort()).toEqual([...names].sort());
  });

  it.each(names)("%s can be told to scripts as JSON schema", (name) => {
    expect(z.toJSONSchema(calls[name].input, { io: "input", unrepresentable: "any" })).toBeTypeOf("object");
    expect(z.toJSONSchema(calls[name].output, { io: "output", unrepresentable: "any" })).toBeTypeOf("object");
  });

  it.each(names)("%s refuses an input that does not fit", async (name) => {
    const workbook = await newWorkbook();
    for (const wrong of [{ nonsense: 1 }, 7, [], "x"]) {
      await expect(workbook.engine.call(name, wrong, { locale: "en" })).rejects.toMatchObject({
        kind: "invalid",
        code: "invalidInput",
      });
    }
  });

  it("says what does not fit in the caller's language", async () => {
    const workbook = await newWorkbook();
    const refused = workbook.engine.call("deals.query", { limit: "x" }, { locale: "zh-CN" });
    await expect(refused.catch((error: WorkbenchError) => error.params)).resolves.toMatchObject({
      detail: expect.stringMatching(/^limit: .*\p{Script=Han}/u) as string,
    });
  });

  it("refuses a call that is not in it, inherited names included", async () => {
    const workbook = await newWorkbook();
    for (const name of ["nope", "toString", "__proto__", "constructor"]) {
      await expect(workbook.engine.call(name, {}, { locale: "en" })).rejects.toMatchObject({
        code: "methodNotFound",
      });
    }
  });

  it("holds on an empty file: every reading call answers in its own shape", async () => {
    const workbook = await newWorkbook();
    for (const name of names) {
      if (
        !/^(file\.info|file\.check|deals\.query|history\.changeSets|funnel\.(summary|byStage|conversion)|lists\.(?!values)|views\.list|settings\.get|import\.(log|profiles))/.test(
          name,
        )
      )
        continue;
      await workbook.call(name, {});
    }
    await workbook.call("funnel.by", { dimension: "owner" });
  });

  it("says that no file is open in the caller's language", async () => {
    const workbook = await newWorkbook();
    await workbook.call("file.close");
    await expect(workbook.call("deals.query")).rejects.toMatchObject({
      kind: "notFound",
      code: "noFileOpen",
    });
  });
});
