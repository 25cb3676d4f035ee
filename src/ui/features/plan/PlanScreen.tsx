import { Button } from "@mantine/core";
import { ListChecks } from "lucide-react";
import { useTranslation } from "react-i18next";
import { quarterOf } from "../../../core/domain/days.ts";
import { FirstUse } from "../../components/FirstUse.tsx";
import { Failed, Loading, Notice } from "../../components/ScreenStates.tsx";
import { useKeptScroll } from "../../components/useKeptScroll.ts";
import { chosenPerson, firstPerson, peopleToPlan } from "../../presenters/plan.ts";
import { useCall } from "../../state/engine.ts";
import { useWindow } from "../../state/windowStore.ts";
import classes from "./PlanScreen.module.css";
import { GoalsBlock } from "./GoalsBlock.tsx";
import { PlanToolbar } from "./PlanToolbar.tsx";
import { SufficiencyBlock } from "./SufficiencyBlock.tsx";
import { useFilteredOwner } from "./useFilteredOwner.ts";
import { usePlanView } from "./usePlanView.ts";
import { WorkBlocks } from "./WorkBlocks.tsx";

/** One person's weeks: is the funnel enough, what to work on, what is stuck, which goals are kept. */
export default function PlanScreen() {
  const [view, setView] = usePlanView();
  const info = useCall("file.info", {});
  const people = useCall("lists.people", {});
  const ofFilter = useFilteredOwner(people.data);
  const windowDay = useWindow((state) => state.asOf);
  const now = info.data?.today;
  const asOf = windowDay !== null && now !== undefined && windowDay < now ? windowDay : null;
  const today = asOf ?? now;
  const quarter = today === undefined ? "" : quarterOf(today);
  const attained = useCall(
    "plan.attainment",
    { period: quarter, by: "owner", ...(asOf ? { asOf } : {}) },
    { enabled: today !== undefined },
  );
  const answers = [info, people, attained];
  const ready = answers.every(({ data }) => data !== undefined);
  const ref = useKeptScroll<HTMLDivElement>("plan", ready);
  const failed = answers.find(({ isError }) => isError);
  if (failed)
    return (
      <Failed
        error={failed.error}
        onRetry={() => answers.forEach((one) => one.isError && void one.refetch())}
      />
    );
  if (today === undefined || !info.data || !people.data || !attained.data) return <Loading rows={8} />;
  if (info.data.deals === 0) return <FirstUse icon={ListChecks} of="plan" />;
  const chosen = chosenPerson(view, ofFilter);
  const shown = peopleToPlan(people.data, today, chosen);
  const person = shown.find(({ id }) => id === chosen) ?? firstPerson(shown, attained.data);
  if (!person) return <NoPeople />;
  const period = view.period ?? quarter;
  return (
    <div className={classes.screen}>
      <PlanToolbar
        people={shown}
        person={person.id}
        period={period}
        today={today}
        chance={view.chance}
        onView={(members) => setView(members.person === undefined ? members : { ...members, ofFilter })}
      />
      <div ref={ref} className={classes.work} data-testid="plan-work">
        <SufficiencyBlock person={person.id} period={period} chance={view.chance} asOf={asOf} />
        <GoalsBlock person={person.id} period={period} chance={view.chance} day={today} asOf={asOf} />
        <WorkBlocks person={person.id} day={today} asOf={asOf} />
      </div>
    </div>
  );
}

function NoPeople() {
  const { t } = useTranslation(["plan", "coaching"]);
  const go = useWindow((state) => state.go);
  return (
    <Notice
      icon={ListChecks}
      title={t("coaching:noPeople.title")}
      actions={<Button onClick={() => go("deals")}>{t("coaching:noPeople.toDeals")}</Button>}
    >
      {t("noPeople")}
    </Notice>
  );
}
