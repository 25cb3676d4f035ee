export const DEAL_PANEL = "deal-panel";

/** Into the panel that is open already; one that opens takes the focus itself. */
export function focusPanel(): void {
  document.getElementById(DEAL_PANEL)?.focus({ preventScroll: true });
}
