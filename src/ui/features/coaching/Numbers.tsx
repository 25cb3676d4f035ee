import { useTranslation } from "react-i18next";
import type { PersonNumber } from "../../../contract/coaching.ts";
import { Block } from "../../components/Block.tsx";
import { Definition } from "../../components/Definition.tsx";
import { numberPlaces, numberText, slowestStage } from "../../presenters/coaching.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useStageNames } from "../../state/useStageNames.ts";
import classes from "./Numbers.module.css";

interface NumbersProps {
  name: string;
  numbers: readonly PersonNumber[];
}

/** The person's figures with their intervals, beside the team's and the top quartile's; then stage by stage. */
export function Numbers({ name, numbers }: NumbersProps) {
  const { t } = useTranslation("coaching");
  const format = useFormat();
  const names = useStageNames();
  const overall = numbers.filter(({ stageId }) => stageId === null);
  const stages = numbers.filter(({ stageId }) => stageId !== null);
  const slowest = slowestStage(stages);
  const finding = slowest
    ? t("numbers.stagesFinding", {
        stage: names.stage(slowest),
        own: format.days(slowest.value ?? 0),
        others: format.days(slowest.all.value ?? 0),
      })
    : t("numbers.stages");
  const legend = t("numbers.legend", { name });
  if (numbers.length === 0) return null;
  return (
    <>
      <Block title={t("numbers.title")} subtitle={legend}>
        <Table name={name} caption={t("numbers.caption", { name })} numbers={overall} />
      </Block>
      {stages.length > 0 && (
        <Block title={finding} subtitle={`${t("numbers.stages")} · ${legend}`}>
          <Table
            name={name}
            caption={`${t("numbers.caption", { name })}: ${t("numbers.stages")}`}
            numbers={stages}
          />
        </Block>
      )}
    </>
  );
}

function Table({ name, caption, numbers }: NumbersProps & { caption: string }) {
  const { t } = useTranslation("coaching");
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={classes.name}>
              {t("numbers.column.measure")}
            </th>
            <th scope="col">{name}</th>
            <th scope="col" className={classes.bar}>
              {t("numbers.column.interval")}
            </th>
            <th scope="col">
              {t("numbers.column.drawn")}
              <Definition of={t("numbers.column.drawn")}>{t("define.drawn")}</Definition>
            </th>
            <th scope="col">{t("numbers.column.team")}</th>
            <th scope="col">{t("numbers.column.all")}</th>
            <th scope="col">
              {t("numbers.column.top")}
              <Definition of={t("numbers.column.top")}>{t("define.topQuartile")}</Definition>
            </th>
            <th scope="col">{t("numbers.column.n")}</th>
          </tr>
        </thead>
        <tbody>
          {numbers.map((number) => (
            <NumberRow key={`${number.measure} ${number.stageId}`} number={number} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function NumberRow({ number }: { number: PersonNumber }) {
  const { t } = useTranslation("coaching");
  const format = useFormat();
  const names = useStageNames();
  const { measure, unit, n, needed, value, low, high, drawn, team, all, topQuartile } = number;
  const [stage, pipeline] = [names.stage(number), names.pipeline(number)];
  const label = t(`numbers.measure.${measure}`, { currency: format.currencySymbol });
  const few = n < needed;
  const interval =
    low === null || high === null ? "" : `${numberText(unit, low, format)}–${numberText(unit, high, format)}`;
  return (
    <tr data-number={measure} data-stage={number.stageId}>
      <th scope="row" className={classes.name} title={stage ? `${stage}, ${pipeline}: ${label}` : undefined}>
        {stage ? (
          <>
            {stage}
            <span className={classes.quiet}>
              {" "}
              {label} · {pipeline}
            </span>
          </>
        ) : (
          <>
            {label}
            {measure !== "conversion" && measure !== "daysInStage" && (
              <Definition of={label}>{t(`numbers.define.${measure}`)}</Definition>
            )}
          </>
        )}
      </th>
      <td data-few={few || undefined}>
        {few ? t("numbers.few", { n: format.number(n) }) : numberText(unit, value, format)}
      </td>
      <td className={classes.bar} title={interval}>
        <Whisker number={number} hollow={few} />
        <span className="visually-hidden">{interval}</span>
      </td>
      <td>{numberText(unit, drawn, format)}</td>
      <td>{numberText(unit, team.value, format)}</td>
      <td>{numberText(unit, all.value, format)}</td>
      <td>{numberText(unit, topQuartile, format)}</td>
      <td>{format.number(n)}</td>
    </tr>
  );
}

/** Its figures stand in the row's cells. */
function Whisker({ number, hollow }: { number: PersonNumber; hollow: boolean }) {
  const { own, team, top } = numberPlaces(number);
  return (
    <span className={classes.track} aria-hidden>
      {own && <span className={classes.whisker} style={{ left: `${own.low}%`, width: `${own.width}%` }} />}
      {team !== null && <span className={classes.team} style={{ left: `${team}%` }} />}
      {top !== null && <span className={classes.top} style={{ left: `${top}%` }} />}
      {own && (
        <span className={classes.dot} data-hollow={hollow || undefined} style={{ left: `${own.at}%` }} />
      )}
    </span>
  );
}
