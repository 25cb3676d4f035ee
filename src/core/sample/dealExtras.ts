/** What hangs on a deal: the people known at the account, the criteria met, what was done. */
import type { FactValue } from "../domain/dealHistory.ts";
import type { SubjectName } from "../domain/subjects.ts";
import type { Account } from "./accounts.ts";
import { dayText, workingDay } from "./calendar.ts";
import type { Path, Visit } from "./path.ts";
import type { Random } from "./random.ts";
import { activityTexts } from "./words.ts";
import type { PlacedPipeline, World } from "./world.ts";

/** A row of a subject other than `deal`, made on a day by somebody. */
export interface SampleRow {
  subject: Exclude<SubjectName, "deal">;
  values: Record<string, FactValue>;
  on: number;
  by: number;
}

export interface ExtrasOptions {
  world: World;
  random: Random;
  placed: PlacedPipeline;
  path: Path;
  account: Account;
  /** The deal's. */
  key: number;
  singleContact: boolean;
  /** Good deals show it: criteria are met, people are for us. */
  quality: number;
}

/** Evidence is kept for what is open or was closed within so many days: the method was introduced late. */
const EVIDENCE_DAYS = 365;

export function addExtras(options: ExtrasOptions): SampleRow[] {
  const contacts = dealContacts(options);
  return [...contacts, ...evidence(options), ...activities(options, contacts)].sort((a, b) => a.on - b.on);
}

function dealContacts({
  world,
  random,
  path,
  account,
  key,
  singleContact,
  quality,
}: ExtrasOptions): SampleRow[] {
  const first = path[0] as Visit;
  const last = path.at(-1) as Visit;
  const until = last.to ?? world.lastDay;
  const count = singleContact ? 1 : random.whole(2, Math.max(2, account.contacts.length));
  const rows: SampleRow[] = [];
  const left = [...account.contacts];
  let on = first.from;
  for (let index = 0; index < count && left.length > 0; index += 1) {
    const [contact] = left.splice(random.whole(0, left.length - 1), 1);
    if (index > 0) on = workingDay(on + random.whole(1, 12));
    if (!contact || on > until) break;
    const warmth = quality * 1.6 + random.normal();
    const met = workingDay(on + random.whole(0, 6));
    rows.push({
      subject: "dealContact",
      on,
      by: first.owner,
      values: {
        deal_id: key,
        contact_id: contact.key,
        role: index === 0 && random.chance(0.5) ? "champion" : random.pick(contact.roles),
        stance: warmth > 0.5 ? "for" : warmth > -0.6 ? "neutral" : random.chance(0.5) ? "against" : "unknown",
        met_on: met <= until && random.chance(0.85) ? dayText(met) : null,
      },
    });
  }
  return rows;
}

function evidence({ world, random, placed, path, key, quality }: ExtrasOptions): SampleRow[] {
  const last = path.at(-1) as Visit;
  if (last.to !== null && last.to < world.lastDay - EVIDENCE_DAYS) return [];
  const rows: SampleRow[] = [];
  const seen = new Set<number>();
  for (const visit of path) {
    const end = visit.to ?? world.lastDay;
    for (const { key: criterion } of world.criteriaOf(placed.firstStage + visit.stage)) {
      const share = visit.to === null ? 0.45 : 0.8;
      const met = random.unit() < share + 0.25 * quality;
      const on = visit.from + Math.floor(random.unit() * (end - visit.from + 1));
      if (!met || seen.has(criterion)) continue;
      seen.add(criterion);
      rows.push({
        subject: "criterionEvidence",
        on,
        by: visit.owner,
        values: {
          deal_id: key,
          criterion_id: criterion,
          met: 1,
          met_on: dayText(on),
          person_id: visit.owner,
        },
      });
    }
  }
  return rows;
}

/** By phase: what one does first, and what later. */
const kinds = [
  ["call", "email"],
  ["visit", "meeting", "call"],
  ["demo", "meeting", "email", "call"],
  ["meeting", "call", "visit"],
] as const;

function activities(options: ExtrasOptions, contacts: readonly SampleRow[]): SampleRow[] {
  const { world, random, placed, path, account, key } = options;
  return path.flatMap((visit) => {
    const phase =
      kinds[Math.min(3, Math.floor((visit.stage / placed.pipeline.stages.length) * 4))] ?? kinds[0];
    // After some weeks without a step forward it falls silent.
    const days = Math.min((visit.to ?? world.lastDay) - visit.from, 45);
    const count = Math.min(4, Math.round((days / 15) * random.unit() + 0.3));
    return Array.from({ length: count }, (): SampleRow => {
      const kind = random.pick(phase);
      const on = visit.from + Math.floor(random.unit() * (days + 1));
      const known = contacts.filter((row) => row.on <= on);
      return {
        subject: "activity",
        on,
        by: visit.owner,
        values: {
          deal_id: key,
          account_id: account.key,
          contact_id: known.length > 0 ? (random.pick(known).values["contact_id"] as number) : null,
          person_id: visit.owner,
          kind,
          on_day: dayText(on),
          done: 1,
          text: random.pick(activityTexts[kind])[world.language],
        },
      };
    });
  });
}
