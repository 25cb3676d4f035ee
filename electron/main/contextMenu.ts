/** A context menu for text, which Electron has none of: cut, copy, paste in fields, copy of a selection. */
import { Menu, type MenuItemConstructorOptions, type WebContents } from "electron";
import type { Strings } from "./locales.ts";

export function offerContextMenu(contents: WebContents, strings: () => Strings): void {
  contents.on("context-menu", (_event, { isEditable, selectionText, editFlags }) => {
    const text = strings().menu;
    const plain = (label: string): string => label.replace(/\(&\w\)/, "").replace("&", "");
    const items: MenuItemConstructorOptions[] = isEditable
      ? [
          { role: "cut", label: plain(text.cut), enabled: editFlags.canCut },
          { role: "copy", label: plain(text.copy), enabled: editFlags.canCopy },
          { role: "paste", label: plain(text.paste), enabled: editFlags.canPaste },
          { type: "separator" },
          { role: "selectAll", label: plain(text.selectAll), enabled: editFlags.canSelectAll },
        ]
      : [{ role: "copy", label: plain(text.copy), enabled: editFlags.canCopy }];
    if (isEditable || selectionText.trim() !== "") Menu.buildFromTemplate(items).popup();
  });
}
