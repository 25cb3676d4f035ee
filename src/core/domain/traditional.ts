/** Traditional characters of the words that the mapping knows, so that 預計成交金額 is read as 预计成交金额. */

/** Each character, and the simplified one behind it. No dictionary: what headers, stages and states are written with. */
const pairs =
  "業业務务機机會会項项專专稱称編编號号標标題题識识階阶進进狀状態态贏赢輸输單单丟丢敗败負负責责擁拥員员銷销經经戶户帳账賬账簡简聯联絡络繫系產产類类別别數数價价額额幣币種种銀银預预計计測测實实際际" +
  "關关閉闭結结開开啟启創创錄录記记時时間间歷历簽签約约訂订購购報报來来線线備备註注說说內内隊队門门區区國国過过歸归屬属權权確确認认談谈議议選选擇择檢检驗验證证試试運运達达動动絕绝無无終终處处觀观" +
  "還还當当對对應应準准則则總总後后電电話话郵邮職职層层級级點点團团個个詢询複复決决審审領领導导鬥斗廢废棄弃轉转換换據据質质規规劃划環环節节採采觸触營营長长見见於于與与為为從从將将發发傳传獲获續续" +
  "維维護护補补貨货費费賣卖買买蹤踪損损戰战暫暂擱搁構构廠厂擬拟錢钱萬万億亿歐欧韓韩";
const simplified = new Map<string, string>();
for (let at = 0; at + 1 < pairs.length; at += 2) simplified.set(pairs.charAt(at), pairs.charAt(at + 1));

const ANY = /[\u3400-\u9fff]/;

/** The text with simplified characters in place of the traditional ones of {@link pairs}. */
export function simplify(text: string): string {
  return ANY.test(text)
    ? Array.from(text, (character) => simplified.get(character) ?? character).join("")
    : text;
}
