/** Encodings and delimiters that a text file may have; the one that was found is always among them. */

const knownEncodings = [
  "utf-8",
  "gb18030",
  "utf-16le",
  "utf-16be",
  "big5",
  "windows-1252",
  "windows-1250",
  "windows-1251",
  "shift_jis",
  "euc-kr",
];
const knownDelimiters = [",", ";", "\t", "|"];

export function encodings(found: string): string[] {
  return knownEncodings.includes(found) ? knownEncodings : [found, ...knownEncodings];
}

export function delimiters(found: string): string[] {
  return knownDelimiters.includes(found) ? knownDelimiters : [found, ...knownDelimiters];
}

/** A tab can't be seen, and a comma hardly. */
export function delimiterName(delimiter: string): "comma" | "semicolon" | "tab" | "pipe" | "other" {
  switch (delimiter) {
    case ",":
      return "comma";
    case ";":
      return "semicolon";
    case "\t":
      return "tab";
    case "|":
      return "pipe";
    default:
      return "other";
  }
}
