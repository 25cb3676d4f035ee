import { Button } from "@mantine/core";
import { ArrowRight, Undo2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DealRow } from "../../../../contract/common.ts";
import { Failed, Loading } from "../../../components/ScreenStates.tsx";
import { useCall } from "../../../state/engine.ts";
import { changeKindOf, undo } from "../../../state/history.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { groupHistory, type TimelineGroup } from "../model/timeline.ts";
import classes from "./panel.module.css";
import { useHistoryValue } from "./useHistoryValue.ts";

/** The deal's past: who changed what, when it was learnt, since when it is true, and from which import. */
export function Timeline({ deal }: { deal: DealRow }) {
  const { t } = useTranslation("deal");
  const history = useCall("history.ofDeal", { id: deal.id }, { keepPrevious: false });
  return (
    <section className={classes.section} aria-labelledby="deal-history">
      <div className={classes.sectionHead}>
        <h3 id="deal-history">{t("history")}</h3>
      </div>
      {history.isError ? (
        <Failed error={history.error} onRetry={() => void history.refetch()} />
      ) : history.data ? (
        <ol className={classes.timeline}>
          {groupHistory(history.data).map((group) => (
            <Group key={group.changeSet} group={group} deal={deal} />
          ))}
        </ol>
      ) : (
        <Loading rows={4} />
      )}
    </section>
  );
}

/** Changes of one group that are shown at first: a creation sets a dozen fields. */
const FIRST = 6;
function Group({ group, deal }: { group: TimelineGroup; deal: DealRow }) {
  const { t } = useTranslation(["deal", "common"]);
  const format = useFormat();
  const shown = useHistoryValue(deal);
  const kind = changeKindOf(group.kind);
  const [all, setAll] = useState(false);
  // One line more is no longer than the button that hides it.
  const hidden = all || group.entries.length <= FIRST + 1 ? 0 : group.entries.length - FIRST;
  const undoable = kind !== "sample" && kind !== "setup";
  return (
    <li className={classes.group}>
      <div className={classes.groupHead}>
        <span>
          <strong>{t(`kind.${kind}`, { file: group.note ?? "" })}</strong>
          {group.recordedBy && ` · ${group.recordedBy}`}
        </span>
        {undoable && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            leftSection={<Undo2 size={12} aria-hidden />}
            aria-label={t("undoGroup", { when: format.instant(group.recordedAt) })}
            onClick={() => void undo(group.changeSet)}
          >
            {t("common:action.undo")}
          </Button>
        )}
      </div>
      <p className={classes.note}>
        {t("recorded", { when: format.instant(group.recordedAt) })}
        {group.effectiveOn !== null && ` · ${t("trueSince", { day: format.day(group.effectiveOn) })}`}
      </p>
      <ul className={classes.changes}>
        {(hidden === 0 ? group.entries : group.entries.slice(0, FIRST)).map((entry) => (
          // A past that came with one import has a field several times, also on one day.
          <li key={[entry.field, entry.effectiveOn, entry.from, entry.to].join(" ")}>
            <span className={classes.muted}>{shown.field(entry.field, entry.name)}</span>{" "}
            {entry.from !== null && (
              <>
                <s className={classes.muted}>{shown.value(entry.field, entry.from)}</s>{" "}
                <ArrowRight size={12} aria-label={t("becomes")} />{" "}
              </>
            )}
            {entry.to === null ? <em>{t("emptied")}</em> : shown.value(entry.field, entry.to)}
            {group.effectiveOn === null && (
              <span className={classes.muted}>
                {" "}
                · {t("trueSince", { day: format.day(entry.effectiveOn) })}
              </span>
            )}
            {entry.by !== null && entry.by !== group.recordedBy && (
              <span className={classes.muted}> · {t("madeBy", { name: entry.by })}</span>
            )}
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          {t("moreChanges", { count: hidden, shown: format.number(hidden) })}
        </button>
      )}
    </li>
  );
}
