import { ActionIcon, Button, Select, Textarea, TextInput } from "@mantine/core";
import { DatePickerInput } from "@mantine/dates";
import { X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Review, ReviewStep } from "../../../contract/reviews.ts";
import { Block } from "../../components/Block.tsx";
import { Calendar } from "../../shell/Calendar.tsx";
import { useFormat } from "../../state/useFormat.ts";
import { useLists } from "../../state/useLists.ts";
import { useStageNames } from "../../state/useStageNames.ts";
import { useWindow } from "../../state/windowStore.ts";
import classes from "./Talks.module.css";
import { useSay } from "./useSay.ts";
import type { Talk } from "./useTalk.ts";

interface TalksProps {
  talk: Talk;
  person: string;
  name: string;
}

/** This talk's agenda, and what was agreed in the last one with what has happened since. */
export function Talks({ talk, person, name }: TalksProps) {
  const { t } = useTranslation("coaching");
  const format = useFormat();
  const { open } = talk;
  const [last, ...older] = (talk.reviews.data ?? []).filter(({ closedOn }) => closedOn !== null);
  return (
    <Block
      title={t("talk.title")}
      subtitle={open ? t("talk.open", { day: format.day(open.openedOn) }) : t("talk.none")}
      controls={
        open && (
          <Button
            variant="default"
            size="compact-sm"
            disabled={talk.busy}
            onClick={() => void talk.close(open.id)}
          >
            {t("talk.close")}
          </Button>
        )
      }
    >
      {open && open.steps.length > 0 ? (
        <Steps review={open} talk={talk} name={name} />
      ) : (
        <p className={classes.quiet}>{t("talk.empty")}</p>
      )}
      <AddStep talk={talk} person={person} />
      {open && <Notes key={open.id} review={open} talk={talk} />}
      {last && (
        <section aria-label={t("talk.last", { day: format.day(last.openedOn) })}>
          <h3 className={classes.heading}>{t("talk.last", { day: format.day(last.openedOn) })}</h3>
          {last.text && <p className={classes.text}>{last.text}</p>}
          <Steps review={last} talk={talk} name={name} />
        </section>
      )}
      {older.length > 0 && (
        <details className={classes.older}>
          <summary>{t("talk.older", { count: older.length, shown: format.number(older.length) })}</summary>
          {older.map((review) => (
            <section key={review.id} aria-label={format.day(review.openedOn)}>
              <h3 className={classes.heading}>{format.day(review.openedOn)}</h3>
              {review.text && <p className={classes.text}>{review.text}</p>}
              <Steps review={review} talk={talk} name={name} />
            </section>
          ))}
        </details>
      )}
    </Block>
  );
}

function Steps({ review, talk, name }: { review: Review; talk: Talk; name: string }) {
  return (
    <ul className={classes.steps}>
      {review.steps.map((step) => (
        <Step key={step.id} review={review} step={step} talk={talk} name={name} />
      ))}
    </ul>
  );
}

const states = ["open", "done", "dropped"] as const;

function Step({ review, step, talk, name }: { review: Review; step: ReviewStep; talk: Talk; name: string }) {
  const { t } = useTranslation("coaching");
  const format = useFormat();
  const say = useSay();
  const { people } = useLists();
  const names = useStageNames();
  const openList = useWindow((state) => state.openList);
  const change = (values: Omit<Parameters<Talk["change"]>[1], "id">) =>
    void talk.change(review.id, { id: step.id, ...values });
  const progress = say.progress(step);
  const about = [
    step.kind ? t(`kind.${step.kind}`) : null,
    names.stage(step),
    progress,
    step.state === "done" && step.doneOn ? format.day(step.doneOn) : null,
  ].filter(Boolean);
  return (
    <li className={classes.step} data-step={step.id} data-state={step.state}>
      <div className={classes.words}>
        <div className={classes.what}>{step.text}</div>
        <div className={classes.about}>
          {about.join(" · ")}
          {step.deals.length > 0 && (
            <button
              type="button"
              className={classes.link}
              onClick={() => openList({ title: t("list.step", { name }), filter: { ids: step.deals } })}
            >
              {t("touched", { count: step.deals.length, shown: format.number(step.deals.length) })}
            </button>
          )}
        </div>
      </div>
      <Select
        w={136}
        size="xs"
        searchable
        clearable
        aria-label={`${t("talk.owner")}: ${step.text}`}
        placeholder={t("talk.owner")}
        data={people.map(({ id, name: label }) => ({ value: id, label }))}
        value={step.ownerId}
        onChange={(owner) => change({ owner })}
      />
      <Calendar>
        <DatePickerInput
          w={120}
          size="xs"
          clearable
          aria-label={`${t("talk.due")}: ${step.text}`}
          placeholder={t("talk.due")}
          value={step.dueOn}
          valueFormatter={({ date }) => (typeof date === "string" ? format.day(date) : "")}
          onChange={(dueOn) => change({ dueOn })}
          popoverProps={{ withinPortal: true }}
        />
      </Calendar>
      <Select
        w={104}
        size="xs"
        allowDeselect={false}
        aria-label={`${t("talk.state")}: ${step.text}`}
        data={states.map((value) => ({ value, label: t(`talk.states.${value}`) }))}
        value={step.state}
        onChange={(state) => state && change({ state })}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={`${t("talk.remove")}: ${step.text}`}
        disabled={talk.busy}
        onClick={() => void talk.remove(review.id, step.id)}
      >
        <X size={14} aria-hidden />
      </ActionIcon>
    </li>
  );
}

function AddStep({ talk, person }: { talk: Talk; person: string }) {
  const { t } = useTranslation("coaching");
  const [text, setText] = useState("");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return;
    await talk.add({ text: text.trim(), owner: person });
    setText("");
  };
  return (
    <form className={classes.add} onSubmit={(event) => void submit(event)}>
      <TextInput
        className={classes.addText}
        aria-label={t("talk.addPlaceholder")}
        placeholder={t("talk.addPlaceholder")}
        value={text}
        maxLength={2000}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={text.trim() === "" || talk.busy}>
        {t("talk.add")}
      </Button>
    </form>
  );
}

/** Saved when the field is left. */
function Notes({ review, talk }: { review: Review; talk: Talk }) {
  const { t } = useTranslation("coaching");
  const [text, setText] = useState(review.text ?? "");
  return (
    <Textarea
      className={classes.notes}
      label={t("talk.note")}
      autosize
      minRows={2}
      maxLength={20_000}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => {
        if (text !== (review.text ?? "")) void talk.note(review.id, text.trim() === "" ? null : text);
      }}
    />
  );
}
