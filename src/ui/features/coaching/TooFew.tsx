import { useTranslation } from "react-i18next";
import type { CallOutput } from "../../../contract/calls.ts";
import { Block } from "../../components/Block.tsx";
import { useFormat } from "../../state/useFormat.ts";
import { useStageNames } from "../../state/useStageNames.ts";
import classes from "./TooFew.module.css";

type Diagnosis = CallOutput<"coaching.diagnosis">;

/** What nothing is said of, because four deals make no verdict, or because the file does not keep it. */
export function TooFew({ tooFew, notKept }: Pick<Diagnosis, "tooFew" | "notKept">) {
  const { t } = useTranslation("coaching");
  const format = useFormat();
  const names = useStageNames();
  if (tooFew.length === 0 && notKept.length === 0) return null;
  return (
    <Block title={t("tooFew.title")}>
      <ul className={classes.list}>
        {tooFew.map(({ kind, stage, stageId, n, needed }) => (
          <li key={`${kind} ${stageId}`}>
            {t(stage ? "tooFew.inStage" : "tooFew.text", {
              kind: t(`kind.${kind}`),
              stage: names.stage({ stage, stageId }) ?? "",
              n: format.number(n),
              needed: format.number(needed),
            })}
          </li>
        ))}
        {notKept.length > 0 && (
          <li>{t("tooFew.notKept", { kinds: notKept.map((kind) => t(`kind.${kind}`)).join(", ") })}</li>
        )}
      </ul>
    </Block>
  );
}
