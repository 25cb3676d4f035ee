import { CloseButton, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { Search } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCommand } from "../../state/useCommand.ts";
import { useWindow } from "../../state/windowStore.ts";
import classes from "./FilterBar.module.css";

const TYPING_MS = 150;

/** Search over all screens; the letters are there at once, the deals follow when typing pauses. */
export function QuickSearch() {
  const { t } = useTranslation(["shell", "common"]);
  const search = useWindow((state) => state.search);
  const setSearch = useWindow((state) => state.setSearch);
  const [typed, setTyped] = useState(search);
  const composing = useRef(false);
  const field = useRef<HTMLInputElement>(null);
  const apply = useDebouncedCallback(setSearch, TYPING_MS);

  // Back, or the filter dropped elsewhere.
  const [applied, setApplied] = useState(search);
  if (applied !== search) {
    setApplied(search);
    setTyped(search);
  }
  useCommand("find", () => {
    field.current?.focus();
    field.current?.select();
  });

  const change = (text: string) => {
    setTyped(text);
    // A Chinese word in the making is no search yet.
    if (!composing.current) apply(text);
  };
  const clear = () => {
    apply.cancel();
    setTyped("");
    setSearch("");
  };

  return (
    <TextInput
      ref={field}
      className={classes.search}
      value={typed}
      placeholder={t("filter.search")}
      aria-label={t("filter.search")}
      leftSection={<Search size={14} aria-hidden />}
      rightSection={typed && <CloseButton size="sm" aria-label={t("common:action.clear")} onClick={clear} />}
      onChange={(event) => change(event.currentTarget.value)}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={(event) => {
        composing.current = false;
        change(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape" && typed) {
          event.stopPropagation();
          clear();
        }
      }}
    />
  );
}
