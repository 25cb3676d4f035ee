/** The sample's accounts: each belongs to a rep's patch, and has the people that reps meet there. */
import type { FactValue } from "../domain/dealHistory.ts";
import { type Contact, makeContacts } from "./contacts.ts";
import { chineseStems, companySuffixes, industries, type Industry } from "./industries.ts";
import type { TeamKey } from "./people.ts";
import { chineseCities, type Country, countries } from "./places.ts";
import { Random } from "./random.ts";
import type { Language, Text } from "./text.ts";

export interface Account {
  key: number;
  values: Record<string, FactValue>;
  /** Where its plant is, for deals' names. */
  city: Text;
  /** Null for an account in China. */
  country: Country | null;
  contacts: Contact[];
  /** How much more it buys than others, 1 for the median. */
  size: number;
}

/** @param patches the team of each account, in order */
export function makeAccounts(seed: number, patches: readonly TeamKey[], language: Language): Account[] {
  const taken = new Set<string>();
  let contactKey = 1;
  return patches.map((team, index) => {
    const random = new Random(seed, 1, index);
    const industry = random.weighted(industries, (one) => one.weight);
    const country = team === "international" ? random.weighted(countries, (one) => one.weight) : null;
    const city = random.pick(country ? country.cities : chineseCities[team as keyof typeof chineseCities]);
    let name = "";
    for (let attempt = 0; attempt < 20 && (name === "" || taken.has(name)); attempt += 1) {
      name = country ? foreignName(random, country, industry) : chineseName(random, city, industry);
    }
    // Companies that share a name are told apart by their place, as groups do with their plants.
    for (let number = 2; taken.has(name); number += 1) name = `${name.replace(/ \(\d+\)$/, "")} (${number})`;
    taken.add(name);
    const size = random.logNormal(1, 0.7);
    const employees = Math.max(20, Math.round((420 * size * random.logNormal(1, 0.4)) / 10) * 10);
    const contacts = makeContacts(random, contactKey, country, size);
    contactKey += contacts.length;
    return {
      key: index + 1,
      values: {
        name,
        industry: industry.name[language],
        country: country ? country.name[language] : language === "zh" ? "中国" : "China",
        employees,
        revenue_minor: Math.round(employees * random.logNormal(0.9, 0.3)) * 1_000_000 * 100,
        founded_year: random.whole(1978, 2016),
      },
      city: spaced(city),
      country,
      contacts,
      size,
    };
  });
}

/** The lists of places keep a space inside a name as an underscore. */
function spaced({ en, zh }: Text): Text {
  return { en: en.replaceAll("_", " "), zh };
}

function chineseName(random: Random, city: Text, industry: Industry): string {
  const { suffix } = random.weighted(companySuffixes, (one) => one.weight);
  return `${city.zh}${random.pick(chineseStems)}${random.pick(industry.trades.zh)}${suffix}`;
}

function foreignName(random: Random, country: Country, industry: Industry): string {
  const place = random.chance(0.5) ? "" : ` ${random.pick(country.cities).en.replaceAll("_", " ")}`;
  const name = country.form
    .replace("{stem}", random.pick(country.stems).replaceAll("_", " "))
    .replace("{trade}", random.pick(industry.trades.en) + place);
  return name;
}
