import { useMemo } from "react";
import type { NameKind } from "../../../../contract/importing.ts";
import { useCall } from "../../../state/engine.ts";

export interface KnownName {
  id: string;
  name: string;
  /** Beside the name, to tell namesakes apart. */
  detail: string | null;
}

/** What the workbook has of a kind. Accounts may be a hundred thousand: they are searched for instead, see `NameSelect`. */
export function useKnownNames(kind: NameKind): KnownName[] {
  const people = useCall("lists.people", {}, { enabled: kind === "people" }).data;
  const teams = useCall("lists.teams", {}, { enabled: kind === "teams" }).data;
  const products = useCall("lists.products", {}, { enabled: kind === "products" }).data;
  return useMemo(() => {
    switch (kind) {
      case "people":
        return (people ?? []).map(({ id, name, team }) => ({ id, name, detail: team }));
      case "teams":
        return (teams ?? []).map(({ id, name }) => ({ id, name, detail: null }));
      case "products":
        return (products ?? []).map(({ id, name, code }) => ({ id, name, detail: code }));
      case "accounts":
        return [];
    }
  }, [kind, people, teams, products]);
}
