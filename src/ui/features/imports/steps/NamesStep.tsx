import { Tabs } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type ImportNames, nameKinds } from "../../../../contract/importing.ts";
import { Failed, Loading } from "../../../components/ScreenStates.tsx";
import { useCall } from "../../../state/engine.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { KnownPairs } from "../parts/KnownPairs.tsx";
import { NameList } from "../parts/NameList.tsx";
import { NewStages } from "../parts/NewStages.tsx";
import { StateWords } from "../parts/StateWords.tsx";
import { StepHeading } from "../parts/StepHeading.tsx";
import { type FileEntry, nameSourcesOf } from "../state/fileEntry.ts";
import classes from "./NamesStep.module.css";

const kinds = ["states", "stages", ...nameKinds, "pairs"] as const;
type Kind = (typeof kinds)[number];

function countOf(names: ImportNames, kind: Kind): number {
  if (kind === "states" || kind === "stages") return names[kind].length;
  return kind === "pairs" ? names.knownPairs.length : names[kind].total;
}

/** Names of all files that the workbook does not know: created, or taken for one that it or the import has. */
export function NamesStep({ files }: { files: readonly FileEntry[] }) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  const sources = nameSourcesOf(files);
  const {
    data: names,
    error,
    refetch,
  } = useCall("import.names", { sources }, { enabled: sources.length > 0 });
  const [picked, setPicked] = useState<Kind | null>(null);
  const chosen = useMemo(
    () => ({
      states: Object.assign({}, names?.chosen.states, ...files.map((file) => file.choices.states)),
      stages: Object.assign({}, names?.chosen.stages, ...files.map((file) => file.choices.stages)),
      people: Object.assign({}, names?.chosen.people, ...files.map((file) => file.choices.people)),
      teams: Object.assign({}, names?.chosen.teams, ...files.map((file) => file.choices.teams)),
      products: Object.assign({}, names?.chosen.products, ...files.map((file) => file.choices.products)),
      accounts: Object.assign({}, names?.chosen.accounts, ...files.map((file) => file.choices.accounts)),
    }),
    [names, files],
  );
  if (error && !names) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!names) return <Loading />;
  const shown = kinds.filter((kind) => countOf(names, kind) > 0);
  if (shown.length === 0)
    return <StepHeading title={t("names.heading")}>{t("names.none", { count: files.length })}</StepHeading>;
  const kind = picked && shown.includes(picked) ? picked : (shown[0] as Kind);
  return (
    <>
      <StepHeading title={t(kind === "states" ? "names.statesHeading" : "names.heading")}>
        {t(kind === "states" ? "names.statesLead" : "names.lead")}
      </StepHeading>
      <Tabs
        value={kind}
        onChange={(value) => setPicked(value as Kind)}
        className={classes.tabs}
        keepMounted={false}
      >
        <Tabs.List>
          {shown.map((each) => (
            <Tabs.Tab
              key={each}
              value={each}
              rightSection={<span className={classes.count}>{format.number(countOf(names, each))}</span>}
            >
              {t(`names.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={kind} className={classes.panel}>
          {kind === "states" ? (
            <StateWords list={names.states} chosen={chosen.states} />
          ) : kind === "stages" ? (
            <NewStages list={names.stages} chosen={chosen.stages} />
          ) : kind === "pairs" ? (
            <KnownPairs pairs={names.knownPairs} />
          ) : (
            <NameList key={kind} kind={kind} names={names[kind]} chosen={chosen[kind]} />
          )}
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
