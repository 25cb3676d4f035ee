/**
 * The sample: a made-up company that builds packaging and handling machines, with three years of deals. The same seed and
 * day give the same company, deal for deal; texts in one language or the other don't change a figure.
 */
import { type Day, dayNumber } from "../domain/days.ts";
import { arrivals, dayText } from "./calendar.ts";
import type { SampleRow } from "./dealExtras.ts";
import { makeDeal, type SampleDeal } from "./deals.ts";
import type { PlainRow } from "./methodRows.ts";
import { people, teams } from "./people.ts";
import { Plan } from "./plan.ts";
import { products } from "./products.ts";
import { BASE_CURRENCY } from "./currencies.ts";
import { supplyRows, type TableRows } from "./supplyRows.ts";
import type { Language } from "./text.ts";
import { World } from "./world.ts";

export interface SampleOptions {
  seed: number;
  /** Today: all that happened, happened before it. */
  endDay: Day;
  deals?: number;
  years?: number;
  language?: Language;
  /**
   * `full` has all that people write down; `lean` leaves out judgements after the first, contacts, evidence, activities
   * and forecast calls, for files of very many deals.
   */
  detail?: "full" | "lean";
}

/** Subjects without deals, in the order in which rows may be made. */
export type SetupSubject =
  | "team"
  | "person"
  | "account"
  | "contact"
  | "product"
  | "pipeline"
  | "stage"
  | "stageCriterion"
  | "stageGuide";

export interface Company {
  firstDay: Day;
  /** The last on which anything happened: the day before `endDay`. */
  lastDay: Day;
  dealCount: number;
  world: World;
  baseCurrency: string;
  setup: [SetupSubject, PlainRow[]][];
  /** Tables without history. */
  tables: TableRows[];
  /** Deals in the order of their creation, one at a time: a million of them need no more memory than one. */
  deals(): Generator<SampleDeal, void>;
  /** Targets and forecast calls; only after all deals were taken. */
  plan(): SampleRow[];
}

export function generateCompany(options: SampleOptions): Company {
  const { seed, endDay, deals: dealCount = 6000, years = 3, language = "en", detail = "full" } = options;
  const lastDay = dayNumber(endDay) - 1;
  const firstDay = lastDay - Math.round(years * 365.25) + 1;
  const accounts = Math.min(20_000, Math.max(40, Math.round(dealCount * 0.15)));
  const world = new World({ seed, firstDay, lastDay, accounts, language, full: detail === "full" });
  const plan = new Plan(world);
  return {
    firstDay: dayText(firstDay),
    lastDay: dayText(lastDay),
    dealCount,
    world,
    baseCurrency: BASE_CURRENCY,
    setup: setupRows(world),
    tables: supplyRows(firstDay, lastDay, language),
    *deals() {
      const dayOf = arrivals(firstDay, lastDay);
      for (let index = 0; index < dealCount; index += 1) {
        const deal = makeDeal(world, index, dayOf((index + 0.5) / dealCount));
        plan.observe(deal);
        yield deal;
      }
    },
    plan: () => plan.rows(),
  };
}

function setupRows(world: World): Company["setup"] {
  const { language } = world;
  const rows = <T>(list: readonly T[], values: (item: T, key: number) => PlainRow["values"]): PlainRow[] =>
    list.map((item, index) => ({ key: index + 1, values: values(item, index + 1) }));
  const contacts = world.accounts.flatMap((account) =>
    account.contacts.map((contact) => ({
      key: contact.key,
      values: { account_id: account.key, ...contact.values, title: contact.title[language] },
    })),
  );
  return [
    ["team", rows(teams, (team) => ({ name: team.name[language] }))],
    [
      "person",
      rows(people, ({ name, role, team }, key) => {
        const { manager, from, to } = world.person(key);
        return {
          name: name[language],
          email: `${name.en.toLowerCase().replaceAll(" ", ".")}@sample.example`,
          role,
          team_id: world.teamKey(team),
          manager_id: key === 1 ? null : manager,
          active_from_on: Number.isFinite(from) ? dayText(from) : null,
          active_to_on: Number.isFinite(to) ? dayText(to) : null,
        };
      }),
    ],
    ["account", world.accounts.map(({ key, values }) => ({ key, values }))],
    ["contact", contacts],
    [
      "product",
      rows(products, ({ code, name, family, unit, listPrice, leadDays }) => ({
        name: name[language],
        code,
        family: family[language],
        unit: unit[language],
        list_price_minor: listPrice * 100,
        lead_time_days: leadDays,
      })),
    ],
    ["pipeline", world.method.pipeline],
    ["stage", world.method.stage],
    ["stageCriterion", world.method.stageCriterion],
    ["stageGuide", world.method.stageGuide],
  ];
}
