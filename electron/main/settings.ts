/** What the user chose for the app itself, in `settings.json`. */
import { z } from "zod";
import { localeSetting, themeSetting } from "../../src/contract/shell.ts";

/** Each member falls back alone, so that one unknown value (of a newer version, say) doesn't cost the others. */
const settingsShape = z.object({
  locale: localeSetting.catch("system"),
  theme: themeSetting.catch("system"),
  /** Absolute path of the folder whose new exports are offered; null for none. */
  watchedFolder: z.string().nullable().catch(null),
});
export type Settings = z.infer<typeof settingsShape>;

export const defaultSettings: Settings = { locale: "system", theme: "system", watchedFolder: null };

/** Throws where the JSON is no object at all. */
export function parseSettings(json: unknown): Settings {
  return settingsShape.parse(json);
}
