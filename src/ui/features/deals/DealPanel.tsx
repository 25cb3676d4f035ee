/** One deal, docked beside the screen: its stage, all fields, lines, people and past. */
import { type KeyboardEvent, useEffect, useRef } from "react";
import { Failed, Loading } from "../../components/ScreenStates.tsx";
import { useCall } from "../../state/engine.ts";
import { useWindow } from "../../state/windowStore.ts";
import { DEAL_PANEL } from "./panel/focusPanel.ts";
import classes from "./panel/panel.module.css";
import { Contacts } from "./panel/Contacts.tsx";
import { Fields } from "./panel/Fields.tsx";
import { Heading } from "./panel/Heading.tsx";
import { Lines } from "./panel/Lines.tsx";
import { StagePath } from "./panel/StagePath.tsx";
import { Timeline } from "./panel/Timeline.tsx";
import { useNeighbours } from "./panel/useNeighbours.ts";

function isField(target: EventTarget): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

export default function DealPanel({ id }: { id: string }) {
  const answer = useCall("deals.get", { id }, { keepPrevious: false });
  const neighbours = useNeighbours(id);
  const panel = useRef<HTMLDivElement>(null);
  const replaceDeal = useWindow((state) => state.replaceDeal);

  // Who opened a deal goes on in it; Escape and the grid's own keys lead back.
  useEffect(() => panel.current?.focus({ preventScroll: true }), [id]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    event.stopPropagation();
    const to = event.key === "ArrowUp" ? neighbours.previous : neighbours.next;
    if (to !== null) replaceDeal(to);
  };
  // Out of a field first, then out of the panel.
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented || !isField(event.target)) return;
    event.preventDefault();
    panel.current?.focus({ preventScroll: true });
  };
  return (
    // The panel takes keys for the deal as a whole.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={panel}
      id={DEAL_PANEL}
      className={classes.panel}
      tabIndex={-1}
      aria-label={answer.data?.deal.name}
      aria-busy={answer.isPending}
      data-testid="deal-panel"
      onKeyDownCapture={onKeyDown}
      onKeyDown={onEscape}
    >
      {answer.isError ? (
        <Failed error={answer.error} onRetry={() => void answer.refetch()} />
      ) : answer.data ? (
        <>
          <Heading deal={answer.data.deal} neighbours={neighbours} />
          <StagePath deal={answer.data.deal} />
          <Fields deal={answer.data.deal} />
          <Lines deal={answer.data.deal} lines={answer.data.lines} />
          <Contacts contacts={answer.data.contacts} />
          <Timeline deal={answer.data.deal} />
        </>
      ) : (
        <Loading />
      )}
    </section>
  );
}
