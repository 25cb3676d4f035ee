/** Where accounts are: cities by sales team, and abroad the country with its legal form and its people's names. */
import type { TeamKey } from "./people.ts";
import { type Text, text } from "./text.ts";

const china = (pairs: string): Text[] =>
  pairs.split(" ").map((pair) => {
    const [en, zh] = pair.split("/") as [string, string];
    return text(en, zh);
  });

export const chineseCities: Record<Exclude<TeamKey, "international">, readonly Text[]> = {
  north: china(
    "Beijing/北京 Tianjin/天津 Qingdao/青岛 Jinan/济南 Yantai/烟台 Shenyang/沈阳 Dalian/大连 Shijiazhuang/石家庄 Zhengzhou/郑州 Hohhot/呼和浩特 Taiyuan/太原",
  ),
  east: china(
    "Shanghai/上海 Suzhou/苏州 Wuxi/无锡 Nanjing/南京 Hangzhou/杭州 Ningbo/宁波 Jiaxing/嘉兴 Hefei/合肥 Nantong/南通 Changzhou/常州 Wenzhou/温州",
  ),
  south: china(
    "Shenzhen/深圳 Guangzhou/广州 Dongguan/东莞 Foshan/佛山 Xiamen/厦门 Fuzhou/福州 Changsha/长沙 Wuhan/武汉 Chengdu/成都 Chongqing/重庆 Nanning/南宁",
  ),
};

export interface Country {
  name: Text;
  currency: "USD" | "EUR" | "CNY";
  weight: number;
  cities: readonly Text[];
  /** First parts of company names, made up. */
  stems: readonly string[];
  /** `{stem}` and `{trade}` are filled in. */
  form: string;
  givenNames: readonly string[];
  surnames: readonly string[];
}

const words = (list: string): string[] => list.split(" ");

export const countries: readonly Country[] = [
  {
    name: text("Germany", "德国"),
    currency: "EUR",
    weight: 5,
    cities: china("Hamburg/汉堡 Stuttgart/斯图加特 Leipzig/莱比锡"),
    stems: words("Brennholt Weidlacher Ostfelder Kranzmühle Tannhuber Steinrecke"),
    form: "{stem} {trade} GmbH",
    givenNames: words("Anna Jonas Katrin Stefan Miriam Holger"),
    surnames: words("Becker Vogt Hartmann Lindner Krause Seidel"),
  },
  {
    name: text("Vietnam", "越南"),
    currency: "USD",
    weight: 6,
    cities: china("Hai_Phong/海防 Binh_Duong/平阳 Da_Nang/岘港"),
    stems: words("Tân_Lộc Minh_Khê An_Phú_Vinh Sông_Thanh Đại_Hưng_Phát"),
    form: "{stem} {trade} JSC",
    givenNames: words("Hoa Minh Tuấn Lan Dũng Thảo"),
    surnames: words("Nguyễn Trần Phạm Lê Võ Đặng"),
  },
  {
    name: text("Thailand", "泰国"),
    currency: "USD",
    weight: 5,
    cities: china("Rayong/罗勇 Chonburi/春武里 Ayutthaya/大城"),
    stems: words("Siam_Narong Chaophra Rungthip Phayakorn Thara"),
    form: "{stem} {trade} Co., Ltd.",
    givenNames: words("Somchai Malee Anong Prasit Nok Kittisak"),
    surnames: words("Srisuk Boonmee Chaiyasit Wongdee Rattanakul"),
  },
  {
    name: text("Mexico", "墨西哥"),
    currency: "USD",
    weight: 5,
    cities: china("Monterrey/蒙特雷 Querétaro/克雷塔罗 Puebla/普埃布拉"),
    stems: words("Valdeoro Cerro_Lindo Norteña_Ruiz Aguamar Tierralba"),
    form: "{stem} {trade}, S.A. de C.V.",
    givenNames: words("Lucía Javier Carmen Rodrigo Elena Héctor"),
    surnames: words("Salgado Ibarra Mendoza Cárdenas Rivas"),
  },
  {
    name: text("United Arab Emirates", "阿联酋"),
    currency: "USD",
    weight: 4,
    cities: china("Dubai/迪拜 Sharjah/沙迦 Abu_Dhabi/阿布扎比"),
    stems: words("Al_Rafeeq Gulf_Marasi Noor_Sahil Dar_Al_Wadi Falaj"),
    form: "{stem} {trade} LLC",
    givenNames: words("Omar Layla Khalid Fatima Yusuf Reem"),
    surnames: words("Haddad Mansour Rahman Saleh Nasser"),
  },
  {
    name: text("Poland", "波兰"),
    currency: "EUR",
    weight: 4,
    cities: china("Poznań/波兹南 Łódź/罗兹 Wrocław/弗罗茨瓦夫"),
    stems: words("Zielbrzeg Wartomir Lipowiec Krasnodół Bystrzak"),
    form: "{stem} {trade} Sp. z o.o.",
    givenNames: words("Marta Piotr Ewa Tomasz Agnieszka Paweł"),
    surnames: words("Wójcik Mazur Zając Pawlak Sikora"),
  },
  {
    name: text("Indonesia", "印度尼西亚"),
    currency: "USD",
    weight: 5,
    cities: china("Surabaya/泗水 Bekasi/勿加泗 Semarang/三宝垄"),
    stems: words("Nusa_Cendana Sumber_Lestari Bumi_Arunika Tirta_Wening"),
    form: "PT {stem} {trade}",
    givenNames: words("Dewi Budi Rina Agus Sari Hendra"),
    surnames: words("Santoso Wijaya Pratama Hidayat Kusuma"),
  },
  {
    name: text("United States", "美国"),
    currency: "USD",
    weight: 4,
    cities: china("Milwaukee/密尔沃基 Fresno/弗雷斯诺 Greenville/格林维尔"),
    stems: words("Harrow_Creek Millbridge Copperleaf Northwend Oakhaven Larkspur_Valley"),
    form: "{stem} {trade}, Inc.",
    givenNames: words("Karen Derek Michelle Luis Andrew Tanya"),
    surnames: words("Whitaker Dawson Ortiz Nolan Pierce"),
  },
];
