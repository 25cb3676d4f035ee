import { ActionIcon } from "@mantine/core";
import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallOutput } from "../../../../contract/calls.ts";
import { NameDialog } from "../../../components/NameDialog.tsx";
import { toast, toastError } from "../../../components/toasts.tsx";
import { callAny, useAct } from "../../../state/engine.ts";
import { useFormat } from "../../../state/useFormat.ts";
import classes from "./ProfileList.module.css";
import { Cut, VirtualTable } from "./VirtualTable.tsx";

type Profile = CallOutput<"import.profiles">[number];

/** What is known of each shape of export: renamed and deleted here, made by an import. */
export function ProfileList({ profiles }: { profiles: readonly Profile[] }) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  const [renamed, setRenamed] = useState<Profile | null>(null);
  const remove = useAct("import.deleteProfile");
  const onDelete = ({ id, usedAt: _used, ...content }: Profile) =>
    remove.mutate(
      { id },
      {
        onSuccess: () =>
          toast({
            message: t("profiles.deleted", { name: content.name }),
            action: {
              label: t("profiles.undo"),
              run: () => void callAny("import.saveProfile", content).catch(toastError),
            },
          }),
      },
    );
  return (
    <>
      <VirtualTable
        label={t("profiles.heading")}
        rows={profiles}
        rowKey={(profile) => profile.id}
        rowHeight={36}
        empty={t("profiles.none")}
        columns={[
          {
            key: "name",
            label: t("profiles.name"),
            width: 220,
            grow: 1,
            cell: ({ name }) => <Cut>{name}</Cut>,
          },
          {
            key: "keeps",
            label: t("profiles.keeps"),
            width: 320,
            grow: 2,
            cell: (profile) => <Keeps profile={profile} />,
          },
          {
            key: "columns",
            label: t("profiles.columns"),
            width: 144,
            align: "end",
            cell: ({ fingerprint }) => format.number(fingerprint.split("|").length),
          },
          {
            key: "used",
            label: t("profiles.used"),
            width: 176,
            cell: ({ usedAt }) => (usedAt === null ? "" : format.instant(usedAt)),
          },
          {
            key: "act",
            label: t("profiles.act"),
            mute: true,
            width: 88,
            align: "end",
            cell: (profile) => (
              <span className={classes.acts}>
                <ActionIcon
                  aria-label={t("profiles.rename", { name: profile.name })}
                  onClick={() => setRenamed(profile)}
                >
                  <Pencil size={14} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  aria-label={t("profiles.delete", { name: profile.name })}
                  onClick={() => onDelete(profile)}
                >
                  <Trash2 size={14} aria-hidden />
                </ActionIcon>
              </span>
            ),
          },
        ]}
      />
      {renamed && (
        <NameDialog
          title={t("profiles.rename", { name: renamed.name })}
          label={t("profiles.name")}
          first={renamed.name}
          onClose={() => setRenamed(null)}
          onSubmit={async (name) => {
            const { usedAt: _used, ...content } = renamed;
            await callAny("import.saveProfile", { ...content, name });
            setRenamed(null);
          }}
        />
      )}
    </>
  );
}

/** What was corrected, in figures: enough to know which profile it is. */
function Keeps({ profile: { options } }: { profile: Profile }) {
  const { t } = useTranslation("imports");
  const size = (record: object | undefined) => Object.keys(record ?? {}).length;
  const names =
    size(options.stages) +
    size(options.people) +
    size(options.teams) +
    size(options.products) +
    size(options.accounts);
  const parts = [
    size(options.map) > 0 && t("profiles.map", { count: size(options.map) }),
    size(options.formats) > 0 && t("profiles.formats", { count: size(options.formats) }),
    names > 0 && t("profiles.names", { count: names }),
    options.headerRow !== undefined && t("profiles.headerRow", { row: options.headerRow }),
    options.sheet !== undefined && t("profiles.sheet", { sheet: options.sheet }),
  ].filter((part) => part !== false);
  return <Cut muted>{parts.join(" · ")}</Cut>;
}
