import { Button, Group, Modal, Select, Textarea, TextInput } from "@mantine/core";
import { DatePickerInput } from "@mantine/dates";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Goal } from "../../../contract/goals.ts";
import { type Day, periodBounds } from "../../../core/domain/days.ts";
import { goalKinds, isMoney } from "../../../core/plan/goals.ts";
import { goalTarget, targetText } from "../../presenters/goals.ts";
import { useLocale } from "../../locales/index.ts";
import { Calendar } from "../../shell/Calendar.tsx";
import { useFormat } from "../../state/useFormat.ts";
import { nameIn, useLists } from "../../state/useLists.ts";
import classes from "./GoalsBlock.module.css";
import type { Goals } from "./useGoals.ts";

interface GoalDialogProps {
  /** Null: a new one. */
  goal: Goal | null;
  goals: Goals;
  period: string;
  today: Day;
  onClose: () => void;
}

/** What is to be reached, how much of it, and between which days. */
export function GoalDialog({ goal, goals, period, today, onClose }: GoalDialogProps) {
  const { t } = useTranslation(["plan", "common"]);
  const format = useFormat();
  const bounds = periodBounds(period);
  const [kind, setKind] = useState<Goal["kind"]>(goal?.kind ?? "newDeals");
  const [stage, setStage] = useState(goal?.stageId ?? null);
  const [target, setTarget] = useState(goal ? targetText(goal, format) : "");
  const [text, setText] = useState(goal?.text ?? "");
  const [note, setNote] = useState(goal?.note ?? "");
  const [from, setFrom] = useState<Day | null>(goal?.from ?? today);
  const [to, setTo] = useState<Day | null>(goal?.to ?? (bounds && bounds.to >= today ? bounds.to : null));
  const [tried, setTried] = useState(false);
  const own = kind === "own";
  const read = own ? null : goalTarget(kind, target, format.currency);
  const wrong = {
    target: !own && read === null ? t("goals.form.wrongTarget") : null,
    stage: kind === "stageDeals" && stage === null ? t("goals.form.wrongStage") : null,
    text: own && text.trim() === "" ? t("goals.form.wrongText") : null,
    from: from === null ? t("goals.form.wrongDay") : null,
    to: to === null ? t("goals.form.wrongDay") : from !== null && to < from ? t("goals.form.wrongEnd") : null,
  };
  const shown = (problem: string | null): string | null => (tried ? problem : null);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (from === null || to === null || Object.values(wrong).some((problem) => problem !== null)) return;
    const given = {
      kind,
      from,
      to,
      stage: kind === "stageDeals" ? stage : null,
      target: read,
      text: text.trim() === "" ? null : text.trim(),
      note: note.trim() === "" ? null : note.trim(),
    };
    if (await goals.save(goal === null ? given : { id: goal.id, ...given })) onClose();
  };

  const day = (name: "from" | "to", value: Day | null, set: (day: Day | null) => void) => (
    <Calendar>
      <DatePickerInput
        label={t(`goals.form.${name}`)}
        value={value}
        error={shown(wrong[name])}
        valueFormatter={({ date }) => (typeof date === "string" ? format.day(date) : "")}
        onChange={set}
        popoverProps={{ withinPortal: true }}
      />
    </Calendar>
  );
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t(goal === null ? "goals.form.new" : "goals.form.change")}
      closeButtonProps={{ "aria-label": t("common:action.close") }}
    >
      <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
        <Select
          className={own ? classes.wide : undefined}
          label={t("goals.form.kind")}
          allowDeselect={false}
          data={goalKinds.map((value) => ({ value, label: t(`goals.kind.${value}`) }))}
          value={kind}
          onChange={(one) => one !== null && setKind(one)}
          data-autofocus
        />
        {!own && (
          <TextInput
            label={
              isMoney(kind)
                ? t("goals.form.money", { currency: format.currencySymbol })
                : t("goals.form.count")
            }
            value={target}
            error={shown(wrong.target)}
            onChange={(event) => setTarget(event.currentTarget.value)}
          />
        )}
        {kind === "stageDeals" && (
          <StageChoice value={stage} error={shown(wrong.stage)} onChange={setStage} />
        )}
        <TextInput
          className={classes.wide}
          label={t(own ? "goals.form.own" : "goals.form.text")}
          value={text}
          error={shown(wrong.text)}
          maxLength={2000}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {day("from", from, setFrom)}
        {day("to", to, setTo)}
        <Textarea
          className={classes.wide}
          label={t("goals.form.note")}
          autosize
          minRows={2}
          maxLength={20_000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group className={classes.wide} justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t("common:action.cancel")}
          </Button>
          <Button type="submit" loading={goals.busy}>
            {t("common:action.save")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

interface StageChoiceProps {
  value: string | null;
  error: string | null;
  onChange: (stage: string | null) => void;
}

/** The stages that deals come to while they are open, by pipeline. */
function StageChoice({ value, error, onChange }: StageChoiceProps) {
  const { t } = useTranslation("plan");
  const locale = useLocale();
  const { pipelines } = useLists();
  return (
    <Select
      className={classes.wide}
      label={t("goals.form.stage")}
      data={pipelines.map((pipeline) => ({
        group: nameIn(locale, pipeline),
        items: pipeline.stages
          .filter(({ kind }) => kind !== "won" && kind !== "lost")
          .map((stage) => ({ value: stage.id, label: nameIn(locale, stage) })),
      }))}
      value={value}
      error={error}
      onChange={onChange}
    />
  );
}
