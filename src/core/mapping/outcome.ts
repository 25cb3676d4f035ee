/**
 * Whether a deal is open, won or lost, by the columns that say so beside its stage: a word (Pipedrive's Status, 商机状态),
 * or flags (Salesforce's IsClosed and IsWon, HubSpot's Is Closed Won).
 */
import { simplify } from "../domain/traditional.ts";
import type { ImportField } from "./fields.ts";
import { parseYesNo } from "./relatedValues.ts";
import { type StageKind, stageKind } from "./stages.ts";

/** In the order in which their cells are put together to one word. */
export const outcomeFields = [
  "state",
  "isClosed",
  "isWon",
  "isLost",
  "isActive",
] as const satisfies ImportField[];
export type OutcomeField = (typeof outcomeFields)[number];

/** Words that say "open" and no more; a word that is none of won, lost and open says nothing of the outcome. */
const OPEN =
  /^(?:open(?:ed)?|active|offen|laufend|in bearbeitung|ouverte?|en cours|abiert[oa]|en curso|商谈中|対応中|オープン|in progress|ongoing|on ?going|pending|working|in process|live|on hold|follow(?:ing)?[- ]?up|(?:正在|持续)?(?:跟进|进行|洽谈|推进|谈判|处理)(?:中|阶段)?|未(?:结|关闭|关单|结单)|打开|开启|开放|待定|暂停|搁置|在谈|在跟)$/;
/** Won or lost, and which of them it is nobody says. */
const CLOSED =
  /^(?:closed?|abgeschlossen|geschlossen|fermée?|clôturée?|cerrad[oa]|クローズ|inactive|finished|completed?|done|已?(?:关闭|关单|结单|结束|完成))$/;

/** @returns null where the word says nothing of the outcome: the stage then decides */
export function stateOf(word: string): StageKind | null {
  const plain = simplify(word.normalize("NFKC")).trim().toLowerCase();
  if (OPEN.test(plain)) return "open";
  if (CLOSED.test(plain)) return null;
  const kind = stageKind(plain);
  return kind === "open" ? null : kind;
}

/** Words of a system's own numbers for the outcome. */
export type StateCodes = ReadonlyMap<string, StageKind>;

/** Dynamics 365 `opportunity`: statecode (Open, Won, Lost). */
const STATES: StateCodes = new Map([
  ["0", "open"],
  ["1", "won"],
  ["2", "lost"],
]);
/** Its statuscode, the reason behind: In Progress, On Hold; Won; Canceled, Out-Sold. */
const STATUSES: StateCodes = new Map([
  ["1", "open"],
  ["2", "open"],
  ["3", "won"],
  ["4", "lost"],
  ["5", "lost"],
]);
const CODED: readonly (readonly [header: RegExp, codes: StateCodes])[] = [
  [/^(?:statecode|状态代码|状态码)$/, STATES],
  [/^(?:statuscode|状态原因代码|状态描述代码)$/, STATUSES],
];
/** Beside these a state code is that of a part of a country. */
const ADDRESS =
  /^(?:billing|shipping|mailing)?(?:city|zip|zipcode|postalcode|postcode|street|address\w*|country\w*)$/;

/** Whether a header's key is one that numbers of Dynamics 365 may stand under: only then need the cells be looked at. */
export function mayBeCoded(key: string): boolean {
  return CODED.some(([header]) => header.test(key));
}

/**
 * Whether a column of states holds numbers of Dynamics 365: only where its header says so, and all of its cells are such
 * numbers.
 * @param key of its header, as `readHeader` gives it
 * @param cells the first of them, as text
 * @param others keys of all headers
 */
export function stateCodesOf(
  key: string,
  cells: readonly string[],
  others: readonly string[],
): StateCodes | null {
  const codes = CODED.find(([header]) => header.test(key))?.[1];
  const filled = cells.filter((cell) => cell !== "");
  if (!codes || filled.length === 0 || others.some((other) => ADDRESS.test(other))) return null;
  return filled.every((cell) => codes.has(cell)) ? codes : null;
}

/** What the cells of one row say, each as text without its outer spaces; a field without column or value is left out. */
export type OutcomeCells = Partial<Record<OutcomeField | "lossReason", string>>;

/** @returns null where nothing is said of the outcome */
export function outcomeOf(
  { state, ...cells }: OutcomeCells,
  codes: StateCodes | null = null,
): StageKind | null {
  const told = state === undefined ? null : (codes?.get(state) ?? stateOf(state));
  if (told !== null) return told;
  const flag = (text: string | undefined) => (text === undefined ? null : parseFlag(text));
  const [closed, won, lost] = [flag(cells.isClosed), flag(cells.isWon), flag(cells.isLost)];
  if (won === true) return "won";
  if (lost === true) return "lost";
  if (isArchived(cells)) return cells.lossReason === undefined ? null : "lost";
  if (closed === true) return won === false ? "lost" : lost === false ? "won" : null;
  return closed === false || (won === false && lost === false) ? "open" : null;
}

/** Odoo: a deal that is no longer active was lost where it has a reason for that, else only put away. */
const isArchived = ({ isActive }: OutcomeCells): boolean =>
  isActive !== undefined && parseFlag(isActive) === false;

/** A day or a number in such a column (Won: 3) is no flag. */
const FLAG = /^(?:[01]|n|no|false|f|否|假|y|yes|true|t|x|✓|✔|√|是|真)$/i;

function parseFlag(text: string): boolean | null {
  const plain = text.normalize("NFKC").trim().toLowerCase();
  if (!FLAG.test(plain)) return null;
  return plain === "t" || plain === "真" ? true : plain === "f" || plain === "假" ? false : parseYesNo(plain);
}

/**
 * The one word that stands for a row's cells in lists and choices: a state's own word, else each flag behind its header.
 * @param headers of the columns that feed the fields
 * @returns empty where all cells are
 */
export function outcomeWord(
  cells: OutcomeCells,
  headers: Partial<Record<OutcomeField | "lossReason", string>>,
  codes: StateCodes | null = null,
): string {
  const archived = isArchived(cells);
  const filled = outcomeFields.filter(
    (field) => cells[field] !== undefined && (field !== "isActive" || archived),
  );
  if (filled.length === 1 && filled[0] === "state" && !codes?.has(cells.state as string))
    return cells.state as string;
  const parts = filled.map((field) => `${headers[field]}: ${cells[field]}`);
  if (archived && cells.lossReason !== undefined) parts.push(`${headers.lossReason}: …`);
  return parts.join(", ");
}

/**
 * What a deal is by its stage and its state together. A state that says won or lost is followed, since a stage is often
 * left where the deal was when it ended; a closed stage is followed over a state that says open, since an open deal needs
 * an open stage.
 * @param stage null: the row names none
 * @param state null: nothing is said
 */
export function settledKind(stage: StageKind | null, state: StageKind | null): StageKind | null {
  if (state === null || stage === null) return state ?? stage;
  return state === "open" ? stage : state;
}

/** Stage and state can't both be true: one is closed, and the other says something else. */
export function contradicts(stage: StageKind, state: StageKind | null): boolean {
  return state !== null && stage !== "open" && stage !== state;
}

/**
 * What the states of all its rows say that a new stage is, over what its name does. Flags follow from the stage, so that
 * all of its deals have the same ones; a word beside it is said of a deal in any stage, and so says nothing of the stage.
 * @param states what the rows of the stage say; null for a row that says nothing
 * @returns null where they say nothing of the stage
 */
export function kindByDeals(states: ReadonlySet<StageKind | null>, byFlags: boolean): StageKind | null {
  const [only = null] = states.size === 1 ? states : [];
  return byFlags ? only : null;
}
