import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import { type Step, steps } from "../model/steps.ts";
import classes from "./Steps.module.css";

interface Props {
  step: Step;
  reached: Step;
  onGo: (step: Step) => void;
  /** While the import runs, and after. */
  locked: boolean;
  done: boolean;
}

/** Where the import stands. A step that was passed can be gone back to; one ahead is reached by going on. */
export function Steps({ step, reached, onGo, locked, done }: Props) {
  const { t } = useTranslation("imports");
  const at = done ? steps.length : steps.indexOf(step);
  const furthest = steps.indexOf(reached);
  return (
    <ol className={classes.steps} aria-label={t("dialog.steps")}>
      {steps.map((each, index) => (
        <li key={each}>
          <button
            type="button"
            className={classes.step}
            aria-current={index === at ? "step" : undefined}
            data-done={index < at || undefined}
            disabled={locked || index > furthest}
            onClick={() => onGo(each)}
          >
            <span className={classes.mark} aria-hidden>
              {index < at ? <Check size={11} strokeWidth={3} /> : index + 1}
            </span>
            {t(`dialog.step.${each}`)}
          </button>
        </li>
      ))}
    </ol>
  );
}
