/** What a stage's name says: open, won or lost, and how far along the way it stands. */
import { simplify } from "../domain/traditional.ts";

export type StageKind = "open" | "won" | "lost";

/** Lost first: 未成交 holds 成交, "not won" holds "won". */
const lost = [
  /\b(?:lost|lose|losing|loss|dead|disqualified|abandoned|cancell?ed|rejected|declined|unqualified|out[- ]?sold|verloren|perdid[oa]s?|perdue?s?|perso|perdida)\b/,
  /^(?:closed|close)\s*[-–—:/(]*\s*(?:no decision|dropped)/,
  /\bno[- ]?decision\b|\bnot won\b/,
  /失注|不成立|不成约/,
  /输单|丢单|失单|流失|未成交|未中标|未赢|落标|废标|失败|战败|作废|放弃|取消|无效|终止|关闭[-—(（]?丢/,
];
const won = [
  /\b(?:won|win)\b(?!.*(?:probab|rate|back|plan))/,
  /^(?:signed|contract signed|order received|ordered|closed|booked|gewonnen|ganad[oa]|gagn[ée]e?|vinto|vinta)$/,
  /^(?:已|最终|关闭)?[-—(（ ]*(?:赢单|赢得|成交|签约|签单|中标|成单|成功|成功关闭|签订合同|合同签订|已签合同)[)） ]*(?:关闭|完成)?$/,
  /\bgewonnen\b|\bganad[oa]s?\b|\bgagnée?s?(?![a-z])|\bcierre exitoso\b|\bauftrag erhalten\b/,
  /受注(?!予定|见込|确度|前|待)|^成约|^(?:クローズ[-—( ]*)?成立/,
  /^赢单|赢单[)）]?$|^已(?:成交|签约|签单|中标|赢)/,
];

/** @returns `open` for every name that is not plainly closed */
export function stageKind(name: string): StageKind {
  const plain = simplify(name.normalize("NFKC"))
    .trim()
    .toLowerCase()
    .replaceAll("_", " ")
    .replace(/([a-z])won$/, "$1 won")
    .replace(/([a-z])lost$/, "$1 lost");
  if (lost.some((pattern) => pattern.test(plain))) return "lost";
  return won.some((pattern) => pattern.test(plain)) ? "won" : "open";
}

const PLAIN_ENDINGS = {
  won: /^(?:closed?)?won$|^(?:已|最终|关闭|關閉)?(?:赢单|赢得|成交|成单|贏單)(?:关闭|完成|關閉)?$/,
  lost: /^(?:closed?)?lost$|^(?:已|最终|关闭|關閉)?(?:输单|丢单|失单|輸單|丟單)(?:关闭|完成|關閉)?$/,
};

/** The ending that a name says and no more, as Won and Closed Won (赢单, 赢单关闭) do: all such names mean one stage. */
export function plainEnding(name: string): "won" | "lost" | null {
  const plain = name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_()\-–—:/]+/g, "");
  return (["won", "lost"] as const).find((kind) => PLAIN_ENDINGS[kind].test(plain)) ?? null;
}

/** Typical places on the way from first contact to signature, 0-100. The first that fits counts. */
const ranks: readonly (readonly [RegExp, number])[] = [
  [/lead|suspect|线索|潜客/, 5],
  // HubSpot qualifies after the first appointment.
  [/appointment ?scheduled|已预约/, 15],
  [/verbal|mündlich|口头|内示|\bcommit|承诺|awaiting signature|待签/, 85],
  [/contract|contrat|vertrag|legal|合同|契约|签约|法务|procurement|采购/, 75],
  [/negotiat|negociaci|négociation|verhandlung|谈判|交渉|商务|review|议价|投标|招标/, 65],
  [/propos|propuesta|quot|angebot|offre|devis|oferta|cotizaci|报价|见积|提案|方案|price|value prop|标书/, 50],
  [/decision maker|决策|perception|id\./, 40],
  [/demo|proof|\bpoc\b|trial|pilot|试用|演示|测试|验证|立项|evaluat|评估/, 40],
  [/present|presentation|交流|meeting|appointment|拜访/, 30],
  [/discover|needs|bedarf|besoin|necesidad|ヒアリング|analysis|需求|engag|跟进|接洽|scoping|调研/, 25],
  [/qualif|calificaci|cualificaci|确认|资格|意向/, 20],
  [
    /prospect|new|\bneu|nouve|nuevo|erstkontakt|アプローチ|初回|初步|接触|初期|initial|contact|open|新建|初访|验证客户/,
    10,
  ],
];

export interface NewStageName {
  name: string;
  kind: StageKind;
  /** Mean probability of its deals in percent, null where the file has none. */
  probability: number | null;
  /** When it first appears in the file. */
  order: number;
}

/** How far along the way a stage stands, 0-100; null where neither its name nor its deals tell. */
export function stageRank({
  name,
  kind,
  probability,
}: Pick<NewStageName, "name" | "kind" | "probability">): number | null {
  if (kind === "won") return 101;
  if (kind === "lost") return 102;
  const numbered = /^\s*(\d{1,2})\s*[.、):-]/.exec(name.normalize("NFKC"));
  if (numbered) return Number(numbered[1]);
  const plain = simplify(name.normalize("NFKC")).toLowerCase();
  return ranks.find(([pattern]) => pattern.test(plain))?.[1] ?? probability;
}

/** New stages in the order of a pipeline: open ones by their place on the way, then won, then lost. */
export function orderStages(stages: readonly NewStageName[]): NewStageName[] {
  const known = stages.map((stage) => ({ stage, rank: stageRank(stage) }));
  // A stage that nothing places stands in the middle, in the order of the file.
  return known
    .sort((a, b) => (a.rank ?? 45) - (b.rank ?? 45) || a.stage.order - b.stage.order)
    .map(({ stage }) => stage);
}
