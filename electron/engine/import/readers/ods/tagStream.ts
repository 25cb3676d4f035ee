/** The document's XML as tags and the text between them, whatever way its pieces are cut. No entity but the five and numbers is known: none can be defined. */
import { limits } from "../limits.ts";
import { ReadError } from "../readError.ts";

const GREATER = 62;
const QUOTE = 34;
const APOSTROPHE = 39;
const EXCLAMATION = 33;
const QUESTION = 63;
const SLASH = 47;

export interface TagHandler {
  /** @param name with its prefix, as written @param attributes the text after the name @param empty ends itself */
  open(name: string, attributes: string, empty: boolean): void;
  close(name: string): void;
  text(text: string): void;
}

export class TagStream {
  private readonly handler: TagHandler;
  private readonly file: string;
  private rest = "";
  stopped = false;

  constructor(file: string, handler: TagHandler) {
    this.file = file;
    this.handler = handler;
  }

  /** @throws ReadError textTooLong for one tag or text beyond all bounds */
  push(piece: string): void {
    if (this.stopped) return;
    const text = this.rest === "" ? piece : this.rest + piece;
    this.rest = text.slice(this.scan(text));
    if (this.rest.length > limits.recordChars)
      throw new ReadError("textTooLong", { file: this.file, most: limits.cellChars });
  }

  /** @returns where what is not whole yet begins */
  private scan(text: string): number {
    let at = 0;
    while (!this.stopped) {
      const begin = text.indexOf("<", at);
      if (begin < 0) {
        // Text is given whole, so that no entity is cut.
        return at;
      }
      const end = endOf(text, begin);
      if (end < 0) return at;
      if (begin > at) this.handler.text(text.slice(at, begin));
      at = end + 1;
      const first = text.charCodeAt(begin + 1);
      if (first === EXCLAMATION) {
        if (text.startsWith("<![CDATA[", begin)) this.handler.text(escaped(text.slice(begin + 9, end - 2)));
      } else if (first === SLASH) this.handler.close(text.slice(begin + 2, end).trimEnd());
      else if (first !== QUESTION) this.tag(text, begin, end);
    }
    return text.length;
  }

  private tag(text: string, begin: number, end: number): void {
    const empty = text.charCodeAt(end - 1) === SLASH;
    const last = empty ? end - 1 : end;
    let nameEnd = begin + 1;
    while (nameEnd < last && text.charCodeAt(nameEnd) > 32) nameEnd += 1;
    this.handler.open(text.slice(begin + 1, nameEnd), text.slice(nameEnd, last), empty);
  }
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;");

/** @returns the position of the `>` that ends what begins here, or -1 where it has not come yet */
function endOf(text: string, begin: number): number {
  if (text.charCodeAt(begin + 1) === EXCLAMATION) {
    if (text.length < begin + 9) return -1;
    const mark = text.startsWith("<!--", begin) ? "-->" : text.startsWith("<![CDATA[", begin) ? "]]>" : null;
    if (mark !== null) {
      const found = text.indexOf(mark, begin + 4);
      return found < 0 ? -1 : found + 2;
    }
  }
  for (let at = begin + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === GREATER) return at;
    if (code !== QUOTE && code !== APOSTROPHE) continue;
    at = text.indexOf(code === QUOTE ? '"' : "'", at + 1);
    if (at < 0) return -1;
  }
  return -1;
}

/** An attribute's text, entities not yet decoded; null where it is absent. @param name with its usual prefix */
export function attribute(attributes: string, name: string): string | null {
  const at = attributes.indexOf(`${name}=`);
  if (at < 1 || attributes.charCodeAt(at - 1) > 32) return null;
  const from = at + name.length + 1;
  const to = attributes.indexOf(attributes.charAt(from), from + 1);
  return to < 0 ? null : attributes.slice(from + 1, to);
}
