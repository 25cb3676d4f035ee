/** Runs in the page: Playwright sends the functions' text, so each stands alone and its clock is the page's own. */

import type { Answer } from "../../src/contract/shell.ts";

export interface Opened {
  /** Milliseconds from asking for the file. */
  visible: number;
  answering: number;
  /** As the grid tells screen readers, without the header. */
  rows: number;
}

/** Opens a recent file and waits until its rows are drawn, then jumps to the middle and waits for the rows there. */
export async function openInPage([bridge, { path, deals }]: readonly [
  { shell(method: string, input: unknown): Promise<Answer<unknown>> },
  { path: string; deals: number },
]): Promise<Opened> {
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const grid = (): Element | null => document.querySelector('[data-grid="deals"]');
  const rows = (): number =>
    Number(grid()?.querySelector("[aria-rowcount]")?.getAttribute("aria-rowcount")) - 1;
  const drawn = (row: number): boolean => {
    const cells = grid()?.querySelectorAll(`.ag-row[row-index="${row}"] .ag-cell`) ?? [];
    return [...cells].filter((cell) => cell.textContent !== "").length > 5;
  };
  const until = async (what: string, condition: () => boolean): Promise<number> => {
    const end = performance.now() + 30_000;
    while (!condition()) {
      if (performance.now() > end)
        throw new Error(`waited 30 s until ${what}: ${grid()?.textContent?.slice(0, 300)}`);
      await frame();
    }
    // What was written to the page by now is on the screen one frame later.
    return await frame();
  };
  const start = performance.now();
  const answer = await bridge.shell("openFile", { path });
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  const visible = await until(`${deals} rows`, () => rows() === deals && drawn(0));
  const viewport = grid()?.querySelector(".ag-grid-viewport") as HTMLElement;
  viewport.scrollTop = viewport.scrollHeight / 2;
  const middle = (): number =>
    Number(grid()?.querySelector(".ag-row:nth-child(20)")?.getAttribute("row-index") ?? 0);
  const answering = await until("the middle's rows", () => middle() > deals / 3 && drawn(middle()));
  viewport.scrollTop = 0;
  await until("the first row again", () => drawn(0));
  return { visible: visible - start, answering: answering - start, rows: rows() };
}

export interface Scrolled {
  /** Milliseconds from frame to frame. */
  deltas: number[];
  /** Pixels from the top in the end. */
  reached: number;
  /** Share of the frames looked at (every tenth) in which a row in sight had no data yet. */
  blank: number;
}

/** Scrolls so many pixels at each frame and notes when the frames come. `plain` scrolls a page of bare lines instead. */
export async function scrollInPage(options: {
  plain: boolean;
  pixels: number;
  milliseconds: number;
}): Promise<Scrolled> {
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const grid = document.querySelector('[data-grid="deals"] .ag-grid-viewport') as HTMLElement;
  let box = grid;
  if (options.plain) {
    box = document.createElement("div");
    box.style.cssText = "position:fixed;inset:0;overflow:auto;background:#fff;z-index:99999";
    const lines = document.createElement("div");
    lines.style.cssText = `height:${Math.min(grid.scrollHeight, 3_200_000)}px;background:repeating-linear-gradient(#fff 0 31px,#ddd 31px 32px)`;
    box.append(lines);
    document.body.append(box);
  }
  box.scrollTop = 0;
  for (let wait = 0; wait < 20; wait += 1) await frame();
  /** A row that is only numbered: its block is still being read. */
  const isBlank = (row: HTMLElement): boolean => {
    const inSight = row.offsetTop > box.scrollTop && row.offsetTop < box.scrollTop + box.clientHeight - 32;
    return (
      inSight && [...row.querySelectorAll(".ag-cell")].filter((cell) => cell.textContent !== "").length < 3
    );
  };
  const deltas: number[] = [];
  let blank = 0;
  let looked = 0;
  const start = await frame();
  let before = start;
  while (before - start < options.milliseconds) {
    box.scrollTop += options.pixels;
    const now = await frame();
    deltas.push(now - before);
    before = now;
    if (options.plain || deltas.length % 10 !== 0) continue;
    looked += 1;
    if ([...grid.querySelectorAll<HTMLElement>(".ag-row")].some(isBlank)) blank += 1;
  }
  const reached = box.scrollTop;
  if (options.plain) box.remove();
  else box.scrollTop = 0;
  return { deltas, reached, blank: looked > 0 ? blank / looked : 0 };
}

/** What {@link watchInPage} leaves in the page. */
interface Watched {
  watched: { deltas: number[]; on: boolean };
}

/** Notes when frames come, until {@link framesInPage} asks for them. */
export function watchInPage(): void {
  const watched: Watched["watched"] = { deltas: [], on: true };
  Object.assign(window, { watched } satisfies Watched);
  let before = performance.now();
  const note = (now: number): void => {
    watched.deltas.push(now - before);
    before = now;
    if (watched.on) requestAnimationFrame(note);
  };
  requestAnimationFrame((now) => {
    before = now;
    requestAnimationFrame(note);
  });
}

/** @returns milliseconds from frame to frame */
export function framesInPage(): number[] {
  const { watched } = window as unknown as Watched;
  watched.on = false;
  return watched.deltas;
}

/** Shows a bar that grows twenty times a second as a job's progress does, or takes it away. */
export function moveBarInPage(on: boolean): void {
  const id = "moving-bar";
  document.getElementById(id)?.remove();
  if (!on) return;
  const bar = document.createElement("div");
  bar.id = id;
  bar.style.cssText =
    "position:fixed;left:40%;top:50%;height:5px;background:#228be6;z-index:99999;transition:width 120ms";
  document.body.append(bar);
  let width = 0;
  const grow = (): void => {
    if (!bar.isConnected) return;
    width = (width + 3) % 480;
    bar.style.width = `${width}px`;
    bar.textContent = String(width);
    setTimeout(grow, 50);
  };
  grow();
}
