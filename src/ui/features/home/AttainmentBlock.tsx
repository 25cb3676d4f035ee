import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Day, periodBounds } from "../../../core/domain/days.ts";
import { Block } from "../../components/Block.tsx";
import { Failed, Loading } from "../../components/ScreenStates.tsx";
import {
  attainmentRows,
  type AttainmentRow,
  namedRows,
  narrowsBeyondPeople,
  saysSomething,
  type Whose,
  whoseTargets,
  worstFirst,
} from "../../presenters/attainment.ts";
import { useCall } from "../../state/engine.ts";
import { useFilterWords } from "../../state/useFilterWords.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useWindow } from "../../state/windowStore.ts";
import { AttainmentFigures } from "./AttainmentFigures.tsx";
import { AttainmentTable } from "./AttainmentTable.tsx";
import { useHomeView } from "./useHomeView.ts";

interface AttainmentBlockProps {
  period: string;
  /** The window's period is of freely chosen days, which no target is of. */
  ownDays: boolean;
  on: Day;
}

/** Whether the target of the period will be reached, whole and by team or rep. */
export function AttainmentBlock({ period, ownDays, on }: AttainmentBlockProps) {
  const { t } = useTranslation("home");
  const format = useFormat();
  const filter = useWindow((state) => state.filter);
  const search = useWindow((state) => state.search);
  const asOf = useWindow((state) => state.asOf);
  const chosen = useWindow((state) => state.period);
  const [view, setView] = useHomeView();
  const past = asOf === null ? {} : { asOf };
  const whose = whoseTargets(filter);
  const one = useRows(period, whose.kind === "company" ? null : whose.kind, past);
  const groups = useRows(period, view.by, past);
  const bounds = periodBounds(period);
  const failed = one.error ?? groups.error;
  const row = whose.kind === "company" ? one.rows?.[0] : one.rows && namedRows(one.rows, whose.value)[0];
  const over = bounds !== null && on > bounds.to;
  const subtitle = [
    useWhoseName(whose),
    ownDays && t("subtitle.ownDays", { period: format.period(period) }),
    chosen !== null && t(`subtitle.period.${chosen.basis}`),
    (narrowsBeyondPeople(filter) || search.trim() !== "") && t("subtitle.others"),
  ]
    .filter(Boolean)
    .join(" · ");
  const title = useTitle(period, row, over);

  return (
    <Block
      title={title}
      subtitle={subtitle}
      controls={
        <SegmentedControl
          aria-label={t("by.label")}
          value={view.by}
          onChange={(by) => setView({ by })}
          data={(["team", "owner"] as const).map((value) => ({ value, label: t(`by.${value}`) }))}
        />
      }
    >
      {failed ? (
        <Failed error={failed} onRetry={() => void Promise.all([one.refetch(), groups.refetch()])} />
      ) : !one.rows || !groups.rows || !bounds ? (
        <Loading />
      ) : (
        <>
          {row && <AttainmentFigures row={row} whose={whose} period={period} over={over} />}
          <AttainmentTable
            rows={worstFirst(namedRows(groups.rows, filter[view.by]).filter(saysSomething))}
            all={view.allRows}
            onAll={(allRows) => setView({ allRows })}
            by={view.by}
            period={period}
            over={over}
          />
        </>
      )}
    </Block>
  );
}

/** Attainment and weighted pipeline of all deals; the filter doesn't narrow what a target is of. */
function useRows(period: string, by: "team" | "owner" | null, past: { asOf?: Day }) {
  const asked = { period, ...past, ...(by ? { by } : {}) };
  const attained = useCall("plan.attainment", asked);
  const weighted = useCall("forecast.weighted", asked);
  return {
    rows: attained.data && weighted.data && attainmentRows(attained.data, weighted.data),
    error: attained.error ?? weighted.error,
    refetch: () => Promise.all([attained.refetch(), weighted.refetch()]),
  };
}

function useWhoseName(whose: Whose): string {
  const { t } = useTranslation("home");
  const { nameOf } = useFilterWords();
  return whose.kind === "company"
    ? t("whose.company")
    : t(`whose.${whose.kind}`, { name: nameOf(whose.kind, whose.value) });
}

function useTitle(period: string, row: AttainmentRow | undefined, over: boolean): string {
  const { t } = useTranslation("home");
  const format = useFormat();
  const name = format.period(period);
  if (!row) return t("figures", { period: name });
  const { targetMinor, wonMinor, weightedMinor, expectedMinor, landingMinor } = row;
  const won = format.moneyShortUnit(wonMinor);
  if (targetMinor === null || targetMinor <= 0)
    return expectedMinor === null
      ? t("title.noTargetFew", { period: name, won, weighted: format.moneyShortUnit(weightedMinor) })
      : t("title.noTarget", { period: name, won, expected: format.moneyShortUnit(expectedMinor) });
  if (wonMinor >= targetMinor)
    return t("title.reached", { period: name, won, target: format.moneyShortUnit(targetMinor) });
  if (over) return t("title.missed", { period: name, share: format.percent(wonMinor / targetMinor) });
  // Weights of stages know nothing of days left: they speak only where the past says nothing.
  return row.pTarget === null || landingMinor === null
    ? t("title.weighted", { period: name, share: format.percent((wonMinor + weightedMinor) / targetMinor) })
    : t("title.likely", {
        period: name,
        chance: format.percent(row.pTarget),
        share: format.percent(landingMinor / targetMinor),
      });
}
