/** What the user chose for the app itself, in `settings.json`. */
import { z } from "zod";
import { localeSetting, themeSetting } from "../../src/contract/shell.ts";

/** Each member falls back alone, so that one unknown value (of a newer version, say) doesn't cost the others. */
const settingsShape = z.object({
  locale: localeSetting.catch("system"),
  theme: themeSetting.catch("system"),
  /** Absolute paths of the folders whose new exports are offered. */
  watchedFolders: z.array(z.string()).catch([]),
});
export type Settings = z.infer<typeof settingsShape>;

export const defaultSettings: Settings = { locale: "system", theme: "system", watchedFolders: [] };

/** Throws where the JSON is no object at all. */
export function parseSettings(json: unknown): Settings {
  return settingsShape.parse(json);
}
