import { Button } from "@mantine/core";
import { Target } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Day, quarterOf } from "../../../core/domain/days.ts";
import { Failed, Loading, Notice } from "../../components/ScreenStates.tsx";
import { gapCount, hasTargets, type TargetGridData } from "../../presenters/targets.ts";
import { useCall } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useWindow } from "../../state/windowStore.ts";
import { type Block, cellBlock, fitted } from "./block.ts";
import { GapPanel } from "./GapPanel.tsx";
import { RejectedTargets } from "./RejectedTargets.tsx";
import { SpreadDialog } from "./SpreadDialog.tsx";
import { TargetGrid } from "./TargetGrid.tsx";
import classes from "./TargetsScreen.module.css";
import { TargetsToolbar } from "./TargetsToolbar.tsx";
import type { Rejected } from "./useTargetActions.ts";
import { gridAsked, type TargetsView, useTargetsView } from "./useTargetsView.ts";

/** Who or what has to win how much: entered, spread, pasted and rolled up, with what closes the gap beside it. */
export default function TargetsScreen() {
  const [view, setView] = useTargetsView();
  const info = useCall("file.info", {});
  const year = view.year ?? info.data?.today.slice(0, 4) ?? "";
  const grid = useCall("targets.grid", gridAsked(year, view), { enabled: year !== "" });
  if (info.error ?? grid.error)
    return (
      <Failed
        error={info.error ?? grid.error}
        onRetry={() => void Promise.all([info.refetch(), grid.refetch()])}
      />
    );
  if (!info.data || !grid.data) return <Loading rows={8} />;
  if (info.data.people === 0 && info.data.products === 0) return <FirstUse />;
  return <Work data={grid.data} year={year} today={info.data.today} view={view} onView={setView} />;
}

interface WorkProps {
  data: TargetGridData;
  year: string;
  today: Day;
  view: TargetsView;
  onView: (members: Partial<TargetsView>) => void;
}

function Work({ data, year, today, view, onView }: WorkProps) {
  const [chosen, setChosen] = useState<Block | null>(null);
  const [spreading, setSpreading] = useState(false);
  const [rejected, setRejected] = useState<{ cells: Rejected; count: number } | null>(null);
  // The company's quarter that lasts; of another year the whole of it.
  const now = data.periods.indexOf(quarterOf(today));
  const start = cellBlock({ row: 0, column: now < 0 ? data.periods.length - 1 : now });
  const block = fitted(chosen ?? start, { rows: data.rows.length, columns: data.periods.length }) ?? start;
  const row = data.rows[block.anchor.row];
  const period = data.periods[block.anchor.column];
  return (
    <div className={classes.screen}>
      <TargetsToolbar
        year={year}
        view={view}
        onView={onView}
        onSpread={row?.takesTargets ? () => setSpreading(true) : undefined}
      />
      <Finding data={data} year={year} view={view} />
      <div className={classes.work}>
        <TargetGrid
          data={data}
          year={year}
          view={view}
          block={block}
          onSelect={setChosen}
          onRejected={(cells, count) => setRejected(count > 0 ? { cells, count } : null)}
        />
        {row && period !== undefined && (
          <GapPanel row={row} period={period} column={block.anchor.column} view={view} onView={onView} />
        )}
      </div>
      {rejected && <RejectedTargets {...rejected} onClose={() => setRejected(null)} />}
      {spreading && row && period !== undefined && (
        <SpreadDialog row={row} period={period} unit={view.unit} onClose={() => setSpreading(false)} />
      )}
    </div>
  );
}

/** What the year comes to, and whether it adds up. */
function Finding({ data, year, view }: { data: TargetGridData; year: string; view: TargetsView }) {
  const { t } = useTranslation("targets");
  const format = useFormat();
  const target = data.rows[0]?.cells.at(-1)?.target ?? null;
  const gaps = gapCount(data);
  const title = !hasTargets(data)
    ? t("title.none", { year })
    : view.unit === "quantity" || target === null
      ? t("title.quantity", { year })
      : t("title.some", { year, target: format.moneyShortUnit(target) });
  const notes = [
    hasTargets(data) &&
      (gaps > 0 ? t("title.gaps", { count: gaps, shown: format.number(gaps) }) : t("title.even")),
    view.unit === "quantity" && data.mixedUnits && t("title.mixed"),
    data.crossed > 0 && t("title.crossed", { count: data.crossed, shown: format.number(data.crossed) }),
  ].filter(Boolean);
  return (
    <header className={classes.finding}>
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.notes} data-warn={gaps > 0 || undefined}>
        {notes.join(" · ")}
      </p>
    </header>
  );
}

function FirstUse() {
  const { t } = useTranslation("targets");
  const openImport = useWindow((state) => state.openImport);
  return (
    <Notice
      icon={Target}
      title={t("firstUse.title")}
      actions={<Button onClick={() => openImport()}>{t("firstUse.import")}</Button>}
    >
      {t("firstUse.text")}
    </Notice>
  );
}
