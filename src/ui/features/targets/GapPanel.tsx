import { dealsOfPeriod } from "../../presenters/attainment.ts";
import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CallOutput } from "../../../contract/calls.ts";
import { periodBounds } from "../../../core/domain/days.ts";
import { Definition } from "../../components/Definition.tsx";
import { Failed, Loading } from "../../components/ScreenStates.tsx";
import { gapsOf, rateText, type TargetRow, valueText } from "../../presenters/targets.ts";
import { useCall } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useWindow } from "../../state/windowStore.ts";
import classes from "./GapPanel.module.css";
import type { TargetsView } from "./useTargetsView.ts";

type Attainment = CallOutput<"plan.attainment">[number];
type Sufficiency = CallOutput<"plan.sufficiency">;

interface GapPanelProps {
  row: TargetRow;
  period: string;
  column: number;
  view: TargetsView;
  onView: (members: Partial<TargetsView>) => void;
}

const chances = [0.6, 0.7, 0.8, 0.9, 0.95] as const;

/** How the chosen target is made up, how it stands, and what would close the gap. */
export function GapPanel({ row, period, column, view, onView }: GapPanelProps) {
  const { t } = useTranslation("targets");
  const format = useFormat();
  const cell = row.cells[column];
  const name = row.name || t("grid.company");
  const value = (one: number | null): string =>
    one === null ? t("panel.none") : valueText(format, view.unit, one);
  if (!cell) return null;
  const lines = [
    ["entered", cell.entered],
    ["below", cell.below],
    ["parts", cell.parts],
    ["lastYear", cell.lastYear],
  ] as const;
  return (
    <aside className={classes.panel} aria-label={t("panel.label")} tabIndex={0}>
      <h3 className={classes.title}>{name}</h3>
      <p className={classes.period}>{format.period(period)}</p>
      <div className={classes.target} data-figure="panel-target">
        {value(cell.target)}
      </div>
      <dl className={classes.list}>
        {lines
          .filter(([key, one]) => one !== null || key === "entered")
          .map(([key, one]) => (
            <div key={key}>
              <dt>{t(`panel.${key}`)}</dt>
              <dd>{value(one)}</dd>
            </div>
          ))}
      </dl>
      {gapsOf(cell).map(({ key, size }) => (
        <p key={key} className={classes.uneven}>
          {t(`gap.${key}`, { money: valueText(format, view.unit, size) })}
        </p>
      ))}
      {view.unit === "money" && row.kind !== "family" && (
        <Standing
          row={row}
          name={name}
          period={period}
          chance={view.chance}
          onChance={(chance) => onView({ chance })}
        />
      )}
    </aside>
  );
}

interface StandingProps {
  row: TargetRow;
  name: string;
  period: string;
  chance: number;
  onChance: (chance: number) => void;
}

const dimensions = {
  company: undefined,
  team: "team",
  person: "owner",
  product: "product",
  family: undefined,
} as const;

function Standing({ row, name, period, chance, onChance }: StandingProps) {
  const { t } = useTranslation("targets");
  const format = useFormat();
  const by = dimensions[row.kind];
  const attained = useCall("plan.attainment", { period, chance, ...(by ? { by } : {}) });
  const person = useCall(
    "plan.sufficiency",
    { person: row.id ?? "", period, chance },
    { enabled: row.kind === "person", keepPrevious: false },
  );
  if (attained.error) return <Failed error={attained.error} onRetry={() => void attained.refetch()} />;
  if (!attained.data) return <Loading rows={4} />;
  const found = by ? attained.data.find(({ id }) => id === row.id) : attained.data[0];
  return (
    <section aria-label={t("panel.attainment")} className={classes.standing}>
      <h4 className={classes.subtitle}>{t("panel.attainment")}</h4>
      {found && <Figures found={found} row={row} name={name} period={period} />}
      <Select
        size="xs"
        label={t("panel.wanted")}
        value={String(chance)}
        onChange={(one) => one !== null && onChance(Number(one))}
        data={chances.map((one) => ({ value: String(one), label: format.percent(one) }))}
        allowDeselect={false}
        comboboxProps={{ withinPortal: true }}
      />
      <Closing found={found} person={person.data} period={period} chance={chance} />
    </section>
  );
}

interface FiguresProps {
  found: Attainment;
  row: TargetRow;
  name: string;
  period: string;
}

function Figures({ found, row, name, period }: FiguresProps) {
  const { t } = useTranslation("targets");
  const format = useFormat();
  const openList = useWindow((state) => state.openList);
  const { wonMinor, openMinor, openDeals, gapMinor, coverage, coverageNeeded, pTarget, seen } = found;
  const times = (one: number | null): string => (one === null ? "—" : `${format.number(one, 1)}×`);
  const list = (state: "won" | "open"): void => {
    const by = dimensions[row.kind];
    const whose = by && row.id !== null ? { kind: by, value: row.id } : { kind: "company" as const };
    const filter = dealsOfPeriod(whose, state, period);
    if (filter)
      openList({ title: t(`panel.list.${state}`, { name, period: format.period(period) }), filter });
  };
  const money = (state: "won" | "open", minor: number, some: boolean) =>
    some ? (
      <button
        type="button"
        className={classes.open}
        title={format.moneyUnit(minor)}
        aria-label={`${t(`panel.${state}`)}: ${format.moneyUnit(minor)}. ${t("panel.show")}`}
        onClick={() => list(state)}
      >
        {format.moneyShort(minor)}
      </button>
    ) : (
      format.moneyShort(minor)
    );
  const unsaid = gapMinor !== null && gapMinor > 0 && pTarget === null;
  return (
    <>
      <dl className={classes.list} data-part="standing">
        <div>
          <dt>{t("panel.won")}</dt>
          <dd>{money("won", wonMinor, wonMinor > 0)}</dd>
        </div>
        <div>
          <dt>{t("panel.open")}</dt>
          <dd>
            {money("open", openMinor, openDeals > 0)}
            <small>{t("panel.openShown", { count: openDeals, shown: format.number(openDeals) })}</small>
          </dd>
        </div>
        {gapMinor !== null && gapMinor > 0 && (
          <>
            <div>
              <dt>{t("panel.gap")}</dt>
              <dd title={format.moneyUnit(gapMinor)}>{format.moneyShort(gapMinor)}</dd>
            </div>
            <div>
              <dt>
                {t("panel.coverage")}
                <Definition of={t("panel.coverage")}>{t("panel.define.coverage")}</Definition>
              </dt>
              <dd>{times(coverage)}</dd>
            </div>
            <div>
              <dt>
                {t("panel.needed")}
                <Definition of={t("panel.needed")}>{t("panel.define.needed")}</Definition>
              </dt>
              <dd>{times(coverageNeeded)}</dd>
            </div>
            <div>
              <dt>
                {t("panel.chance")}
                <Definition of={t("panel.chance")}>{t("panel.define.chance")}</Definition>
              </dt>
              <dd data-figure="panel-chance">{pTarget === null ? "—" : format.percent(pTarget)}</dd>
            </div>
          </>
        )}
      </dl>
      {gapMinor !== null && gapMinor > 0 && (
        <p className={classes.note}>
          {unsaid
            ? t("panel.few", { n: format.number(seen.due) })
            : t("panel.seen", { due: format.number(seen.due), won: format.number(seen.won) })}
        </p>
      )}
    </>
  );
}

interface ClosingProps {
  found: Attainment | undefined;
  person: Sufficiency | undefined;
  period: string;
  chance: number;
}

/** What would close the gap, in a sentence or two. */
function Closing({ found, person, period, chance }: ClosingProps) {
  const { t } = useTranslation("targets");
  const format = useFormat();
  const info = useCall("file.info", {});
  const bounds = periodBounds(period);
  const words = { chance: format.percent(chance), period: format.period(period) };
  const main = (): string => {
    if (!found || found.targetMinor === null || found.gapMinor === null) return t("panel.noTarget");
    const { targetMinor, wonMinor, gapMinor, lackingMinor } = found;
    if (gapMinor <= 0)
      return t("panel.reached", {
        won: format.moneyShortUnit(wonMinor),
        target: format.moneyShortUnit(targetMinor),
      });
    if (bounds && info.data && info.data.today > bounds.to)
      return t("panel.over", { gap: format.moneyShortUnit(gapMinor) });
    if (lackingMinor === null) return t("panel.unsaid");
    return lackingMinor === 0
      ? t("panel.enough", words)
      : t("panel.closes", { ...words, money: format.moneyShortUnit(lackingMinor) });
  };
  return (
    <div className={classes.closing} data-part="closing">
      <p>{main()}</p>
      {person?.verdict === "needed" && person.newPerWeek !== null && (
        <p>
          {t("panel.perWeek", {
            rate: rateText(format, person.newPerWeek),
            low: person.newPerWeekLow === null ? "" : rateText(format, person.newPerWeekLow),
            high: person.newPerWeekHigh === null ? "∞" : rateText(format, person.newPerWeekHigh),
            recent: rateText(format, person.recent.perWeek),
          })}
        </p>
      )}
      {person?.verdict === "tooLate" && <p>{t("panel.tooLate")}</p>}
    </div>
  );
}
