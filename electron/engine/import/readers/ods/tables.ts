/** Which sheets an OpenDocument file has, and which of them are hidden. */
import { decodeEntities } from "../xlsx/xml.ts";
import { attribute, TagStream } from "./tagStream.ts";

/** @throws ReadError as the pieces do */
export async function listTables(
  pieces: AsyncIterable<string>,
  file: string,
): Promise<{ name: string; hidden: boolean }[]> {
  const tables: { name: string; hidden: boolean }[] = [];
  const hiddenStyles = new Set<string>();
  let style = "";
  let depth = 0;
  const stream = new TagStream(file, {
    open(name, attributes, empty) {
      if (name === "style:style") style = attribute(attributes, "style:name") ?? "";
      else if (name === "style:table-properties") {
        if (attribute(attributes, "table:display") === "false") hiddenStyles.add(style);
      } else if (name === "table:table") {
        // A table within a cell is none of the sheets.
        if (depth === 0) tables.push(tableOf(attributes, hiddenStyles));
        if (!empty) depth += 1;
      }
    },
    close(name) {
      if (name === "table:table") depth -= 1;
    },
    text() {},
  });
  for await (const piece of pieces) stream.push(piece);
  return tables;
}

function tableOf(attributes: string, hiddenStyles: ReadonlySet<string>): { name: string; hidden: boolean } {
  const name = decodeEntities(attribute(attributes, "table:name") ?? "");
  // What was last seen of another file's sheet is kept as a sheet under that file's address.
  const foreign = /^'.*'#\$/.test(name);
  return { name, hidden: foreign || hiddenStyles.has(attribute(attributes, "table:style-name") ?? "") };
}
