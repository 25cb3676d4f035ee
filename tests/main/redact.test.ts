import { describe, expect, test } from "vitest";
import { errorFacts, loggableLines, stackFrames } from "../../electron/main/redact.ts";

const secret = "Acme Steel 1,250,000";

describe("what of an error may stand in the log", () => {
  test("name, code, kind and frames; not the message, which may quote a deal", () => {
    const error = Object.assign(new Error(`no deal ${secret}`), {
      code: "SQLITE_CONSTRAINT",
      kind: "conflict",
    });
    const facts = errorFacts(error);
    expect(facts).toMatchObject({ name: "Error", code: "SQLITE_CONSTRAINT", kind: "conflict" });
    expect(facts.frames.length).toBeGreaterThan(0);
    expect(facts.frames[0]).toMatch(/redact\.test\.ts:\d+:\d+/);
    expect(JSON.stringify(facts)).not.toContain("Acme");
  });

  test("V8's own messages, less what they quote", () => {
    const error = new SyntaxError(`Unexpected token 'A', "${secret}" is not valid JSON`);
    expect(errorFacts(error).message).toBe("Unexpected token …, … is not valid JSON");
    expect(errorFacts(new TypeError("x is not a function")).message).toBe("x is not a function");
  });

  test("a quote that was cut off hides the rest", () => {
    expect(errorFacts(new SyntaxError(`Bad string in "${secret}`)).message).toBe("Bad string in …");
  });

  test("names and codes that are no identifiers are left out", () => {
    const facts = errorFacts({ name: secret, code: `${secret}!`, stack: secret, message: secret });
    expect(facts).toEqual({ name: "Error", frames: [] });
    expect(errorFacts(secret)).toEqual({ name: "string", frames: [] });
    expect(errorFacts(null)).toEqual({ name: "object", frames: [] });
  });

  test("frames lose their folders, which may name a person or a customer", () => {
    const stack = [
      `Error: ${secret}`,
      "    at openDeal (app://workbench/assets/index-x1.js:2:80969)",
      "    at /home/mia/Acme/engine.js:10:5",
      "    at async Object.open (file:///home/mia/out/main/index.js:1:2)",
      "    at new Thing (C:\\Users\\mia\\index.js:3:4)",
    ].join("\n");
    expect(stackFrames(stack)).toEqual([
      "at openDeal (index-x1.js:2:80969)",
      "at anonymous (engine.js:10:5)",
      "at Object.open (index.js:1:2)",
      "at new Thing (index.js:3:4)",
    ]);
  });

  test("of the engine's output only names and frames pass", () => {
    const text = [
      `TypeError: ${secret} is bad`,
      "    at run (/x/engine.js:1:2)",
      secret,
      "Acme Error happened",
    ].join("\n");
    expect(loggableLines(text)).toEqual(["TypeError", "at run (engine.js:1:2)"]);
  });
});
