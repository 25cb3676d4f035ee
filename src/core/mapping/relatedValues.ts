/** Words that the tables beside the deals use for what a workbook keeps: roles, stances, kinds of activity, yes and no. */

import { simplify } from "../domain/traditional.ts";

/** The first that fits counts. */
type Words<T extends string> = readonly (readonly [RegExp, T])[];

const roles: Words<
  "champion" | "economicBuyer" | "decider" | "technicalBuyer" | "user" | "influencer" | "blocker"
> = [
  [/champion|coach|supporter|sponsor|支持者|教练|密探|内线|拥护/, "champion"],
  [/economic|budget|financ|executive|出资|经济|预算|权力支持/, "economicBuyer"],
  [/decid|decision|approver|决策|拍板|审批/, "decider"],
  [/techni|evaluat|技术|评估/, "technicalBuyer"],
  [/block|oppos|反对|阻碍/, "blocker"],
  [/influenc|影响/, "influencer"],
  [/user|使用|用户/, "user"],
];
const stances: Words<"unknown" | "against" | "neutral" | "for"> = [
  [/neutral|中立|中性/, "neutral"],
  [/against|oppos|negative|hostile|detractor|反对|消极|不支持|负面/, "against"],
  [/unknown|未知|不明|不详/, "unknown"],
  [/^for$|support|positive|favou?r|promoter|friend|支持|积极|正面|友好/, "for"],
];
const kinds: Words<"call" | "meeting" | "email" | "demo" | "visit" | "note" | "task"> = [
  [/demo|演示|展示/, "demo"],
  [/visit|on.?site|拜访|走访|上门|现场/, "visit"],
  [/e-?mail|邮件|函/, "email"],
  [/call|phone|电话|通话|致电/, "call"],
  [/meet|event|会议|会面|面谈|交流/, "meeting"],
  [/note|comment|备注|记录|笔记/, "note"],
  [/task|to.?do|follow|任务|待办|跟进/, "task"],
];

const read = <T extends string>(words: Words<T>, text: string): T | null => {
  const plain = simplify(text.normalize("NFKC")).trim().toLowerCase();
  return words.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
};

/** @returns null where the text names no buying role */
export const parseBuyingRole = (text: string) => read(roles, text);
/** @returns null where the text names no stance */
export const parseStance = (text: string) => read(stances, text);
/** @returns null where the text names no kind of activity */
export const parseActivityKind = (text: string) => read(kinds, text);

const NO =
  /^(?:0|n|no|false|open|planned|scheduled|pending|not|in progress|deferred|waiting|否|未|没|计划|待|进行中)/;
const YES = /^(?:1|y|yes|true|x|✓|✔|√|done|complete|closed|finished|held|sent|是|已|完成|结束)/;

/** @returns null where the text says neither */
export function parseYesNo(text: string): boolean | null {
  const plain = text
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/^[_\s]+/, "");
  if (NO.test(plain)) return false;
  return YES.test(plain) ? true : null;
}
