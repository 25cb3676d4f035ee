import { Button, Group, Modal, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { copyText } from "../components/clipboard.ts";
import { details } from "../components/ScreenStates.tsx";
import { onRefusal, type Refusal } from "../state/events.ts";

/** A file that could not be opened: which, why, and what to do, in a sentence. The file is left as it was. */
export function RefusalDialog() {
  const { t } = useTranslation(["shell", "common"]);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => onRefusal(setRefusal), []);
  const close = () => setRefusal(null);
  return (
    <Modal
      opened={refusal !== null}
      onClose={close}
      title={
        <Text component="span" size="lg" fw={600}>
          {t(refusal?.path ? "refusal.title" : "refusal.failed")}
        </Text>
      }
      size={480}
      closeButtonProps={{ "aria-label": t("common:action.close") }}
    >
      {refusal && (
        <>
          <Text>{refusal.error.message}</Text>
          {refusal.path && (
            <Text size="sm" c="dimmed" mt="sm" style={{ overflowWrap: "anywhere" }}>
              {refusal.path}
            </Text>
          )}
          <Group justify="flex-end" gap="sm" mt="lg">
            <Button
              variant="default"
              onClick={() => void copyText(details(refusal.error), t("common:failed.copied"))}
            >
              {t("common:failed.copyDetails")}
            </Button>
            <Button onClick={close} data-autofocus>
              {t("common:action.close")}
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}
