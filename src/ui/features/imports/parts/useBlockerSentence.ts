import { useTranslation } from "react-i18next";
import type { ImportTable } from "../../../../contract/importing.ts";
import { useLocale } from "../../../locales/index.ts";
import { useFormat } from "../../../state/useFormat.ts";
import type { Blocker } from "../model/blockers.ts";
import { useFieldNames } from "./useFieldNames.ts";

/** What has to be settled, as a sentence. */
export function useBlockerSentence(table: ImportTable): (blocker: Blocker) => string {
  const { t } = useTranslation("imports");
  const nameOf = useFieldNames(table);
  const base = useFormat().currency;
  const list = new Intl.ListFormat(useLocale(), { type: "conjunction" });
  return (blocker) => {
    switch (blocker.kind) {
      case "reading":
        return t("blocker.reading");
      case "failed":
        return t("facts.failed");
      case "empty":
        return t("blocker.empty");
      case "nothing":
        return t("blocker.nothing");
      case "conflict":
        return t("blocker.conflict", { field: nameOf(blocker.field), headers: list.format(blocker.headers) });
      case "missing":
        return t("blocker.missing", {
          count: blocker.fields.length,
          fields: list.format(blocker.fields.map(nameOf)),
        });
      case "ambiguous":
        return t("blocker.ambiguous", {
          count: blocker.headers.length,
          headers: list.format(blocker.headers),
        });
      case "rate":
        return t("blocker.rate", { currencies: list.format(blocker.currencies), base });
    }
  };
}
