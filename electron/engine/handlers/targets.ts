import type { CallOutput, ParsedInput } from "../../../src/contract/calls.ts";
import { WorkbenchError } from "../../../src/contract/errors.ts";
import { gapOf, periodsOfYear, rollUp } from "../../../src/core/plan/targets.ts";
import { findKeys } from "../db/queries/names.ts";
import { baseCurrency } from "../db/queries/settings.ts";
import type { TargetKind, TargetUnit } from "../db/queries/targets.ts";
import type { ReadDb } from "../db/sql.ts";
import { setTargets, type TargetCell } from "../db/writes/targets.ts";
import type { HandlerContext, Handlers } from "../engine.ts";
import type { Session } from "../session.ts";
import {
  type BoardNode,
  companyTargets,
  idOf,
  isThere,
  sumOfMonths,
  type TargetBoard,
  targetBoard,
} from "../targetBoard.ts";
import { inChangeSet } from "./deals.ts";
import { pasteTargets } from "./targetPaste.ts";
import { spreadTarget } from "./targetSpread.ts";

type TargetCalls = "targets.grid" | "targets.set" | "targets.spread" | "targets.paste";
type Grid = CallOutput<"targets.grid">;
type GridCell = Grid["rows"][number]["cells"][number];

export const targetHandlers: Pick<Handlers, TargetCalls> = {
  "targets.grid": (input, { session }) =>
    session.remember(`targets.grid ${JSON.stringify(input)}`, () => targetGrid(session, input)),

  "targets.set": ({ cells }, context) =>
    writeTargets(
      context,
      cells.map(({ kind, id, ...cell }) => ({
        kind,
        key: holderKey(context.session.read, kind, id),
        ...cell,
      })),
    ),

  "targets.spread": (input, context) => {
    const { read } = context.session;
    const spread = spreadTarget(context.session, context.today, {
      ...input,
      key: holderKey(read, input.kind, input.id),
    });
    const { cells, ...shown } = spread;
    return { ...shown, ...(input.dryRun ? { changeSet: null, changed: 0 } : writeTargets(context, cells)) };
  },

  "targets.paste": (input, context) => {
    const { cells, ...told } = pasteTargets(context, input);
    const written =
      input.dryRun || cells.length === 0 ? { changeSet: null, changed: 0 } : writeTargets(context, cells);
    return { ...told, cells: cells.length, ...written };
  },
};

function writeTargets(context: HandlerContext, cells: readonly TargetCell[]) {
  const { changeSet, changed } = inChangeSet(context, "targets", undefined, (db, edit) =>
    setTargets(db, edit.changeSet, cells, edit.effectiveOn),
  );
  return { changeSet, changed };
}

const notFound = { team: "teamNotFound", person: "personNotFound", product: "productNotFound" } as const;

/** @throws WorkbenchError notFound, invalid where a name means several */
function holderKey(db: ReadDb, kind: TargetKind, id: string | null): number {
  if (kind === "company") return 0;
  const keys = findKeys(db, kind, id ?? "");
  if (keys.length > 1)
    throw new WorkbenchError("invalid", "holderAmbiguous", { value: id ?? "", count: keys.length });
  const [key] = keys;
  if (key === undefined) throw new WorkbenchError("notFound", notFound[kind], { value: id ?? "" });
  return key;
}

function targetGrid(session: Session, { year, step, kind, unit }: ParsedInput<"targets.grid">): Grid {
  const board = targetBoard(session, { year, tree: kind === "product" ? "products" : "people", unit });
  const periods = periodsOfYear(year, step);
  const cells = cellsOf(board, periods, unit);
  if (kind === "product") tellCompany(cells[0] ?? [], companyTargets(session, year, unit, periods));
  const shown = board.nodes.map((node) => isShown(node, kind, year));
  const places = new Map<number, number>();
  const rows = board.nodes.flatMap((node, at) => {
    if (!shown[at]) return [];
    const parent = places.get(node.parent) ?? null;
    places.set(at, places.size);
    return {
      kind: node.kind,
      id: idOf(node),
      name: node.name,
      parent,
      depth: node.depth,
      unit: node.unit,
      takesTargets: node.kind !== "family",
      cells: cells[at] ?? [],
    };
  });
  return {
    baseCurrency: baseCurrency(session.read),
    periods,
    rows,
    crossed: board.entered.crossed,
    mixedUnits: board.mixedUnits,
  };
}

/** Teams always; of people those who are there in the year, or have a target in it all the same. */
function isShown(node: BoardNode, kind: ParsedInput<"targets.grid">["kind"], year: string): boolean {
  if (node.kind !== "person") return true;
  if (kind === "team") return false;
  return node.own !== undefined || isThere(node, year);
}

function cellsOf({ nodes, mixedUnits }: TargetBoard, periods: string[], unit: TargetUnit): GridCell[][] {
  return rollUp(nodes, periods).map((rolled, at) => {
    const node = nodes[at] as BoardNode;
    const adds =
      unit === "money" ||
      node.kind === "product" ||
      (node.kind === "family" ? node.unit !== null : !mixedUnits);
    return rolled.map(({ entered, parts, below, own, target }, column) => ({
      entered,
      parts,
      below: adds ? below : null,
      target: adds || own !== null ? target : null,
      partsGap: gapOf(entered, parts),
      belowGap: adds ? gapOf(own, below) : null,
      lastYear: adds ? sumOfMonths(node.lastYear.values, periods[column] as string) : null,
    }));
  });
}

/** Beside the products stands the company's target as its teams have it, so that no two screens tell another one. */
function tellCompany(cells: GridCell[], company: readonly { target: number | null }[]): void {
  cells.forEach((cell, at) => {
    const target = company[at]?.target ?? null;
    if (target === null) return;
    cell.target = target;
    cell.belowGap = gapOf(target, cell.below);
  });
}
