/** Lists to choose a cell's value from: what they hold for a deal, and how typing narrows them. Pure. */
import { pinyin } from "pinyin-pro";

export interface Option {
  id: string;
  name: string;
  /** Shown small beside the name: a team, a code, "has left". */
  hint?: string;
  /** Not to be preferred (people who left): after all others. */
  last?: boolean;
}

const keys = new Map<string, string>();

/** As the engine makes it for quick search, so that `wy` finds 王勇 here too. */
export function searchKeyOf(name: string): string {
  let key = keys.get(name);
  if (key === undefined) {
    key = name.toLowerCase();
    if (/\p{Script=Han}/u.test(name)) {
      const syllables = pinyin(name, { toneType: "none", type: "array", nonZh: "consecutive" });
      const initials = syllables.map((syllable) => syllable[0] ?? "").join("");
      key = `${key} ${syllables.join("").toLowerCase()} ${initials.toLowerCase()}`;
    }
    keys.set(name, key);
  }
  return key;
}

/** Rank of an option for what was typed; null where it doesn't fit. Smaller is better. */
function rank(option: Option, typed: string): number | null {
  const name = option.name.toLowerCase();
  if (name === typed) return 0;
  if (name.startsWith(typed)) return 1;
  const key = searchKeyOf(option.name);
  if (key.split(/\s+/).some((word) => word.startsWith(typed))) return 2;
  if (key.includes(typed)) return 3;
  return option.hint?.toLowerCase().includes(typed) ? 4 : null;
}

/** At most `limit` options, best first; in the list's own order while nothing is typed. */
export function narrow(options: readonly Option[], text: string, limit = 100): Option[] {
  const typed = text.normalize("NFKC").trim().toLowerCase();
  if (typed === "")
    return [...options].sort((a, b) => Number(a.last ?? false) - Number(b.last ?? false)).slice(0, limit);
  return options
    .flatMap((option, index) => {
      const at = rank(option, typed);
      return at === null ? [] : [{ option, at: at + (option.last ? 10 : 0), index }];
    })
    .sort((a, b) => a.at - b.at || a.index - b.index)
    .slice(0, limit)
    .map(({ option }) => option);
}

/** The option that the text names exactly. */
export function exactly(options: readonly Option[], text: string): Option | undefined {
  const typed = text.trim().toLowerCase();
  return options.find(({ name }) => name.toLowerCase() === typed);
}
