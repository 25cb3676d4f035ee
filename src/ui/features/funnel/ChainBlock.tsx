import { useTranslation } from "react-i18next";
import { Block } from "../../components/Block.tsx";
import { Failed, Loading } from "../../components/ScreenStates.tsx";
import type { CallOutput } from "../../../contract/calls.ts";
import { rateOf } from "../../presenters/funnel.ts";
import { useCall } from "../../state/engine.ts";
import { useFormat } from "../../state/useFormat.ts";
import { CopyTable } from "./CopyTable.tsx";
import { useAsked } from "./useAsked.ts";
import { useCountedOf } from "./useCounted.ts";
import { useOpenMark } from "./useOpenDeals.ts";
import { useRateWords } from "./useRateWords.ts";
import { type WhiskerRow, WhiskerRows } from "./WhiskerRows.tsx";

const outcomes = ["entered", "passed", "lost", "stillOpen", "beganLater"] as const;
type Step = CallOutput<"funnel.chain">[number];

/** From lead to deal to won: three conversions on one scale. */
export function ChainBlock() {
  const { t } = useTranslation(["measures", "funnel"]);
  const format = useFormat();
  const words = useRateWords();
  const openMark = useOpenMark();
  const answer = useCall("funnel.chain", { ...useAsked(), cohort: "creation" });
  const steps = answer.data?.filter(({ entered, lostUnknown }) => entered + lostUnknown > 0) ?? [];
  const overall = answer.data?.find(({ step }) => step === "overall");
  const subtitle = useCountedOf(
    t("chain.counted"),
    overall && t("funnel:counted.n", { n: format.number(overall.entered + overall.lostUnknown) }),
  );
  const row = (of: Step): WhiskerRow => {
    const rate = rateOf(of);
    const name = t(`chain.step.${of.step}`);
    return {
      key: of.step,
      name,
      at: rate.kind === "rate" ? rate.rate : null,
      low: rate.kind === "rate" ? rate.low : of.low,
      high: rate.kind === "rate" ? rate.high : of.high,
      text: words(of),
      openLabel: t("funnel:showDeals", { count: of.passed, shown: format.number(of.passed) }),
      onOpen:
        of.passed === 0
          ? null
          : () =>
              openMark([name, t("outcome.passed")], {
                kind: "chain",
                step: of.step,
                outcome: "passed",
                cohort: "creation",
              }),
    };
  };
  const title = t("chain.title");
  return (
    <Block
      title={title}
      subtitle={subtitle}
      controls={
        answer.data && (
          <CopyTable
            table={{
              title: `${title}. ${subtitle}`,
              header: [
                t("chain.header"),
                ...outcomes.map((name) => t(`outcome.${name}`)),
                t("funnel:table.rate"),
                t("funnel:table.low"),
                t("funnel:table.high"),
                t("chain.decidedRate"),
              ],
              rows: answer.data.map((step) => [
                t(`chain.step.${step.step}`),
                ...outcomes.map((name) => format.number(step[name])),
                ...[step.rate, step.low, step.high, step.decidedRate].map((share) =>
                  share === null ? "" : format.percent(share, 1),
                ),
              ]),
            }}
          />
        )
      }
    >
      {answer.isError ? (
        <Failed error={answer.error} onRetry={() => void answer.refetch()} />
      ) : answer.data ? (
        <WhiskerRows
          label={title}
          rows={steps.map(row)}
          most={1}
          ends={[format.percent(0), format.percent(1)]}
        />
      ) : (
        <Loading />
      )}
    </Block>
  );
}
