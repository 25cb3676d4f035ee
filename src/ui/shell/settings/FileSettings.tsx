import { Button, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { shell } from "../../bridge.ts";
import { toast, toastError } from "../../components/toasts.tsx";
import { callAny, useAct, useCall } from "../../state/engine.ts";
import { useCounted } from "../../state/useCounted.ts";
import { useFormat } from "../../state/useFormat.ts";
import { RateSettings } from "./RateSettings.tsx";
import { Setting } from "./Setting.tsx";
import classes from "./Settings.module.css";

/** The open file: where it is, what it holds, its currency, its soundness. */
export function FileSettings() {
  const { t } = useTranslation("settings");
  const counted = useCounted();
  const info = useCall("file.info", {}).data;
  const settings = useCall("settings.get", {}).data;
  if (!info || !settings) return null;
  return (
    <section aria-label={t("file")}>
      <h2 className={classes.heading}>{t("file")}</h2>
      <Setting label={t("path")} hint={info.path}>
        <Button
          variant="default"
          onClick={() => void shell("revealFile", { path: info.path }).catch(toastError)}
        >
          {t("reveal")}
        </Button>
      </Setting>
      <Setting label={t("holds")}>
        {t("holdsValue", {
          deals: counted("deals", info.deals),
          accounts: counted("accounts", info.accounts),
          products: counted("products", info.products),
          people: counted("people", info.people),
        })}
      </Setting>
      <Currency key={settings.baseCurrency} now={settings.baseCurrency} />
      <RateSettings base={settings.baseCurrency} today={info.today} />
      <Author key={settings.author ?? ""} now={settings.author ?? ""} />
      <Check />
    </section>
  );
}

function Currency({ now }: { now: string }) {
  const { t } = useTranslation("settings");
  const [typed, setTyped] = useState(now);
  const save = useAct("settings.set");
  const code = typed.trim().toUpperCase();
  const valid = /^[A-Z]{3}$/.test(code);
  const apply = () => {
    if (!valid || code === now) return;
    save.mutate(
      { baseCurrency: code },
      {
        onSuccess: () => toast({ message: t("currencySaved", { currency: code }) }),
        onError: () => setTyped(now),
      },
    );
  };
  return (
    <Setting label={t("currency")} hint={t("currencyHint")}>
      <TextInput
        w={96}
        maxLength={3}
        aria-label={t("currency")}
        value={typed}
        error={valid ? undefined : t("currencyInvalid")}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={apply}
        onKeyDown={(event) => event.key === "Enter" && apply()}
      />
    </Setting>
  );
}

function Author({ now }: { now: string }) {
  const { t } = useTranslation("settings");
  const [typed, setTyped] = useState(now);
  const save = useAct("settings.set");
  const apply = () => {
    const author = typed.trim();
    if (author !== now)
      save.mutate({ author: author || null }, { onSuccess: () => toast({ message: t("authorSaved") }) });
  };
  return (
    <Setting label={t("author")} hint={t("authorHint")}>
      <TextInput
        w={240}
        aria-label={t("author")}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={apply}
        onKeyDown={(event) => event.key === "Enter" && !event.nativeEvent.isComposing && apply()}
      />
    </Setting>
  );
}

function Check() {
  const { t } = useTranslation("settings");
  const format = useFormat();
  const counted = useCounted();
  const check = useMutation({
    mutationFn: () => callAny("file.check", {}),
    onError: (error) => toastError(error),
  });
  const problems = check.data?.problems ?? [];
  return (
    <>
      <Setting label={t("check")} hint={t("checkHint")}>
        <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
          {t("checkRun")}
        </Button>
      </Setting>
      {check.data && (
        <div role="status" className={classes.result}>
          {check.data.ok ? (
            <Text c="var(--fw-won)">
              {t("checkOk", {
                deals: counted("deals", check.data.deals),
                changes: counted("changes", check.data.historyRows),
              })}
            </Text>
          ) : (
            <>
              <Text c="var(--fw-lost)">
                {t("checkFailed", { count: problems.length, shown: format.number(problems.length) })}
              </Text>
              <ul>
                {problems.map((problem) => (
                  <li key={problem}>{problem}</li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </>
  );
}
