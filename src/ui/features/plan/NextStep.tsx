import { ActionIcon, Button, TextInput } from "@mantine/core";
import { DatePickerInput } from "@mantine/dates";
import { Pencil, Plus } from "lucide-react";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Day } from "../../../core/domain/days.ts";
import { Calendar } from "../../shell/Calendar.tsx";
import { useCall } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useEditDeal } from "../deals/panel/useEditDeal.ts";
import classes from "./NextStep.module.css";
import type { WorkedDeal } from "./WorkTable.tsx";

/** What to do next: the deal's own step, or what the stage's guide proposes; set where it stands. */
export function NextStep({ deal }: { deal: WorkedDeal }) {
  const { t } = useTranslation("plan");
  const format = useFormat();
  const [editing, setEditing] = useState(false);
  const today = useCall("file.info", {}).data?.today;
  const button = useRef<HTMLButtonElement>(null);
  const { nextStep } = deal;
  const close = (): void => {
    setEditing(false);
    // The button is there again only after this.
    setTimeout(() => button.current?.focus(), 0);
  };
  if (editing) return <Editor deal={deal} onClose={close} />;
  const own = nextStep?.source === "deal";
  const late = nextStep?.on != null && today !== undefined && nextStep.on < today;
  const label = t(own ? "step.change" : "step.set", { name: deal.name });
  return (
    <div className={classes.step} data-source={nextStep?.source}>
      <div className={classes.words}>
        {nextStep === null ? (
          <span className={classes.quiet}>{t("step.none")}</span>
        ) : (
          <>
            <span className={classes.text} title={nextStep.text}>
              {nextStep.text}
            </span>
            <span className={classes.quiet} data-late={late || undefined}>
              {!own
                ? t("step.fromGuide")
                : nextStep.on === null
                  ? t("step.noDay")
                  : t(late ? "step.passed" : "step.on", { day: format.day(nextStep.on) })}
            </span>
          </>
        )}
      </div>
      <ActionIcon
        ref={button}
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={label}
        onClick={() => setEditing(true)}
      >
        {own ? <Pencil size={14} aria-hidden /> : <Plus size={14} aria-hidden />}
      </ActionIcon>
    </div>
  );
}

function Editor({ deal, onClose }: { deal: WorkedDeal; onClose: () => void }) {
  const { t } = useTranslation(["plan", "common"]);
  const format = useFormat();
  const edit = useEditDeal(deal.id);
  const [text, setText] = useState(deal.nextStep?.text ?? "");
  const [on, setOn] = useState<Day | null>(deal.nextStep?.on ?? null);
  const [error, setError] = useState<string | null>(null);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const step = text.trim();
    const refused = await edit.fields({
      nextStep: step === "" ? null : step,
      nextStepOn: step === "" ? null : on,
    });
    setError(refused);
    if (refused === null) onClose();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape in any of its fields
    <form
      className={classes.editor}
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <TextInput
        size="xs"
        // Who asked to write the step goes on in its field.
        autoFocus
        aria-label={t("step.text", { name: deal.name })}
        placeholder={t("step.placeholder")}
        value={text}
        error={error}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={classes.row}>
        <Calendar>
          <DatePickerInput
            w={128}
            size="xs"
            clearable
            aria-label={t("step.day", { name: deal.name })}
            placeholder={t("step.dayPlaceholder")}
            value={on}
            valueFormatter={({ date }) => (typeof date === "string" ? format.day(date) : "")}
            onChange={setOn}
            popoverProps={{ withinPortal: true }}
          />
        </Calendar>
        <Button type="submit" size="compact-sm">
          {t("common:action.save")}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          {t("common:action.cancel")}
        </Button>
      </div>
    </form>
  );
}
