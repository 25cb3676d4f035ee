import { Button, Group, Modal, SegmentedControl, Select, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallInput, CallOutput } from "../../../contract/calls.ts";
import { parseMoney, parseQuantityMilli } from "../../../core/domain/cellText.ts";
import { minorDigitsOf } from "../../../core/domain/money.ts";
import { Loading } from "../../components/ScreenStates.tsx";
import { type TargetRow, type TargetUnit, valueText } from "../../presenters/targets.ts";
import { useAct, useCall } from "../../state/engine.ts";
import { toastChange } from "../../state/history.ts";
import { useFormat } from "../../state/useFormat.ts";
import classes from "./SpreadDialog.module.css";

type Spread = CallOutput<"targets.spread">;
type Over = "quarter" | "month" | "below";
type By = "equal" | "lastYear" | "given";

interface SpreadDialogProps {
  row: TargetRow;
  period: string;
  unit: TargetUnit;
  onClose: () => void;
}

/** Over what a target of the row and period can be spread. */
function waysOf({ kind }: TargetRow, period: string): Over[] {
  const inTime: Over[] = period.length === 4 ? ["quarter", "month"] : period.includes("Q") ? ["month"] : [];
  return kind === "team" || kind === "company" ? [...inTime, "below"] : inTime;
}

/** Spreads a target over time or over people: shows the parts first, then writes them as one change. */
export function SpreadDialog({ row, period, unit, onClose }: SpreadDialogProps) {
  const { t } = useTranslation(["targets", "common"]);
  const format = useFormat();
  const ways = waysOf(row, period);
  const [over, setOver] = useState<Over | undefined>(ways[0]);
  const [by, setBy] = useState<By>("lastYear");
  const [amount, setAmount] = useState<string | null>(null);
  const [weights, setWeights] = useState<Record<string, string>>({});
  // No cents, unless asked for.
  const [round, setRound] = useState(oneOf(unit, format.currency));
  const act = useAct("targets.spread");
  const parsed = amount === null || amount.trim() === "" ? null : readAmount(amount, unit, format.currency);
  const asked = {
    kind: row.kind === "family" ? ("product" as const) : row.kind,
    id: row.id,
    unit,
    period,
    over: over ?? "quarter",
    by: by === "given" ? ("equal" as const) : by,
    roundTo: round,
    ...(parsed?.ok ? { value: parsed.value } : {}),
    dryRun: true,
  };
  const plain = useCall("targets.spread", asked, { enabled: over !== undefined });
  const given = by === "given" && plain.data ? weightsOf(plain.data, weights) : null;
  const weighed = useCall("targets.spread", { ...asked, by: given ?? "equal" }, { enabled: given !== null });
  const shown = given ? weighed : plain;
  const name = row.name || t("grid.company");
  const problem = parsed && !parsed.ok ? t("dialog.notAmount") : null;

  const write = async (): Promise<void> => {
    const input: CallInput<"targets.spread"> = { ...asked, by: given ?? asked.by, dryRun: false };
    const { changeSet, changed } = await act.mutateAsync(input);
    toastChange(
      changeSet === null
        ? t("done.nothing")
        : t("done.changed", { count: changed, shown: format.number(changed) }),
      changeSet,
    );
    onClose();
  };

  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t("dialog.title", { name, period: format.period(period) })}
      closeButtonProps={{ "aria-label": t("common:action.close") }}
    >
      <div className={classes.form}>
        <TextInput
          label={t("dialog.amount")}
          placeholder={plain.data && valueText(format, unit, plain.data.value)}
          value={amount ?? ""}
          error={problem}
          onChange={(event) => setAmount(event.currentTarget.value)}
          data-autofocus
        />
        <Select
          label={t("dialog.round")}
          value={String(round)}
          onChange={(one) => one !== null && setRound(Number(one))}
          data={roundings(unit, format.currency).map(({ step, units }) => ({
            value: String(step),
            label: units === null ? t("dialog.roundNone") : format.number(units),
          }))}
          allowDeselect={false}
        />
        <Choice label={t("dialog.over")}>
          <SegmentedControl
            aria-label={t("dialog.over")}
            value={over ?? ""}
            onChange={(one) => setOver(one as Over)}
            data={ways.map((value) => ({
              value,
              label: t(
                value === "below"
                  ? "dialog.overBelow"
                  : value === "month"
                    ? "dialog.overMonth"
                    : "dialog.overQuarter",
              ),
            }))}
          />
        </Choice>
        <Choice label={t("dialog.by")}>
          <SegmentedControl
            aria-label={t("dialog.by")}
            value={by}
            onChange={(one) => setBy(one)}
            data={[
              { value: "lastYear", label: t("dialog.byLastYear") },
              { value: "equal", label: t("dialog.byEqual") },
              { value: "given", label: t("dialog.byGiven") },
            ]}
          />
        </Choice>
      </div>
      {shown.error ? (
        <p className={classes.problem} role="alert">
          {shown.error.message}
        </p>
      ) : shown.data ? (
        <Preview
          spread={shown.data}
          unit={unit}
          by={by}
          weights={by === "given" ? weights : null}
          onWeight={(key, text) => setWeights((now) => ({ ...now, [key]: text }))}
        />
      ) : (
        <Loading rows={4} />
      )}
      <Group justify="flex-end" gap="sm" mt="md">
        <Button variant="default" onClick={onClose}>
          {t("dialog.cancel")}
        </Button>
        <Button
          onClick={() => void write()}
          loading={act.isPending}
          disabled={
            !shown.data || shown.isError || problem !== null || (amount !== null && shown.isPlaceholderData)
          }
        >
          {t("dialog.write", {
            count: shown.data?.parts.length ?? 0,
            shown: format.number(shown.data?.parts.length ?? 0),
          })}
        </Button>
      </Group>
    </Modal>
  );
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.choice}>
      <span className={classes.label} aria-hidden>
        {label}
      </span>
      {children}
    </div>
  );
}

interface PreviewProps {
  spread: Spread;
  unit: TargetUnit;
  by: By;
  /** Null: not by weights of one's own. */
  weights: Record<string, string> | null;
  onWeight: (key: string, text: string) => void;
}

function Preview({ spread, unit, by, weights, onWeight }: PreviewProps) {
  const { t } = useTranslation("targets");
  const format = useFormat();
  const { parts, basis, wonYear, wonDeals, neededDeals } = spread;
  const nameOf = (part: Spread["parts"][number]): string =>
    sameHolder(parts) ? format.period(part.period) : part.name;
  const seen = spread.parts.some(({ lastYear }) => lastYear !== null);
  return (
    <>
      <p className={classes.basis} data-part="basis">
        {t(by === "lastYear" && basis === "equal" ? "dialog.basis.tooFew" : `dialog.basis.${basis}`, {
          year: wonYear ?? "",
          deals: format.number(wonDeals ?? 0),
          needed: format.number(neededDeals ?? 0),
        })}
      </p>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t("dialog.part")}</th>
              {weights && <th scope="col">{t("dialog.byGiven")}</th>}
              {seen && <th scope="col">{t("dialog.lastYear", { year: wonYear ?? "" })}</th>}
              <th scope="col">{t("dialog.share")}</th>
              <th scope="col">{t("dialog.before")}</th>
              <th scope="col">{t("dialog.value")}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={keyOf(part)}>
                <th scope="row">{nameOf(part)}</th>
                {weights && (
                  <td>
                    <input
                      className={classes.weight}
                      inputMode="decimal"
                      aria-label={t("dialog.weight", { name: nameOf(part) })}
                      value={weights[keyOf(part)] ?? "1"}
                      onChange={(event) => onWeight(keyOf(part), event.currentTarget.value)}
                    />
                  </td>
                )}
                {seen && <td>{part.lastYear === null ? "" : valueText(format, unit, part.lastYear)}</td>}
                <td>{format.percent(part.share, 1)}</td>
                <td>{part.before === null ? "" : valueText(format, unit, part.before)}</td>
                <td data-part="value">{valueText(format, unit, part.value)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={3 + Number(seen) + Number(weights !== null)}>
                {t("dialog.sum")}
              </th>
              <td>{valueText(format, unit, spread.value)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
}

const keyOf = ({ kind, id, period }: Spread["parts"][number]): string => `${kind} ${id ?? ""} ${period}`;
const sameHolder = (parts: Spread["parts"]): boolean =>
  new Set(parts.map(({ id }) => id)).size === 1 && parts.length > 1;

/** One for each part; what is no number weighs nothing. */
function weightsOf({ parts }: Spread, texts: Record<string, string>): number[] {
  return parts.map((part) => {
    const parsed = parseQuantityMilli(texts[keyOf(part)] ?? "1");
    return parsed.ok ? parsed.value : 0;
  });
}

function readAmount(text: string, unit: TargetUnit, currency: string) {
  const parsed = unit === "money" ? parseMoney(text, minorDigitsOf(currency)) : parseQuantityMilli(text);
  return parsed.ok && parsed.value < 0 ? { ok: false as const } : parsed;
}

/** A whole unit in the smallest parts that are kept. */
const oneOf = (unit: TargetUnit, currency: string): number =>
  unit === "quantity" ? 1000 : 10 ** minorDigitsOf(currency);

/** In minor units or thousandths, with how many whole units that is. */
function roundings(unit: TargetUnit, currency: string): { step: number; units: number | null }[] {
  const one = oneOf(unit, currency);
  return [
    { step: 1, units: null },
    ...[1, 1000, 10_000, 100_000].map((units) => ({ step: units * one, units })),
  ];
}
