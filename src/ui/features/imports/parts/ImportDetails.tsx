import { Button, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CallOutput } from "../../../../contract/calls.ts";
import { useLocale } from "../../../locales/index.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { nameIn, useLists } from "../../../state/useLists.ts";
import { useSystemName } from "../../../state/useSystemName.ts";
import { optionLines } from "../model/logOptions.ts";
import { showDealsOf } from "../state/showDealsOf.ts";
import classes from "./ImportDetails.module.css";
import pairs from "./Pairs.module.css";
import { UndoButton } from "./UndoButton.tsx";
import { useFieldNames } from "./useFieldNames.ts";

type Entry = CallOutput<"import.log">[number];

/** One past import: each file as it was read, and the way to its deals and back from it. */
export function ImportDetails({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const { changeSet } = entry;
  const { t } = useTranslation("review");
  const format = useFormat();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("log.title", { when: format.instant(entry.recordedAt) })}
      size={600}
      classNames={{ title: classes.title }}
      closeButtonProps={{ "aria-label": t("detail.close") }}
    >
      {entry.details.map((detail) => (
        <File key={`${detail.file} ${detail.sha256}`} detail={detail} />
      ))}
      <div className={classes.actions}>
        {changeSet !== null && entry.deals > 0 ? (
          <Button
            variant="default"
            disabled={!entry.active}
            onClick={() => {
              onClose();
              showDealsOf(changeSet);
            }}
          >
            {t("log.deals")} ({format.number(entry.deals)})
          </Button>
        ) : (
          <span className={classes.none}>{t(changeSet === null ? "log.noted" : "log.none")}</span>
        )}
        {changeSet !== null && (
          <UndoButton changeSet={changeSet} active={entry.active} what={entry.files.join(", ")} />
        )}
      </div>
    </Modal>
  );
}

function File({ detail }: { detail: Entry["details"][number] }) {
  const { t } = useTranslation(["review", "imports"]);
  const format = useFormat();
  const locale = useLocale();
  const systemName = useSystemName();
  const { people, pipelines } = useLists();
  const fieldName = useFieldNames(detail.options.table ?? "deals");
  const { options } = detail;
  const lines = optionLines(options, {
    field: (field) => fieldName(field as Parameters<typeof fieldName>[0]),
    vanished: (choice) => t(`vanished.${choice}`),
    stage: (id) => {
      const stage = pipelines.flatMap(({ stages }) => stages).find((each) => each.id === id);
      return stage ? nameIn(locale, stage) : id;
    },
    state: (kind) => t(`imports:names.state.${kind ?? "stage"}`),
    newStage: (kind) => t(`imports:names.newStage.${kind}`),
    person: (id) => people.find((each) => each.id === id)?.name ?? id,
    leftOut: t("log.leftOut"),
    newDeal: t("renamed.new"),
  });
  return (
    <section className={classes.file}>
      <h3 className={classes.name}>{detail.file}</h3>
      <dl className={pairs.pairs}>
        <dt>{t("log.rows")}</dt>
        <dd>{format.number(detail.rows)}</dd>
        <dt>{t("log.asOf")}</dt>
        <dd>{format.day(detail.asOf)}</dd>
        <dt>{t("log.system")}</dt>
        <dd>{systemName(detail.sourceSystem)}</dd>
        {detail.profile !== null && (
          <>
            <dt>{t("log.profile")}</dt>
            <dd>{detail.profile}</dd>
          </>
        )}
        <dt>{t("log.size")}</dt>
        <dd>{t("log.bytes", { count: detail.bytes, shown: format.number(detail.bytes) })}</dd>
        <dt>{t("log.hash")}</dt>
        <dd className={classes.hash}>{detail.sha256}</dd>
        {lines.length === 0 ? (
          <>
            <dt>{t("log.options")}</dt>
            <dd>{t("log.noOptions")}</dd>
          </>
        ) : (
          lines.map(({ option, lines: chosen }) => (
            <Chosen key={option} name={t(`log.option.${option}`)} lines={chosen} />
          ))
        )}
      </dl>
    </section>
  );
}

/** Long lists (a hundred mended cells) are cut: the call `import.log` has them whole. */
const MOST = 20;

function Chosen({ name, lines }: { name: string; lines: string[] }) {
  const format = useFormat();
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {lines.slice(0, MOST).map((line) => (
          <div key={line}>{line}</div>
        ))}
        {lines.length > MOST && <div>… +{format.number(lines.length - MOST)}</div>}
      </dd>
    </>
  );
}
