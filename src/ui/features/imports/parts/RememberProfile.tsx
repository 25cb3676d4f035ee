import { Checkbox, TextInput } from "@mantine/core";
import { BookMarked } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ImportInspection } from "../../../../contract/importing.ts";
import { NO_PROFILE } from "../../../../contract/profiles.ts";
import { asOfFor } from "../model/asOf.ts";
import { isKept, isWorthKeeping, suggestedName } from "../model/remember.ts";
import { useFormat } from "../../../state/useFormat.ts";
import type { FileEntry } from "../state/fileEntry.ts";
import { useImportFlow } from "../state/importFlow.ts";
import classes from "./RememberProfile.module.css";
import { useProfileSentence } from "./useProfileSentence.ts";

/** Before the import: by which profile the file shown was read, and whether its corrections are kept. */
export function RememberProfile({ file }: { file: FileEntry }) {
  const { inspection } = file;
  if (!inspection || file.error) return null;
  const keeps = isWorthKeeping(file);
  if (!keeps && !inspection.profile) return null;
  return (
    <div className={classes.bar} data-testid="import-profile">
      <AsLastTime file={file} inspection={inspection} />
      {keeps && <Keep file={file} />}
    </div>
  );
}

/** Whoever came here at once has not seen the day yet. */
function AsLastTime({ file, inspection }: { file: FileEntry; inspection: ImportInspection }) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  const sentence = useProfileSentence(inspection);
  const asOf = asOfFor(
    useImportFlow((flow) => flow.files),
    file.path,
  );
  if (!sentence || !asOf) return null;
  return (
    <span className={classes.words}>
      <BookMarked size={14} aria-hidden />
      <span>
        {sentence}
        <span className={classes.day}>
          {t("profile.asOf", { day: format.day(asOf.day), how: t(`facts.asOfFrom.${asOf.from}`) })}
        </span>
      </span>
    </span>
  );
}

function Keep({ file }: { file: FileEntry }) {
  const { t } = useTranslation("imports");
  const on = isKept(file);
  const name = file.remember.name ?? suggestedName(file);
  const set = useImportFlow.getState().remember;
  const refused = name.trim().toLowerCase() === NO_PROFILE || name.trim() === "";
  return (
    <span className={classes.keep}>
      <Checkbox
        label={t("profile.remember")}
        checked={on}
        onChange={(event) => set(file.path, { on: event.currentTarget.checked })}
      />
      <TextInput
        className={classes.name}
        aria-label={t("profile.nameOf")}
        value={name}
        disabled={!on}
        maxLength={80}
        error={on && refused ? t("profile.nameNeeded") : undefined}
        onChange={(event) => set(file.path, { name: event.currentTarget.value })}
      />
    </span>
  );
}
