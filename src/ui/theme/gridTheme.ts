/** AG Grid in the window's colours; the variables follow the scheme, so one theme serves both. */
import { themeQuartz } from "ag-grid-community";
import { styleNonce } from "../bridge.ts";

export const gridTheme = themeQuartz.withParams({
  backgroundColor: "var(--fw-surface)",
  foregroundColor: "var(--fw-text)",
  textColor: "var(--fw-text)",
  headerTextColor: "var(--fw-muted)",
  headerBackgroundColor: "var(--fw-app)",
  headerFontSize: 12,
  headerFontWeight: 500,
  headerHeight: 32,
  rowHeight: 32,
  fontFamily: "inherit",
  fontSize: 13,
  accentColor: "var(--fw-accent)",
  borderColor: "var(--fw-hairline)",
  borderRadius: 6,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  rowBorder: { width: 1, style: "solid", color: "var(--fw-hairline)" },
  columnBorder: false,
  rowHoverColor: "var(--fw-hover)",
  oddRowBackgroundColor: "transparent",
  selectedRowBackgroundColor: "var(--fw-accent-tint)",
  cellHorizontalPadding: 8,
  spacing: 4,
  iconSize: 14,
  menuBackgroundColor: "var(--fw-surface)",
  menuTextColor: "var(--fw-text)",
  inputBackgroundColor: "var(--fw-surface)",
  inputTextColor: "var(--fw-text)",
  inputBorder: { width: 1, style: "solid", color: "var(--fw-control)" },
  focusShadow: "0 0 0 2px var(--fw-accent)",
  popupShadow: "var(--mantine-shadow-md)",
});

/** Options that every grid of the window needs. */
export function gridDefaults() {
  return {
    theme: gridTheme,
    styleNonce: styleNonce(),
    animateRows: false,
    suppressColumnMoveAnimation: true,
  } as const;
}
