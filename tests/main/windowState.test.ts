import { expect, test } from "vitest";
import { defaultWindow, fitWindow, minimumSize, parseWindowState } from "../../electron/main/windowState.ts";

const screen = { x: 0, y: 0, width: 1920, height: 1040 };

test("the window comes back where it was", () => {
  const state = { x: 100, y: 80, width: 1400, height: 900, maximized: true };
  expect(fitWindow(state, [screen])).toEqual(state);
});

test("a first window has no place: the system chooses", () => {
  expect(fitWindow(defaultWindow, [screen])).toEqual({ width: 1280, height: 800, maximized: false });
});

test.each([
  ["on a screen that is gone", { x: 2500, y: 100 }],
  ["above the screen, where its title can't be grasped", { x: 100, y: -400 }],
  ["below the screen", { x: 100, y: 1030 }],
  ["beside the screen but for a sliver", { x: -1350, y: 100 }],
])("a window %s keeps its size but not its place", (_what, place) => {
  expect(fitWindow({ ...place, width: 1400, height: 900, maximized: false }, [screen])).toEqual({
    width: 1400,
    height: 900,
    maximized: false,
  });
});

test("on a second screen it stays there", () => {
  const second = { x: 1920, y: 0, width: 1280, height: 1024 };
  const state = { x: 2000, y: 10, width: 1200, height: 800, maximized: false };
  expect(fitWindow(state, [screen, second])).toEqual(state);
});

test("it never gets too small to use", () => {
  expect(fitWindow({ x: 0, y: 0, width: 10, height: 10, maximized: false }, [screen])).toMatchObject(
    minimumSize,
  );
});

test("what is no window state is refused", () => {
  expect(() => parseWindowState({ width: "x" })).toThrow();
});
