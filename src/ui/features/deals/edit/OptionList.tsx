import { useEffect, useRef } from "react";
import type { Option } from "../model/choices.ts";
import classes from "./EditorPopup.module.css";

interface OptionListProps {
  id: string;
  label: string;
  options: readonly Option[];
  highlighted: number;
  onChoose: (option: Option) => void;
}

/** A list that a text field narrows and walks through; the field keeps the focus. */
export function OptionList({ id, label, options, highlighted, onChoose }: OptionListProps) {
  const current = useRef<HTMLDivElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView({ block: "nearest" });
  });
  return (
    <div id={id} className={classes.list} role="listbox" aria-label={label}>
      {options.map((option, index) => (
        // The field takes the keys: `aria-activedescendant`.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={`${option.id} ${option.hint ?? ""}`}
          id={`${id}-${index}`}
          ref={index === highlighted ? current : null}
          role="option"
          aria-selected={index === highlighted}
          tabIndex={-1}
          className={classes.option}
          onClick={() => onChoose(option)}
        >
          <span className={classes.optionName}>{option.name}</span>
          {option.hint && <span className={classes.optionHint}>{option.hint}</span>}
        </div>
      ))}
    </div>
  );
}
