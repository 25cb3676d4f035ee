/** All that deals of the sample are made from: people with their effects, accounts by patch, pipelines with their keys. */
import { type Account, makeAccounts } from "./accounts.ts";
import { Rates } from "./currencies.ts";
import { pipelines } from "./method.ts";
import { methodRows, type MethodRows, type PlainRow } from "./methodRows.ts";
import { people, type Person, teams } from "./people.ts";
import type { Pipeline } from "./pipeline.ts";
import { Random } from "./random.ts";
import type { Language } from "./text.ts";
import { type Effects, effectsOn } from "./truths.ts";

export interface Rep {
  /** Position in {@link people}, from 1: the row's key. */
  key: number;
  person: Person;
  team: Person["team"];
  manager: number;
  /** First and last day of work. */
  from: number;
  to: number;
  effects: Effects;
}

/** A pipeline with the keys of its rows. */
export interface PlacedPipeline {
  pipeline: Pipeline;
  key: number;
  /** Key of the first stage; the others follow, then won, then lost. */
  firstStage: number;
  won: number;
  lost: number;
}

export interface WorldOptions {
  seed: number;
  firstDay: number;
  lastDay: number;
  accounts: number;
  language: Language;
  full: boolean;
}

/** A leaver takes on nothing new in the last weeks. */
const NO_NEW_DEALS_DAYS = 20;

export class World {
  readonly seed: number;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly language: Language;
  /** With everything that people write down; else only what measures of the funnel need. */
  readonly full: boolean;
  readonly pipelines: readonly PlacedPipeline[];
  readonly staff: readonly Rep[];
  readonly accounts: readonly Account[];
  readonly rates: Rates;
  private readonly reps: readonly Rep[];
  /** Accounts of a rep with their running sum of weights. */
  private readonly patches = new Map<number, { account: Account; upTo: number }[]>();
  readonly method: MethodRows;
  private readonly criteria: Map<number, PlainRow[]>;
  private active: { day: number; reps: Rep[] } = { day: -1, reps: [] };

  constructor(options: WorldOptions) {
    this.seed = options.seed;
    this.firstDay = options.firstDay;
    this.lastDay = options.lastDay;
    this.language = options.language;
    this.full = options.full;
    this.pipelines = place(pipelines);
    this.method = methodRows(this.pipelines);
    this.criteria = Map.groupBy(this.method.stageCriterion, (row) => row.values["stage_id"] as number);
    this.staff = people.map((person, index) => this.hire(person, index + 1));
    this.reps = this.staff.filter((one) => one.person.role === "rep");
    this.rates = new Rates(options.seed, options.firstDay, options.lastDay);
    const settled = this.reps.filter((one) => one.person.from === undefined);
    const random = new Random(options.seed, 4);
    const owners = Array.from({ length: options.accounts }, () => random.pick(settled));
    const patches = owners.map((owner) => owner.team as NonNullable<Rep["team"]>);
    this.accounts = makeAccounts(options.seed, patches, options.language);
    this.accounts.forEach((account, index) => this.assign(account, owners[index] as Rep));
  }

  private hire(person: Person, key: number): Rep {
    const at = (share: number | undefined, otherwise: number): number =>
      share === undefined ? otherwise : Math.round(this.firstDay + share * (this.lastDay - this.firstDay));
    const manager = people.findIndex((one) => one.role === "manager" && one.team === person.team) + 1;
    return {
      key,
      person,
      team: person.team,
      manager: manager === key ? 1 : manager,
      from: at(person.from, -Infinity),
      to: at(person.to, Infinity),
      effects: effectsOn(person.key),
    };
  }

  private assign(account: Account, owner: Rep): void {
    const holders = [owner, this.staff.find((one) => one.person.key === owner.person.successor)];
    for (const holder of holders) {
      if (!holder) continue;
      const patch = this.patches.get(holder.key) ?? [];
      patch.push({ account, upTo: (patch.at(-1)?.upTo ?? 0) + Math.sqrt(account.size) });
      this.patches.set(holder.key, patch);
    }
  }

  /** The row with that key. */
  person(key: number): Rep {
    return this.staff[key - 1] as Rep;
  }

  /** Who takes on new deals on that day. */
  repsOn(day: number): readonly Rep[] {
    if (this.active.day !== day) {
      const reps = this.reps.filter((one) => one.from <= day && day <= one.to - NO_NEW_DEALS_DAYS);
      this.active = { day, reps };
    }
    return this.active.reps;
  }

  /** One of the rep's accounts; bigger ones have more deals. */
  accountOf(rep: Rep, random: Random): Account {
    const patch = this.patches.get(rep.key);
    if (!patch) return random.pick(this.accounts);
    const wanted = random.unit() * (patch.at(-1)?.upTo ?? 0);
    let low = 0;
    let high = patch.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((patch[middle]?.upTo ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return (patch[low] as { account: Account }).account;
  }

  /** Factor on the time in a stage under an owner. */
  paceOf(pipeline: Pipeline): (owner: number, stage: number) => number {
    return (owner, stage) => this.person(owner).effects.time(pipeline.key, pipeline.stages[stage]?.key ?? "");
  }

  /** Exit criteria of a stage, by the stage's key. */
  criteriaOf(stage: number): readonly PlainRow[] {
    return this.criteria.get(stage) ?? [];
  }

  teamKey(team: Rep["team"]): number | null {
    const index = teams.findIndex((one) => one.key === team);
    return index < 0 ? null : index + 1;
  }
}

function place(list: readonly Pipeline[]): PlacedPipeline[] {
  let stage = 1;
  return list.map((pipeline, index) => {
    const placed = {
      pipeline,
      key: index + 1,
      firstStage: stage,
      won: stage + pipeline.stages.length,
      lost: stage + pipeline.stages.length + 1,
    };
    stage = placed.lost + 1;
    return placed;
  });
}
