/** 导入的简体中文句子。 */
import type { importEn } from "./import.en.ts";

export const importZh: Record<keyof typeof importEn, string> = {};
