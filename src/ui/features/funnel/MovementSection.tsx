import { Button, SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Failed, Loading } from "../../components/ScreenStates.tsx";
import { movementDays } from "../../presenters/movement.ts";
import { sinces } from "../../presenters/since.ts";
import { useCall } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useDealFilter, useWindow } from "../../state/windowStore.ts";
import { WaterfallBlock } from "../movement/WaterfallBlock.tsx";
import { FlowBlock } from "./FlowBlock.tsx";
import { MovementGroups } from "./MovementGroups.tsx";
import { useAsked } from "./useAsked.ts";
import { useFunnelView } from "./useFunnelView.ts";
import { useOpenMark } from "./useOpenDeals.ts";

/** What moved between two days: in money, by group, from stage to stage. */
export function MovementSection() {
  const { t } = useTranslation("measures");
  const format = useFormat();
  const filter = useDealFilter();
  const asOf = useWindow((state) => state.asOf);
  const period = useWindow((state) => state.period);
  const [view, setView] = useFunnelView();
  const openMark = useOpenMark();
  const today = useCall("file.info", {}).data?.today;
  const days = movementDays(view.since, asOf ?? today, period);
  const mark = { kind: "cameBack" as const, from: days?.from ?? "", to: days?.to ?? "" };
  const cameBack = useCall("funnel.markDeals", { ...useAsked(), mark, limit: 1 }, { enabled: days !== null });
  if (!days) return <Loading rows={6} />;
  const back = cameBack.data?.total ?? 0;
  return (
    <>
      <WaterfallBlock
        filter={filter}
        from={days.from}
        to={days.to}
        controls={
          <>
            {back > 0 && (
              <Button variant="default" size="xs" onClick={() => openMark(t("movement.cameBackTitle"), mark)}>
                {t("movement.cameBack", { count: back, shown: format.number(back) })}
              </Button>
            )}
            <SegmentedControl
              aria-label={t("movement.since")}
              value={days.since}
              onChange={(since) => setView({ since })}
              data={[...sinces, ...(period ? ["period" as const] : [])].map((value) => ({
                value,
                label: t(`movement.sinceChoice.${value}`),
              }))}
            />
          </>
        }
      />
      {cameBack.isError && <Failed error={cameBack.error} onRetry={() => void cameBack.refetch()} />}
      <MovementGroups from={days.from} to={days.to} />
      <FlowBlock from={days.from} to={days.to} />
    </>
  );
}
