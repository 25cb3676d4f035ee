/** The little XML that a workbook's small parts need: tags with attributes, in order. No entities but the five and numbers: none can be defined. */

export interface Tag {
  /** Without namespace prefix. */
  name: string;
  attributes: Record<string, string>;
  /** Ends what the tag of this name began; false for a tag that ends itself. */
  closing: boolean;
  /** Ends itself: `<c/>`. */
  empty: boolean;
}

const TAG = /<(\/?)(?:[^\s/>:<]+:)?([^\s/>:<]+)((?:\s+[^\s=><]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/y;
/** Characters of a tag up to its first `>`; no part of a workbook has longer ones. */
const LONGEST = 65_536;

/**
 * Tags of a part; comments, processing instructions and document types are passed over. Looks at no character more than a
 * few times, whatever the part is filled with: an expression over the whole text would take hours for eight megabytes of `<`.
 */
export function* tags(xml: string): Generator<Tag> {
  let close = -1;
  for (let at = xml.indexOf("<"); at >= 0; at = xml.indexOf("<", at)) {
    if (close < at) close = xml.indexOf(">", at);
    if (close < 0) return;
    const second = xml[at + 1];
    if (second === "!" || second === "?") {
      at = afterMark(xml, at);
      if (at < 0) return;
      continue;
    }
    TAG.lastIndex = at;
    const match = close - at > LONGEST ? null : TAG.exec(xml);
    if (!match) {
      at += 1;
      continue;
    }
    at = TAG.lastIndex;
    yield {
      name: match[2] as string,
      attributes: readAttributes(match[3] ?? ""),
      closing: match[1] === "/",
      empty: match[4] === "/",
    };
  }
}

/** @returns where to go on after a comment or the like; -1 where it never ends */
function afterMark(xml: string, at: number): number {
  const mark = xml.startsWith("<!--", at) ? "-->" : xml.startsWith("<![CDATA[", at) ? "]]>" : null;
  if (mark === null) return at + 2;
  const end = xml.indexOf(mark, at + 4);
  return end < 0 ? -1 : end + mark.length;
}

function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [, name = "", double, single] of text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    attributes[name.replace(/^[^:]*:/, "")] = decodeEntities(double ?? single ?? "");
  }
  return attributes;
}

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] as string) : whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
      return isCharacter ? String.fromCodePoint(code) : "\ufffd";
    },
  );
}
