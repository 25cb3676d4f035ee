/**
 * The real window with 100,000 deals. Opening: the same beside a file of 1,000. Scrolling: beside a plain page of as many
 * pixels in the same window, which is what this machine's drawing can do at best.
 */
import { rmSync } from "node:fs";
import { bridgeOf, launchApp, type RunningApp, temporaryFolder } from "../e2e/harness.ts";
import { workbookOf } from "./files.ts";
import { type Bench, expectEqual, quantile } from "./harness.ts";
import { type Opened, openInPage, scrollInPage, type Scrolled } from "./inPage.ts";

const MANY = 100_000;
const FEW = 1000;
const SECONDS = 3;
/** Frames stop where a window is hidden or its process hangs: better an error than a bench that never ends. */
const PATIENCE_SECONDS = 60;

export default async function run(bench: Bench): Promise<void> {
  const files = { many: workbookOf(MANY), few: workbookOf(FEW) };
  const userData = temporaryFolder();
  const size = { width: 1440, height: 900 };
  // Main opens recent files only, so each is opened once from the command line before.
  const first = await launchApp({ file: files.few, userData, size });
  await first.close();
  const app = await launchApp({ file: files.many, userData, size });
  try {
    await opening(bench, app, files);
    await scrolling(bench, app);
  } finally {
    await within(app.close());
    rmSync(userData, { recursive: true, force: true });
  }
}

async function opening(bench: Bench, app: RunningApp, files: Record<"many" | "few", string>): Promise<void> {
  const open = async (path: string, deals: number): Promise<Opened> =>
    within(app.page.evaluate(openInPage, [await bridgeOf(app.page), { path, deals }] as const));
  await bench.compare<Opened>({
    title: `opening a file with ${MANY.toLocaleString("en")} deals`,
    // The other file is opened in between, since opening the one that is open does nothing.
    ours: {
      name: "100,000 deals",
      before: () => open(files.few, FEW).then(() => {}),
      run: () => open(files.many, MANY),
    },
    peers: [
      {
        name: "1,000 deals",
        before: () => open(files.many, MANY).then(() => {}),
        run: () => open(files.few, FEW),
      },
    ],
    measures: {
      "first rows visible": { of: (opened: Opened) => opened.visible },
      "and answering: the middle's rows after a jump": {
        of: (opened: Opened) => opened.answering,
        aim: { most: 1500 },
      },
    },
    check: (opened) => expectEqual("rows", opened.rows, MANY),
  });
}

async function scrolling(bench: Bench, app: RunningApp): Promise<void> {
  for (const [how, pixels] of [
    ["wheel, 40 px a frame", 40],
    ["thrown, 120 px a frame", 120],
    ["dragged, 4,000 px a frame", 4000],
  ] as const) {
    const scroll = (plain: boolean): Promise<Scrolled> =>
      within(app.page.evaluate(scrollInPage, { plain, pixels, milliseconds: SECONDS * 1000 }));
    const blanks: number[] = [];
    await bench.compare<Scrolled>({
      title: `scrolling 100,000 deals, ${how}`,
      ours: { name: "deals grid", run: () => scroll(false) },
      peers: [{ name: "plain page", run: () => scroll(true) }],
      rounds: 3,
      measures: {
        "frame p50": { of: ({ deltas }: Scrolled) => quantile(deltas, 0.5) },
        "frame p95": { of: ({ deltas }: Scrolled) => quantile(deltas, 0.95), aim: { most: 17 } },
      },
      check: ({ reached, blank }) => {
        blanks.push(blank);
        expectEqual("the page moved", reached >= pixels, true);
      },
    });
    bench.note(
      `${how}: rows in sight not yet read in ${(100 * quantile(blanks, 0.5)).toFixed(0)}% of frames`,
    );
  }
}

async function within<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`no answer within ${PATIENCE_SECONDS} s`)),
      PATIENCE_SECONDS * 1000,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
