/** Currencies as people write them: codes, names in both languages, and signs, some of which several currencies share. */
import { simplify } from "./traditional.ts";

/** Codes in common use; three letters stand for other things too ("YTD", "new"). */
const codes = new Set(
  (
    "AED ARS AUD BDT BGN BHD BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JOD JPY KES KRW KWD KZT LKR MAD MOP MXN MYR NGN NOK " +
    "NZD OMR PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD TZS UAH UGX USD UYU VND XAF XOF ZAR"
  ).split(" "),
);

function isCurrencyCode(code: string): boolean {
  return codes.has(code);
}

const names: Record<string, string> = {
  "€": "EUR",
  euro: "EUR",
  euros: "EUR",
  欧元: "EUR",
  "£": "GBP",
  英镑: "GBP",
  rmb: "CNY",
  "cn¥": "CNY",
  人民币: "CNY",
  人民币元: "CNY",
  us$: "USD",
  $us: "USD",
  usdollar: "USD",
  usdollars: "USD",
  美元: "USD",
  美金: "USD",
  hk$: "HKD",
  港元: "HKD",
  港币: "HKD",
  nt$: "TWD",
  台币: "TWD",
  新台币: "TWD",
  新臺币: "TWD",
  a$: "AUD",
  au$: "AUD",
  澳元: "AUD",
  c$: "CAD",
  ca$: "CAD",
  加元: "CAD",
  nz$: "NZD",
  s$: "SGD",
  新元: "SGD",
  新加坡元: "SGD",
  mx$: "MXN",
  r$: "BRL",
  "jp¥": "JPY",
  円: "JPY",
  日元: "JPY",
  日圆: "JPY",
  "₹": "INR",
  "₩": "KRW",
  韩元: "KRW",
  "₽": "RUB",
  卢布: "RUB",
  "฿": "THB",
  泰铢: "THB",
  "₺": "TRY",
  "₫": "VND",
  "₪": "ILS",
  zł: "PLN",
};

/** Signs that several currencies share; the one that is meant where nothing says otherwise stands first. */
const shared: Record<string, readonly string[]> = {
  $: ["USD", "AUD", "CAD", "HKD", "NZD", "SGD", "TWD", "MXN", "ARS", "CLP", "COP", "UYU"],
  "¥": ["CNY", "JPY"],
  元: ["CNY", "TWD", "HKD", "SGD", "MOP"],
  圆: ["CNY", "JPY"],
  块: ["CNY", "TWD"],
  kr: ["SEK", "NOK", "DKK", "ISK"],
};

export type NamedCurrency = { code: string } | { sign: string };

/**
 * What a word beside an amount, or in a header's brackets, says of the currency.
 * @returns a code where it names one, a sign where several currencies share it, null where it is no currency
 */
export function currencyNamed(text: string): NamedCurrency | null {
  const word = simplify(text.normalize("NFKC")).toLowerCase().replace(/[\s.]/g, "");
  if (Object.hasOwn(shared, word)) return { sign: word };
  const code = Object.hasOwn(names, word) ? names[word] : undefined;
  if (code !== undefined) return { code };
  if (/^[a-z]{3}$/.test(word) && isCurrencyCode(word.toUpperCase())) return { code: word.toUpperCase() };
  // "RMB ¥", "USD $": the sign behind a name adds nothing.
  const [, name] = /^(.{2,})[$¥元]$/.exec(word) ?? [];
  const named = name === undefined ? null : currencyNamed(name);
  return named && "code" in named ? named : null;
}

/**
 * The currency that a sign means: the first of those at hand that has it, else the one that has it most often.
 * @param atHand the row's own currency, the file's base currency
 */
export function currencyOfSign(sign: string, atHand: readonly string[]): string {
  const fitting = shared[sign] ?? [];
  return atHand.find((code) => fitting.includes(code)) ?? fitting[0] ?? (atHand.at(-1) as string);
}
