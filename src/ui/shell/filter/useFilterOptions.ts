import { useTranslation } from "react-i18next";
import type { DealFilter } from "../../../contract/common.ts";
import { asList, type ListField, withList } from "../../presenters/filterChips.ts";
import { useCall } from "../../state/engine.ts";
import { useFilterWords } from "../../state/useFilterWords.ts";
import { nameIn } from "../../state/useLists.ts";
import { useDealFilter, useWindow } from "../../state/windowStore.ts";

export interface FilterOption {
  value: string;
  name: string;
  hint?: string;
  /** Deals under the rest of the filter; absent where it is not known. */
  deals?: number;
}

const dimensions = {
  owner: "owner",
  team: "team",
  product: "product",
  account: "account",
  source: "source",
} as const;
const ACCOUNTS_SHOWN = 100;

/** What a field can be narrowed to, with how many deals each would leave. `search` reaches the engine for accounts. */
export function useFilterOptions(
  field: ListField,
  search: string,
): { options: FilterOption[]; loading: boolean } {
  const { t } = useTranslation("common");
  const { lists, locale, nameOf } = useFilterWords();
  const whole = useDealFilter();
  const chosen = asList(useWindow((state) => state.filter[field]));
  const others: DealFilter = withList(whole, field, []);
  const dimension = field in dimensions ? dimensions[field as keyof typeof dimensions] : null;

  const by = useCall(
    "funnel.by",
    { dimension: dimension ?? "owner", filter: others },
    { enabled: dimension !== null },
  );
  const stages = useCall("funnel.byStage", { filter: others }, { enabled: field === "stage" });
  const accounts = useCall(
    "lists.accounts",
    { search, limit: ACCOUNTS_SHOWN },
    { enabled: field === "account" },
  );
  const sources = useCall("lists.values", { column: "source" }, { enabled: field === "source" });

  const counts = new Map(by.data?.map((row) => [row.id ?? row.key, row.created]));
  const stageCounts = new Map(stages.data?.map((row) => [row.stageId, row.deals]));
  const withCount = (value: string, name: string, hint?: string): FilterOption => ({
    value,
    name,
    ...(hint ? { hint } : {}),
    ...(by.data && dimension !== null ? { deals: counts.get(value) ?? 0 } : {}),
  });

  function options(): FilterOption[] {
    switch (field) {
      case "team":
        return lists.teams.map((team) => withCount(team.id, team.name));
      case "owner":
        return lists.people.map((person) => withCount(person.id, person.name, person.team ?? undefined));
      case "product":
        return lists.products.map((product) =>
          withCount(product.id, product.name, product.family ?? undefined),
        );
      case "pipeline":
        return lists.pipelines.map((pipeline) => ({ value: pipeline.id, name: nameIn(locale, pipeline) }));
      case "stage": {
        const several = lists.pipelines.length > 1;
        return lists.pipelines.flatMap((pipeline) =>
          pipeline.stages.map((stage) => ({
            value: stage.id,
            name: nameIn(locale, stage),
            ...(several ? { hint: nameIn(locale, pipeline) } : {}),
            ...(stages.data ? { deals: stageCounts.get(stage.id) ?? 0 } : {}),
          })),
        );
      }
      case "state":
        return (["open", "won", "lost"] as const).map((state) => ({
          value: state,
          name: t(`state.${state}`),
        }));
      case "account": {
        // By name: the engine takes either, and a name needs no look-up to be shown.
        const names = new Map(by.data?.map((row) => [row.key, row.created]));
        return (accounts.data ?? []).map((account) => ({
          value: account.name,
          name: account.name,
          ...(account.industry ? { hint: account.industry } : {}),
          ...(by.data ? { deals: names.get(account.name) ?? 0 } : {}),
        }));
      }
      case "source": {
        const names = new Map(by.data?.map((row) => [row.key, row.created]));
        return (sources.data ?? []).map((source) => ({
          value: source,
          name: source,
          ...(by.data ? { deals: names.get(source) ?? 0 } : {}),
        }));
      }
    }
  }

  const all = options();
  // What is chosen stays in sight, also where a search or the list's end would hide it.
  const missing = chosen
    .filter((value) => !all.some((option) => option.value === value))
    .map((value) => ({ value, name: nameOf(field, value) }));
  return {
    options: [...missing, ...all],
    loading: field === "account" ? accounts.isPending : field === "source" && sources.isPending,
  };
}
