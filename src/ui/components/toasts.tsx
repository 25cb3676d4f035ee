/** What was done, with a way to take it back; and what failed, with its sentence. */
import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { ReactNode } from "react";
import { i18n } from "../locales/index.ts";

export interface Toast {
  message: ReactNode;
  /** Runs when the button is pressed; the toast goes. */
  action?: { label: string; run: () => void };
  /** Milliseconds; false: until it is closed. */
  autoClose?: number | false;
  /** A toast of the same id takes the place of the former. */
  id?: string;
}

function show({ message, action, autoClose, id }: Toast, tone: "done" | "failed"): void {
  const key = id ?? crypto.randomUUID();
  notifications.hide(key);
  notifications.show({
    id: key,
    autoClose: autoClose ?? (tone === "failed" ? 12_000 : 6000),
    color: tone === "failed" ? "rust" : "blue",
    // An alert is read out at once, a status when the reader is free.
    role: tone === "failed" ? "alert" : "status",
    closeButtonProps: { "aria-label": i18n.t("common:action.close") },
    message: (
      <Group gap="md" justify="space-between" wrap="nowrap">
        <Text size="md">{message}</Text>
        {action && (
          <Button
            size="compact-xs"
            variant="subtle"
            style={{ flexShrink: 0 }}
            onClick={() => {
              notifications.hide(key);
              action.run();
            }}
          >
            {action.label}
          </Button>
        )}
      </Group>
    ),
  });
}

export function toast(content: Toast): void {
  show(content, "done");
}

export function hideToast(id: string): void {
  notifications.hide(id);
}

/** Any thrown thing; a `CallError` has a sentence in the user's language. */
export function toastError(error: unknown, action?: Toast["action"]): void {
  const message = error instanceof Error ? error.message : String(error);
  show({ message, ...(action ? { action } : {}), id: `error:${message}` }, "failed");
}
