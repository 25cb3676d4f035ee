import { Button, type ButtonProps, Popover, Textarea } from "@mantine/core";
import { ClipboardPaste } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTakeBlock } from "./usePaste.ts";

interface Props {
  onBlock: (path: string) => void;
  variant?: ButtonProps["variant"];
  justify?: ButtonProps["justify"];
}

/** Opens a place to paste into: the app reads the clipboard only when it is pasted from, by keys or by the context menu. */
export function PasteButton({ onBlock, variant = "default", justify }: Props) {
  const { t } = useTranslation("imports");
  const [open, setOpen] = useState(false);
  const take = useTakeBlock((path) => {
    setOpen(false);
    onBlock(path);
  });
  return (
    <Popover opened={open} onChange={setOpen} trapFocus returnFocus position="bottom-start" width={320}>
      <Popover.Target>
        <Button
          variant={variant}
          justify={justify}
          leftSection={<ClipboardPaste size={14} aria-hidden />}
          onClick={() => setOpen((now) => !now)}
        >
          {t("paste.button")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Textarea
          data-autofocus
          data-testid="paste-block"
          label={t("paste.title")}
          description={t("paste.hint")}
          value=""
          rows={3}
          onChange={() => undefined}
          onPaste={(event) => {
            event.preventDefault();
            take(event.clipboardData);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
