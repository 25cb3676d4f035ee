import { useTranslation } from "react-i18next";
import type { CallInput } from "../../../contract/calls.ts";
import type { Day } from "../../../core/domain/days.ts";
import { Definition } from "../../components/Definition.tsx";
import { toastError } from "../../components/toasts.tsx";
import { basisRows, type BasisRow, type Sufficiency } from "../../presenters/plan.ts";
import { callAny } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import { useWindow } from "../../state/windowStore.ts";
import classes from "./BasisTable.module.css";

type Of = CallInput<"plan.deals">["of"];

interface BasisTableProps {
  plan: Sufficiency;
  period: string;
  asOf: Day | null;
}

/** What the verdict stands on: the person's own past, each figure with the deals that tell it. */
export function BasisTable({ plan, period, asOf }: BasisTableProps) {
  const { t } = useTranslation("plan");
  const format = useFormat();
  return (
    <section className={classes.basis} aria-label={t("basis.title")}>
      <h2 className={classes.title}>{t("basis.title")}</h2>
      <p className={classes.subtitle}>{t("basis.subtitle")}</p>
      <dl className={classes.list}>
        {basisRows(plan, format).map((row) => {
          const label = t(`basis.figure.${row.figure}`);
          return (
            <div key={row.figure} className={classes.row} data-basis={row.figure}>
              <dt>
                {label} <Definition of={label}>{t(`basis.define.${row.figure}`)}</Definition>
              </dt>
              <dd className={classes.value}>{row.value}</dd>
              <dd className={classes.note}>
                {row.range !== null && (
                  <span>{t(row.figure === "cycle" ? "basis.p75" : "basis.range", { range: row.range })}</span>
                )}
                {row.counted && (
                  <Counted
                    label={label}
                    counted={row.counted}
                    person={plan.person}
                    period={period}
                    asOf={asOf}
                  />
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

interface CountedProps {
  label: string;
  counted: NonNullable<BasisRow["counted"]>;
  person: Sufficiency["person"];
  period: string;
  asOf: Day | null;
}

/** One's own deals behind a figure; each number opens them. */
function Counted({ label, counted, person, period, asOf }: CountedProps) {
  const { t } = useTranslation("plan");
  const format = useFormat();
  const openList = useWindow((state) => state.openList);
  const link = (of: Of, count: number, key: "deals" | "due" | "won") => {
    const words = t(`basis.${key}`, { count, shown: format.number(count) });
    if (count === 0) return words;
    const list = (): void => {
      callAny("plan.deals", { person: person.id, period, of, ...(asOf ? { asOf } : {}) })
        .then((ids) => openList({ title: t(`basis.list.${of}`, { name: person.name }), filter: { ids } }))
        .catch(toastError);
    };
    return (
      <button
        type="button"
        className={classes.link}
        aria-label={`${label}: ${words}. ${t("basis.show")}`}
        onClick={list}
      >
        {words}
      </button>
    );
  };
  return (
    <span>
      {link(counted.of, counted.n, counted.of === "due" ? "due" : "deals")}
      {counted.won && ", "}
      {counted.won && link(counted.won.of, counted.won.n, "won")}
    </span>
  );
}
