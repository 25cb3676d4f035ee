/** Languages of the window: English and Simplified Chinese, switched at run time without a reload. */
import i18next from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import type { Locale } from "../../contract/envelope.ts";
import { en, zhCN } from "./namespaces.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: typeof en;
    returnNull: false;
  }
}

export const i18n = i18next.createInstance();

/** Sets the language up before the first paint; resources are in the bundle, so nothing is awaited. */
export function startLanguage(locale: Locale): void {
  void i18n.use(initReactI18next).init({
    lng: locale,
    fallbackLng: "en",
    defaultNS: "common",
    ns: Object.keys(en),
    resources: { en, "zh-CN": zhCN },
    // React escapes what it renders.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  document.documentElement.lang = locale;
}

export function setLanguage(locale: Locale): void {
  document.documentElement.lang = locale;
  if (i18n.language !== locale) void i18n.changeLanguage(locale);
}

/** The language shown now; components that use it are drawn anew when it changes. */
export function useLocale(): Locale {
  return useTranslation().i18n.language === "zh-CN" ? "zh-CN" : "en";
}
