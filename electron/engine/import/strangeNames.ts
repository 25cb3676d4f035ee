/** Names of an import that the workbook does not know, all files together, each with what it may be another spelling of. */
import type {
  ImportNames,
  ImportSource,
  NameKind,
  StrangeName,
  StrangeNames,
} from "../../../src/contract/importing.ts";
import type { Day } from "../../../src/core/domain/days.ts";
import { formatId } from "../../../src/core/domain/ids.ts";
import { companyCore } from "../../../src/core/mapping/companyName.ts";
import { bareName, nameKey } from "../../../src/core/mapping/similar.ts";
import { SimilarIndex } from "../../../src/core/mapping/similarIndex.ts";
import { writtenAlike } from "../../../src/core/mapping/writtenAlike.ts";
import { mergedAccounts } from "../db/queries/mergedAccounts.ts";
import type { ReadDb } from "../db/sql.ts";
import { newStages } from "./inspect.ts";
import { nearPairs } from "./nearAccounts.ts";
import { nameTables } from "./promote/chosenNames.ts";
import { readStages } from "./promote/stageBook.ts";
import { rawNames } from "./rawNames.ts";
import type { NameCount } from "./reading/protocol.ts";

/** Names that are listed of a kind. */
const MOST_LISTED = 2000;
/** Names, most frequent first, that near ones are looked for. */
const MOST_COMPARED = 5000;
/** Others get their turn after so many. */
const PART = 200;

/** How alike names must be to be offered as one: for longer names, and for short ones. */
const LIKE = 0.7;
const LIKE_SHORT = 0.5;

interface Known {
  id: number;
  name: string;
}

/** @throws WorkbenchError where a file can't be read */
export async function importNamesOf(
  db: ReadDb,
  sources: readonly ImportSource[],
  today: Day,
): Promise<ImportNames> {
  const files: Awaited<ReturnType<typeof rawNames>>[] = [];
  for (const source of sources) files.push(await rawNames(db, source, today));
  const all = (kind: NameKind) => together(files.flatMap(({ names }) => names[kind]));
  const chosen = <K extends NameKind | "stages" | "states">(kind: K) =>
    Object.assign({}, ...files.map(({ options }) => options[kind])) as ImportNames["chosen"][K];
  const strange = (kind: NameKind) => strangeOf(db, kind, all(kind));
  return {
    states: together(files.flatMap(({ names }) => names.states)),
    stages: newStages(db, readStages(db), together(files.flatMap(({ names }) => names.stages)), {}),
    people: await strange("people"),
    teams: await strange("teams"),
    products: await strange("products"),
    accounts: await strange("accounts"),
    chosen: {
      states: chosen("states"),
      stages: chosen("stages"),
      people: chosen("people"),
      teams: chosen("teams"),
      products: chosen("products"),
      accounts: chosen("accounts"),
    },
    knownPairs: nearPairs(db, all("accounts")),
  };
}

/** One entry a name, by its most frequent spelling; most frequent first. */
function together<T extends NameCount>(names: readonly T[]): T[] {
  const found = new Map<string, { entry: T; rows: number }>();
  for (const entry of names) {
    const key = nameKey(entry.name);
    const before = found.get(key);
    if (!before) found.set(key, { entry, rows: entry.rows });
    else {
      before.rows += entry.rows;
      if (entry.rows > before.entry.rows) before.entry = entry;
    }
  }
  return [...found.values()].map(({ entry, rows }) => ({ ...entry, rows })).sort((a, b) => b.rows - a.rows);
}

async function strangeOf(db: ReadDb, kind: NameKind, names: readonly NameCount[]): Promise<StrangeNames> {
  const table = nameTables[kind];
  const known = db.prepare<[], Known>(`SELECT id, name FROM ${table} ORDER BY id`).all();
  const exact = new Set(known.map(({ name }) => nameKey(name)));
  if (kind === "accounts") for (const { name } of mergedAccounts(db)) exact.add(nameKey(name));
  const strange = names.filter(({ name }) => !exact.has(nameKey(name)));
  const near = nearFinder(kind, known, strange);
  const list: StrangeName[] = [];
  for (const [at, { name, rows }] of strange.entries()) {
    if (at % PART === PART - 1) await new Promise((resume) => setImmediate(resume));
    const found = at < MOST_COMPARED ? near(at) : null;
    list.push({
      name,
      rows,
      near: found && { id: found.id === null ? null : formatId(table, found.id), name: found.name },
      same: found?.same ?? false,
    });
  }
  // The sort is stable: by rows within each half.
  list.sort((a, b) => Number(b.near !== null) - Number(a.near !== null));
  return { list: list.slice(0, MOST_LISTED), total: list.length };
}

interface Found {
  id: number | null;
  name: string;
  same: boolean;
}

function nearFinder(
  kind: NameKind,
  known: readonly Known[],
  strange: readonly NameCount[],
): (at: number) => Found | null {
  const form = kind === "accounts" ? companyCore : bareName;
  const same = sameFinder(kind, known, strange);
  const texts = strange.map(({ name }) => form(name));
  const amongKnown = new SimilarIndex(
    known.map(({ name }) => form(name)),
    LIKE,
    LIKE_SHORT,
  );
  const amongStrange = new SimilarIndex(texts, LIKE, LIKE_SHORT);
  return (at) => {
    const written = same(at);
    if (written) return { ...written, same: true };
    const text = texts[at] as string;
    const here = amongKnown.nearest(text);
    const there = amongStrange.nearest(text, (other) => other < at);
    if (here && here.likeness >= (there?.likeness ?? 0)) return { ...(known[here.at] as Known), same: false };
    return there && { id: null, name: (strange[there.at] as NameCount).name, same: false };
  };
}

/** What a name is only another writing of. Where several known ones have it, it is for a person to say which. */
function sameFinder(
  kind: NameKind,
  known: readonly Known[],
  strange: readonly NameCount[],
): (at: number) => { id: number | null; name: string } | null {
  const form = writtenAlike[nameTables[kind]];
  if (!form) return () => null;
  const first = new Map<string, { id: number | null; name: string; at: number } | null>();
  for (const { id, name } of known)
    first.set(form(name), first.has(form(name)) ? null : { id, name, at: -1 });
  strange.forEach(({ name }, at) => {
    if (!first.has(form(name))) first.set(form(name), { id: null, name, at });
  });
  return (at) => {
    const found = first.get(form((strange[at] as NameCount).name));
    return found && found.at < at ? { id: found.id, name: found.name } : null;
  };
}
