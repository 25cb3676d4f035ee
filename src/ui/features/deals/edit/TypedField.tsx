/** A text field for one value of a deal, with the list or calendar that its column has. For forms and the panel. */
import { Popover, Textarea, TextInput } from "@mantine/core";
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DealColumn } from "../../../../contract/common.ts";
import { addDays } from "../../../../core/domain/days.ts";
import { useColumnName } from "../../../state/useColumnName.ts";
import { exactly, type Option } from "../model/choices.ts";
import { columnSpec } from "../model/columns.ts";
import { parseTypedDay } from "../model/typedDay.ts";
import { DayChoice } from "./DayChoice.tsx";
import { OptionList } from "./OptionList.tsx";
import { useOptions } from "./useOptions.ts";

export interface Typed {
  text: string;
  /** Out of the list, where the text names or picks one. */
  option: Option | null;
}

interface TypedFieldProps {
  column: DealColumn;
  pipelineId: string | null;
  today: string;
  text: string;
  /** What stands in the field while it is not used: the value as it is read, not as it is typed. */
  display?: string;
  /** Shown above the field; else `ariaLabel` names it. */
  label?: string;
  ariaLabel?: string;
  placeholder?: string;
  error?: string | null;
  autoFocus?: boolean;
  onChange: (typed: Typed) => void;
  /** Enter, a picked option or day, or the focus going elsewhere. In a form Enter is the form's. */
  onCommit?: (typed: Typed) => void;
  /** The focus goes elsewhere. */
  onLeave?: (typed: Typed) => void;
  /** Escape with no list open. False: there was nothing to take back, so the key goes on. */
  onCancel?: () => boolean;
}

export function TypedField(props: TypedFieldProps) {
  const {
    column,
    pipelineId,
    today,
    text,
    display,
    label,
    ariaLabel,
    placeholder,
    error,
    autoFocus,
    onChange,
    onCommit,
    onLeave,
    onCancel,
  } = props;
  const { t } = useTranslation(["deals", "common"]);
  const nameOf = useColumnName();
  const id = useId();
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [used, setUsed] = useState(false);
  const [open, setOpen] = useState(false);
  const [touched, setTouched] = useState(false);
  const [highlighted, setHighlighted] = useState(-1);
  // Only now does the field hold the text as it is typed.
  useLayoutEffect(() => {
    if (used) input.current?.select();
  }, [used]);
  const { kind } = columnSpec(column);
  const { options, free, ready } = useOptions(column, pipelineId, touched ? text : null);
  // A strict list answers typing with its best fit; free text stands for itself until an option is highlighted.
  const best = !free && touched && text.trim() !== "" ? 0 : -1;
  const current = highlighted >= 0 ? highlighted : best;
  // Options of an earlier text are no choice any more.
  const listed = ready && options !== null && options.length > 0;

  const floating = open && (listed || kind === "day");

  const typed = (value: string, at: number): Typed => {
    const option = options?.[at] ?? (options ? exactly(options, value) : undefined) ?? null;
    return { text: value, option: value.trim() === "" && at === -1 ? null : option };
  };
  const pick = (option: Option) => {
    setOpen(false);
    setTouched(false);
    setHighlighted(-1);
    onChange({ text: option.name, option });
    onCommit?.({ text: option.name, option });
  };
  const finished = (): Typed => {
    const value = typed(text, touched || highlighted >= 0 ? current : -1);
    setOpen(false);
    setTouched(false);
    setHighlighted(-1);
    return value.option ? { text: value.option.name, option: value.option } : value;
  };
  const commit = () => {
    const value = finished();
    if (value.text !== text) onChange(value);
    onCommit?.(value);
  };
  const step = (by: 1 | -1) => {
    if (kind === "day") {
      const parsed = parseTypedDay(text.trim() === "" ? today : text, today);
      if (parsed.ok) onChange({ text: addDays(parsed.value, by), option: null });
    } else if (options && listed) {
      setOpen(true);
      setHighlighted((Math.max(current, by === -1 ? 0 : -1) + by + options.length) % options.length);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" && (listed || kind === "day")) step(1);
    else if (event.key === "ArrowUp" && (listed || kind === "day")) step(-1);
    else if (
      event.key === "Enter" &&
      !(column === "note" && event.altKey) &&
      (onCommit || (open && highlighted >= 0))
    )
      commit();
    else if (event.key === "Escape" && (floating || onCancel)) {
      setOpen(false);
      setTouched(false);
      setHighlighted(-1);
      const cancelled = onCancel?.() ?? false;
      if (!cancelled && !floating) return;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const list = `${id}-list`;
  const field = {
    ref: input,
    value: used || error ? text : (display ?? text),
    label,
    placeholder,
    error,
    "aria-label": ariaLabel,
    "data-autofocus": autoFocus,
    autoComplete: "off",
    // Escape closes the list first, not the dialog around it.
    "data-mantine-stop-propagation": floating || undefined,
    ...(listed && open
      ? {
          role: "combobox",
          "aria-expanded": true,
          "aria-autocomplete": "list" as const,
          "aria-controls": list,
        }
      : options || kind === "day"
        ? { role: "combobox", "aria-expanded": floating }
        : {}),
    ...(listed && open && current >= 0 ? { "aria-activedescendant": `${list}-${current}` } : {}),
    onFocus: () => {
      setUsed(true);
      setOpen(true);
    },
    onBlur: () => {
      setUsed(false);
      const value = finished();
      onCommit?.(value);
      onLeave?.(value);
    },
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setTouched(true);
      setHighlighted(-1);
      setOpen(true);
      onChange(typed(value, -1));
    },
    onKeyDown,
  };
  if (!options && kind !== "day")
    return column === "note" ? (
      <Textarea {...field} autosize minRows={2} maxRows={10} />
    ) : (
      <TextInput {...field} />
    );
  return (
    <Popover
      opened={floating}
      position="bottom-start"
      offset={2}
      width={kind === "day" ? "max-content" : "target"}
      transitionProps={{ duration: 0 }}
      withinPortal
    >
      <Popover.Target>
        <TextInput {...field} />
      </Popover.Target>
      <Popover.Dropdown
        p={kind === "day" ? "xs" : 0}
        bd={kind === "day" ? undefined : "none"}
        bg={kind === "day" ? undefined : "transparent"}
        onMouseDown={(event) => event.preventDefault()}
      >
        {options && listed ? (
          <OptionList
            id={list}
            label={t("editor.list", { column: nameOf(column) })}
            options={options}
            highlighted={current}
            onChoose={pick}
          />
        ) : (
          <DayChoice
            text={text}
            today={today}
            onChoose={(day) => {
              setOpen(false);
              onChange({ text: day, option: null });
              onCommit?.({ text: day, option: null });
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
