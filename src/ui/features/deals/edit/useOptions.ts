/** What a cell's value can be chosen from, for its deal and what is typed so far. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { DealColumn } from "../../../../contract/common.ts";
import { categories } from "../../../../core/domain/categories.ts";
import { useLocale } from "../../../locales/index.ts";
import { useCall } from "../../../state/engine.ts";
import { nameIn, useLists } from "../../../state/useLists.ts";
import { exactly, narrow, type Option } from "../model/choices.ts";
import { columnSpec } from "../model/columns.ts";

const ACCOUNTS = 50;
const currencies = [
  "USD",
  "EUR",
  "CNY",
  "GBP",
  "JPY",
  "HKD",
  "SGD",
  "AUD",
  "CAD",
  "CHF",
  "INR",
  "KRW",
  "TWD",
];
const freeText = {
  source: "source",
  lossReason: "lossReason",
  currency: "currency",
  sourceSystem: "sourceSystem",
} as const;

export interface OptionsOf {
  /** Null: the column has no list. */
  options: Option[] | null;
  /** Typed text that is not in the list is a value too. */
  free: boolean;
  /** False while the options for what is typed are still looked up: those given are of an earlier text. */
  ready: boolean;
}

/** @param typed null: nothing was typed yet, so all are offered */
export function useOptions(
  column: DealColumn | null,
  pipelineId: string | null,
  typed: string | null,
): OptionsOf {
  const { t } = useTranslation(["deals", "common"]);
  const locale = useLocale();
  const lists = useLists();
  const choice = column === null ? undefined : columnSpec(column).choice;
  const text = typed ?? "";
  const accounts = useCall(
    "lists.accounts",
    { search: text.trim(), limit: ACCOUNTS },
    { enabled: choice === "account" },
  );
  const used = choice !== undefined && choice in freeText ? freeText[choice as keyof typeof freeText] : null;
  const values = useCall("lists.values", { column: used ?? "source" }, { enabled: used !== null });

  const ready =
    choice !== "account" || accounts.isError || (accounts.isSuccess && !accounts.isPlaceholderData);

  const offered = useMemo((): Omit<OptionsOf, "ready"> => {
    switch (choice) {
      case undefined:
      case "state":
      case "team":
      case "sourceSystem":
        return { options: null, free: false };
      case "account": {
        const matches: Option[] = (accounts.data ?? []).map(({ id, name, industry }) => ({
          id,
          name,
          ...(industry ? { hint: industry } : {}),
        }));
        const name = text.trim();
        const create: Option[] =
          name === "" || exactly(matches, name) ? [] : [{ id: name, name, hint: t("editor.create") }];
        return { options: [...matches, ...create], free: true };
      }
      case "stage": {
        const pipeline = lists.pipelines.find(({ id }) => id === pipelineId) ?? lists.pipelines[0];
        return strict(
          pipeline?.stages.map((stage) => ({ id: stage.id, name: nameIn(locale, stage) })) ?? [],
          text,
        );
      }
      case "pipeline":
        return strict(
          lists.pipelines.map((pipeline) => ({ id: pipeline.id, name: nameIn(locale, pipeline) })),
          text,
        );
      case "person":
        return strict(
          lists.people.map(({ id, name, team, activeTo }) => ({
            id,
            name,
            hint: activeTo ? t("editor.left") : (team ?? ""),
            ...(activeTo ? { last: true } : {}),
          })),
          text,
        );
      case "product":
        return strict(
          lists.products.map(({ id, name, code, family }) => ({ id, name, hint: code ?? family ?? "" })),
          text,
        );
      case "category":
        return strict(
          categories.map((id) => ({ id, name: t(`common:category.${id}`) })),
          text,
        );
      case "currency": {
        const all = [...new Set([...(values.data ?? []), ...currencies])];
        return {
          options: narrow(
            all.map((id) => ({ id, name: id })),
            text,
          ),
          free: true,
        };
      }
      case "source":
      case "lossReason":
        return {
          options: narrow(
            (values.data ?? []).map((id) => ({ id, name: id })),
            text,
          ),
          free: true,
        };
    }
  }, [
    choice,
    text,
    accounts.data,
    values.data,
    lists.pipelines,
    lists.people,
    lists.products,
    pipelineId,
    locale,
    t,
  ]);
  return { ...offered, ready };
}

function strict(options: Option[], text: string): Omit<OptionsOf, "ready"> {
  return { options: narrow(options, text), free: false };
}
