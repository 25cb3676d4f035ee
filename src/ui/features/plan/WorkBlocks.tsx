import { Button, Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallOutput } from "../../../contract/calls.ts";
import type { Day } from "../../../core/domain/days.ts";
import { Block } from "../../components/Block.tsx";
import { copyText } from "../../components/clipboard.ts";
import { CopyMenu } from "../../components/CopyMenu.tsx";
import { Definition } from "../../components/Definition.tsx";
import { Failed, Loading } from "../../components/ScreenStates.tsx";
import { toHtml, toTsv } from "../../presenters/table.ts";
import { useCall } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useWindow } from "../../state/windowStore.ts";
import { DeadBlock } from "./DeadBlock.tsx";
import { usePlanTable } from "./usePlanTable.ts";
import { usePlanView } from "./usePlanView.ts";
import classes from "./WorkBlocks.module.css";
import { WorkTable } from "./WorkTable.tsx";

type Weeks = CallOutput<"plan.weeks">;

interface WorkBlocksProps {
  person: string;
  /** The day that is shown. */
  day: Day;
  /** The same where it is a past one. */
  asOf: Day | null;
}

/** Week by week what to work on, what is stuck, and what is past working on. */
export function WorkBlocks({ person, day, asOf }: WorkBlocksProps) {
  const { t } = useTranslation("plan");
  const [{ weeks, perWeek }] = usePlanView();
  const answer = useCall("plan.weeks", { person, weeks, perWeek, ...(asOf ? { asOf } : {}) });
  if (answer.isError || !answer.data)
    return (
      <Block title={t("weeks.heading")}>
        {answer.isError ? <Failed error={answer.error} onRetry={() => void answer.refetch()} /> : <Loading />}
      </Block>
    );
  return (
    <>
      <WeeksBlock plan={answer.data} today={day} />
      <StuckBlock plan={answer.data} />
      <DeadBlock plan={answer.data} past={asOf !== null} />
    </>
  );
}

const weekChoices = [2, 4, 6, 8, 13, 26] as const;
const dealChoices = [3, 5, 8, 10, 15] as const;

function WeeksBlock({ plan, today }: { plan: Weeks; today: Day }) {
  const { t } = useTranslation("plan");
  const format = useFormat();
  const [view, setView] = usePlanView();
  const openList = useWindow((state) => state.openList);
  const table = usePlanTable();
  const { person, openDeals } = plan;
  const some = plan.weeks.some(({ deals }) => deals.length > 0);
  const choice = (key: "weeks" | "perWeek", choices: readonly number[]) => (
    <label className={classes.choice}>
      {t(`weeks.${key}`)}
      <Select
        w={72}
        size="xs"
        allowDeselect={false}
        aria-label={t(`weeks.${key}`)}
        data={choices.map((one) => ({ value: String(one), label: format.number(one) }))}
        value={String(view[key])}
        onChange={(one) => one !== null && setView({ [key]: Number(one) })}
      />
    </label>
  );
  return (
    <Block
      title={t("weeks.title", { name: person.name })}
      subtitle={t("weeks.subtitle")}
      controls={
        <>
          {choice("weeks", weekChoices)}
          {choice("perWeek", dealChoices)}
          <Button
            size="compact-sm"
            variant="subtle"
            disabled={openDeals === 0}
            onClick={() =>
              openList({
                title: t("weeks.list", { name: person.name }),
                filter: { owner: [person.id], state: "open" },
              })
            }
          >
            {t("weeks.open", { count: openDeals, shown: format.number(openDeals) })}
          </Button>
          <Definition of={t("weeks.heading")}>{t("weeks.define")}</Definition>
          {some && (
            <CopyMenu
              onTable={() => {
                const copied = table(plan);
                void copyText(toTsv(copied), t("weeks.copied"), toHtml(copied));
              }}
            />
          )}
        </>
      }
    >
      {some ? (
        <WorkTable
          caption={t("weeks.title", { name: person.name })}
          groups={plan.weeks.map(({ monday, deals }) => ({
            key: monday,
            name: t(monday <= today ? "weeks.this" : "weeks.week", { day: format.day(monday) }),
            deals,
          }))}
        />
      ) : (
        <p className={classes.quiet}>
          {t(openDeals === 0 ? "weeks.noDeals" : "weeks.noLines", { name: person.name })}
        </p>
      )}
    </Block>
  );
}

/** Stuck deals that stand at first: more than that is a list of its own. */
const FIRST = 8;

function StuckBlock({ plan }: { plan: Weeks }) {
  const { t } = useTranslation("plan");
  const format = useFormat();
  const openList = useWindow((state) => state.openList);
  const [all, setAll] = useState(false);
  const { person, stuck, stuckDeals, stuckMinor, stuckIds } = plan;
  const shown = all ? stuck : stuck.slice(0, FIRST);
  const title =
    stuckDeals === 0
      ? t("stuck.none", { name: person.name })
      : t("stuck.title", {
          name: person.name,
          count: stuckDeals,
          shown: format.number(stuckDeals),
          money: format.moneyShortUnit(stuckMinor),
        });
  return (
    <Block
      title={title}
      subtitle={t("stuck.subtitle")}
      controls={
        stuckDeals > 0 && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() =>
              openList({ title: t("stuck.list", { name: person.name }), filter: { ids: stuckIds } })
            }
          >
            {t("stuck.open", { count: stuckDeals, shown: format.number(stuckDeals) })}
          </Button>
        )
      }
    >
      {stuckDeals > 0 && <WorkTable caption={title} groups={[{ key: "stuck", name: null, deals: shown }]} />}
      {shown.length < stuck.length && (
        <Button className={classes.more} size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
          {t("stuck.more", { shown: format.number(stuck.length), count: stuck.length })}
        </Button>
      )}
    </Block>
  );
}
