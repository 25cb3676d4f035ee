/** Text of a shared or inline string from its bytes. */
import { decodeEntities } from "./xml.ts";

const LESS = 60;
const GREATER = 62;
const SLASH = 47;
const COLON = 58;
const T = 116;

/** The `<t>` parts between two positions, joined; those of phonetic guides (`<rPh>`) are left out. */
export function itemText(bytes: Buffer, from: number, to: number): string {
  let text = "";
  let phonetic = false;
  let at = from;
  while (at < to) {
    while (at < to && bytes[at] !== LESS) at += 1;
    if (at >= to) break;
    const closing = bytes[at + 1] === SLASH;
    let start = closing ? at + 2 : at + 1;
    let end = start;
    while (end < to && bytes[end] !== GREATER && bytes[end] !== 32 && bytes[end] !== SLASH) {
      if (bytes[end] === COLON) start = end + 1;
      end += 1;
    }
    const length = end - start;
    const name = bytes[start] as number;
    while (end < to && bytes[end] !== GREATER) end += 1;
    const empty = bytes[end - 1] === SLASH;
    at = end + 1;
    if (length === 3 && name === 114 && bytes[start + 1] === 80) phonetic = !closing && !empty;
    if (length !== 1 || name !== T || closing || empty || phonetic) continue;
    let stop = at;
    while (stop < to && bytes[stop] !== LESS) stop += 1;
    // A CDATA section holds its text as it is.
    if (bytes[stop + 1] === 33) stop = closeOf(bytes, stop, to);
    text += plainText(bytes, at, stop);
    at = stop;
  }
  return text;
}

function closeOf(bytes: Buffer, from: number, to: number): number {
  const end = bytes.indexOf("]]>", from);
  return end < 0 || end > to ? to : end + 3;
}

/** Bytes between tags as text: UTF-8, entities, and `_x000D_` for what XML can't hold. */
export function plainText(bytes: Buffer, from: number, to: number): string {
  let ascii = true;
  let coded = false;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    if (byte >= 128) ascii = false;
    else if (byte === 38 || byte === LESS || (byte === 95 && bytes[at + 1] === 120)) coded = true;
  }
  const text = ascii ? bytes.toString("latin1", from, to) : bytes.toString("utf8", from, to);
  if (!coded) return text;
  const plain = text.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_whole, inner: string) =>
    inner.replaceAll("&", "&amp;"),
  );
  return decodeEntities(plain).replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
