import { Button, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { withList } from "../../presenters/filterChips.ts";
import { type AttainmentRow, bulletOf, scaleOf } from "../../presenters/attainment.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useWindow } from "../../state/windowStore.ts";
import classes from "./AttainmentTable.module.css";
import { useOpenPeriodDeals } from "./useOpenPeriodDeals.ts";

interface AttainmentTableProps {
  /** In the order shown. */
  rows: readonly AttainmentRow[];
  by: "team" | "owner";
  period: string;
  over: boolean;
  /** Whether more than the first few are shown. */
  all: boolean;
  onAll: (all: boolean) => void;
}

/** What moved and what needs attention stay in sight below so many rows. */
const FEW = 6;

/** One line a team or rep: won, expected and open against the target, and what it would take. */
export function AttainmentTable({ rows, by, period, over, all, onAll }: AttainmentTableProps) {
  const { t } = useTranslation("home");
  const format = useFormat();
  const most = scaleOf(rows);
  const shown = all ? rows : rows.slice(0, FEW);
  if (rows.length === 0) return <p className={classes.nothing}>{t("noRows")}</p>;
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption className="visually-hidden">{t(`by.${by}`)}</caption>
        <thead>
          <tr>
            <th scope="col" className={classes.name}>
              {t(`by.${by}`)}
            </th>
            <th scope="col" className={classes.bar}>
              {t("column.bar")}
            </th>
            <th scope="col">{t("column.target")}</th>
            <th scope="col">{t("column.won")}</th>
            {!over && (
              <>
                <th scope="col">{t("column.landing")}</th>
                <th scope="col">{t("column.open")}</th>
                <th scope="col">{t("column.coverage")}</th>
                <th scope="col">{t("column.needed")}</th>
                <th scope="col">{t("column.chance")}</th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row key={row.id ?? row.key} row={row} by={by} most={most} period={period} over={over} />
          ))}
        </tbody>
      </table>
      {rows.length > FEW && (
        <Button
          variant="subtle"
          size="compact-sm"
          className={classes.all}
          aria-expanded={all}
          onClick={() => onAll(!all)}
        >
          {all
            ? t(`rows.few.${by}`, { n: format.number(FEW) })
            : t(`rows.all.${by}`, { n: format.number(rows.length) })}
        </Button>
      )}
    </div>
  );
}

interface RowProps {
  row: AttainmentRow;
  by: "team" | "owner";
  most: number;
  period: string;
  over: boolean;
}

function Row({ row, by, most, period, over }: RowProps) {
  const { t } = useTranslation("home");
  const format = useFormat();
  const open = useOpenPeriodDeals(period);
  const setFilter = useWindow((state) => state.setFilter);
  const none = row.key === "";
  const name = none ? t(`none.${by}`) : row.key;
  const whose = { kind: by, value: row.id ?? row.key };
  const money = (minor: number, state: "won" | "open", deals: boolean) =>
    deals ? (
      <button
        type="button"
        className={classes.open}
        title={format.moneyUnit(minor)}
        aria-label={`${t(`list.${state}`, { whose: name, period: format.period(period) })}: ${format.moneyUnit(minor)}. ${t("showDeals")}`}
        onClick={() => open(whose, state)}
      >
        {format.moneyShort(minor)}
      </button>
    ) : (
      format.moneyShort(minor)
    );
  const times = (value: number | null) => (value === null ? "" : `${format.number(value, 1)}×`);
  const { coverage, coverageNeeded } = row;
  const short = coverage !== null && coverageNeeded !== null && coverage < coverageNeeded;
  return (
    <tr>
      <th scope="row" className={classes.name} data-none={none || undefined}>
        {none ? (
          name
        ) : (
          <Tooltip label={t("narrow", { name })}>
            <button
              type="button"
              className={classes.narrow}
              onClick={() => setFilter((now) => withList(now, by, [row.id ?? row.key]))}
            >
              {name}
            </button>
          </Tooltip>
        )}
      </th>
      <td className={classes.bar}>
        <Bullet row={row} most={most} />
      </td>
      <td title={row.targetMinor === null ? undefined : format.moneyUnit(row.targetMinor)}>
        {row.targetMinor === null ? "" : format.moneyShort(row.targetMinor)}
      </td>
      <td>{money(row.wonMinor, "won", row.wonMinor > 0)}</td>
      {!over && (
        <>
          <td title={row.landingMinor === null ? undefined : format.moneyUnit(row.landingMinor)}>
            {row.landingMinor === null ? "" : format.moneyShort(row.landingMinor)}
          </td>
          <td>{money(row.openMinor, "open", row.openDeals > 0)}</td>
          <td data-short={short || undefined} className={classes.coverage}>
            {times(coverage)}
          </td>
          <td>{times(coverageNeeded)}</td>
          <td>{row.pTarget === null ? "" : format.percent(row.pTarget)}</td>
        </>
      )}
    </tr>
  );
}

/** Won, expected and open one after the other, the target as a line across. Its figures stand in the row. */
function Bullet({ row, most }: { row: AttainmentRow; most: number }) {
  const { won, expected, open, target } = bulletOf(row, most);
  const width = (share: number) => ({ width: `${share * 100}%` });
  return (
    <span className={classes.bullet} aria-hidden>
      <span className={classes.won} style={width(won)} />
      <span className={classes.expected} style={width(expected)} />
      <span className={classes.rest} style={width(open)} />
      {target !== null && <span className={classes.target} style={{ left: `${target * 100}%` }} />}
    </span>
  );
}
