import { useTranslation } from "react-i18next";
import type { PreviewChange, PreviewRow } from "../../../../contract/importPreview.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { useHistoryValue } from "../../deals/panel/useHistoryValue.ts";

/** Fields of people, products and accounts, as the import calls them. */
const recordFields = [
  "industry",
  "country",
  "employees",
  "revenue",
  "foundedYear",
  "family",
  "listPrice",
  "unit",
  "code",
  "team",
  "manager",
  "email",
  "role",
] as const;

/** How the changes of a checked row are called and written. */
export function useChangeWords(row: PreviewRow | undefined) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  const told = row?.changes.find(({ field }) => field === "currency")?.to;
  const history = useHistoryValue({ currency: typeof told === "string" ? told : format.currency });
  const field = (name: string): string => {
    const known = recordFields.find((each) => each === name);
    if (name === "parent") return t("field.parentAccount");
    return known ? t(`field.${known}`) : history.field(name);
  };
  const value = (name: string, given: PreviewChange["to"]): string => {
    if (given === null) return "";
    if (name === "revenue" || name === "listPrice") return format.money(Number(given));
    return history.value(name, given);
  };
  return { field, value };
}
