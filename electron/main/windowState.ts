/** Where the window was, and where it may be now that screens may have changed. Pure. */
import { z } from "zod";

const windowShape = z.object({
  x: z.int().optional(),
  y: z.int().optional(),
  width: z.int(),
  height: z.int(),
  maximized: z.boolean(),
});
export type WindowState = z.infer<typeof windowShape>;

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const minimumSize = { width: 960, height: 600 } as const;
export const defaultWindow: WindowState = { width: 1280, height: 800, maximized: false };

/** So much of the window must be on a screen for the user to be able to drag it. */
const graspable = 100;

export function parseWindowState(json: unknown): WindowState {
  return windowShape.parse(json);
}

/** Keeps size and place where a screen still shows them; else the system chooses the place. */
export function fitWindow(state: WindowState, workAreas: readonly Area[]): WindowState {
  const width = Math.max(state.width, minimumSize.width);
  const height = Math.max(state.height, minimumSize.height);
  const { x, y } = state;
  const visible =
    x !== undefined &&
    y !== undefined &&
    workAreas.some(
      (area) =>
        overlap(x, width, area.x, area.width) >= graspable &&
        y >= area.y - 10 &&
        y < area.y + area.height - graspable,
    );
  return visible
    ? { x, y, width, height, maximized: state.maximized }
    : { width, height, maximized: state.maximized };
}

function overlap(start: number, length: number, otherStart: number, otherLength: number): number {
  return Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart);
}
