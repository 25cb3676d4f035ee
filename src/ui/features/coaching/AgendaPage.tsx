import { useTranslation } from "react-i18next";
import type { CallOutput } from "../../../contract/calls.ts";
import type { Review } from "../../../contract/reviews.ts";
import type { Day } from "../../../core/domain/days.ts";
import { useFormat } from "../../state/useFormat.ts";
import classes from "./AgendaPage.module.css";
import { useSay } from "./useSay.ts";

export interface AgendaProps {
  person: CallOutput<"coaching.people">[number];
  diagnosis: CallOutput<"coaching.diagnosis">;
  reviews: readonly Review[];
  today: Day;
}

/** More than a talk has room for. */
const MOST = 5;
/** Empty lines to write on. */
const LINES = ["1", "2", "3", "4", "5", "6"];

/** One page for the talk: what the deals show, what was agreed last time, what to agree, room for notes. */
export function AgendaPage({ person, diagnosis, reviews, today }: AgendaProps) {
  const { t } = useTranslation("coaching");
  const format = useFormat();
  const say = useSay();
  const open = reviews.find(({ closedOn }) => closedOn === null);
  const last = reviews.find(({ closedOn }) => closedOn !== null);
  const all = [...diagnosis.findings, ...diagnosis.estimates];
  const findings = all.slice(0, MOST);
  return (
    <article className={classes.page} aria-label={t("agenda.title", { name: person.person })}>
      <div className={classes.head}>
        <h2>{t("agenda.title", { name: person.person })}</h2>
        <p>{[format.day(today), person.team].filter(Boolean).join(" · ")}</p>
      </div>
      <section>
        <h3>{t("agenda.findings")}</h3>
        {findings.length === 0 && <p>{t(diagnosis.little ? "agenda.little" : "agenda.nothing")}</p>}
        <ol>
          {findings.map((finding) => (
            <li key={`${finding.kind} ${finding.stageId}`}>
              <strong>{say.finding(finding)}</strong>
              <p>
                {[t(`certainty.${finding.certainty}`), say.effect(finding), say.stake(finding)].join(" · ")}
              </p>
              <p>
                {say.advice(finding, person.person)}
                {finding.advice.deals.length > 0 &&
                  `: ${finding.advice.deals.map(({ name, account }) => [name, account].filter(Boolean).join(", ")).join("; ")}`}
              </p>
              {finding.advice.dead.ids.length > 0 && <p>{say.clearOut(finding)}</p>}
            </li>
          ))}
        </ol>
        {all.length > MOST && <p>{t("more", { n: format.number(all.length - MOST) })}</p>}
      </section>
      {diagnosis.strengths.length > 0 && (
        <section>
          <h3>{t("agenda.strengths")}</h3>
          <ul>
            {diagnosis.strengths.map((finding) => (
              <li key={`${finding.kind} ${finding.stageId}`}>{say.finding(finding)}</li>
            ))}
          </ul>
        </section>
      )}
      {last && <StepList title={`${t("agenda.last")}, ${format.day(last.openedOn)}`} review={last} />}
      <section>
        <h3>{t("agenda.steps")}</h3>
        {open && open.steps.length > 0 && <StepItems review={open} />}
        <div className={classes.line} />
        <div className={classes.line} />
      </section>
      <section>
        <h3>{t("agenda.notes")}</h3>
        {open?.text && <p className={classes.text}>{open.text}</p>}
        {LINES.map((line) => (
          <div key={line} className={classes.line} />
        ))}
      </section>
    </article>
  );
}

function StepList({ title, review }: { title: string; review: Review }) {
  const { t } = useTranslation("coaching");
  return (
    <section>
      <h3>{title}</h3>
      {review.steps.length === 0 ? <p>{t("talk.none")}</p> : <StepItems review={review} />}
    </section>
  );
}

function StepItems({ review }: { review: Review }) {
  const { t } = useTranslation("coaching");
  const format = useFormat();
  const say = useSay();
  return (
    <ul className={classes.steps}>
      {review.steps.map((step) => (
        <li key={step.id} data-state={step.state}>
          <span>{step.text}</span>
          <span className={classes.about}>
            {[
              t(`talk.states.${step.state}`),
              step.owner,
              step.dueOn ? format.day(step.dueOn) : null,
              say.progress(step),
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
