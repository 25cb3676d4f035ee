/** From an error's code to its sentence. One catalogue for engine, shell and command line, complete in both languages. */
import type { Locale } from "../envelope.ts";
import { type ContractError, type MessageParams, WorkbenchError } from "../errors.ts";
import { coreEn } from "./core.en.ts";
import { coreZh } from "./core.zh.ts";
import { importEn } from "./import.en.ts";
import { importZh } from "./import.zh.ts";
import { planEn } from "./plan.en.ts";
import { planZh } from "./plan.zh.ts";
import { wordOf } from "./words.ts";

const catalogues: Record<Locale, Readonly<Record<string, string>>> = {
  en: { ...coreEn, ...importEn, ...planEn },
  "zh-CN": { ...coreZh, ...importZh, ...planZh },
};

/** `{name}`, or `{count|cell|cells}`: the word for one, and for any other number. */
const PARAMETER = /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g;

/** The codes that have a sentence; tests assert that both languages have the same. */
export function messageCodes(locale: Locale): string[] {
  return Object.keys(catalogues[locale]);
}

/** The sentence with its parameters still open; empty where there is none of that code. */
export function messageTemplate(locale: Locale, code: string): string {
  return catalogues[locale][code] ?? "";
}

export function sentence(locale: Locale, code: string, params: MessageParams = {}): string {
  const template = messageTemplate(locale, code) || messageTemplate(locale, "internal");
  return template.replace(PARAMETER, (_whole, name: string, one?: string, many?: string) => {
    const value = params[name] ?? (name === "detail" ? code : "");
    if (one !== undefined && many !== undefined) return value === 1 ? one : many;
    return wordOf(locale, code, name, value);
  });
}

/** Any thrown thing as what crosses to the caller. What is not a WorkbenchError is `internal`. */
export function toContractError(error: unknown, locale: Locale): ContractError {
  if (error instanceof WorkbenchError) {
    return {
      kind: error.kind,
      code: error.code,
      message: sentence(locale, error.code, error.params),
      params: error.params,
    };
  }
  const detail = error instanceof Error ? error.message : String(error);
  return {
    kind: "internal",
    code: "internal",
    message: sentence(locale, "internal", { detail }),
    params: { detail },
  };
}
