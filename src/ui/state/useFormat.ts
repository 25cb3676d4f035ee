import { createContext, useContext } from "react";
import { createFormat, type Format } from "../presenters/format.ts";
import { useLocale } from "../locales/index.ts";
import { useCall } from "./engine.ts";

/** What amounts below are in, where that is not (yet) the open file's base currency; else null. */
export const BaseCurrency = createContext<string | null>(null);

/** Formats in the language shown and the open file's base currency, or what stands over it here. */
export function useFormat(): Format {
  const info = useCall("file.info", {});
  const over = useContext(BaseCurrency);
  return createFormat(useLocale(), over ?? info.data?.baseCurrency ?? "USD");
}
