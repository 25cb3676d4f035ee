import { TextInput } from "@mantine/core";
import { Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { CallOutput } from "../../../contract/calls.ts";
import { rowByKey } from "../../components/listKeys.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useStageNames } from "../../state/useStageNames.ts";
import classes from "./Roster.module.css";
import { useSay } from "./useSay.ts";

type Row = CallOutput<"coaching.people">[number];

/** Rows that Page Up and Page Down go over. */
const PAGE = 8;

interface RosterProps {
  people: readonly Row[];
  /** Id. */
  chosen: string;
  search: string;
  onSearch: (search: string) => void;
  onChoose: (person: string) => void;
}

/** Everybody who has deals, by what is at stake: arrows go from one to the next. */
export function Roster({ people, chosen, search, onSearch, onChoose }: RosterProps) {
  const { t } = useTranslation("coaching");
  const list = useRef<HTMLDivElement>(null);
  const wanted = search.trim().toLowerCase();
  const shown = people.filter(
    ({ person, team }) => wanted === "" || `${person} ${team ?? ""}`.toLowerCase().includes(wanted),
  );
  const active = shown.findIndex(({ personId }) => personId === chosen);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [chosen]);

  const onKeyDown = (event: KeyboardEvent) => {
    const to = rowByKey(event.key, { active, total: shown.length, page: PAGE });
    const next = to === null ? undefined : shown[to];
    if (!next) return;
    event.preventDefault();
    onChoose(next.personId);
  };

  return (
    <div className={classes.roster}>
      <TextInput
        className={classes.search}
        aria-label={t("people.search")}
        placeholder={t("people.search")}
        leftSection={<Search size={14} aria-hidden />}
        value={search}
        onChange={(event) => onSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown" || event.key === "ArrowUp") onKeyDown(event);
        }}
      />
      {shown.length === 0 ? (
        <p className={classes.none} role="status">
          {t("people.none")}
        </p>
      ) : (
        <div
          ref={list}
          role="listbox"
          tabIndex={0}
          aria-label={t("people.label")}
          aria-activedescendant={active < 0 ? undefined : `coached-${chosen}`}
          className={classes.list}
          onKeyDown={onKeyDown}
        >
          {shown.map((row) => (
            <Person key={row.personId} row={row} chosen={row.personId === chosen} onChoose={onChoose} />
          ))}
        </div>
      )}
    </div>
  );
}

function Person({
  row,
  chosen,
  onChoose,
}: {
  row: Row;
  chosen: boolean;
  onChoose: (person: string) => void;
}) {
  const { t } = useTranslation("coaching");
  const format = useFormat();
  const names = useStageNames();
  const say = useSay();
  const { person, personId, team, left, findings, estimates, strengths, stakes, little, headline } = row;
  const line = headline
    ? t(`headline.${headline.kind}`, { stage: names.stage(headline) ?? "" })
    : strengths > 0
      ? t("people.strength")
      : t(left ? "people.notCompared" : little ? "people.little" : "people.clear");
  const counted = t("people.findings", {
    count: findings,
    shown: format.number(findings),
    stakes: say.stakes(stakes),
  });
  return (
    // Keys are the list's: it has the focus.
    <div
      id={`coached-${personId}`}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      className={classes.person}
      onClick={() => onChoose(personId)}
      onKeyDown={(event) => {
        if (event.key === "Enter") onChoose(personId);
      }}
    >
      <span className={classes.name}>{person}</span>
      <span className={classes.money}>
        {headline && headline.moneyMinor > 0 ? format.moneyShort(headline.moneyMinor) : ""}
      </span>
      <span className={classes.line} data-concern={headline !== null || undefined}>
        {line}
      </span>
      <span className={classes.stake}>
        {headline && headline.moneyMinor > 0 ? t(`stakeShort.${headline.stake}`) : ""}
      </span>
      <span className={classes.team}>
        {[team, left ? t("people.left") : null].filter(Boolean).join(" · ")}
      </span>
      <span className={classes.count} title={findings > 0 ? counted : undefined}>
        {findings + estimates > 1 ? t("people.count", { shown: format.number(findings + estimates) }) : ""}
      </span>
    </div>
  );
}
