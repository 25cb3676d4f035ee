import { useMemo } from "react";
import type { CallInput } from "../../../contract/calls.ts";
import type { DealFilter } from "../../../contract/common.ts";
import { useWindow } from "../../state/windowStore.ts";

type Asked = NonNullable<CallInput<"coaching.people">>;

/** The window's filter, period and day as coaching takes them; whose deals they are narrows the people instead. */
export function useCoachingWindow(): {
  asked: Asked;
  owners: Pick<DealFilter, "owner" | "team">;
  partly: boolean;
} {
  const filter = useWindow((state) => state.filter);
  const search = useWindow((state) => state.search);
  const period = useWindow((state) => state.period);
  const asOf = useWindow((state) => state.asOf);
  return useMemo(() => {
    const { owner, team, stage, state, expectedFrom, expectedTo, ...lasting } = filter;
    const given = Object.keys(lasting).length > 0;
    const asked: Asked = {
      ...(period ? { from: period.from, to: period.to } : {}),
      ...(asOf ? { asOf } : {}),
      ...(given ? { filter: lasting } : {}),
    };
    const partly = [stage, state, expectedFrom, expectedTo].some((one) => one !== undefined) || search !== "";
    const owners = { ...(owner === undefined ? {} : { owner }), ...(team === undefined ? {} : { team }) };
    return { asked, owners, partly };
  }, [filter, search, period, asOf]);
}
