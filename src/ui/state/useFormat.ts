import { createFormat, type Format } from "../presenters/format.ts";
import { useLocale } from "../locales/index.ts";
import { useCall } from "./engine.ts";

/** Formats in the language shown and the open file's base currency. */
export function useFormat(): Format {
  const info = useCall("file.info", {});
  return createFormat(useLocale(), info.data?.baseCurrency ?? "USD");
}
