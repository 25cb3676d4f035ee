/** Lists of how long deals were in their stages: a row for each stay, with the days on which it began and ended. */
import { isFailure } from "./cell.ts";
import { parseDay } from "./day.ts";
import { readHeader } from "./headers.ts";
import { synonyms } from "./synonyms.ts";

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** Headers that hardly any list of deals has, both together. */
const ENTERED = words(
  "entered enteredon enteredat entereddate dateentered entrydate enteredstage 进入日期 进入时间 进入",
);
const LEFT = words(
  "left lefton leftat leftdate dateleft exited exitedon exitdate dateexited exit 离开日期 离开时间 离开",
);

/** Headers that a list of deals may have as well. */
const BEGUN = words(
  "start started starton startedon startdate from fromdate begin begindate since 开始日期 开始时间 开始 起始日期 自",
);
const ENDED = words(
  "end ended endon endedon enddate to todate until finish finishdate 结束日期 结束时间 结束 截止日期 至",
);

/** Names of columns that the words of the history know, for those of the two days. */
const ALIASES = { begun: "Entered on", ended: "Left on" } as const;

/**
 * @param cells the header row @param rows first rows below it, as text
 * @returns the header row with known names for the two days; null where the rows are no stays. Of headers that deals have too
 * only the rows can tell: the same deal stands in several of them, from another day each.
 */
export function staysOf(cells: readonly string[], rows: readonly (readonly string[])[]): string[] | null {
  const keys = cells.map((cell) => readHeader(cell).key);
  const at = (names: ReadonlySet<string>) => keys.findIndex((key) => names.has(key));
  const sure = { begun: at(ENTERED), ended: at(LEFT) };
  const pair = sure.begun >= 0 && sure.ended >= 0 ? sure : { begun: at(BEGUN), ended: at(ENDED) };
  if (pair.begun < 0 || pair.ended < 0) return null;
  const others = keys.map((key, index) => (index === pair.begun || index === pair.ended ? "" : key));
  const deal = others.findIndex((key) => {
    const field = synonyms.deals.get(key)?.field;
    return field === "sourceId" || field === "dealId" || field === "name";
  });
  if (deal < 0 || !others.some((key) => synonyms.stageHistory.get(key)?.field === "stage")) return null;
  if (!isDays(rows, pair.begun) || !isDays(rows, pair.ended)) return null;
  if (pair !== sure && !isRepeated(rows, deal, pair.begun)) return null;
  return cells.map((cell, index) =>
    index === pair.begun ? ALIASES.begun : index === pair.ended ? ALIASES.ended : cell,
  );
}

function isDays(rows: readonly (readonly string[])[], index: number): boolean {
  return rows.every((row) => {
    const cell = row[index] ?? "";
    return ["dmy", "mdy"].some(
      (dateOrder) => !isFailure(parseDay(cell, { dateOrder: dateOrder as "dmy" | "mdy" })),
    );
  });
}

function isRepeated(rows: readonly (readonly string[])[], deal: number, begun: number): boolean {
  const since = new Map<string, string>();
  return rows.some((row) => {
    const id = (row[deal] ?? "").trim();
    const on = (row[begun] ?? "").trim();
    const before = since.get(id);
    since.set(id, on);
    return id !== "" && on !== "" && before !== undefined && before !== on;
  });
}
