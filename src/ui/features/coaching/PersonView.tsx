import { Button } from "@mantine/core";
import { Printer } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallInput, CallOutput } from "../../../contract/calls.ts";
import type { Day } from "../../../core/domain/days.ts";
import { Block } from "../../components/Block.tsx";
import { Definition } from "../../components/Definition.tsx";
import { Failed, Loading } from "../../components/ScreenStates.tsx";
import { useKeptScroll } from "../../components/useKeptScroll.ts";
import { clearTitle } from "../../presenters/coaching.ts";
import { useCall } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import { AgendaDialog } from "./AgendaDialog.tsx";
import { Findings } from "./Findings.tsx";
import { Numbers } from "./Numbers.tsx";
import classes from "./PersonView.module.css";
import { Talks } from "./Talks.tsx";
import { useSay } from "./useSay.ts";
import { TooFew } from "./TooFew.tsx";
import { useTalk } from "./useTalk.ts";

interface PersonViewProps {
  person: CallOutput<"coaching.people">[number];
  asked: NonNullable<CallInput<"coaching.people">>;
  /** Part of the window's filter does not count here. */
  partly: boolean;
  today: Day;
}

/** What one person's deals show, what was agreed, and their numbers. */
export function PersonView({ person, asked, partly, today }: PersonViewProps) {
  const { t } = useTranslation("coaching");
  const format = useFormat();
  const say = useSay();
  const [agenda, setAgenda] = useState(false);
  const input = { ...asked, person: person.personId };
  const diagnosis = useCall("coaching.diagnosis", input, { keepPrevious: false });
  const numbers = useCall("coaching.person", input, { keepPrevious: false });
  const talk = useTalk(person.personId);
  const answers = [diagnosis, numbers, talk.reviews];
  const ready = answers.every(({ data }) => data !== undefined);
  const ref = useKeptScroll<HTMLDivElement>(`coaching ${person.personId}`, ready);
  const failed = answers.find(({ isError }) => isError);
  if (failed)
    return (
      <div className={classes.view}>
        <Failed
          error={failed.error}
          onRetry={() => answers.forEach((one) => one.isError && void one.refetch())}
        />
      </div>
    );
  if (!diagnosis.data || !numbers.data || !talk.reviews.data)
    return (
      <div className={classes.view}>
        <Loading rows={8} />
      </div>
    );

  const { findings, estimates, strengths, tooFew, notKept, compared, from, to } = diagnosis.data;
  const stakes = say.stakes(person.stakes);
  const title =
    findings.length > 0
      ? t("title.findings", {
          name: person.person,
          count: findings.length,
          shown: format.number(findings.length),
          stakes,
        })
      : t(`title.${clearTitle(person, diagnosis.data)}`, {
          name: person.person,
          count: compared,
          shown: format.number(compared),
          all: format.number(compared + tooFew.length),
        });
  const window = from
    ? t("subtitle.window", { from: format.day(from), to: format.day(to) })
    : t("subtitle.ever", { to: format.day(to) });
  const subtitle = [
    window,
    t("subtitle.compared", { count: compared, shown: format.number(compared) }),
    ...(partly ? [t("subtitle.whole")] : []),
  ].join(" · ");

  return (
    <div ref={ref} className={classes.view} tabIndex={-1} data-testid="coached-person">
      <Block
        title={title}
        subtitle={subtitle}
        controls={
          <>
            <Definition of={title}>{t("define.findings")}</Definition>
            <Button
              variant="default"
              leftSection={<Printer size={14} aria-hidden />}
              onClick={() => setAgenda(true)}
            >
              {t("agenda.button")}
            </Button>
          </>
        }
      >
        <Findings name={person.person} findings={findings} talk={talk} />
      </Block>
      {estimates.length > 0 && (
        <Block title={t("estimates.title")} subtitle={t("estimates.subtitle")}>
          <Findings name={person.person} findings={estimates} talk={talk} />
        </Block>
      )}
      {strengths.length > 0 && (
        <Block title={t("strengths.title")}>
          <Findings name={person.person} findings={strengths} talk={talk} />
        </Block>
      )}
      <Talks talk={talk} person={person.personId} name={person.person} />
      <Numbers name={person.person} numbers={numbers.data.numbers} />
      <TooFew tooFew={tooFew} notKept={notKept} />
      {agenda && (
        <AgendaDialog
          person={person}
          diagnosis={diagnosis.data}
          reviews={talk.reviews.data}
          today={today}
          onClose={() => setAgenda(false)}
        />
      )}
    </div>
  );
}
