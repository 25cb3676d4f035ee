/** The states that every screen has beside its work: loading, failed, empty, too little, filtered to nothing. */
import { Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import type { LucideIcon } from "lucide-react";
import { CircleAlert, FilterX } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { CallError } from "../bridge.ts";
import { copyText } from "./clipboard.ts";
import classes from "./ScreenStates.module.css";

interface NoticeProps {
  icon?: LucideIcon;
  title: string;
  children?: ReactNode;
  /** Buttons. */
  actions?: ReactNode;
  role?: "status" | "alert";
}

/** One calm block in the middle: what is so, and what to do next. First use and too little data take it as it is. */
export function Notice({ icon: Icon, title, children, actions, role = "status" }: NoticeProps) {
  return (
    <div className={classes.notice} role={role}>
      <Stack gap="sm" align="center" maw={460}>
        {Icon && <Icon size={28} strokeWidth={1.5} color="var(--fw-muted)" aria-hidden />}
        <Text component="h2" size="lg" fw={600} ta="center">
          {title}
        </Text>
        {children && (
          <Text component="div" c="dimmed" ta="center" size="md">
            {children}
          </Text>
        )}
        {actions && (
          <Group gap="sm" mt="xs" justify="center">
            {actions}
          </Group>
        )}
      </Stack>
    </div>
  );
}

/** Nothing for 150 ms, then grey bars: a quick answer must not flash. */
export function Loading({ rows = 6, children }: { rows?: number; children?: ReactNode }) {
  const late = useLate(150);
  const { t } = useTranslation();
  return (
    <div role="status" aria-busy="true" aria-label={t("loading")} className={classes.loading}>
      {late &&
        (children ??
          Array.from({ length: rows }, (_, index) => (
            <Skeleton key={index} height={24} radius="sm" width={`${92 - index * 9}%`} />
          )))}
    </div>
  );
}

export function useLate(ms: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return late;
}

/** What, where, what next, and the details to copy. */
export function Failed({ error, onRetry, title }: { error: unknown; onRetry?: () => void; title?: string }) {
  const { t } = useTranslation();
  return (
    <Notice
      icon={CircleAlert}
      role="alert"
      title={title ?? t("failed.title")}
      actions={
        <>
          {onRetry && <Button onClick={onRetry}>{t("action.retry")}</Button>}
          <CopyDetails error={error} />
        </>
      }
    >
      <p className={classes.sentence}>{error instanceof Error ? error.message : String(error)}</p>
      <p className={classes.sentence}>{t("failed.next")}</p>
    </Notice>
  );
}

/** For the error boundary: a fault of ours, whose message is no sentence for the user. */
export function FailedPart({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <Notice
      icon={CircleAlert}
      role="alert"
      title={t("failed.part")}
      actions={
        <>
          <Button onClick={onRetry}>{t("failed.showAgain")}</Button>
          <CopyDetails error={error} />
        </>
      }
    >
      {t("failed.partNext")}
    </Notice>
  );
}

function CopyDetails({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <Button variant="default" onClick={() => copyText(details(error), t("failed.copied"))}>
      {t("failed.copyDetails")}
    </Button>
  );
}

export function details(error: unknown): string {
  if (error instanceof CallError)
    return `${error.method}: ${error.kind} ${error.code} ${JSON.stringify(error.params)}\n${error.message}`;
  if (error instanceof Error) return error.stack ?? `${error.name}: ${error.message}`;
  return String(error);
}

/** Nothing left by the filter: which filter, and one click to drop it. */
export function FilteredToNothing({ filter, onDrop }: { filter: string; onDrop: () => void }) {
  const { t } = useTranslation();
  return (
    <Notice
      icon={FilterX}
      title={t("filteredToNothing.title")}
      actions={<Button onClick={onDrop}>{t("filteredToNothing.drop")}</Button>}
    >
      {t("filteredToNothing.by", { filter })}
    </Notice>
  );
}
