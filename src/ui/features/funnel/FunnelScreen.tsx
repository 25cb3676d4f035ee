import { Button } from "@mantine/core";
import { Filter } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Failed, FilteredToNothing, Loading, Notice } from "../../components/ScreenStates.tsx";
import { useKeptScroll } from "../../components/useKeptScroll.ts";
import { funnelView, pipelineToShow } from "../../presenters/funnel.ts";
import { useCall } from "../../state/engine.ts";
import { useFilterLine } from "../../state/useFilterWords.ts";
import { useDealFilter, useWindow } from "../../state/windowStore.ts";
import { ByTable } from "./ByTable.tsx";
import { FunnelBlock } from "./FunnelBlock.tsx";
import classes from "./FunnelScreen.module.css";
import { KeyFigures } from "./KeyFigures.tsx";
import { useFunnelView } from "./useFunnelView.ts";

export default function FunnelScreen() {
  const filter = useDealFilter();
  const asOf = useWindow((state) => state.asOf);
  const [view, setView] = useFunnelView();
  const line = useFilterLine();
  const clearFilter = useWindow((state) => state.clearFilter);
  const info = useCall("file.info", {});
  const summary = useCall("funnel.summary", { filter });
  const stages = useCall("funnel.byStage", { filter, ...(asOf ? { asOf } : {}) });
  const inFile = useCall("funnel.byStage", {});
  const conversion = useCall("funnel.conversion", { filter });
  const pipelines = useCall("lists.pipelines", {});
  const answers = [info, summary, stages, inFile, conversion, pipelines];
  const failed = answers.find((answer) => answer.isError);
  const ready = answers.every((answer) => answer.data !== undefined);
  const ref = useKeptScroll<HTMLDivElement>("funnel", ready);

  if (failed)
    return (
      <Failed
        error={failed.error}
        onRetry={() => answers.forEach((answer) => answer.isError && void answer.refetch())}
      />
    );
  if (!info.data || !summary.data || !stages.data || !inFile.data || !conversion.data || !pipelines.data)
    return <Loading rows={8} />;
  if (info.data.deals === 0) return <FirstUse />;
  if (summary.data.created === 0 && line) return <FilteredToNothing filter={line} onDrop={clearFilter} />;

  const pipeline =
    pipelines.data.find(({ id }) => id === view.pipeline) ??
    pipelineToShow(pipelines.data, inFile.data, stages.data);
  return (
    <div ref={ref} className={classes.screen}>
      <KeyFigures summary={summary.data} />
      {pipeline && (
        <FunnelBlock
          view={funnelView(pipeline, stages.data, conversion.data, view.measure)}
          measure={view.measure}
          pipelines={pipelines.data}
          onChange={setView}
        />
      )}
      <ByTable />
    </div>
  );
}

function FirstUse() {
  const { t } = useTranslation("funnel");
  const openImport = useWindow((state) => state.openImport);
  const go = useWindow((state) => state.go);
  return (
    <Notice
      icon={Filter}
      title={t("firstUse.title")}
      actions={
        <>
          <Button onClick={() => openImport()}>{t("firstUse.import")}</Button>
          <Button variant="default" onClick={() => go("deals")}>
            {t("firstUse.toDeals")}
          </Button>
        </>
      }
    >
      {t("firstUse.text")}
    </Notice>
  );
}
