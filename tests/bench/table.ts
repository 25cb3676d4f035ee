/** Figures of a bench as a table for the terminal: one line for each job and peer. */

/** What is aimed at: so much at most of ours, or of ours / a peer's. */
export type Aim = { most: number } | { ratio: number; to: string };

export type Unit = "ms" | "MB";

export interface Figure {
  name: string;
  median: number;
  min: number;
  /** Median over the rounds of our figure / this one's in the same round; null for ourselves. Below 1: we are quicker. */
  ratio: number | null;
}

export interface Row {
  title: string;
  unit: Unit;
  aims: readonly Aim[];
  /** Ourselves first. */
  figures: Figure[];
}

/** Columns of words. */
const LEFT = new Set([0, 2, 3]);

export function formatRows(rows: readonly Row[]): string {
  const lines = [["job", "ours", "how", "peer", "peer's", "ratio", "aim", "held"], ...rows.flatMap(linesOf)];
  const widths = (lines[0] as string[]).map((_, column) =>
    Math.max(...lines.map((line) => (line[column] ?? "").length)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) =>
          LEFT.has(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function linesOf({ title, unit, aims, figures: [ours, ...peers] }: Row): string[][] {
  if (!ours) return [];
  const own = short(ours.median, unit);
  if (peers.length === 0) return [[title, own, ours.name, "", "", "", ...told(aims[0], unit, ours, null)]];
  return peers.map((peer, at) => {
    const about = aims.find((aim) => ("to" in aim ? aim.to === peer.name : at === 0));
    const ratio = peer.ratio === null ? "" : `${peer.ratio.toFixed(2)}x`;
    const first = at === 0 ? [title, own, ours.name] : ["", "", ""];
    return [...first, peer.name, short(peer.median, unit), ratio, ...told(about, unit, ours, peer)];
  });
}

/** The aim, and whether it holds. */
function told(aim: Aim | undefined, unit: Unit, ours: Figure, peer: Figure | null): [string, string] {
  if (!aim) return ["", ""];
  const [text, held] =
    "to" in aim
      ? [`<= ${Number(aim.ratio.toFixed(2))}x`, (peer?.ratio ?? Number.NaN) <= aim.ratio]
      : [`< ${aim.most} ${unit}`, ours.median < aim.most];
  return [text, held ? "yes" : "no"];
}

const short = (value: number, unit: Unit): string =>
  `${value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(3)} ${unit}`;
