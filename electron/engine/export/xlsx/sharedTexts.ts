/**
 * Texts that stand once in the workbook and are called by number in cells: half the bytes to compress where a column's texts
 * repeat. Memory stays bounded: a column whose texts are mostly new ones (ids, names of deals) is written without it, and
 * at some number of texts no more are taken.
 */
import { hasOuterSpace, XmlBytes } from "./xmlBytes.ts";

const MOST_TEXTS = 100_000;
/** So many of a column's texts may be new before it is asked whether they repeat. */
const PATIENCE = 1000;

const OPEN = Buffer.from("<si><t>");
const OPEN_KEPT = Buffer.from('<si><t xml:space="preserve">');
const CLOSE = Buffer.from("</t></si>");

export class SharedTexts {
  private readonly numbers = new Map<string, number>();
  private uses = 0;

  /** One for each column. */
  column(): SharedColumn {
    let isNew = 0;
    let known = 0;
    return {
      numberOf: (text) => {
        if (isNew > PATIENCE && isNew > known) return -1;
        let number = this.numbers.get(text);
        if (number === undefined) {
          isNew += 1;
          if (this.numbers.size >= MOST_TEXTS) return -1;
          number = this.numbers.size;
          this.numbers.set(text, number);
        } else known += 1;
        this.uses += 1;
        return number;
      },
    };
  }

  /** The part `xl/sharedStrings.xml`. */
  *xml(): Generator<Buffer> {
    const out = new XmlBytes();
    out.ascii('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n');
    out.ascii('<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ');
    out.ascii(`count="${this.uses}" uniqueCount="${this.numbers.size}">`);
    for (const text of this.numbers.keys()) {
      out.raw(hasOuterSpace(text) ? OPEN_KEPT : OPEN);
      out.text(text);
      out.raw(CLOSE);
      if (out.full) yield out.take();
    }
    out.ascii("</sst>");
    yield out.take();
  }
}

export interface SharedColumn {
  /** -1: the text is to stand in the cell itself. */
  numberOf(text: string): number;
}
