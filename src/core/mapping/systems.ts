/** The systems that exports come from, by the names that their makers give them. */

/** What a file without any system's marks is taken for. */
export const UNKNOWN_SYSTEM = "spreadsheet";
/** What our own exports say they come from. */
export const OWN_SYSTEM = "workbench";

const names: Readonly<Record<string, string>> = {
  salesforce: "Salesforce",
  hubspot: "HubSpot",
  pipedrive: "Pipedrive",
  dynamics: "Dynamics 365",
  odoo: "Odoo",
  fxiaoke: "纷享销客",
  [OWN_SYSTEM]: "Funnel Workbench",
};

/** @param key as deals keep it; one that the user gave is its own name @returns null for no system that is known */
export function systemName(key: string): string | null {
  if (key === UNKNOWN_SYSTEM) return null;
  return Object.hasOwn(names, key) ? (names[key] as string) : key;
}
