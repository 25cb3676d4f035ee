import { Tabs } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImportInspection } from "../../../../contract/importing.ts";
import { useFormat } from "../../../state/useFormat.ts";
import { countNew } from "../model/names.ts";
import { NewPeople } from "../parts/NewPeople.tsx";
import { NewStages } from "../parts/NewStages.tsx";
import { StepHeading } from "../parts/StepHeading.tsx";
import { Cut, VirtualTable } from "../parts/VirtualTable.tsx";
import type { FileEntry } from "../state/fileEntry.ts";
import classes from "./NamesStep.module.css";

const kinds = ["stages", "people", "products", "accounts"] as const;
type Kind = (typeof kinds)[number];

function countOf(inspection: ImportInspection, kind: Kind): number {
  switch (kind) {
    case "stages":
      return inspection.newStages.length;
    case "people":
      return inspection.newPeople.length;
    case "products":
      return inspection.newProducts.length;
    case "accounts":
      return inspection.newAccounts;
  }
}

/** Names that the workbook does not know: created, or taken for one that it knows. */
export function NamesStep({ file, inspection }: { file: FileEntry; inspection: ImportInspection }) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  const shown = kinds.filter((kind) => countOf(inspection, kind) > 0);
  const [chosen, setChosen] = useState<Kind | null>(null);
  if (countNew(inspection) === 0) {
    return (
      <StepHeading title={t("names.heading")} key="none">
        {t("names.none", { file: file.name })}
      </StepHeading>
    );
  }
  const kind = chosen && shown.includes(chosen) ? chosen : (shown[0] ?? "stages");
  return (
    <>
      <StepHeading title={t("names.heading")}>{t("names.lead")}</StepHeading>
      <Tabs
        value={kind}
        onChange={(value) => setChosen(value as Kind)}
        className={classes.tabs}
        keepMounted={false}
      >
        <Tabs.List>
          {shown.map((each) => (
            <Tabs.Tab
              key={each}
              value={each}
              rightSection={<span className={classes.count}>{format.number(countOf(inspection, each))}</span>}
            >
              {t(`names.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={kind} className={classes.panel}>
          <NameList kind={kind} file={file} inspection={inspection} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function NameList({
  kind,
  file,
  inspection,
}: {
  kind: Kind;
  file: FileEntry;
  inspection: ImportInspection;
}): ReactNode {
  switch (kind) {
    case "stages":
      return <NewStages file={file} inspection={inspection} />;
    case "people":
      return <NewPeople file={file} inspection={inspection} />;
    case "products":
      return <NewProducts inspection={inspection} />;
    case "accounts":
      return <NewAccounts count={inspection.newAccounts} />;
  }
}

function NewProducts({ inspection }: { inspection: ImportInspection }) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  return (
    <VirtualTable
      label={t("names.products")}
      rows={inspection.newProducts}
      rowKey={(product) => product.name}
      columns={[
        { key: "name", label: t("names.name"), width: 200, grow: 1, cell: ({ name }) => <Cut>{name}</Cut> },
        {
          key: "rows",
          label: t("names.rows"),
          width: 96,
          align: "end",
          cell: ({ rows }) => format.number(rows),
        },
        {
          key: "becomes",
          label: t("names.becomes"),
          width: 320,
          grow: 1,
          cell: ({ suggestion }) => (
            <Cut muted>
              {suggestion ? t("names.looksLikeKnown", { name: suggestion }) : t("names.newProduct")}
            </Cut>
          ),
        },
      ]}
    />
  );
}

function NewAccounts({ count }: { count: number }) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  return <p className={classes.sentence}>{t("names.accounts", { count, shown: format.number(count) })}</p>;
}
