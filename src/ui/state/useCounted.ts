import { useTranslation } from "react-i18next";
import { useFormat } from "./useFormat.ts";

type Counted = "rows" | "columns" | "deals" | "accounts" | "products" | "people" | "changes";

/** A figure and what it counts, as part of a sentence that has several of them. */
export function useCounted(): (what: Counted, count: number) => string {
  const { t } = useTranslation("common");
  const format = useFormat();
  return (what, count) => t(`counted.${what}`, { count, shown: format.number(count) });
}
