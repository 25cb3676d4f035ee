import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ImportInspection } from "../../../../contract/importing.ts";
import { NO_PROFILE } from "../../../../contract/profiles.ts";
import { useCall } from "../../../state/engine.ts";
import { noChoices } from "../model/choices.ts";
import type { FileEntry } from "../state/fileEntry.ts";
import { useImportFlow } from "../state/importFlow.ts";
import { Fact } from "./Fact.tsx";

/** By which kept profile the file is read; shown once there is any. */
export function ProfileFact({ file, inspection }: { file: FileEntry; inspection: ImportInspection }) {
  const { t } = useTranslation("imports");
  const profiles = useCall("import.profiles", {}).data ?? [];
  if (profiles.length === 0) return null;
  const chosen = file.choices.profile !== undefined;
  const value = file.choices.profile ?? inspection.profile?.id ?? NO_PROFILE;
  return (
    <Fact
      label={t("profile.label")}
      how={chosen ? t("facts.chosen") : inspection.profile ? t("profile.byColumns") : t("profile.noneFits")}
      chosen={chosen}
    >
      {(id) => (
        <Select
          aria-labelledby={id}
          data={[
            { value: NO_PROFILE, label: t("profile.none") },
            ...profiles.map((profile) => ({ value: profile.id, label: profile.name })),
          ]}
          value={value}
          // Another way to read the file: what was corrected in the former is not meant for it.
          onChange={(profile) =>
            profile &&
            useImportFlow
              .getState()
              .choose(file.path, ({ asOf }) => ({ ...noChoices, ...(asOf && { asOf }), profile }))
          }
          allowDeselect={false}
        />
      )}
    </Fact>
  );
}
