/** The sample company's teams and its 24 people. Names are made up; two people left and were followed by two others. */
import { type Text, text } from "./text.ts";

export const teams = [
  { key: "north", name: text("North China", "华北区") },
  { key: "east", name: text("East China", "华东区") },
  { key: "south", name: text("South China", "华南区") },
  { key: "international", name: text("International", "国际业务部") },
] as const;
export type TeamKey = (typeof teams)[number]["key"];

export interface Person {
  key: string;
  name: Text;
  team: TeamKey | null;
  role: "rep" | "manager";
  /** When they came and left, as shares of the sample's span; absent: before its start, not yet. */
  from?: number;
  to?: number;
  /** Who took over what they left. */
  successor?: string;
}

const rep = (key: string, name: Text, team: TeamKey, more: Partial<Person> = {}): Person => ({
  key,
  name,
  team,
  role: "rep",
  ...more,
});
const manager = (key: string, name: Text, team: TeamKey | null): Person => ({
  key,
  name,
  team,
  role: "manager",
});

/** Managers first: a row only points to rows before its own. */
export const people: readonly Person[] = [
  manager("chenGuodong", text("Chen Guodong", "陈国栋"), null),
  manager("liuYanhong", text("Liu Yanhong", "刘艳红"), "north"),
  manager("shenWei", text("Shen Wei", "沈伟"), "east"),
  manager("huangZhiqiang", text("Huang Zhiqiang", "黄志强"), "south"),
  manager("sophieLindqvist", text("Sophie Lindqvist", "Sophie Lindqvist"), "international"),
  rep("wangJun", text("Wang Jun", "王军"), "north"),
  rep("zhaoLei", text("Zhao Lei", "赵磊"), "north"),
  rep("sunJing", text("Sun Jing", "孙静"), "north"),
  rep("maXiaoyan", text("Ma Xiaoyan", "马晓燕"), "north"),
  rep("guoPeng", text("Guo Peng", "郭鹏"), "north"),
  rep("zhouTing", text("Zhou Ting", "周婷"), "east"),
  rep("wuHao", text("Wu Hao", "吴昊"), "east"),
  rep("guMing", text("Gu Ming", "顾明"), "east"),
  rep("qianBin", text("Qian Bin", "钱斌"), "east", { to: 0.72, successor: "luJia" }),
  rep("luJia", text("Lu Jia", "陆佳"), "east", { from: 0.7 }),
  rep("liangYi", text("Liang Yi", "梁怡"), "south"),
  rep("heJianhua", text("He Jianhua", "何建华"), "south"),
  rep("xieFang", text("Xie Fang", "谢芳"), "south"),
  rep("dengKai", text("Deng Kai", "邓凯"), "south"),
  rep("danielOkafor", text("Daniel Okafor", "Daniel Okafor"), "international"),
  rep("mariaFernandes", text("Maria Fernandes", "Maria Fernandes"), "international"),
  rep("thomasBrandt", text("Thomas Brandt", "Thomas Brandt"), "international"),
  rep("priyaNair", text("Priya Nair", "Priya Nair"), "international", { to: 0.52, successor: "linhTran" }),
  rep("linhTran", text("Linh Tran", "Linh Tran"), "international", { from: 0.5 }),
];
