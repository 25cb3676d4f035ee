/** Companies' names: what is only written differently, and what may be the same company in another legal form. */

/** Words for a legal form, each to its usual abbreviation: "Limited" and "Ltd." say the same. */
const forms: Record<string, string> = {
  limited: "ltd",
  incorporated: "inc",
  corporation: "corp",
  company: "co",
  compagnie: "cie",
  private: "pvt",
  proprietary: "pty",
  aktiengesellschaft: "ag",
};

/** Legal forms that a name may end with. */
const endings = new Set(
  "ltd inc corp co cie llc llp lp plc pvt pty pte gmbh mbh ag kg kgaa ohg se sa sas sarl sarlu srl spa nv bv oy oyj ab asa as aps kk bhd sdn and".split(
    " ",
  ),
);

const HAN = /\p{Script=Han}/u;

/** 有限责任公司 is the long form of 有限公司, and 股份公司 the short form of 股份有限公司 (公司法). */
function chineseForm(text: string): string {
  return text.replace(/有限责任公司|有限責任公司/g, "有限公司").replace(/股份公司$/, "股份有限公司");
}

function words(name: string): string[] {
  const plain = name
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("&", " and ")
    // "S.p.A." and "G.m.b.H." are one word.
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){2,}\p{L}?/gu, (dotted) => dotted.replaceAll(".", ""))
    .replace(/['’`]/g, "");
  const parts = plain.split(/[^\p{L}\p{N}\p{M}]+/u).filter((part) => part !== "");
  return parts.map((part) => (Object.hasOwn(forms, part) ? (forms[part] as string) : part));
}

/**
 * Equal for names that differ only in case, width, spaces, punctuation, or in how one legal form is written. Such names
 * are one company; anything else is for a person to confirm.
 */
export function companyKey(name: string): string {
  const joined = words(name).join("");
  if (joined === "") return name.normalize("NFKC").trim().toLowerCase();
  return HAN.test(joined) ? chineseForm(joined) : joined;
}

/** `Acme GmbH`, `上海某某有限公司`, `株式会社サンプル`. */
export function endsInLegalForm(name: string): boolean {
  const parts = words(name);
  return (
    (parts.length > 1 && endings.has(parts.at(-1) as string) && parts.at(-1) !== "and") ||
    /公司$|株式会社|合同会社|有限会社/.test(name)
  );
}

/** The name without its legal form: what near-duplicates are compared by. */
export function companyCore(name: string): string {
  const parts = words(name);
  while (parts.length > 1 && endings.has(parts.at(-1) as string)) parts.pop();
  const joined = parts.join("");
  if (!HAN.test(joined)) return joined;
  const bare = chineseForm(joined).replace(/(?:股份有限公司|有限公司|公司)$/, "");
  return bare === "" ? joined : bare;
}
