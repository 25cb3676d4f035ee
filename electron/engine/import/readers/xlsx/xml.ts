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

/** Tags of a part; comments, processing instructions and document types are passed over. */
export function* tags(xml: string): Generator<Tag> {
  const pattern =
    /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[?!][^>]*>|<(\/?)(?:[^\s/>:]+:)?([^\s/>:]+)((?:\s+[^\s=>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;
  for (const match of xml.matchAll(pattern)) {
    const name = match[2];
    if (name !== undefined)
      yield {
        name,
        attributes: readAttributes(match[3] ?? ""),
        closing: match[1] === "/",
        empty: match[4] === "/",
      };
  }
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
