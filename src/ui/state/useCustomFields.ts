import { useMemo } from "react";
import type { CustomId } from "../../core/domain/customFields.ts";
import { useCall } from "./engine.ts";

/** Custom fields of the file, removed ones left out; the same list for as long as it holds the same, null until it is known. */
export function useCustomFields(): readonly CustomId[] | null {
  const { data } = useCall("lists.customFields", {});
  const ids = data && JSON.stringify(data.flatMap(({ id, removed }) => (removed ? [] : [id])));
  return useMemo(() => (ids === undefined ? null : (JSON.parse(ids) as CustomId[])), [ids]);
}
