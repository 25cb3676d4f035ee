import { Select } from "@mantine/core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { ImportInspection } from "../../../../contract/importing.ts";
import { smallestKey } from "../../../../core/mapping/dealKeys.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { useImportFlow } from "../state/importFlow.ts";
import type { FileEntry } from "../state/fileEntry.ts";
import classes from "./KeyChoice.module.css";
import { useFieldNames } from "./useFieldNames.ts";

const AUTOMATIC = "";

/** Deals without ids: by what the next export of them is known again. */
export function KeyChoice({ file, inspection }: { file: FileEntry; inspection: ImportInspection }) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  const nameOf = useFieldNames(inspection.table);
  const id = useId();
  const { keys } = inspection;
  if (keys.length === 0) return null;
  const smallest = smallestKey(keys)?.join();
  const options = keys.map(({ fields, rows, distinct }) => {
    const named = fields.map(nameOf).join(" + ");
    const repeated = rows - distinct;
    return {
      value: fields.join(),
      label:
        repeated > 0
          ? t("key.repeats", { fields: named, count: repeated, shown: format.number(repeated) })
          : t(fields.join() === smallest ? "key.smallest" : "key.unique", { fields: named }),
    };
  });
  const chosen = (file.choices.key ?? inspection.key).join();
  return (
    <div className={classes.line}>
      <span id={id} className={classes.label}>
        {t("key.label")}
      </span>
      <Select
        className={classes.select}
        aria-labelledby={id}
        data={[{ value: AUTOMATIC, label: t("key.automatic") }, ...options]}
        value={options.some(({ value }) => value === chosen) ? chosen : AUTOMATIC}
        onChange={(value) => {
          const found = keys.find(({ fields }) => fields.join() === value);
          useImportFlow.getState().choose(file.path, (now) => ({ ...now, key: found?.fields ?? [] }));
        }}
        allowDeselect={false}
      />
    </div>
  );
}
