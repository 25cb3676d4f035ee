/** The people at an account, by what they do in a purchase. */
import type { FactValue } from "../domain/dealHistory.ts";
import type { Country } from "./places.ts";
import type { Random } from "./random.ts";
import { type Text, text } from "./text.ts";

export type BuyingRole =
  | "champion"
  | "economicBuyer"
  | "decider"
  | "technicalBuyer"
  | "user"
  | "influencer"
  | "blocker";

export interface Contact {
  key: number;
  values: Record<string, FactValue>;
  title: Text;
  roles: readonly BuyingRole[];
}

const positions: readonly { title: Text; roles: readonly BuyingRole[]; weight: number }[] = [
  { title: text("Production manager", "生产经理"), roles: ["champion", "user"], weight: 10 },
  { title: text("Plant manager", "厂长"), roles: ["economicBuyer", "champion"], weight: 8 },
  { title: text("Purchasing manager", "采购经理"), roles: ["influencer", "blocker"], weight: 8 },
  { title: text("Technical director", "技术总监"), roles: ["technicalBuyer", "decider"], weight: 7 },
  { title: text("Maintenance manager", "设备主管"), roles: ["user", "champion"], weight: 7 },
  { title: text("General manager", "总经理"), roles: ["economicBuyer", "decider"], weight: 6 },
  { title: text("Finance director", "财务总监"), roles: ["decider", "economicBuyer"], weight: 4 },
  { title: text("Project engineer", "项目工程师"), roles: ["technicalBuyer", "champion"], weight: 7 },
  { title: text("Logistics manager", "物流经理"), roles: ["user", "influencer"], weight: 5 },
  { title: text("Quality manager", "质量经理"), roles: ["influencer", "technicalBuyer"], weight: 4 },
];

const surnames =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈姜崔钟谭陆范汪廖石金".split(
    "",
  );
const givenNames =
  "建国 秀英 志强 丽娟 海燕 文博 晓东 雪梅 俊杰 桂芳 国庆 思远 玉兰 振华 佳怡 永刚 慧敏 立新 春梅 明哲 红霞 浩然 淑珍 云飞 美玲 卫东 静怡 少华 艳丽 子轩 凤英 学军 欣悦 长江 翠萍 一鸣 素芬 向阳 若琳 德胜".split(
    " ",
  );

/** @param firstKey key of the first of them */
export function makeContacts(
  random: Random,
  firstKey: number,
  country: Country | null,
  size: number,
): Contact[] {
  const count = Math.min(6, Math.max(2, Math.round(2.6 + Math.log(size) + random.unit() * 1.6)));
  const left = [...positions];
  return Array.from({ length: count }, (_, index) => {
    const position = random.weighted(left, (one) => one.weight);
    left.splice(left.indexOf(position), 1);
    const name = country
      ? country.name.en === "Vietnam"
        ? `${random.pick(country.surnames)} ${random.pick(country.givenNames)}`
        : `${random.pick(country.givenNames)} ${random.pick(country.surnames)}`
      : random.pick(surnames) + random.pick(givenNames);
    const key = firstKey + index;
    return {
      key,
      title: position.title,
      roles: position.roles,
      values: {
        name,
        // .example is reserved (RFC 2606) and 555 01xx is for fiction, so nobody real is ever reached.
        email: `contact${key}@customer.example`,
        ...(country ? { phone: `+1 555 01${String(random.whole(0, 99)).padStart(2, "0")}` } : {}),
      },
    };
  });
}
