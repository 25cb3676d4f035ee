/** The options of a past import as lines for people: what was chosen, in the order of the steps. */
import type { ImportOptions } from "../../../../contract/importing.ts";

export const loggedOptions = [
  "table",
  "sheet",
  "headerRow",
  "encoding",
  "delimiter",
  "map",
  "formats",
  "states",
  "stages",
  "people",
  "deals",
  "asOf",
  "sourceSystem",
  "corrections",
  "vanished",
  "vanishedDeals",
] as const satisfies readonly (keyof ImportOptions)[];
export type LoggedOption = (typeof loggedOptions)[number];

/** How the names in options are written in the user's language. */
export interface OptionWords {
  field(field: string): string;
  stage(idOrName: string): string;
  /** Null: the stage decides. */
  state(kind: "open" | "won" | "lost" | null): string;
  newStage(kind: "open" | "won" | "lost"): string;
  person(idOrName: string): string;
  vanished(choice: "keep" | "close"): string;
  leftOut: string;
  newDeal: string;
}

/** What was chosen, one line each; empty where nothing was. */
export function optionLines(
  options: ImportOptions,
  words: OptionWords,
): { option: LoggedOption; lines: string[] }[] {
  return loggedOptions.flatMap((option) => {
    const lines = linesOf(option, options, words);
    return lines.length > 0 ? [{ option, lines }] : [];
  });
}

const arrow = (from: string, to: string): string => `${from} → ${to}`;

function linesOf(option: LoggedOption, options: ImportOptions, words: OptionWords): string[] {
  switch (option) {
    case "table":
    case "sheet":
    case "headerRow":
    case "encoding":
    case "delimiter":
    case "asOf":
    case "sourceSystem": {
      const value = options[option];
      return value === undefined ? [] : [value === "\t" ? "Tab" : String(value)];
    }
    case "map":
      return Object.entries(options.map ?? {}).map(([header, field]) =>
        arrow(header, field === null ? words.leftOut : words.field(field)),
      );
    case "formats":
      return Object.entries(options.formats ?? {}).map(([header, format]) =>
        arrow(
          header,
          Object.values(format)
            .filter((value) => value !== undefined)
            .join(", "),
        ),
      );
    case "states":
      return Object.entries(options.states ?? {}).map(([word, kind]) => arrow(word, words.state(kind)));
    case "stages":
      return Object.entries(options.stages ?? {}).map(([name, choice]) =>
        arrow(name, "create" in choice ? words.newStage(choice.create) : words.stage(choice.stage)),
      );
    case "people":
      return Object.entries(options.people ?? {}).flatMap(([name, person]) =>
        person === null ? [] : [arrow(name, words.person(person))],
      );
    case "deals":
      return Object.entries(options.deals ?? {}).map(([name, deal]) => arrow(name, deal ?? words.newDeal));
    case "corrections":
      return (options.corrections ?? []).map(({ row, column, value }) => arrow(`${row}, ${column}`, value));
    case "vanished":
      return options.vanished === undefined ? [] : [words.vanished(options.vanished)];
    case "vanishedDeals":
      return Object.entries(options.vanishedDeals ?? {}).map(([deal, choice]) =>
        arrow(deal, words.vanished(choice)),
      );
  }
}
