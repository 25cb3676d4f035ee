import { useElementSize, useMergedRef } from "@mantine/hooks";
import { useQueries } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DealRow, DealSort } from "../../../contract/common.ts";
import { asList } from "../../presenters/filterChips.ts";
import { rowByKey } from "../../components/listKeys.ts";
import { useKeptScroll } from "../../components/useKeptScroll.ts";
import type { DealList } from "../../state/address.ts";
import { callAny, callKey } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useStageName } from "../../state/useStageName.ts";
import { useWindow } from "../../state/windowStore.ts";
import classes from "./PanelDock.module.css";
import { usePanel } from "./panelStore.ts";

const ROW = 48;
const CHUNK = 100;
const BEYOND = 6;

/** A list of any length: only the rows in sight are drawn, only their chunks are read. */
export function DealListRows({ list, total, sort }: { list: DealList; total: number; sort: DealSort }) {
  const { t } = useTranslation("shell");
  const openDeal = useWindow((state) => state.openDeal);
  const active = Math.min(
    usePanel((state) => state.active),
    total - 1,
  );
  const setPanel = usePanel((state) => state.set);
  const kept = useKeptScroll<HTMLDivElement>("panelList");
  const { ref: sized, height } = useElementSize<HTMLDivElement>();
  const ref = useMergedRef(kept, sized);
  const [top, setTop] = useState(() => useWindow.getState().scroll["panelList"] ?? 0);

  const first = Math.max(0, Math.floor(top / ROW) - BEYOND);
  const last = Math.min(total - 1, Math.ceil((top + (height || 800)) / ROW) + BEYOND);
  const chunks = range(Math.floor(first / CHUNK), Math.floor(last / CHUNK));
  const answers = useQueries({
    queries: chunks.map((chunk) => {
      const input = { filter: list.filter, sort, offset: chunk * CHUNK, limit: CHUNK };
      return { queryKey: callKey("deals.query", input), queryFn: () => callAny("deals.query", input) };
    }),
  });
  const rowAt = (index: number): DealRow | undefined =>
    answers[Math.floor(index / CHUNK) - (chunks[0] ?? 0)]?.data?.rows[index % CHUNK];

  // Opened from a figure: the keyboard goes on here.
  useEffect(() => kept.current?.focus({ preventScroll: true }), [kept, list]);

  const move = (next: number) => {
    setPanel({ active: next });
    const element = kept.current;
    if (!element) return;
    if (next * ROW < element.scrollTop) element.scrollTo({ top: next * ROW });
    else if ((next + 1) * ROW > element.scrollTop + element.clientHeight)
      element.scrollTo({ top: (next + 1) * ROW - element.clientHeight });
  };
  const onKey = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(height / ROW) - 1);
    const to = rowByKey(event.key, { active, total, page });
    const row = rowAt(active);
    if (to !== null) move(to);
    else if (event.key === "Enter" && row) openDeal(row.id);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={ref}
      className={classes.list}
      role="listbox"
      tabIndex={0}
      aria-label={t("panel.listLabel", { title: list.title })}
      aria-activedescendant={`behind-${active}`}
      onKeyDown={onKey}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <div className={classes.rows} style={{ height: total * ROW }} role="presentation">
        {range(first, last).map((index) => (
          <Row
            key={index}
            index={index}
            total={total}
            row={rowAt(index)}
            withStage={asList(list.filter.stage).length !== 1}
            active={index === active}
            onOpen={(id) => {
              setPanel({ active: index });
              openDeal(id);
            }}
          />
        ))}
      </div>
    </div>
  );
}

interface RowProps {
  index: number;
  total: number;
  row: DealRow | undefined;
  /** False where all deals of the list stand in the same one. */
  withStage: boolean;
  active: boolean;
  onOpen: (id: string) => void;
}

function Row({ index, total, row, withStage, active, onOpen }: RowProps) {
  const format = useFormat();
  const stageName = useStageName();
  const day = row && (row.state === "open" ? row.expectedOn : row.closedOn);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list takes the keys
    <div
      id={`behind-${index}`}
      role="option"
      aria-selected={active}
      aria-setsize={total}
      aria-posinset={index + 1}
      tabIndex={-1}
      className={classes.row}
      data-active={active || undefined}
      style={{ top: index * ROW }}
      onClick={() => row && onOpen(row.id)}
    >
      <span className={classes.name}>{row?.name}</span>
      <span className={classes.amount}>{row?.amountMinor != null && format.money(row.amountMinor)}</span>
      <span className={classes.sub}>{row && [row.account, row.owner].filter(Boolean).join(" · ")}</span>
      <span className={`${classes.sub} ${classes.amount}`}>
        {row &&
          [withStage && stageName(row.stageId, row.stage), day && format.dayCell(day)]
            .filter(Boolean)
            .join(" · ")}
      </span>
    </div>
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
