import { Button, Menu } from "@mantine/core";
import { Check, ChevronDown, LayoutList, Pencil, RotateCcw, Save, SquarePlus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "../../../components/toasts.tsx";
import { callAny, useAct, useCall } from "../../../state/engine.ts";
import {
  decodeView,
  defaultView,
  encodeView,
  openFirstView,
  openView,
  sameView,
} from "../model/viewState.ts";
import type { ScreenControl } from "../screen/useScreenState.ts";
import { NameDialog } from "../../../components/NameDialog.tsx";
import classes from "./parts.module.css";

const SCREEN = "deals";

/** Views of every file; what is none of them, and no saved one, is the first in another order. */
const builtIn = [
  { name: "views.all", state: defaultView },
  { name: "views.openFirst", state: openFirstView },
  { name: "views.open", state: openView },
] as const;

/** Saved views: switch, save, rename, delete; a dot where the view was changed since. */
export function ViewsMenu({ control }: { control: ScreenControl }) {
  const { t } = useTranslation(["deals", "common"]);
  const views = useCall("views.list", { screen: SCREEN }).data ?? [];
  const remove = useAct("views.delete");
  const [naming, setNaming] = useState<"new" | "rename" | null>(null);

  const own = views.find(({ id }) => id === control.view);
  const saved = own ? decodeView(own.state) : null;
  const changed = saved !== null && !sameView(saved, control.shown);
  const shown = builtIn.find(({ state }) => !own && sameView(state, control.shown)) ?? builtIn[0];
  const name = own?.name ?? t(shown.name);

  const keep = async (id: string | undefined, as: string, state: string) => {
    const view = await callAny("views.save", { ...(id ? { id } : {}), name: as, screen: SCREEN, state });
    toast({ id: "view", message: t("views.saved", { name: view.name }), autoClose: 3000 });
    return view;
  };
  const onNamed = async (as: string) => {
    if (naming === "rename" && own) await keep(own.id, as, own.state);
    else control.setView((await keep(undefined, as, encodeView(control.shown))).id);
    setNaming(null);
  };
  const onDelete = async () => {
    if (!own) return;
    await remove.mutateAsync({ id: own.id });
    control.setView(null);
    toast({
      id: "view",
      message: t("views.deleted", { name: own.name }),
      action: {
        label: t("common:action.undo"),
        run: () => void keep(undefined, own.name, own.state).then((view) => control.setView(view.id)),
      },
    });
  };

  return (
    <>
      <Menu position="bottom-start" width={260} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            leftSection={<LayoutList size={14} aria-hidden />}
            rightSection={<ChevronDown size={14} aria-hidden />}
            aria-label={t("views.button", { name: changed ? `${name} (${t("views.changed")})` : name })}
          >
            {name}
            {changed && <span className={classes.mark} title={t("views.changed")} />}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {builtIn.map((view) => (
            <Menu.Item
              key={view.name}
              leftSection={<Tick on={!own && view === shown} />}
              onClick={() => control.show(null, view.state)}
            >
              {t(view.name)}
            </Menu.Item>
          ))}
          <Menu.Label>{t("views.own")}</Menu.Label>
          {views.length === 0 && (
            <Menu.Label fw={400} fz="xs">
              {t("views.none")}
            </Menu.Label>
          )}
          {views.map((view) => (
            <Menu.Item
              key={view.id}
              leftSection={<Tick on={view.id === own?.id} />}
              onClick={() => {
                const state = decodeView(view.state);
                if (state) control.show(view.id, state);
              }}
            >
              {view.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {changed && own && (
            <>
              <Menu.Item
                leftSection={<Save size={14} />}
                onClick={() => void keep(own.id, own.name, encodeView(control.shown))}
              >
                {t("views.save")}
              </Menu.Item>
              <Menu.Item
                leftSection={<RotateCcw size={14} />}
                onClick={() => saved && control.show(own.id, saved)}
              >
                {t("views.revert")}
              </Menu.Item>
            </>
          )}
          <Menu.Item leftSection={<SquarePlus size={14} />} onClick={() => setNaming("new")}>
            {t("views.saveAs")}
          </Menu.Item>
          {own && (
            <>
              <Menu.Item leftSection={<Pencil size={14} />} onClick={() => setNaming("rename")}>
                {t("views.rename")}
              </Menu.Item>
              <Menu.Item leftSection={<Trash2 size={14} />} onClick={() => void onDelete()}>
                {t("views.delete")}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {naming && (
        <NameDialog
          title={t(naming === "new" ? "views.saveAs" : "views.rename")}
          label={t("views.name")}
          first={naming === "rename" ? (own?.name ?? "") : ""}
          onClose={() => setNaming(null)}
          onSubmit={onNamed}
        />
      )}
    </>
  );
}

function Tick({ on }: { on: boolean }) {
  return <Check size={14} style={{ visibility: on ? "visible" : "hidden" }} aria-hidden />;
}
