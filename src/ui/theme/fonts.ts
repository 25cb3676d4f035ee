/** System fonts, Chinese ones after the Latin ones, so that figures look alike in both languages. */
export const fontFamily =
  'system-ui, -apple-system, "Segoe UI", "SF Pro Text", "Noto Sans", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';
export const monospaceFamily =
  'ui-monospace, "Cascadia Mono", "SF Mono", "Noto Sans Mono", Menlo, Consolas, monospace';
