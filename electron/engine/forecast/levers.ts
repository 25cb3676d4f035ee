/** Levers as a caller names them, by the file's keys. */
import type { ScenarioLever } from "../../../src/contract/scenarios.ts";
import { WorkbenchError } from "../../../src/contract/errors.ts";
import { assertNever } from "../../../src/core/domain/assertNever.ts";
import { type Day, dayNumber } from "../../../src/core/domain/days.ts";
import { parseId } from "../../../src/core/domain/ids.ts";
import { placeAtOrAfter } from "../../../src/core/funnel/dealBook.ts";
import type { Lever, LeverScope } from "../../../src/core/scenario/levers.ts";
import { filterKeys } from "../db/queries/names.ts";
import { inBoth, type KeptBook, peopleOf } from "../db/queries/scope.ts";
import type { ReadDb } from "../db/sql.ts";

type Scoped = Extract<ScenarioLever, { source?: unknown }>;

/** @throws WorkbenchError invalid, notFound where a name is not of the file */
export function leversOf(db: ReadDb, kept: KeptBook, today: Day, given: readonly ScenarioLever[]): Lever[] {
  return given.map((lever) => leverOf(db, kept, today, lever));
}

function leverOf(db: ReadDb, kept: KeptBook, today: Day, lever: ScenarioLever): Lever {
  switch (lever.kind) {
    case "winRate":
    case "cycle":
    case "size":
    case "newDeals":
      return { kind: lever.kind, scope: scopeOf(db, kept, lever), factor: lever.factor };
    case "discount":
      return { kind: lever.kind, scope: scopeOf(db, kept, lever), share: lever.share };
    case "slip":
      return { kind: lever.kind, scope: scopeOf(db, kept, lever), days: lever.days };
    case "hires":
      return { ...lever, from: dayNumber(lever.from) };
    case "leaver":
      return { ...lever, owner: filterKeys(db, "person", lever.owner)[0] as number, on: dayNumber(lever.on) };
    case "dealWon":
      return { kind: lever.kind, place: placeOf(kept, lever.deal), on: dayNumber(lever.on ?? today) };
    case "dealLost":
      return { kind: lever.kind, place: placeOf(kept, lever.deal) };
    case "dealMoved":
      return { kind: lever.kind, place: placeOf(kept, lever.deal), days: lever.days };
    case "dealSized":
      return { kind: lever.kind, place: placeOf(kept, lever.deal), minor: lever.amountMinor };
    case "shock":
      return lever;
    default:
      return assertNever(lever);
  }
}

function placeOf({ book }: KeptBook, id: string): number {
  const key = parseId("deal", id);
  const place = key === null ? -1 : placeAtOrAfter(book.deals, key);
  if (key === null || book.deals[place] !== key) throw new WorkbenchError("notFound", "dealNotFound", { id });
  return place;
}

function scopeOf(
  db: ReadDb,
  { sources }: KeptBook,
  { stage, owner, team, product, source }: Scoped,
): LeverScope {
  const owners = owner === undefined ? null : new Set(filterKeys(db, "person", owner));
  const members = team === undefined ? null : peopleOf(db, filterKeys(db, "team", team));
  return {
    stages: stage === undefined ? undefined : new Set(filterKeys(db, "stage", stage)),
    owners: inBoth(owners, members) ?? undefined,
    products: product === undefined ? undefined : new Set(filterKeys(db, "product", product)),
    sources:
      source === undefined ? undefined : new Set([source].flat().flatMap((name) => sources.find(name) ?? [])),
  };
}
