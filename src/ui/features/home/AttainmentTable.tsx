import { Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { withList } from "../../presenters/filterChips.ts";
import { type AttainmentRow, bulletOf, scaleOf } from "../../presenters/attainment.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useWindow } from "../../state/windowStore.ts";
import classes from "./AttainmentTable.module.css";
import { useOpenPeriodDeals } from "./useOpenPeriodDeals.ts";

interface AttainmentTableProps {
  rows: readonly AttainmentRow[];
  by: "team" | "owner";
  period: string;
  over: boolean;
}

/** One line a team or rep: won, weighted and open against the target, and what it would take. */
export function AttainmentTable({ rows, by, period, over }: AttainmentTableProps) {
  const { t } = useTranslation("home");
  const most = scaleOf(rows);
  const shown = rows.filter((row) => row.targetMinor !== null || row.wonMinor > 0 || row.openDeals > 0);
  if (shown.length === 0) return <p className={classes.nothing}>{t("noRows")}</p>;
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

/** Won, weighted and open one after the other, the target as a line across. Its figures stand in the row. */
function Bullet({ row, most }: { row: AttainmentRow; most: number }) {
  const { won, weighted, open, target } = bulletOf(row, most);
  const width = (share: number) => ({ width: `${share * 100}%` });
  return (
    <span className={classes.bullet} aria-hidden>
      <span className={classes.won} style={width(won)} />
      <span className={classes.weighted} style={width(weighted)} />
      <span className={classes.rest} style={width(open)} />
      {target !== null && <span className={classes.target} style={{ left: `${target * 100}%` }} />}
    </span>
  );
}
