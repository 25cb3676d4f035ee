/**
 * Whether a deal is open, won or lost, by the columns that say so beside its stage: a word (Pipedrive's Status, 商机状态),
 * or flags (Salesforce's IsClosed and IsWon, HubSpot's Is Closed Won).
 */
import { simplify } from "../domain/traditional.ts";
import type { ImportField } from "./fields.ts";
import { parseYesNo } from "./relatedValues.ts";
import { type StageKind, stageKind } from "./stages.ts";

/** In the order in which their cells are put together to one word. */
export const outcomeFields = ["state", "isClosed", "isWon", "isLost"] as const satisfies ImportField[];
export type OutcomeField = (typeof outcomeFields)[number];

/** Words that say "open" and no more; a word that is none of won, lost and open says nothing of the outcome. */
const OPEN =
  /^(?:open(?:ed)?|active|in progress|ongoing|on ?going|pending|working|in process|live|on hold|follow(?:ing)?[- ]?up|(?:正在|持续)?(?:跟进|进行|洽谈|推进|谈判|处理)(?:中|阶段)?|未(?:关闭|关单|结单)|打开|开启|开放|待定|暂停|搁置|在谈|在跟)$/;
/** Won or lost, and which of them it is nobody says. */
const CLOSED = /^(?:closed?|inactive|finished|completed?|done|已?(?:关闭|关单|结单|结束|完成))$/;

/** @returns null where the word says nothing of the outcome: the stage then decides */
export function stateOf(word: string): StageKind | null {
  const plain = simplify(word.normalize("NFKC")).trim().toLowerCase();
  if (OPEN.test(plain)) return "open";
  if (CLOSED.test(plain)) return null;
  const kind = stageKind(plain);
  return kind === "open" ? null : kind;
}

/** What the cells of one row say, each as text without its outer spaces; a field without column or value is left out. */
export type OutcomeCells = Partial<Record<OutcomeField, string>>;

/** @returns null where nothing is said of the outcome */
export function outcomeOf({ state, ...cells }: OutcomeCells): StageKind | null {
  const told = state === undefined ? null : stateOf(state);
  if (told !== null) return told;
  const flag = (text: string | undefined) => (text === undefined ? null : parseFlag(text));
  const [closed, won, lost] = [flag(cells.isClosed), flag(cells.isWon), flag(cells.isLost)];
  if (won === true) return "won";
  if (lost === true) return "lost";
  if (closed === true) return won === false ? "lost" : lost === false ? "won" : null;
  return closed === false || (won === false && lost === false) ? "open" : null;
}

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
export function outcomeWord(cells: OutcomeCells, headers: Partial<Record<OutcomeField, string>>): string {
  const filled = outcomeFields.filter((field) => cells[field] !== undefined);
  if (filled.length === 1 && filled[0] === "state") return cells.state as string;
  return filled.map((field) => `${headers[field]}: ${cells[field]}`).join(", ");
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
