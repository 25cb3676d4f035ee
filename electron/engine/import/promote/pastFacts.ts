/**
 * What a file tells of a deal's past, each at its own day. Facts that the workbook has already are not written again, and
 * what it knows of later days stays: the present is not turned back.
 */
import type { Day } from "../../../../src/core/domain/days.ts";
import { type Fact, type FactValue, firstValues } from "../../../../src/core/domain/dealHistory.ts";
import { addFact } from "../../db/writes/changes.ts";
import { activeFacts } from "../../db/writes/dealRows.ts";
import type { Promotion } from "./context.ts";

export interface Told {
  field: string;
  value: FactValue;
  on: Day;
  /** Whose row it is: counted as new where the fact is. */
  by: object;
  /** Who made the change, as the file names them. */
  author?: string | null;
  /** Holds since the deal's beginning where nothing earlier is known: what a change says of before it. */
  before?: boolean;
}

interface Known {
  value: FactValue;
  on: Day;
}

/** @param told in the order in which it happened @returns whose rows brought something new */
export function tellPast({ db, changeSet }: Promotion, deal: number, told: readonly Told[]): Set<object> {
  const known = knownFacts(activeFacts(db, deal));
  const news = new Set<object>();
  const write: Write = (field, value, on, source) => {
    addFact(db, changeSet, "deal", deal, field, value, on, source?.author ?? null);
    if (source) news.add(source.by);
  };
  const earliest = told.reduce<Told | null>(
    (least, fact) => (least && least.on <= fact.on ? least : fact),
    null,
  );
  if (!earliest) return news;
  const createdOn = (known.get("created_on")?.at(-1)?.value ?? null) as Day | null;
  // A deal that was in a stage on a day had begun by then.
  if (createdOn === null) write("created_on", earliest.on, earliest.on, { by: earliest.by });
  const beginsOn = createdOn ?? earliest.on;
  for (const [field, facts] of Map.groupBy(told, (fact) => fact.field)) {
    // A day of creation that the workbook has is its own; where it had none, the earliest is it by now.
    if (field === "created_on") continue;
    const have = known.get(field) ?? [];
    const days = [...Map.groupBy(withBeginning(facts, have, beginsOn), (fact) => fact.on)].sort(([a], [b]) =>
      a < b ? -1 : 1,
    );
    for (const [on, wanted] of days) tellDay(field, on, wanted, have, write);
  }
  return news;
}

/**
 * A first value that nothing earlier contradicts holds from the beginning, as `dealHistory.ts` has it; but of the stage
 * before the first one told nobody knows, unless the file says from where the deal came.
 */
function withBeginning(facts: readonly Told[], have: readonly Known[], beginsOn: Day): Told[] {
  const [first, ...rest] = facts;
  if (!first) return [];
  const changes = first.before ? rest : facts;
  const start = changes[0]?.on ?? first.on;
  const earlier = have.some(({ on }) => on < start);
  if (earlier || beginsOn > start) return changes.filter(({ before }) => !before);
  if (first.before) return [{ ...first, on: beginsOn }, ...rest.filter(({ before }) => !before)];
  if (beginsOn === start) return [...changes];
  return [
    { ...first, on: beginsOn, author: null, value: first.field === "stage_id" ? null : first.value },
    ...changes,
  ];
}

/** `told` is null for what the workbook knew. */
type Write = (field: string, value: FactValue, on: Day, told: Pick<Told, "by" | "author"> | null) => void;

/** One field on one day. `have` is kept up with what is written. */
function tellDay(field: string, on: Day, wanted: readonly Told[], have: Known[], write: Write): void {
  const before = have.findLast((fact) => fact.on < on);
  const sequence = wanted.filter(({ value }, at) => {
    const previous = at === 0 ? before?.value : wanted[at - 1]?.value;
    return previous === undefined || value !== previous || (at === 0 && before === undefined);
  });
  const today = have.filter((fact) => fact.on === on);
  let at = 0;
  for (const { value } of today) if (sequence[at]?.value === value) at += 1;
  if (at === sequence.length) return;
  const add = (value: FactValue, told: Told | null) => {
    write(field, value, on, told);
    const place = have.findLastIndex((fact) => fact.on <= on);
    have.splice(place + 1, 0, { value, on });
  };
  for (const told of sequence) add(told.value, told);
  // The last word of the newest day is the present: what the workbook had there stays.
  const last = today.at(-1);
  const newest = !have.some((fact) => fact.on > on);
  if (last && newest && last.value !== sequence.at(-1)?.value) add(last.value, null);
}

/** Values by field in the order of their days; a creation's on the day that they were seen. */
function knownFacts(facts: readonly Fact[]): Map<string, Known[]> {
  const sorted = facts.toSorted((a, b) =>
    a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : a.order - b.order,
  );
  const known = new Map<string, Known[]>();
  const add = (field: string, value: FactValue, on: Day) => {
    const list = known.get(field);
    if (list) list.push({ value, on });
    else known.set(field, [{ value, on }]);
  };
  for (const { field, value, effectiveOn, ...fact } of sorted) {
    if (field === "created")
      for (const [column, first] of Object.entries(firstValues({ value, ...fact })))
        add(column, first, effectiveOn);
    else add(field, value, effectiveOn);
  }
  return known;
}
