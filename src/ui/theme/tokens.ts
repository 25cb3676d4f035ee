/**
 * The colours of the window, once, for Mantine, the grid, the charts and plain CSS alike. Contrasts on their
 * surface were measured: text 4.5 at least, borders and marks 3 at least. In CSS: `var(--fw-accent)`.
 */
export interface Tokens {
  app: string;
  surface: string;
  /** Under the pointer, and headers of tables. */
  hover: string;
  hairline: string;
  text: string;
  muted: string;
  accent: string;
  /** Of a filled button under the pointer. */
  accentHover: string;
  /** Text on the accent. */
  onAccent: string;
  /** The accent as a tint: what is selected. */
  accentTint: string;
  control: string;
  won: string;
  lost: string;
  warning: string;
  warningTint: string;
  /** Behind what floats above the rest. */
  shade: string;
  /** First stage to last; a pipeline with other than seven takes its colours between them (`stageColour`). */
  stages: readonly string[];
  /** Up to six groups; the rest is one grey. */
  groups: readonly string[];
  others: string;
}

export const light: Tokens = {
  app: "#F5F6F8",
  surface: "#FFFFFF",
  hover: "#F0F2F5",
  hairline: "#DDE1E6",
  text: "#1A1D21",
  muted: "#59626E",
  accent: "#1F5FBF",
  accentHover: "#1A519F",
  onAccent: "#FFFFFF",
  accentTint: "#E3ECF8",
  control: "#868E99",
  won: "#0B7A6F",
  lost: "#B4461E",
  warning: "#8A5A00",
  warningTint: "#FFF4D6",
  shade: "rgba(20, 22, 25, 0.32)",
  stages: ["#6297CC", "#4987C7", "#3477BE", "#2467B1", "#1B579F", "#194988", "#183C6F"],
  groups: ["#5657C1", "#1F2A78", "#60021E", "#9F8F00", "#974100", "#2BA0B1"],
  others: "#868E99",
};

export const dark: Tokens = {
  app: "#141619",
  surface: "#1B1E23",
  hover: "#23272E",
  hairline: "#30353C",
  text: "#E7EAEE",
  muted: "#A0A9B5",
  accent: "#7DB2F7",
  accentHover: "#99C2F9",
  onAccent: "#10161F",
  accentTint: "#22344D",
  control: "#6F7883",
  won: "#4CC7B6",
  lost: "#F2946B",
  warning: "#E0B040",
  warningTint: "#3A3016",
  shade: "rgba(0, 0, 0, 0.5)",
  stages: ["#4378AD", "#4B88C5", "#5599DC", "#64AAF0", "#76BBFF", "#8CCCFF", "#A5DDFF"],
  groups: ["#A2550F", "#5C62C9", "#CE8F00", "#7CA7D7", "#70EFFF", "#FFDB3B"],
  others: "#6F7883",
};

/** `--fw-…` variables of one scheme. */
export function cssVariables(tokens: Tokens): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(tokens)) {
    const key = `--fw-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    if (typeof value === "string") variables[key] = value;
    else (value as string[]).forEach((colour, index) => (variables[`${key}-${index + 1}`] = colour));
  }
  return variables;
}

/** Colour of the stage at `index` of `count`: the scale spread over as many stages as there are. */
export function stageColour(tokens: Tokens, index: number, count: number): string {
  const last = tokens.stages.length - 1;
  const at = count <= 1 ? last : Math.round((index / (count - 1)) * last);
  return tokens.stages[Math.min(Math.max(at, 0), last)] as string;
}
