import { useTranslation } from "react-i18next";
import { importFields } from "../../../../contract/importing.ts";
import type { PreviewChange, PreviewRow } from "../../../../contract/importPreview.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { useHistoryValue } from "../../deals/panel/useHistoryValue.ts";

/** Of other tables than deals. */
const MONEY: ReadonlySet<string> = new Set(["revenue", "listPrice", "amount"]);

/** How the changes of a checked row are called and written. */
export function useChangeWords(row: PreviewRow | undefined) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  const told = row?.changes.find(({ field }) => field === "currency")?.to;
  const history = useHistoryValue({ currency: typeof told === "string" ? told : format.currency });
  const others = row !== undefined && row.table !== "deals" && row.deal === null;
  const field = (name: string, given?: string | null): string => {
    if (name === "parent") return t("field.parentAccount");
    const known = importFields.find((each) => each === name);
    return others && known ? t(`field.${known}`) : history.field(name, given);
  };
  const value = (name: string, given: PreviewChange["to"]): string => {
    if (given === null) return "";
    if (others && MONEY.has(name)) return format.money(Number(given));
    if (others && name === "quantity") return format.quantity(Number(given));
    return history.value(name, given);
  };
  return { field, value };
}
