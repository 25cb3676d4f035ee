import type { CallOutput } from "../../../src/contract/calls.ts";
import type { CoachingKind } from "../../../src/contract/coaching.ts";
import { adviceOn, certaintyOf, missingPerWeek } from "../../../src/core/coaching/advice.ts";
import {
  type Comparison,
  countedIn,
  type Diagnosis,
  levelsOf,
  stakeOf,
  tellsLittle,
} from "../../../src/core/coaching/diagnose.ts";
import { hasLeft } from "../../../src/core/coaching/data.ts";
import type { FindingKind, Gathered } from "../../../src/core/coaching/kind.ts";
import { type NumberMeasure, numbersOf } from "../../../src/core/coaching/numbers.ts";
import { byStake, byStakes, stakesOf } from "../../../src/core/coaching/stakes.ts";
import { stepDeals } from "../../../src/core/coaching/stepDeals.ts";
import { dayFromNumber } from "../../../src/core/domain/days.ts";
import { formatId } from "../../../src/core/domain/ids.ts";
import { boundsOf, dayOrNull, diagnosisOf } from "../coachingDiagnoses.ts";
import { dealRows } from "../db/queries/deals.ts";
import { stagesInOrder } from "../db/queries/funnel.ts";
import { filterKeys } from "../db/queries/names.ts";
import { baseCurrency } from "../db/queries/settings.ts";
import type { ReadDb } from "../db/sql.ts";
import type { Handlers } from "../engine.ts";
import type { Session } from "../session.ts";

type CoachingCalls = "coaching.people" | "coaching.person" | "coaching.diagnosis";
type Finding = CallOutput<"coaching.diagnosis">["findings"][number];

export const coachingHandlers: Pick<Handlers, CoachingCalls> = {
  "coaching.people": (asked, { session, today }) => {
    const diagnosis = diagnosisOf(session, asked, today);
    const { gathered } = diagnosis;
    const { people, to } = gathered.frame.data;
    const named = namesOfPeople(session.read);
    const stages = stageNames(session.read);
    return people
      .flatMap((one, person) => {
        const { key, teamId } = one;
        const open = gathered.open[person] ?? [];
        const comparisons = diagnosis.comparisons[person] ?? [];
        const has = open.length > 0 || diagnosis.known[person] === 1;
        const name = named.get(key);
        if (!has || !name) return [];
        const concerns = ranked(diagnosis, person, "concern");
        const [first] = concerns;
        const findings = concerns.filter(({ stake }) => stake !== "misjudged");
        return {
          person: name.name,
          personId: formatId("person", key),
          team: name.team,
          teamId: teamId === null ? null : formatId("team", teamId),
          left: hasLeft(one, to),
          openDeals: open.length,
          openMinor: open.reduce((sum, { amount }) => sum + amount, 0),
          findings: findings.length,
          estimates: concerns.length - findings.length,
          strengths: comparisons.filter(({ verdict }) => verdict === "strength").length,
          stakes: stakesOf(findings),
          little: tellsLittle(diagnosis, person),
          headline: first
            ? {
                ...stages(contractKind(first.comparison), first.comparison.stage),
                effect: first.comparison.effect,
                moneyMinor: first.moneyMinor,
                stake: first.stake,
              }
            : null,
        };
      })
      .sort(
        (a, b) =>
          Number(a.left) - Number(b.left) ||
          byStakes(a.stakes, b.stakes) ||
          b.estimates - a.estimates ||
          b.openMinor - a.openMinor ||
          a.person.localeCompare(b.person),
      );
  },

  "coaching.person": ({ person: given, ...asked }, { session, today }) => {
    const { gathered } = diagnosisOf(session, asked, today);
    const { key, person } = whom(session, gathered, given);
    const stages = stageNames(session.read);
    const { from, to } = boundsOf(asked, today);
    const named = namesOfPeople(session.read).get(key);
    return {
      person: named?.name ?? "",
      personId: formatId("person", key),
      team: named?.team ?? null,
      from: dayOrNull(from),
      to: dayFromNumber(to),
      numbers: numbersOf(gathered, person).map(({ measure, stage, ...rest }) => {
        const { kind: _measure, ...names } = stages(measure, stage);
        return { measure, unit: units[measure], ...names, ...rest };
      }),
    };
  },

  "coaching.diagnosis": ({ person: given, ...asked }, { session, today }) => {
    const diagnosis = diagnosisOf(session, asked, today);
    const { key, person } = whom(session, diagnosis.gathered, given);
    const stages = stageNames(session.read);
    const { from, to } = boundsOf(asked, today);
    const taken = new Set<number>();
    const found = (verdict: "concern" | "strength"): Finding[] =>
      ranked(diagnosis, person, verdict).map((one) => findingOf(session, diagnosis, one, stages, taken));
    const concerns = found("concern");
    return {
      person: namesOfPeople(session.read).get(key)?.name ?? "",
      personId: formatId("person", key),
      from: dayOrNull(from),
      to: dayFromNumber(to),
      findings: concerns.filter(({ stake }) => stake !== "misjudged"),
      estimates: concerns.filter(({ stake }) => stake === "misjudged"),
      strengths: found("strength"),
      tooFew: (diagnosis.tooFew[person] ?? []).map(({ kind, stage, n, needed }) => ({
        ...stages(kind === "optimism" ? "overOptimism" : kind, stage),
        n,
        needed,
      })),
      notKept: diagnosis.notKept.map((kind) => (kind === "optimism" ? "overOptimism" : kind)),
      compared: diagnosis.comparisons[person]?.length ?? 0,
      little: tellsLittle(diagnosis, person),
    };
  },
};

const units = {
  winRate: "share",
  cycleDays: "days",
  dealSize: "money",
  newDeals: "count",
  discount: "share",
  singleContact: "share",
  pushes: "count",
  slipRate: "share",
  conversion: "share",
  daysInStage: "days",
} as const satisfies Record<NumberMeasure, string>;

/** @throws WorkbenchError invalid where nobody is called so */
function whom({ read }: Session, { frame }: Gathered, given: string): { key: number; person: number } {
  const key = filterKeys(read, "person", given)[0] as number;
  return { key, person: frame.personAt[key] as number };
}

export function namesOfPeople(db: ReadDb): Map<number, { name: string; team: string | null }> {
  return new Map(
    db
      .prepare<[], { key: number; name: string; team: string | null }>(
        `SELECT p.id AS "key", p.name, t.name AS team FROM person p LEFT JOIN team t ON t.id = p.team_id`,
      )
      .all()
      .map(({ key, ...rest }) => [key, rest]),
  );
}

export type StageNames = ReturnType<typeof stageNames>;

/** Names of a kind and its stage, as the contract tells them. */
export function stageNames(db: ReadDb) {
  const byKey = new Map(stagesInOrder(db).map((stage) => [stage.id, stage]));
  return <K extends string>(kind: K, key: number | null) => {
    const stage = key === null ? undefined : byKey.get(key);
    return {
      kind,
      stage: stage?.name ?? null,
      stageId: stage ? formatId("stage", stage.id) : null,
      pipeline: stage?.pipeline ?? null,
    };
  };
}

function contractKind({ kind, effect }: { kind: FindingKind; effect: number }): CoachingKind {
  return kind === "optimism" ? (effect > 0 ? "overOptimism" : "underOptimism") : kind;
}

interface Ranked {
  comparison: Comparison;
  moneyMinor: number;
  stake: Finding["stake"];
  places: number[];
}

/** By what is at stake, then by how sure. */
function ranked(
  { gathered, comparisons }: Diagnosis,
  person: number,
  verdict: Comparison["verdict"],
): Ranked[] {
  return (comparisons[person] ?? [])
    .filter((comparison) => comparison.verdict === verdict)
    .map((comparison) => {
      const { meaning, ...stake } = stakeOf(gathered, comparison);
      return { comparison, ...stake, stake: meaning };
    })
    .sort((a, b) => byStake(a, b) || a.comparison.falseRate - b.comparison.falseRate);
}

function findingOf(
  session: Session,
  { gathered }: Diagnosis,
  { comparison, moneyMinor, stake, places }: Ranked,
  stages: StageNames,
  taken: Set<number>,
): Finding {
  const { kind, scale, effect, low, high, n, falseRate, verdict } = comparison;
  const { own, others } = levelsOf(gathered, comparison);
  const { data } = gathered.frame;
  const { deals } = data.book;
  const ids = (list: readonly number[]): string[] =>
    list.map((place) => formatId("deal", deals[place] as number));
  const code = adviceOn(kind, verdict === "strength" ? "strength" : "concern");
  const open = new Map((gathered.open[comparison.person] ?? []).map((deal) => [deal.place, deal]));
  const touched = places.flatMap((place) => open.get(place) ?? []);
  const { named, dead } = stepDeals(data, code, touched, taken);
  const rows = dealRows(
    session.read,
    named.map(({ place }) => deals[place] as number),
    baseCurrency(session.read),
  );
  const [deadIn, ...moreStages] = new Set(dead.map(({ stage }) => stage));
  const line = deadIn === undefined || moreStages.length > 0 ? null : data.attention.get(deadIn)?.dead;
  return {
    ...stages(contractKind(comparison), comparison.stage),
    scale: scale === "ratio" ? "ratio" : "share",
    effect,
    low,
    high,
    own,
    others,
    n,
    certainty: certaintyOf(falseRate),
    falseRate,
    deals: ids(places),
    counted: ids(countedIn(gathered, comparison)),
    moneyMinor,
    stake,
    advice: {
      code,
      deals: rows.map(({ id, name, account, stage, stageId, amountMinor }, at) => ({
        id,
        name,
        account,
        stage,
        stageId,
        amountMinor,
        daysInStage: named[at]?.days ?? 0,
      })),
      dead: { ids: ids(dead.map(({ place }) => place)), overDays: line ? Math.round(line.days) : null },
      perWeek: code === "findDeals" ? missingPerWeek(own, others) : null,
    },
  };
}
