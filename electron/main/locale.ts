/** Which of the app's languages to show. */
import type { Locale } from "../../src/contract/envelope.ts";
import type { LocaleSetting } from "../../src/contract/shell.ts";

/**
 * The first language of the system's list that is Chinese or English decides; English where none is.
 * Traditional Chinese readers get Simplified rather than English.
 */
export function resolveLocale(setting: LocaleSetting, systemLanguages: readonly string[]): Locale {
  if (setting !== "system") return setting;
  for (const language of systemLanguages) {
    const primary = language.toLowerCase().split(/[-_.]/)[0];
    if (primary === "zh") return "zh-CN";
    if (primary === "en") return "en";
  }
  return "en";
}
