/** What quick search looks through: the name, and for Chinese its pinyin and its initials, in lower case. */
import { pinyin } from "pinyin-pro";

export function searchKey(name: string): string {
  const lower = name.toLowerCase();
  if (!/\p{Script=Han}/u.test(name)) return lower;
  const syllables = pinyin(name, { toneType: "none", type: "array", nonZh: "consecutive" });
  const full = syllables.join("").toLowerCase();
  const initials = syllables.map((syllable) => syllable[0] ?? "").join("").toLowerCase();
  return `${lower} ${full} ${initials}`;
}
