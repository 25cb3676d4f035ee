/** The Content-Security-Policy of the app's pages. Pure. */

/**
 * Scripts: our files only, nothing inline, no eval. Style elements: our files, and those made at run time by
 * the component, grid and icon libraries, which are given the page's nonce. Style attributes are allowed,
 * because the chart library writes its tooltips as HTML with `style="…"`; they can't run code or select
 * other elements.
 */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * For `electron-vite dev` only: Vite inlines a script for hot reloading, makes style elements and keeps a
 * socket to its server.
 */
export function developmentPolicy(devServer: string): string {
  const { host } = new URL(devServer);
  return [
    "default-src 'none'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self' ws://${host}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Puts the nonce where `styleNonce()` of the page's bridge reads it. */
export function withNonce(html: string, nonce: string): string {
  return html.replace(/<head>/i, `<head>\n    <meta property="csp-nonce" nonce="${nonce}" />`);
}
