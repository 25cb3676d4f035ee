import { Spotlight } from "@mantine/spotlight";
import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Keys } from "./Keys.tsx";
import { type PaletteGroup, usePaletteItems } from "./paletteItems.tsx";
import classes from "./Palette.module.css";
import { paletteStore, selectFirst } from "./paletteStore.ts";

/** Ctrl+K: screens, commands, and whatever deal, account or person is typed. */
export function Palette() {
  const { t } = useTranslation("shell");
  const [query, setQuery] = useState("");
  return (
    <Spotlight.Root
      store={paletteStore}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      scrollable
      maxHeight={420}
      size={620}
      transitionProps={{ duration: 120, exitDuration: 0 }}
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      classNames={classes}
    >
      <Spotlight.Search
        placeholder={t("palette.placeholder")}
        aria-label={t("palette.placeholder")}
        leftSection={<Search size={16} aria-hidden />}
      />
      <Results query={query.trim()} />
    </Spotlight.Root>
  );
}

/** Apart, so that nothing is read while the palette is shut. */
function Results({ query }: { query: string }) {
  const { t } = useTranslation("shell");
  const groups = usePaletteItems(query).filter(({ items }) => items.length > 0);
  const first = groups[0]?.items[0]?.id;
  // Enter runs the best match without an arrow key before; of an empty search nothing is the best.
  useEffect(() => {
    if (query !== "" && first !== undefined) selectFirst();
  }, [query, first]);
  return (
    <Spotlight.ActionsList>
      {groups.map((group) => (
        <Group key={group.label} group={group} />
      ))}
      {groups.length === 0 && <Spotlight.Empty>{t("palette.nothing")}</Spotlight.Empty>}
    </Spotlight.ActionsList>
  );
}

function Group({ group }: { group: PaletteGroup }) {
  return (
    <Spotlight.ActionsGroup label={group.label}>
      {group.items.map(({ id, label, hint, icon: Icon, keys, run }) => (
        <Spotlight.Action
          key={id}
          label={label}
          description={hint}
          leftSection={<Icon size={16} strokeWidth={1.75} aria-hidden />}
          rightSection={keys && <Keys of={keys} />}
          onClick={run}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}
