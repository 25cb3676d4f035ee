import { Button } from "@mantine/core";
import { GraduationCap } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { CallOutput } from "../../../contract/calls.ts";
import type { DealFilter } from "../../../contract/common.ts";
import { FirstUse } from "../../components/FirstUse.tsx";
import { Failed, FilteredToNothing, Loading, Notice } from "../../components/ScreenStates.tsx";
import { useCall } from "../../state/engine.ts";
import { useFilterLine } from "../../state/useFilterWords.ts";
import { useWindow } from "../../state/windowStore.ts";
import classes from "./CoachingScreen.module.css";
import { PersonView } from "./PersonView.tsx";
import { Roster } from "./Roster.tsx";
import { useCoachingView } from "./useCoachingView.ts";
import { useCoachingWindow } from "./useCoachingWindow.ts";

type Row = CallOutput<"coaching.people">[number];

/** Who needs what help: people on the left, what the chosen one's deals show on the right. */
export default function CoachingScreen() {
  const { asked, owners, partly } = useCoachingWindow();
  const [view, setView] = useCoachingView();
  const clearFilter = useWindow((state) => state.clearFilter);
  const line = useFilterLine();
  const info = useCall("file.info", {});
  const people = useCall("coaching.people", asked);
  const failed = info.error ?? people.error;
  if (failed)
    return <Failed error={failed} onRetry={() => void Promise.all([info.refetch(), people.refetch()])} />;
  if (!info.data || !people.data) return <Loading rows={8} />;
  if (info.data.deals === 0) return <FirstUse icon={GraduationCap} of="coaching" />;
  const shown = people.data.filter((row) => isAmong(row, owners));
  const [first] = shown;
  if (!first) return line ? <FilteredToNothing filter={line} onDrop={clearFilter} /> : <NoPeople />;
  const chosen = shown.find(({ personId }) => personId === view.person) ?? first;
  return (
    <div className={classes.screen}>
      <Roster
        people={shown}
        chosen={chosen.personId}
        search={view.search}
        onSearch={(search) => setView({ search })}
        onChoose={(person) => setView({ person })}
      />
      <PersonView
        key={chosen.personId}
        person={chosen}
        asked={asked}
        partly={partly}
        today={info.data.today}
      />
    </div>
  );
}

/** Whether a person is one of the filter's owners and teams, told by id or name. */
function isAmong(row: Row, { owner, team }: Pick<DealFilter, "owner" | "team">): boolean {
  const named = (given: string | string[] | undefined, id: string | null, name: string | null): boolean =>
    given === undefined ||
    [given].flat().some((one) => one === id || one.toLowerCase() === name?.toLowerCase());
  return named(owner, row.personId, row.person) && named(team, row.teamId, row.team);
}

function NoPeople() {
  const { t } = useTranslation("coaching");
  const go = useWindow((state) => state.go);
  return (
    <Notice
      icon={GraduationCap}
      title={t("noPeople.title")}
      actions={<Button onClick={() => go("deals")}>{t("noPeople.toDeals")}</Button>}
    >
      {t("noPeople.text")}
    </Notice>
  );
}
