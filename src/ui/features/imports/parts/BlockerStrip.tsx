import { useTranslation } from "react-i18next";
import type { ImportTable } from "../../../../contract/importing.ts";
import type { Blocker } from "../model/blockers.ts";
import { useImportFlow } from "../state/importFlow.ts";
import { AskStrip } from "./AskStrip.tsx";
import { useBlockerSentence } from "./useBlockerSentence.ts";

interface Props {
  blocker: Blocker;
  table: ImportTable;
  path: string;
}

/** What has to be settled; one file of several that can't be can be left out. */
export function BlockerStrip({ blocker, table, path }: Props) {
  const { t } = useTranslation("imports");
  const several = useImportFlow((flow) => flow.files.length > 1);
  const hopeless = blocker.kind === "nothing" || blocker.kind === "missing" || blocker.kind === "empty";
  const leaveOut = { label: t("facts.leaveOut"), run: () => useImportFlow.getState().remove(path) };
  return (
    <AskStrip actions={several && hopeless ? [leaveOut] : undefined}>
      {useBlockerSentence(table)(blocker)}
    </AskStrip>
  );
}
