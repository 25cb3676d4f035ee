/** Language and theme: what the user chose, and what it comes to on this system now. */
import { app, nativeTheme } from "electron";
import type { Locale } from "../../src/contract/envelope.ts";
import type { LocaleSetting, ThemeSetting } from "../../src/contract/shell.ts";
import type { JsonFile } from "./jsonFile.ts";
import { resolveLocale } from "./locale.ts";
import { type Strings, stringsOf } from "./locales.ts";
import type { Settings } from "./settings.ts";

export interface Preferences {
  settings: () => Settings;
  locale: () => Locale;
  strings: () => Strings;
  setLocale: (locale: LocaleSetting) => void;
  setTheme: (theme: ThemeSetting) => void;
  setWatchedFolders: (folders: string[]) => void;
}

export function createPreferences(file: JsonFile<Settings>, onChange: () => void): Preferences {
  nativeTheme.themeSource = file.read().theme;
  // Also when the system goes dark in the evening while the setting is "system".
  nativeTheme.on("updated", onChange);
  // Asked once: the answer may not change while the app runs, since the page would not be told.
  const systemLanguages = app.getPreferredSystemLanguages();
  const locale = (): Locale => resolveLocale(file.read().locale, systemLanguages);
  return {
    settings: () => file.read(),
    locale,
    strings: () => stringsOf(locale()),
    setLocale(setting) {
      file.write({ ...file.read(), locale: setting });
      onChange();
    },
    setWatchedFolders(watchedFolders) {
      file.write({ ...file.read(), watchedFolders });
      onChange();
    },
    setTheme(theme) {
      file.write({ ...file.read(), theme });
      nativeTheme.themeSource = theme;
      onChange();
    },
  };
}
