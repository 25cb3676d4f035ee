/**
 * What quick search looks through and lists are sorted by, in lower case: the name, and before it, for a name with
 * Chinese in it, its pinyin and its initials. So 华为 is found by "huawei" and "hw", and stands under H.
 */
import { pinyin } from "pinyin-pro";

export function searchKey(name: string): string {
  const lower = name.toLowerCase();
  if (!/\p{Script=Han}/u.test(name)) return lower;
  const syllables = pinyin(name, { toneType: "none", type: "array", nonZh: "consecutive" });
  const full = syllables.join("").toLowerCase();
  const initials = syllables
    .map((syllable) => syllable[0] ?? "")
    .join("")
    .toLowerCase();
  return `${full} ${initials} ${lower}`;
}
