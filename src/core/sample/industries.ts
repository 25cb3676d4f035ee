/** What accounts make, and how a company of that trade is called. */
import { type Text, text } from "./text.ts";

export interface Industry {
  name: Text;
  /** In a Chinese and in an English company name. */
  trades: { zh: readonly string[]; en: readonly string[] };
  weight: number;
}

const industry = (name: Text, zh: string, en: string, weight: number): Industry => ({
  name,
  trades: { zh: zh.split(" "), en: en.split("|") },
  weight,
});

export const industries: readonly Industry[] = [
  industry(text("Food", "食品"), "食品 粮油 调味品 烘焙食品", "Foods|Food Processing|Bakery", 22),
  industry(text("Beverages", "饮料"), "饮料 饮品 乳业", "Beverages|Dairy|Bottling", 16),
  industry(text("Pharmaceuticals", "医药"), "制药 生物医药 药业", "Pharma|Laboratories", 13),
  industry(
    text("Household and personal care", "日化"),
    "日化 化妆品 洗护用品",
    "Home Care|Personal Care",
    10,
  ),
  industry(text("Electronics", "电子"), "电子 精密电子 光电科技", "Electronics|Components", 12),
  industry(text("Chemicals", "化工"), "化工 新材料 涂料", "Chemicals|Coatings", 10),
  industry(text("Building materials", "建材"), "建材 陶瓷 板业", "Building Materials|Ceramics", 7),
  industry(text("Logistics", "物流"), "物流 供应链 仓储", "Logistics|Supply Chain", 10),
  industry(text("Pet food and feed", "饲料与宠物食品"), "饲料 宠物食品", "Feed|Pet Foods", 6),
  industry(text("Car parts", "汽车零部件"), "汽车零部件 汽配", "Automotive|Auto Parts", 8),
];

/** First parts of Chinese company names: pairs of characters that no known company bears together with these cities and trades. */
export const chineseStems: readonly string[] = (
  "澜拓 沐棠 禾岑 砚川 屿诺 璟堃 霁禾 岚序 昱衡 葵曜 沣屿 钧陌 汀兰 栩临 珞川 渝棠 槿辰 朔禾 泓砚 骊和 " +
  "旭垚 茗溪源 川柏 临渡 穗丰园 青栀 筑岳 桐鹿 锦澍 闻舟 山砺 宁檀 谷粒坊 霖泽源 佑棉 松砾 云笕 晴麓 乔屿 墨楠 " +
  "堇和 稷田 望岚 辰砾 盈澍 苇航 翎川 若榆 阜禾 曜石湾 麦径 柚屿 榕临 安砻 鹭汀 秋澄 佩岚 曲岸 弘砚 棣和"
).split(" ");

export const companySuffixes: readonly { suffix: string; weight: number }[] = [
  { suffix: "有限公司", weight: 70 },
  { suffix: "股份有限公司", weight: 18 },
  { suffix: "集团有限公司", weight: 8 },
  { suffix: "科技有限公司", weight: 12 },
];
